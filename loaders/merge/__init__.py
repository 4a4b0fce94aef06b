"""Two editions of one data set, made by two people from one original, merged into one workbook with nothing lost."""
