"""A network that was read, as tables of our own: a table a kind and a table a relation, checked like any other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from opgavenkaart.graph.model import KINDS, RELATIONS
from opgavenkaart.graph.model.schema import Relation, Table
from opgavenkaart.graph.text import OR, Text, listed, match_key
from opgavenkaart.graph.text.did_you_mean import did_you_mean, nearest_word
from opgavenkaart.loaders.exchange.classify import SHOWN, relation_of, sort_of, values_of
from opgavenkaart.loaders.exchange.codes import (
    LEFT_OUT,
    SAME_NAME,
    UNDIRECTED,
    UNKNOWN_ELEMENT,
    UNKNOWN_KIND,
    UNKNOWN_RELATION,
    UNUSED_ATTRIBUTE,
    WHICH_KIND,
    WRONG_ENDS,
)
from opgavenkaart.loaders.exchange.element_ids import Told, own_id, with_ids
from opgavenkaart.loaders.exchange.network import Connection, Element, Network
from opgavenkaart.loaders.exchange.problem_report import ENDS, Report
from opgavenkaart.loaders.exchange.table_rows import Row, records_of
from opgavenkaart.loaders.exchange.vocabulary import (
    KIND_ATTRIBUTES,
    LABEL,
    REFERENCE,
    RELATION_ATTRIBUTES,
    SHOWN_ONLY,
    Sort,
    field_words,
    link_table,
    node_table,
)
from opgavenkaart.loaders.problems.problem import Detail, Problem
from opgavenkaart.loaders.tables.codes import MISSING_VALUE
from opgavenkaart.loaders.tables.ids import id_field, name_field

_LABEL = match_key(LABEL)
_ID = Text("een id, waarmee verbindingen het element noemen", "an id, by which connections name the element")


class End(NamedTuple):
    """What an element is to a connection: a thing of a kind, found by this text."""

    kind: str
    text: str


class NetworkTables(Report):
    """The reading of one network. Rows number all elements and connections; `placed` says where they stood."""

    def __init__(self, network: Network, file: str) -> None:
        super().__init__(network, file)
        self._rows: dict[Table, list[Row]] = {}
        self._unused: Counter[str] = Counter()
        self._known: dict[str, str] = {}  # every word that an attribute might have been, for the nearest of it
        self._ends: dict[str, End] = {}
        self._things: list[Told] = []
        self._read_elements()
        self._name_elements()
        self._read_connections()
        self.tables = [records_of(table, rows, file, self.problems) for table, rows in self._rows.items()]
        self.problems += map(self._unused_attribute, self._unused)
        self.problems += (Problem(LEFT_OUT, file, details={"what": what}) for what in network.left_out)

    # ── elements ──

    def _read_elements(self) -> None:
        unknown: list[Element] = []
        for number, element in enumerate(self.network.elements, 1):
            if not element.id:
                self._report(MISSING_VALUE, number, details={"what": _ID}, column="id")
            elif self._first(element.id, number):
                if (told := sort_of(element.attributes)) is None:
                    unknown.append(element)
                else:
                    self._read_element(number, element, *told)
        self._ends |= {element.id: End("", "") for element in unknown}
        if unknown:
            values = values_of([e.attributes for e in unknown], KIND_ATTRIBUTES)
            kinds = listed((kind.text for kind in KINDS.values()), OR)
            self._report_once(UNKNOWN_KIND, len(unknown), 0, {"values": values, "kinds": kinds})

    def _read_element(self, number: int, element: Element, sort: Sort, teller: str) -> None:
        kind, subkind = sort
        own = own_id(kind, element.id)
        if (text := element.attributes.get(REFERENCE)) and own != element.id:
            self._ends[element.id] = End(kind, text)
            return
        table = node_table(kind)
        cells = self._cells(table, element.attributes, teller)
        cells.setdefault(name_field(table).id, own)
        if subkind:
            cells.setdefault("kind", subkind)
        self._things.append(Told(number, element, kind, table, cells))

    def _name_elements(self) -> None:
        if same := with_ids(self._things):
            names = Counter(thing.cells[name_field(thing.table).id] for thing in same)
            shown = listed((Text(name, name) for name, _ in names.most_common(SHOWN)), OR)
            self._report_once(SAME_NAME, len(same), 0, {"names": shown})
        for number, element, kind, table, cells in self._things:
            id = cells[id_field(table).id]
            self._ends[element.id] = End(kind, id)
            if self._first((kind, id), number):
                self._rows.setdefault(table, []).append((number, cells))

    def _cells(self, table: Table, attributes: Mapping[str, str], teller: str) -> dict[str, str]:
        """The attributes that are fields of a table; the others are counted. A label is a name if nothing else is."""
        words = field_words(table)
        cells: dict[str, str] = {}
        last = ""
        for title, text in attributes.items():
            key = match_key(title)
            field = words.get(key)
            if key == teller or key in SHOWN_ONLY:
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
        unknown: list[Connection] = []
        undirected = 0
        for number, link in enumerate(self.network.connections, len(self.network.elements) + 1):
            if (told := relation_of(link.attributes)) is None:
                unknown.append(link)
            relation, inverse, role, teller = told or (None, False, "", "")
            ends = [self._end(number, link.start, relation, 0), self._end(number, link.end, relation, 1)]
            if relation is None or ends[0] is None or ends[1] is None or not (ends[0].kind and ends[1].kind):
                continue
            a, b = (ends[1], ends[0]) if inverse else (ends[0], ends[1])
            if link.direction != "directed" and (a.kind, b.kind) not in relation.ends:
                a, b = b, a
            if (a.kind, b.kind) not in relation.ends:
                self._wrong_ends(number, relation, a, b)
                continue
            undirected += link.direction == "undirected" and a.kind == b.kind
            self._read_connection(number, link, relation, role, teller, a, b)
            if link.direction == "mutual" and a.kind == b.kind:
                self._read_connection(number, link, relation, role, teller, b, a)
        self._tell_all(unknown, undirected)

    def _tell_all(self, unknown: Sequence[Connection], undirected: int) -> None:
        if unknown:
            values = values_of([link.attributes for link in unknown], RELATION_ATTRIBUTES)
            relations = listed((r.text for r in RELATIONS.values()), OR)
            self._report_once(UNKNOWN_RELATION, len(unknown), 1, {"values": values, "relations": relations})
        if undirected:
            self._report_once(UNDIRECTED, undirected, 1, {})

    def _end(self, number: int, id: str, relation: Relation | None, side: int) -> End | None:
        """What an end is. In a bare list it is a reference, "kind:text" or of the only kind that the relation joins."""
        if self.network.bare and id:
            kind, mark, text = id.partition(":")
            if mark and kind in KINDS:
                return End(kind, text)
            kinds = list(dict.fromkeys(pair[side] for pair in relation.ends)) if relation else []
            if len(kinds) > 1:
                which: dict[str, Detail] = {
                    "kinds": listed((KINDS[kind].text for kind in kinds), OR),
                    "example": f"{kinds[0]}:{id}",
                }
                self._report(WHICH_KIND, number, id, which, ENDS[side])
            return End(kinds[0], id) if len(kinds) == 1 else None
        if not id or id not in self._seen:
            column = ENDS[side]
            if id:
                self._report(UNKNOWN_ELEMENT, number, id, column=column)
            else:
                self._report(MISSING_VALUE, number, details={"what": _ID}, column=column)
        return self._ends.get(id)

    def _read_connection(
        self, number: int, link: Connection, relation: Relation, role: str, teller: str, a: End, b: End
    ) -> None:
        table = link_table(relation.id, a.kind, b.kind)
        cells = self._cells(table, link.attributes, teller) | {"from": a.text, "to": b.text}
        if role and relation.role:
            cells.setdefault(relation.role.id, role)
        self._rows.setdefault(table, []).append((number, cells))

    def _wrong_ends(self, number: int, relation: Relation, a: End, b: End) -> None:
        ends = listed((_joined(*pair) for pair in relation.ends), OR)
        details = {"start": KINDS[a.kind].text, "end": KINDS[b.kind].text, "ends": ends}
        self._report(WRONG_ENDS, number, relation.id, details)

    def _unused_attribute(self, name: str) -> Problem:
        elsewhere = match_key(name) in self._known  # of elements it is used, or was said twice
        nearest = did_you_mean([] if elsewhere else nearest_word(name, self._known))
        details: dict[str, Detail] = {"count": str(self._unused[name]), "nearest": nearest}
        return Problem(UNUSED_ATTRIBUTE, self.file, value=name, details=details)


def _joined(start: str, end: str) -> Text:
    return Text(*(f"{a} – {b}" for a, b in zip(KINDS[start].text, KINDS[end].text, strict=True)))
