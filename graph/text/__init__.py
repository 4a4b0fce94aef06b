"""Texts in two languages, numbers, names as keys, and what somebody may have meant."""

from opgavenkaart.graph.text.keys import (
    MAX_CELL_LENGTH,
    MAX_ID_LENGTH,
    alike_key,
    as_seen,
    clean,
    has_control,
    has_unseen,
    match_key,
    own_slug,
    slug,
    sort_key,
    unusual_signs,
    with_plain_dashes,
)
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
