"""Overlap as a matrix with circle or boxes."""
