"""On which line of a TOML file does something stand? The standard library's reader does not say."""

from __future__ import annotations

import re

_HEAD = re.compile(r"\s*\[+\s*([^\]]+?)\s*\]+\s*(?:#.*)?")


def line_of(text: str, head: str, number: int, *keys: str) -> int | None:
    """The line of a key within the `number`-th (from 0) table `head`, or the line where that begins; None if neither.

    Keys lead inwards, `"columns", "role"`, and may stand as `[table.columns]`, `columns.role =` or in braces.
    """
    seen, inside, best = -1, not head, None
    depth = 0  # how many keys the head of a table within has named
    for at, line in enumerate(text.splitlines(), 1):
        if found := _HEAD.fullmatch(line):
            name, _, within = found[1].partition(".")
            if name == head and not within:
                seen += 1
            if not head and (name,) == keys:
                return at
            inside = bool(head) and name == head and seen == number
            if inside:
                parts = tuple(part.strip(" \"'") for part in within.split(".")) if within else ()
                depth = len(parts) if parts == keys[: len(parts)] else -1
                if depth == len(keys) or best is None:
                    best = at
        elif inside and keys and 0 <= depth < len(keys) and _begins(line, keys[depth]):
            return at
    return best


def _begins(line: str, key: str) -> bool:
    return re.match(rf"""\s*["']?{re.escape(key)}["']?\s*[=.]""", line) is not None
