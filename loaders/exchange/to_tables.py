"""A network that was read, as tables of our own: a table a kind and a table a relation, checked like any other."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from opgavenkaart.graph.model import DECISION, KINDS, RELATIONS
from opgavenkaart.graph.model.schema import Table
from opgavenkaart.graph.text import OR, Text, alike_key, join, listed, match_key, slug
from opgavenkaart.graph.text.did_you_mean import did_you_mean, nearest_word
from opgavenkaart.loaders.exchange import codes, vocabulary
from opgavenkaart.loaders.exchange.network import Connection, Element, Network, noted
from opgavenkaart.loaders.exchange.problem_report import ENDS, MAX_SHOWN_VALUES, Report, values_of
from opgavenkaart.loaders.files.sheet import Sheet
from opgavenkaart.loaders.problems.problem import Detail, Place, Problem
from opgavenkaart.loaders.tables.approval import decision_columns
from opgavenkaart.loaders.tables.codes import MISSING_VALUE
from opgavenkaart.loaders.tables.recognise import Recognised
from opgavenkaart.loaders.tables.records import TableRecords, id_field, name_field, read_records

_LABEL = match_key(vocabulary.LABEL)
_BY_A_TOOL = re.compile(  # 12, 1.0, n0, n2::n0, node_3, elem-Xk3Jd9aB, a UUID
    r"(?:n|v|id|node|vertex)?[-_:. ]?\d.*|elem-.*|[0-9a-f]{8}-[0-9a-f-]*", re.IGNORECASE | re.DOTALL
)
_ID = Text("een id, waarmee verbindingen het element noemen", "an id, by which connections name the element")


class End(NamedTuple):
    """What an element is to a connection: a thing of a kind, found by this text."""

    kind: str
    text: str


class Classified(NamedTuple):
    """An element of which the kind is known: its number in the file, its table, and its cells by field."""

    number: int
    element: Element
    table: Table
    cells: dict[str, str]

    @property
    def name(self) -> str:
        """What it is called."""
        return self.cells[name_field(self.table).id]

    @property
    def id(self) -> str:
        """The id that it got."""
        return self.cells[id_field(self.table).id]


class NetworkTables(Report):
    """The reading of one network. Rows number all elements and connections; `placed` says where they stood."""

    def __init__(self, network: Network, file: str) -> None:
        super().__init__(network, file)
        self._rows: defaultdict[Table, list[tuple[int, dict[str, str]]]] = defaultdict(list)  # number, cells by field
        self._unused: Counter[str] = Counter()
        self._known: dict[str, str] = {}  # every word that an attribute might have been, for the nearest of it
        self._ends: dict[str, End] = {}  # by the id of an element
        self._things: list[Classified] = []
        self._undirected = 0
        self._read_elements()
        self._name_elements()
        self._read_connections()
        self.tables = [self._records(table) for table in self._rows]
        self.problems += map(self._unused_attribute, self._unused)
        self.problems += noted(network, file)
        self.problems += (Problem(codes.LEFT_OUT, file, details={"what": what}) for what in network.left_out)

    def _records(self, table: Table) -> TableRecords:
        """The rows of a table, every cell read as that of a spreadsheet is."""
        numbers, rows = zip(*self._rows[table], strict=True)
        used = {field for cells in rows for field in cells}
        fields = [field.id for field in (*table.columns, DECISION) if field.id in used]
        cells = [[row.get(field, "") for field in fields] for row in rows]
        positions = {field: position for position, field in enumerate(fields)}
        decisions = decision_columns(fields, cells, ours=False)
        if DECISION.id in used and not decisions:
            self._unused[DECISION.id] += len(rows)
        sheet = Sheet(Place(self.file), table.id, [fields, *cells])
        records, found = read_records(Recognised(table, sheet, 0, positions, True, decisions))
        number = dict(enumerate(numbers, 2))  # below the headings
        self.problems += (replace(problem, row=number.get(problem.row or 0)) for problem in found)
        kept = [number[row] for row in records.rows]
        approved = set(kept)
        refused = [
            (alike_key(name), self._place_of(thing.number))
            for thing in (self._things if records.refused else ())
            if thing.table is table and thing.number not in approved
            for name in (thing.name, thing.id)
        ]
        made = {thing.id for thing in self._made if thing.table is table}
        return replace(records, rows=kept, refused=refused, made_ids=made)

    # ── elements ──

    def _read_elements(self) -> None:
        unknown: list[Mapping[str, str]] = []
        for number, element in enumerate(self.network.elements, 1):
            if not element.id:
                self._report(MISSING_VALUE, number, details={"what": _ID}, column="id")
            elif self._is_first(element.id, number):
                if found := vocabulary.sort_of(element.attributes):
                    self._read_element(number, element, *found)
                else:
                    unknown.append(element.attributes)
        if unknown:
            kinds = listed((kind.text for kind in KINDS.values()), OR)
            details = {"values": values_of(unknown, vocabulary.KIND_ATTRIBUTES), "kinds": kinds}
            self.problems.append(self._of_many(codes.UNKNOWN_KIND, len(unknown), 0, details))

    def _read_element(self, number: int, element: Element, sort: vocabulary.Sort, key: str) -> None:
        kind, subkind = sort
        own = element.id.removeprefix(f"{kind}:")  # as our own export writes it
        if (text := element.attributes.get(vocabulary.REFERENCE)) and own != element.id:
            self._ends[element.id] = End(kind, text)
            return
        table = vocabulary.node_table(kind)
        cells = self._cells(table, element.attributes, key)
        cells.setdefault(name_field(table).id, own)
        if subkind:
            cells.setdefault("kind", subkind)
        self._things.append(Classified(number, element, table, cells))

    def _name_elements(self) -> None:
        self._made, same = _give_ids(self._things)
        if same:
            names = Counter(thing.name for thing in same).most_common(MAX_SHOWN_VALUES)
            details = {"names": listed((name for name, _ in names), OR)}
            self.problems.append(self._of_many(codes.SAME_NAME, len(same), 0, details))
        for thing in self._things:
            self._ends[thing.element.id] = End(thing.table.kind, thing.id)
            if self._is_first((thing.table.kind, thing.id), thing.number):
                self._rows[thing.table].append((thing.number, thing.cells))

    def _cells(self, table: Table, attributes: Mapping[str, str], used: str) -> dict[str, str]:
        """The attributes that are fields of a table, but for one that is used already; the others are counted.

        A label is a name if nothing else is.
        """
        words = vocabulary.field_words(table)
        cells: dict[str, str] = {}
        last = ""
        for title, text in attributes.items():
            key = match_key(title)
            field = words.get(key)
            if key == used or key in vocabulary.SHOWN_ONLY:
                last = text if key == _LABEL and table.kind else last
            elif field and field not in cells:
                cells[field] = text
            else:
                self._unused[title] += 1
                self._known |= {key: key for key in words}
        if last:
            cells.setdefault(words[_LABEL], last)
        return cells

    # ── connections ──

    def _read_connections(self) -> None:
        unknown: list[Mapping[str, str]] = []
        for number, link in enumerate(self.network.connections, len(self.network.elements) + 1):
            stated = vocabulary.relation_of(link.attributes)
            start, end = (self._end(number, id, stated, at) for at, id in enumerate((link.start, link.end)))
            if not stated:
                unknown.append(link.attributes)
            elif start and end:
                self._read_connection(number, link, stated, *((end, start) if stated.is_inverse else (start, end)))
        if unknown:
            relations = listed((relation.text for relation in RELATIONS.values()), OR)
            details = {"values": values_of(unknown, vocabulary.RELATION_ATTRIBUTES), "relations": relations}
            self.problems.append(self._of_many(codes.UNKNOWN_RELATION, len(unknown), 1, details))
        if self._undirected:
            self.problems.append(self._of_many(codes.UNDIRECTED, self._undirected, 1))

    def _end(self, number: int, id: str, stated: vocabulary.StatedRelation | None, side: int) -> End | None:
        """What an end is. In a bare list it is a reference, "kind:text" or of the only kind that the relation joins."""
        if not id:
            self._report(MISSING_VALUE, number, details={"what": _ID}, column=ENDS[side])
        elif self.network.bare:
            kind, mark, text = id.partition(":")
            if mark and kind in KINDS:
                return End(kind, text)
            kinds = list(dict.fromkeys(pair[side] for pair in stated.relation.ends)) if stated else []
            if len(kinds) == 1:
                return End(kinds[0], id)
            if kinds:
                which = listed((KINDS[kind].text for kind in kinds), OR)
                self._report(codes.WHICH_KIND, number, id, {"kinds": which, "example": f"{kinds[0]}:{id}"}, ENDS[side])
        elif id not in self._seen:
            self._report(codes.UNKNOWN_ELEMENT, number, id, column=ENDS[side])
        return self._ends.get(id)

    def _read_connection(
        self, number: int, link: Connection, stated: vocabulary.StatedRelation, a: End, b: End
    ) -> None:
        relation = stated.relation
        if link.direction != "directed" and (a.kind, b.kind) not in relation.ends:
            a, b = b, a
        if (a.kind, b.kind) not in relation.ends:
            ends = listed((join(KINDS[c].text, KINDS[d].text, between=" – ") for c, d in relation.ends), OR)
            kinds = {"start": KINDS[a.kind].text, "end": KINDS[b.kind].text}
            self._report(codes.WRONG_ENDS, number, relation.id, {**kinds, "ends": ends})
            return
        self._undirected += link.direction == "undirected" and a.kind == b.kind
        both_ways = link.direction == "mutual" and a.kind == b.kind
        for start, end in ((a, b), (b, a)) if both_ways else ((a, b),):
            table = vocabulary.link_table(relation.id, start.kind, end.kind)
            cells = self._cells(table, link.attributes, stated.key) | {"from": start.text, "to": end.text}
            if stated.role and relation.role:
                cells.setdefault(relation.role.id, stated.role)
            self._rows[table].append((number, cells))

    def _unused_attribute(self, name: str) -> Problem:
        elsewhere = match_key(name) in self._known  # of elements it is used, or was stated twice
        nearest = did_you_mean([] if elsewhere else nearest_word(name, self._known))
        details: dict[str, Detail] = {"count": str(self._unused[name]), "nearest": nearest}
        return Problem(codes.UNUSED_ATTRIBUTE, self.file, value=name, details=details)


def _give_ids(things: Sequence[Classified]) -> tuple[list[Classified], list[Classified]]:
    """Gives each an id; returns those that got one made of their name, and those of these that would have had that of
    another, and got that of the file behind it.

    An id of our own export is "kind:id". Ids of a file count where no program numbered them.
    """
    by_hand = not any(_BY_A_TOOL.fullmatch(thing.element.id) for thing in things)
    made: list[Classified] = []
    for thing in things:
        key, own = id_field(thing.table).id, thing.element.id.removeprefix(f"{thing.table.kind}:")
        if own != thing.element.id:
            thing.cells[key] = own
        elif key not in thing.cells:
            thing.cells[key] = slug(thing.cells.get("abbreviation") or (own if by_hand else thing.name))
            made.append(thing)
    times = Counter((thing.table.kind, thing.id) for thing in things)
    same = [thing for thing in made if times[thing.table.kind, thing.id] > 1]
    for thing in same:
        thing.cells[id_field(thing.table).id] = slug(f"{thing.id} {thing.element.id}")
    return ([] if by_hand else made), same
