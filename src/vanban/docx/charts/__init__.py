"""Charts that Word draws and edits itself: DrawingML, with the workbook that holds their data."""
