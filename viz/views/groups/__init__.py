"""The working groups side by side."""
