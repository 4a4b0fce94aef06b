"""Texts in two languages, numbers, names as keys, and what somebody may have meant."""

from opgavenkaart.graph.text.keys import MAX_CELL_LENGTH, MAX_ID_LENGTH, clean, match_key, slug, sort_key
from opgavenkaart.graph.text.text import (
    AND,
    LANGS,
    OR,
    Lang,
    Noun,
    Text,
    and_more,
    counted,
    figure,
    join,
    listed,
    listed_at_most,
    number,
    same,
)
