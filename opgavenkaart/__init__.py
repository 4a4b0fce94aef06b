"""Opgavenkaart."""
