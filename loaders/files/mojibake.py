"""Characters that nobody types: a text file was made with another encoding than it was read by.

"Ã©" is "é" in UTF-8 taken for Windows-1252, once or more often; "Cošrdinatie" is "Coördinatie" of an old Macintosh.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from opgavenkaart.loaders.files.codes import MISREAD_TEXT
from opgavenkaart.loaders.problems.problem import Place, Problem, shortened

_CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd]")
_CONTROLS = list(filter(_CONTROL.match, map(chr, (*range(0xA0), 0xFFFD))))  # in a large text found by `in` at once
_TWICE = re.compile("[ÂÃÄÅ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â[€‚„][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
_FOREIGN = re.compile("(?<=[a-zA-Z])[ƒ†‡ˆ‰Š‹Ž˜™š›žŸ]|[ƒ†‡ˆ‰Š‹Ž˜™š›žŸ](?=[a-zA-Z])")


def misread(place: Place, text: str, rows: Sequence[Sequence[str]], guessed: bool) -> list[Problem]:
    """A warning with the first such cell; `guessed` where the encoding is the one that is left when no other fits."""
    sign = _sign(text, guessed)
    if not sign:
        return []
    found = [(n, cell) for n, row in enumerate(rows, 1) for cell in row if sign.search(cell)]
    if not found:
        return []
    row, cell = found[0]
    right = _mended(cell) if sign is _TWICE else ""
    details = {"count": str(len(found)), "meant": f' ("{shortened(right)}"?)' if right else ""}
    return [Problem(MISREAD_TEXT, *place, row, "", _CONTROL.sub("\ufffd", cell.strip()), details)]


def _sign(text: str, guessed: bool) -> re.Pattern[str] | None:
    if any(sign in text for sign in _CONTROLS):
        return _CONTROL
    if any(sign in text for sign in "ÂÃÄÅâ") and _TWICE.search(text):
        return _TWICE
    return _FOREIGN if guessed and _FOREIGN.search(text) else None


def _mended(cell: str) -> str:
    """What was meant by text that was UTF-8, taken for Windows-1252; "" where that cannot be known."""
    try:
        return cell.strip().encode("cp1252").decode()
    except UnicodeError:
        return ""
