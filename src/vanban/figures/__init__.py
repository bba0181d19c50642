"""The figures of a campaign: the month's workbook read and written, checked, and what is computed from it."""
