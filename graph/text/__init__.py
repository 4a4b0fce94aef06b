"""Texts in two languages, numbers, names as keys, and what somebody may have meant."""

from __future__ import annotations

from opgavenkaart.graph.text.keys import MAX_CELL_LENGTH, MAX_ID_LENGTH, clean, match_key, slug, sort_key
from opgavenkaart.graph.text.numbers import Noun, counted, figure, number
from opgavenkaart.graph.text.text import AND, LANGS, OR, Lang, Text, and_more, join, listed, listed_at_most, same

__all__ = [
    "AND",
    "LANGS",
    "MAX_CELL_LENGTH",
    "MAX_ID_LENGTH",
    "OR",
    "Lang",
    "Noun",
    "Text",
    "and_more",
    "clean",
    "counted",
    "figure",
    "join",
    "listed",
    "listed_at_most",
    "match_key",
    "number",
    "same",
    "slug",
    "sort_key",
]
