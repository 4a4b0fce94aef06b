"""Official ids: the register that issued a code, and the spellings of a code that are equal."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from opgavenkaart.graph.graph import Node
from opgavenkaart.graph.text import match_key

_TOOI = re.compile(r"[a-z]{1,8}\d+")
_HOSTS = {"identifier.overheid.nl": "tooi", "organisaties.overheid.nl": "roo"}


class OfficialCode(NamedTuple):
    """A code and the register that issued it. Codes of two registers never contradict each other."""

    scheme: str
    key: str


@lru_cache(maxsize=100_000)
def official_code(official_id: str) -> OfficialCode | None:
    """The code in a text, with or without its URI; None where the text is not a code ("onbekend", "n.v.t.").

    >>> official_code("https://identifier.overheid.nl/tooi/id/ministerie/mnre1025") == official_code("mnre1025")
    True
    >>> official_code("roo:66101")
    OfficialCode(scheme='roo', key='66101')
    """
    text = official_id.strip().rstrip("/")
    host = ""
    if "://" in text:
        before, _, text = text.partition("://")[2].rpartition("/")
        host = before.partition("/")[0].casefold() or "?"
        scheme = _HOSTS.get(host, before.casefold())
    prefix, mark, rest = text.rpartition(":")
    key = match_key(rest).replace(".", "")
    if not re.search("[1-9]", key):
        return None
    if not host:
        scheme = match_key(prefix) if mark else "roo" if key.isdigit() else "tooi" if _TOOI.fullmatch(key) else ""
    return OfficialCode(scheme, key) if scheme else None


def official_codes(node: Node) -> frozenset[OfficialCode]:
    """The codes that data sets state for a node."""
    stated = (official_code(text) for d in node.described or (node,) if (text := d.props.get("official_id")))
    return frozenset(code for code in stated if code)


def codes_conflict(one: Iterable[OfficialCode], other: Iterable[OfficialCode]) -> bool:
    """Whether one register has a different code for each of the two, and none in common."""
    first, second = frozenset(one), frozenset(other)
    schemes = {code.scheme for code in first} & {code.scheme for code in second}
    common = {code.scheme for code in first & second}
    return bool(schemes - common)
