"""Registers of government bodies as data sets: a module a format, and what they have in common."""
