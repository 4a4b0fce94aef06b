"""Hostile texts in every column of every table, and all that is made of them: page, pictures, files, terminal."""
