"""Attacks and mishaps, for a bounded time: `make attack`; a small share of each in `make test`."""
