"""What all questions share: Question, Finding, asking, column names."""
