"""The map through time."""
