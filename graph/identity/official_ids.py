"""Official ids: which register a code is of, and when two spellings of a code are one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from opgavenkaart.graph.graph import Node
from opgavenkaart.graph.text import match_key

_TOOI = re.compile(r"[a-z]{1,8}\d+")
_HOSTS = {"identifier.overheid.nl": "tooi", "organisaties.overheid.nl": "roo"}


class OfficialCode(NamedTuple):
    """A code, and the register that gave it: codes of two registers never contradict each other."""

    scheme: str
    key: str


@lru_cache(maxsize=100_000)
def code_of(official_id: str) -> OfficialCode | None:
    """The code that a text is, with or without its address; None where it is no code ("onbekend", "n.v.t.").

    >>> code_of("https://identifier.overheid.nl/tooi/id/ministerie/mnre1025") == code_of("mnre1025")
    True
    >>> code_of("roo:66101")
    Code(scheme='roo', key='66101')
    """
    text = official_id.strip().rstrip("/")
    host = ""
    if "://" in text:
        before, _, text = text.partition("://")[2].rpartition("/")
        host = before.partition("/")[0].casefold() or "?"
        scheme = _HOSTS.get(host, before.casefold())
    prefix, mark, rest = text.rpartition(":")
    key = match_key(rest)
    if not re.search("[1-9]", key):
        return None
    if not host:
        scheme = match_key(prefix) if mark else "roo" if key.isdigit() else "tooi" if _TOOI.fullmatch(key) else ""
    return OfficialCode(scheme, key) if scheme else None


def codes_of(node: Node) -> frozenset[OfficialCode]:
    """The codes that data sets give of a thing."""
    told = (code_of(text) for d in node.described or (node,) if (text := d.props.get("official_id")))
    return frozenset(code for code in told if code)


def at_odds(one: Iterable[OfficialCode], other: Iterable[OfficialCode]) -> bool:
    """Whether one register has two codes for these, and none for both."""
    ours, theirs = frozenset(one), frozenset(other)
    schemes = {code.scheme for code in ours} & {code.scheme for code in theirs}
    common = {code.scheme for code in ours & theirs}
    return bool(schemes - common)
