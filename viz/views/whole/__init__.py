"""The whole map."""
