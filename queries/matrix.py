"""Who sits at which table, and as what?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from opgavenkaart.graph.graph import EvidenceList, Graph, Node, Reads
from opgavenkaart.graph.model import ORGANISATION_KIND, PARTICIPATION_ROLE
from opgavenkaart.graph.store.around import Around, Follow
from opgavenkaart.graph.text import Text, counted, join, listed
from opgavenkaart.queries.core.grouping import Holding, by_name, claims_of, nested
from opgavenkaart.queries.core.participation import OUTSIDE, SEATS, is_collective, participation_role
from opgavenkaart.queries.core.pivot import PivotRow, across
from opgavenkaart.queries.core.question import CypherPlace, Question
from opgavenkaart.queries.core.reference import Ref
from opgavenkaart.queries.core.sources import OURS, cited, cites, node
from opgavenkaart.queries.core.wording import NOUNS, is_plural, of_several

ROLES = [role.id for role in PARTICIPATION_ROLE.values]
RELATIONS = (*SEATS, "COMMISSIONED")
KINDS = [kind.id for kind in ORGANISATION_KIND.values]
EXPECTED_KINDS = ("ministry", "planning_bureau", "umbrella")  # shown, even where they have no seat


@dataclass(frozen=True, kw_only=True)
class Seats(PivotRow):
    """An organisation with its roles in each group; `total` is at how many of their tables it sits.

    The last row counts the organisations at each table. A collective is shown, but not counted: it has no total.
    """

    brief = ("organisation_name", "total")
    key = ("organisation",)
    words = {role.id: role.text for role in PARTICIPATION_ROLE.values}

    organisation: str | None = None
    organisation_name: str | Text
    cells: tuple[tuple[str, ...] | int, ...]
    total: int | None
    reason: Text


CYPHER = {
    "groups": f"""
MATCH {node("group", "Group")}
RETURN group.id AS id, group.name AS name, '' AS kind, coalesce(group.abbreviation, '') AS abbreviation
ORDER BY id
""",
    "organisations": f"""
MATCH {node("organisation", "Organisation")}
WHERE organisation.kind IN ['ministry', 'planning_bureau', 'umbrella']
   OR EXISTS {{ (organisation)-[:LEADS|COMMISSIONED|PARTICIPATES_IN {OURS}]->(:Group) }}
RETURN organisation.id AS id, organisation.name AS name, coalesce(organisation.kind, '') AS kind,
       coalesce(organisation.abbreviation, '') AS abbreviation
ORDER BY id
""",
    "seats": f"""
MATCH (organisation:Organisation)-[r:LEADS|COMMISSIONED|PARTICIPATES_IN {OURS}]->(group:Group)
RETURN organisation.id AS organisation, group.id AS group, coalesce(r.role, '') AS role,
       [{cites("r")}] AS claims
