"""Reading files: CSV and workbooks to sheets of text."""
