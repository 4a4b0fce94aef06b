"""Tables of other people, read as ours by a mapping: a TOML file that says which column is which."""
