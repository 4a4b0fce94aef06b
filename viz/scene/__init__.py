"""The scene that a view describes, and its layout."""
