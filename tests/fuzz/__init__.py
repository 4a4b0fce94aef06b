"""Readers fed with broken files, for a bounded time: `make fuzz`."""
