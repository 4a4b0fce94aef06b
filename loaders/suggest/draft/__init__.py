"""What a foreign table may say: one kind of draft a file, and the evidence for it."""
