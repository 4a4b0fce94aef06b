"""What the standard library's TOML reader does not do: write a value, and say on which line something stands."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

Toml = str | int | bool | Sequence["Toml"] | Mapping[str, "Toml"]

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_HEAD = re.compile(r"\s*\[+\s*([^\]]+?)\s*\]+\s*(?:#.*)?")


def toml(value: Toml) -> str:
    """A value as TOML.

    >>> toml({"column": "Naam \\"kort\\"", "split": "/"})
    '{ column = "Naam \\\\"kort\\\\"", split = "/" }'
    """
    if isinstance(value, int):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + "".join(map(_escaped, value)) + '"'
    if isinstance(value, Mapping):
        return "{ " + ", ".join(map(setting, value, value.values())) + " }"
    return "[" + ", ".join(map(toml, value)) + "]"


def setting(key: str, value: Toml) -> str:
    """A key with its value."""
    return f"{key if _BARE.fullmatch(key) else toml(key)} = {toml(value)}"


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


def _escaped(letter: str) -> str:
    if letter in _ESCAPED:
        return _ESCAPED[letter]
    return letter if ord(letter) >= 0x20 and ord(letter) != 0x7F else f"\\u{ord(letter):04x}"
