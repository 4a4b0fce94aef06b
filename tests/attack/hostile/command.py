"""Commands run in this process: what they print, to a terminal or to a pipe."""

import io
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from opgavenkaart import cli

_COLOURS = re.compile(r"\x1b\[[\d;]*m")  # and bold, which are the program's own
_OBEYED = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Ran:
    """A command that ended: its exit status, the answer, and what it said beside."""

    status: int
    out: str
    talk: str


class _Terminal(io.StringIO):
    """Where a person looks on."""

    def isatty(self) -> bool:
        return True


def run(*words: object, on_terminal: bool = False) -> Ran:
    """Runs a command."""
    with _streams(_Terminal if on_terminal else io.StringIO) as (out, talk):
        try:
            cli.main([str(word) for word in words])
        except SystemExit as ended:
            return Ran(int(ended.code or 0), out.getvalue(), talk.getvalue())


@contextmanager
def _streams(made: type[io.StringIO]) -> Iterator[tuple[io.StringIO, io.StringIO]]:
    usual = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = out, talk = made(), made()
    try:
        yield out, talk
    finally:
        sys.stdout, sys.stderr = usual


def obeyed(text: str) -> list[str]:
    """What a terminal would obey, beside the colours of the program."""
    return [f"a terminal is sent {found[0]!r}" for found in _OBEYED.finditer(_COLOURS.sub("", text))][:1]
