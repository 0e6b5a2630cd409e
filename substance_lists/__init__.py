"""Lists of substances as people keep them: any spreadsheet, table or text becomes rows with known columns. One reader for all."""
