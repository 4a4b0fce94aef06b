"""Errors that a user can cause: each says what happened, where, and what to do."""

from __future__ import annotations

from collections.abc import Iterable


class OpgavenkaartError(Exception):
    """Base of all errors whose message is meant for the user; the command line prints it without a traceback."""


class GraphUnavailable(OpgavenkaartError):
    """The graph cannot be opened, read or written: missing, locked, damaged, too new, not permitted."""


class GraphInUse(OpgavenkaartError):
    """Removing or replacing this data set would leave another one pointing at nothing."""


class UnknownWord(OpgavenkaartError):
    """A question, view, option or reference that does not exist; the message names the nearest one."""


def nearest(word: str, right: Iterable[str]) -> str:
    """The right word that a wrong one is nearest to, or all of them, as the end of a message."""
    from difflib import get_close_matches

    words = list(right)
    close = get_close_matches(word.lower(), words, 1, 0.5)
    return f'Did you mean "{close[0]}"?' if close else f"Choose one of: {', '.join(words)}."
