"""Data problems: codes, places, messages, suggestions."""
