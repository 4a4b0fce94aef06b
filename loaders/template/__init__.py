"""Workbooks that people fill in, and data sets of a graph written as such workbooks: what is written, loads."""