ORDER BY organisation, group, role, r.key
""",
}


def matrix(graph: Graph, *, about: Ref | None = None) -> list[Seats]:
    """One row per organisation with a role in a group, or of a kind that might have one, and at last the totals."""
    claims = claims_of(graph, RELATIONS)
    seats = [Holding(c.from_id, c.to_id, participation_role(c.relation, c.role), (c,)) for c in claims]
    parties = {**graph.nodes["organisation"], **{id: graph.former[id] for id in graph.successors}}
    return _conclude(graph.nodes["group"], parties, seats, about)


def _in_place(place: CypherPlace, *, about: Ref | None = None) -> list[Seats]:
    groups, organisations = (
        {row[0]: Node(kind, *row) for row in place.run(CYPHER[text])}
        for kind, text in (("group", "groups"), ("organisation", "organisations"))
    )
    seats = []
    for organisation, group, role, claims in place.run(CYPHER["seats"]):
        proof = cited(claims)
        seats.append(Holding(organisation, group, participation_role(next(iter(proof)).relation, role), proof))
    return _conclude(groups, organisations, seats, about)


Held = Mapping[str, Sequence[Holding]]  # the roles of an organisation, by group


def _conclude(
    groups: Mapping[str, Node], parties: Mapping[str, Node], seats: Iterable[Holding], about: Ref | None
) -> list[Seats]:
    tables = dict(sorted(groups.items(), key=lambda item: by_name(item[1].label, item[0])))
    held = nested(seats, lambda seat: (seat.party, seat.item))
    row = across(Seats, tables)
    shown = [party for party in parties.values() if party.id in held or party.type in EXPECTED_KINDS]
    found = [
        _of_party(row, party, held.get(party.id, {}), tables)
        for party in sorted(shown, key=_order)
        if about is None or _concerns(party, held.get(party.id, {}), about)
    ]
    return [*found, _totals(row, found, tables)] if found else []


def _of_party(row: type[Seats], party: Node, held: Held, tables: Mapping[str, Node]) -> Seats:
    cells = tuple(tuple(sorted({seat.role for seat in held.get(id, ())}, key=ROLES.index)) for id in tables)
    proof = EvidenceList([claim for of in held.values() for seat in of for claim in seat.claims])
    reason = _reason(party, [(tables[id], cell) for id, cell in zip(tables, cells, strict=True) if cell])
    total = None if is_collective(party) else sum(map(_seated, cells))
    return row(
        organisation=party.id, organisation_name=party.name, cells=cells, total=total, reason=reason, evidence=proof
    )


def _seated(roles: Iterable[str]) -> bool:
    """Whether one of the roles in a group is a seat at its table."""
    return any(role not in OUTSIDE for role in roles)


def _totals(row: type[Seats], found: Sequence[Seats], tables: Mapping[str, Node]) -> Seats:
    seated = [seats for seats in found if seats.total]
    counts = tuple(sum(_seated(seats.cells[at]) for seats in seated) for at in range(len(tables)))  # type: ignore[arg-type]
    reason = Text(
        "Het aantal organisaties dat in de werkgroep zit, zonder verzamelnamen, opdrachtgevers, sponsors en wie "
        "geraadpleegd wordt.",
        "The number of organisations in each group, without collective names, commissioners, sponsors and whoever is "
        "consulted.",
    )
    name = Text("Totaal", "Total")
    return row(organisation_name=name, cells=counts, total=len(seated), reason=reason)


_NOT_COUNTED = Text(" Een verzamelnaam telt niet mee.", " A collective name is not counted.")
_SITS, _NOWHERE = Text("zit in", "is in"), Text("zit in geen enkele werkgroep", "is in no group")
_OUTSIDE = {
    "commissioner": Text("is opdrachtgever van", "is a commissioner of"),
    "sponsor": Text("is sponsor van", "is a sponsor of"),
    "consulted": Text("wordt geraadpleegd door", "is consulted by"),
}


def _reason(party: Node, held: Sequence[tuple[Node, Sequence[str]]]) -> Text:
    number = of_several if is_plural(party) else join
    at_table = [
        join(group.label, " (", listed(PARTICIPATION_ROLE.value(role).text for role in roles), ")")
        for group, roles in held
        if _seated(roles)
    ]
    parts = [_in_groups(number(_SITS), at_table, always_counted=True)] if at_table else []
    for role, words in _OUTSIDE.items():
        if groups := [group.label for group, roles in held if role in roles and not _seated(roles)]:
            parts.append(_in_groups(number(words), groups))
    if not parts:
        parts.append(number(_NOWHERE))
    not_counted = _NOT_COUNTED if is_collective(party) else ""
    return join(party.label, " ", join(*parts, between="; "), ".", not_counted)


def _in_groups(words: Text, groups: Sequence[Text | str], *, always_counted: bool = False) -> Text:
    """ "zit in 2 werkgroepen: LT1 (lid) en LT2 (trekker)", "wordt geraadpleegd door LT1"."""
    count = join(counted(len(groups), NOUNS["group"]), ": ") if always_counted or len(groups) > 1 else ""
    return join(words, " ", count, listed(groups))


def _concerns(party: Node, held: Mapping[str, object], about: Ref) -> bool:
    return about == (party.kind, party.id) or (about.kind == "group" and about.id in held)


def _order(party: Node) -> tuple[object, ...]:
    kind = KINDS.index(party.type) if party.type in KINDS else len(KINDS)
    return kind, *by_name(party.name, party.id)


def _title(findings: Sequence[Seats]) -> Text:
    parties = [finding for finding in findings if finding.organisation and finding.total is not None]
    if not parties:
        return Text("Er zijn geen organisaties of werkgroepen.", "There are no organisations or groups.")
    seated = sum(bool(finding.total) for finding in parties)
    everywhere = sum(finding.total == len(finding.cells) > 0 for finding in parties)
    return Text(
        "{seated} van {all} organisaties zitten aan een of meer tafels, {everywhere} aan alle.",
        "{seated} of {all} organisations sit at one or more tables, {everywhere} at all of them.",
    ).format(seated=seated, all=len(parties), everywhere=everywhere)


_OF_PARTY = Follow("organisation", RELATIONS)

MATRIX = Question(
    "matrix",
    Text("Wie zit aan welke tafel?", "Who sits at which table?"),
    Seats,
    Reads(("organisation", "group"), RELATIONS),
    matrix,
    _title,
    _in_place,
    CYPHER,
    around={
        "organisation": Around((_OF_PARTY,), all_of=("group",)),
        "group": Around((Follow("group", RELATIONS), _OF_PARTY), all_of=("group",)),
    },
)
