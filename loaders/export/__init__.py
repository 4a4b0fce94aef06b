"""What is written for others to open: workbooks to fill in, and formats of other tools, with what is lost."""
