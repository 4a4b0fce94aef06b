"""The graph: its vocabulary, its value, and the stores that keep it."""
