"""What kind of thing a row or a column is of, and how sure that is; and the table of such things."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from opgavenkaart.graph.identity.lookup import Names
from opgavenkaart.graph.model import KINDS, TABLES
from opgavenkaart.graph.model.schema import Table
from opgavenkaart.graph.text import Text, match_key
from opgavenkaart.loaders.mapping.model import TABLE_OF, TO_CHOOSE
from opgavenkaart.loaders.suggest.column_profile import Look
from opgavenkaart.loaders.suggest.vocabulary import kind_of

EXACTLY = 0.8  # how sure a word is that names a kind as it is
KNOWN = 0.4  # the share of known names that tells what a column holds
TOLD = 0.5  # the share of words for sorts of one kind that tells the kind
SORTS = {
    kind.id: {match_key(word) for value in kind.subkinds.values for word in (value.id, *value.text, *value.also)}
    for kind in KINDS.values()
    if kind.subkinds and kind.id in TABLE_OF
}
GUESS = 0.2  # how sure it is of what nothing says
NOTHING_SAYS = Text("niets zegt wat de rijen zijn", "nothing says what the rows are")
_TABLES = [TABLES[table] for table in TABLE_OF.values()]
_EVERYWHERE = set.intersection(*({column.id for column in table.columns} for table in _TABLES))
ANYTHING = replace(  # of things whose kind is still to be chosen: the columns that all of them have
    TABLES["issues"],
    id=TO_CHOOSE,
    text=Text("nog te kiezen", "still to be chosen"),
    columns=tuple(column for column in TABLES["issues"].columns if column.id in {*_EVERYWHERE, "name"} - {"kind"}),
)
NAMED = Text("de kop zegt het", "its heading says so")


def table_of(kind: str) -> Table:
    """The table of things of a kind; of "" the columns that all of them have."""
    return TABLES[TABLE_OF[kind]] if kind else ANYTHING


def kind_told(
    stem: str, naming: Look, said: Look | None, about: Sequence[str], names: Names
) -> tuple[str, float, Text]:
    """What kind of thing it is, "" where nothing says so; `said` is the column that says of each which sort it is."""
    if said and (told := _by_sorts(said)):
        return told
    known = naming.known(names, "organisation")
    kind, sure = kind_of(stem)
    if kind:
        return kind, sure, NAMED
    if known >= KNOWN:
        why = Text(f"{known:.0%} is een bekende organisatie", f"{known:.0%} is a known organisation")
        return "organisation", 0.4 + known / 2, why
    if stem:
        return "", 0.0, NAMED
    for text in about:
        kind, sure = kind_of(text)
        if kind:
            return kind, sure * 0.8, Text(f"{text} zegt het", f"{text} says so")
    return "", GUESS, NOTHING_SAYS


def _by_sorts(said: Look) -> tuple[str, float, Text] | None:
    """The kind whose sorts most cells name: who has an advisory council among them lists organisations."""
    keys = [match_key(text) for text in said.counts]
    for kind, sorts in SORTS.items():
        if (share := sum(key in sorts for key in keys) / max(len(keys), 1)) > TOLD:
            of = KINDS[kind].plural
            why = Text(f"{share:.0%} is een soort {of.nl}", f"{share:.0%} is a kind of {of.en}")
            return kind, EXACTLY * share, why
    return None
