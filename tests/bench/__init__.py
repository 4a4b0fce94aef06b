"""Benchmarks: ratios against a named baseline, both measured in turn in one run."""
