"""Errors that a user can cause: each says what happened, where, and what to do."""

from __future__ import annotations


class OpgavenkaartError(Exception):
    """Base of all errors whose message is meant for the user; the command line prints it without a traceback."""


class GraphUnavailable(OpgavenkaartError):
    """The graph cannot be opened, read or written: missing, locked, damaged, too new, not permitted."""


class GraphInUse(OpgavenkaartError):
    """Removing or replacing this data set would leave another one pointing at nothing."""


class UnknownWord(OpgavenkaartError):
    """A question, view, option or reference that does not exist; the message names the nearest one."""
