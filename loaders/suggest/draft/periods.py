"""Dates of other people: of the thing or of what joins it to another, and what the last of them means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from opgavenkaart.graph.model import TABLES
from opgavenkaart.graph.text import Text, match_key
from opgavenkaart.loaders.mapping.source_sheet import Foreign
from opgavenkaart.loaders.suggest.draft.entities import Entity
from opgavenkaart.loaders.suggest.draft.model import ColumnDraft, Draft
from opgavenkaart.loaders.suggest.vocabulary import heading_of
from opgavenkaart.loaders.tables.recognise import spellings

SEVERAL = 0.1  # the share of things with several dates by which these are not their own
_DIFFERS = Text("verschilt van rij tot rij", "differs from row to row")
_LAST_DAY = Text(
    "de eerste dag waarop het niet meer geldt; is het de laatste, dan { column = …, last_day = true }",
    "the first day on which it no longer holds; if it is the last day, { column = …, last_day = true }",
)
_OURS = {match_key(word) for of in TABLES["organisations"].columns if of.id == "valid_to" for word in spellings(of)}


def ends_told(lines: Sequence[ColumnDraft]) -> None:
    """Says what the end of a period means here, where its heading is not our own word for it."""
    for line in lines:
        if line.field == "valid_to" and match_key(str(line.value)) not in _OURS:
            line.why, line.sure = _LAST_DAY, line.sure * 0.7


def periods_of(link: Draft, own: Draft, main: Entity, foreign: Foreign) -> None:
    """Dates that differ from row to row of one thing are not of that thing, but of what joins it to another."""
    if main.key is None:
        return
    dated = [line for line in own.lines if line.field in ("valid_from", "valid_to")]
    for line in [line for line in dated if heading_of(str(line.value)).stem != main.stem]:
        at, key = main.columns[line.field][0].position, main.key.position
        dates = defaultdict[str, set[str]](set)
        for _, row in foreign.below:
            dates[row[key]].add(row[at])
        if sum(len(of) > 1 for of in dates.values()) > SEVERAL * len(dates):
            own.lines.remove(line)
            link.lines.append(replace(line, why=_both(line.why), sure=line.sure * 0.8))


def _both(why: Text) -> Text:
    return Text(*(f"{differs}; {of}" for differs, of in zip(_DIFFERS, why, strict=True)))
