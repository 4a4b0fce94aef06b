"""What the attributes of an element or connection tell of its kind or relation, and what they hold where none does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from opgavenkaart.graph.model import RELATIONS
from opgavenkaart.graph.model.schema import Relation
from opgavenkaart.graph.text import Text, match_key
from opgavenkaart.loaders.exchange.vocabulary import (
    KIND_ATTRIBUTES,
    KIND_WORDS,
    RELATION_ATTRIBUTES,
    RELATION_WORDS,
    Sort,
)

SHOWN = 5  # values that a message names
_NOTHING = Text("geen kenmerk zegt het; er is wel: {names}", "no attribute says so; there are: {names}")


def sort_of(attributes: Mapping[str, str]) -> tuple[Sort, str] | None:
    """The kind that an element's attributes spell, and the key of the one that does."""
    by_key = {match_key(title): text for title, text in attributes.items()}
    for key in KIND_ATTRIBUTES:
        if found := KIND_WORDS.get(match_key(by_key.get(key, ""))):
            return found, key
    return None


def relation_of(attributes: Mapping[str, str]) -> tuple[Relation, bool, str, str] | None:
    """The relation that a connection's attributes spell, whether from its other end, its role, and the telling key."""
    by_key = {match_key(title): text for title, text in attributes.items()}
    for key in RELATION_ATTRIBUTES:
        word, _, role = by_key.get(key, "").partition(":")
        if found := RELATION_WORDS.get(match_key(word)):
            return RELATIONS[found[0]], found[1], role, key
    return None


def values_of(all_of: Sequence[Mapping[str, str]], keys: Sequence[str]) -> Text:
    """The most frequent values of the attributes that might have told; else which attributes there are."""
    spelled: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for attributes in all_of:
        names.update(list(attributes))
        told = (f"{title} = {text}" for title, text in attributes.items() if match_key(title) in keys)
        spelled.update([next(told, "")])
    if set(spelled) == {""}:
        there = ", ".join(name for name, _ in names.most_common(SHOWN)) or "–"
        return Text(*(text.format(names=there) for text in _NOTHING))
    shown = ", ".join(f"{value or '–'} ({count})" for value, count in spelled.most_common(SHOWN))
    return Text(shown, shown)
