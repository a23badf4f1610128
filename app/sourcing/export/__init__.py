"""The file on paper and as a spreadsheet: what is needed to answer for it without the application."""
