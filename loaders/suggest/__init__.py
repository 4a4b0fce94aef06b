"""A first mapping for a foreign table, to be corrected by a person."""
