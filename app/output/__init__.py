"""What the commands print and write: answers, problems, load summaries, review workbooks."""
