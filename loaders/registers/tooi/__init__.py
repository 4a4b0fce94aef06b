"""TOOI value lists."""
