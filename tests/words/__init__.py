"""Every sentence of page, answers and messages in one table, to be read aloud, and what no sentence may look like."""
