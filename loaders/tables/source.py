"""A data set of tables that was read: the edition that its rows make, or all that is wrong with them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import chain, groupby
from pathlib import Path

from opgavenkaart.graph.edition import Edition
from opgavenkaart.graph.graph import Claim, Node
from opgavenkaart.graph.identity.lookup import Names
from opgavenkaart.graph.store.gc_pause import without_garbage_search
from opgavenkaart.graph.text import LANGS, Text, match_key
from opgavenkaart.loaders.files.codes import UNREADABLE
from opgavenkaart.loaders.problems.bound import bounded
from opgavenkaart.loaders.problems.problem import Place, Problem, in_order
from opgavenkaart.loaders.source import Examined, Source
from opgavenkaart.loaders.tables.graph_rows import Described, circles, claims_of, nodes_of, repeated_rows
from opgavenkaart.loaders.tables.identity_decisions import apply_decisions
from opgavenkaart.loaders.tables.made_ids import apart_from_earlier, ids_of, nearly_alike
from opgavenkaart.loaders.tables.recognise import TABLE_BY_KEY
from opgavenkaart.loaders.tables.records import (
    TableRecords,
    duplicate_ids,
    ids_by_kind,
    same_codes,
)
from opgavenkaart.loaders.tables.reference_targets import own_former_names, own_things
from opgavenkaart.loaders.tables.references import References
from opgavenkaart.loaders.tables.row_checks import check_rows
from opgavenkaart.loaders.tables.typing_errors import misspelt, misspelt_names


class TableSource(Source):
    """A data set of tables that was read."""

    def __init__(
        self,
        name: str,
        origin: str,
        tables: Sequence[TableRecords],
        problems: Iterable[Problem],
        placed: Callable[[Iterable[Problem]], Iterable[Problem]] | None = None,
        accounts: Sequence[Text] = (),
        sheets: Sequence[str] = (),
    ) -> None:
        """`placed` turns the rows of problems into their places, for what was no table to begin with.

        `sheets` are those of a workbook in its own order, in which their problems are reported.
        """
        self.name, self.origin, self.accounts, self._sheets = name, origin, accounts, sheets
        self._found, self._texts = list(problems), dict[str, str]()
        self._tables, self._placed = list[TableRecords](), placed
        for records in tables:
            counted, texts, wrong = apply_decisions(records)
            self._tables.append(counted)
            self._texts |= texts  # that name an organisation: things of their own
            self._found += bounded(chain(wrong, check_rows(counted)))
        self._ids = [ids_of(records) for records in self._tables]
        self._found += bounded(duplicate_ids(self._tables, self._ids))
        self._found += bounded(same_codes(self._tables, self._ids))
        for records, ids in zip(self._tables, self._ids, strict=True):
            self._found += bounded(nearly_alike(records, ids) if records.table.kind else ())
        self._found += bounded(misspelt(self._tables, has_rows=not placed))
        self.problems: Sequence[Problem] = self._in_order(self._found)

    @property
    def recognised(self) -> Sequence[Text]:
        """Which sheet or file is which tables, with how many rows; tables without rows are only counted."""
        filled = [records for records in self._tables if records.rows]
        empty = len(self._tables) - len(filled)
        found = [_taken_for(place, [*of]) for place, of in groupby(filled, lambda records: records.place)]
        return [*found, *([Text(f"{empty} × leeg", f"{empty} × empty")] if empty else [])]

    @property
    def first_rows(self) -> Mapping[Place, int]:
        """The number of the first row of each sheet that is no heading."""
        found: dict[Place, int] = {}
        for records in self._tables:
            if records.rows:
                found[records.place] = min(found.get(records.place, records.rows[0]), *records.rows)
        return found

    @without_garbage_search()
    def examine(self, names: Callable[[], Names]) -> Examined:
        """The edition as far as it goes, and every problem in order."""
        problems = list(self._found)
        every: list[Sequence[str]] = []
        for records, ids in zip(self._tables, self._ids, strict=True):
            apart, wrong = apart_from_earlier(records, ids, names) if records.table.kind else (ids, [])
            every.append(apart)
            problems += wrong
        references = self._references(every, names)
        described: list[Described] = []
        for records, ids in zip(self._tables, every, strict=True):
            found: dict[str, list[tuple[str, ...]]] = {}
            for field in (field for field in records.table.columns if field.type == "reference"):
                found[field.id], wrong = references.resolve(records, field)
                problems += wrong
            described.append(Described(records, ids, found))
        nodes = [node for table in described if table.records.table.kind for node in nodes_of(table, self.name)]
        made: list[list[tuple[int, Claim]]] = []
        for table in described:
            of_table, wrong = claims_of(table, self.name)
            made.append(of_table)
            problems += wrong
        problems += misspelt_names(self.origin or self.name, references.created)
        nodes += (Node(kind, id, name, datasets=(self.name,)) for (kind, id), name in references.created.items())
        nodes += (Node("organisation", id, text, datasets=(self.name,)) for id, text in self._texts.items())
        claims = tuple(claim for of_table in made for _, claim in of_table)
        edition = Edition(self.name, tuple(nodes), claims, tuple(references.outward), self.origin)
        for table, of_table in zip(described, made, strict=True) if len(edition.claims) < len(claims) else ():
            problems += bounded(repeated_rows(table, of_table))
        problems += circles(described, edition.claims)
        return Examined(edition, self._in_order(problems))

    def _in_order(self, problems: Iterable[Problem]) -> list[Problem]:
        kept = bounded(problems)
        return in_order(self._placed(kept) if self._placed else kept, self._sheets)

    def _references(self, every: Sequence[Sequence[str]], names: Callable[[], Names]) -> References:
        ids = dict(ids_by_kind(self._tables, every))
        if self._texts:
            ids["organisation"] = {*ids.get("organisation", ()), *self._texts}
        own = partial(own_things, self._tables, every)
        former = tuple(own_former_names(self._tables, References(ids, own, names).find))
        refused = {(of.table.kind, name): where for of in self._tables for name, where in of.refused}
        return References(ids, own, names, self._unsure(), former, refused)

    def _unsure(self) -> frozenset[str]:
        """The kinds of which a table was lost, in part or whole."""
        unread = (TABLE_BY_KEY.get(match_key(Path(p.file).stem)) for p in self._found if p.code == UNREADABLE)
        broken = (records.table for records in self._tables if not records.complete)
        return frozenset(table.kind for table in (*unread, *broken) if table and table.kind)


def _taken_for(place: Place, tables: Sequence[TableRecords]) -> Text:
    """The tables with their rows, and where they stand if that goes by another name: `Blad1 → agenda 12`."""
    where = place.sheet or Path(place.file).stem
    named = len(tables) == 1 and TABLE_BY_KEY.get(match_key(where)) is tables[0].table
    counted = (", ".join(f"{records.table.text.in_(lang)} {len(records.rows)}" for records in tables) for lang in LANGS)
    return Text(*(line if named else f"{where} → {line}" for line in counted))
