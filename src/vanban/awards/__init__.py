"""The nominees of a campaign's year: their workbook read and written, held against the law, put in order."""
