"""A month's workbook, read as people fill it in."""
