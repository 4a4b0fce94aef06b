"""Colours, shapes and line styles."""
