"""One suite for every engine: the same questions about the same data must get the same findings."""
