"""How did an organisation come to be what it is: names, codes, parents, predecessors and successors through time?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from opgavenkaart.graph.graph import Citable, Claim, Evidence, EvidenceList, Graph, Node, Reads
from opgavenkaart.graph.model import SUCCESSION_EVENT
from opgavenkaart.graph.succession import succession_date
from opgavenkaart.graph.text import Text, counted, sort_key
from opgavenkaart.queries.core.question import Finding, Question
from opgavenkaart.queries.core.reach import reached
from opgavenkaart.queries.core.reference import Ref
from opgavenkaart.queries.core.wording import NOUNS

EVENTS = ("begin", "name", "code", "parent", *(value.id for value in SUCCESSION_EVENT.values))


@dataclass(frozen=True, kw_only=True)
class Event(Finding):
    """Something that held of an organisation for a time, or happened to it on a day; dates as the sources give them."""

    brief = ("since", "until", "organisation_name", "event", "what", "reason")
    key = ("organisation", "event", "since", "until", "what", "other")
    words = {
        "begin": Text("begin", "begin"),
        "name": Text("naam", "name"),
        "code": Text("officiële code", "official code"),
        "parent": Text("onderdeel van", "part of"),
        **{value.id: value.text for value in SUCCESSION_EVENT.values},
    }

    since: str | None
    until: str | None
    organisation: str
    organisation_name: str
    event: str
    what: str | None
    other: str | None
    reason: Text


class _Happened(NamedTuple):
    """An event before it is put in order."""

    organisation: str
    event: str
    reason: Text
    since: str = ""
    until: str = ""
    what: str = ""
    other: str = ""


def history(graph: Graph, *, about: Ref | None = None) -> list[Event]:
    """One finding per name, code, parent and succession, by date; those without a date come first.

    With `about` an organisation: of it, and of all that it came from or went into. Without: of every organisation
    of which more is known than a name.
    """
    chain = _chain(graph, about.id) if about and about.kind == "organisation" else None
    if about and chain is None:
        return []
    proofs: dict[_Happened, list[Citable]] = defaultdict(list)
    for happened, proof in _all(graph):
        if chain is None or happened.organisation in chain:
            proofs[happened].append(proof)
    with_past = {h.organisation for h in proofs if h.event not in ("code", "parent")}
    found = [
        Event(
            since=h.since or None,
            until=h.until or None,
            organisation=h.organisation,
            organisation_name=graph.name("organisation", h.organisation),
            event=h.event,
            what=h.what or None,
            other=h.other or None,
            reason=h.reason,
            evidence=EvidenceList(proof),
        )
        for h, proof in proofs.items()
        if chain is not None or h.organisation in with_past
    ]
    return sorted(found, key=_order)


def _chain(graph: Graph, organisation: str) -> set[str]:
    """An organisation, and all that it came from or went into."""
    after: dict[str, set[str]] = defaultdict(set)
    before: dict[str, set[str]] = defaultdict(set)
    for claim in graph.claims["SUCCEEDED_BY"]:
        after[claim.from_id].add(claim.to_id)
        before[claim.to_id].add(claim.from_id)
    return reached(organisation, after.__getitem__) | reached(organisation, before.__getitem__)


def _all(graph: Graph) -> Iterator[tuple[_Happened, Citable]]:
    organisations = {**graph.former, **graph.nodes["organisation"]}
    for node in organisations.values():
        for record in node.described or (node,):
            yield from ((happened, Evidence.of_node(record)) for happened in _of_record(node, record))
    for claim in graph.claims["HAS_NAME"]:
        if name := graph.nodes["name"].get(claim.to_id):
            yield _naming(claim, name)
    for claim in graph.claims["PART_OF"]:
        if claim.from_kind == "organisation":
            parent = graph.name("organisation", claim.to_id)
            reason = Text(f"Onderdeel van {parent}.", f"Part of {parent}.")
            yield (
                _Happened(claim.from_id, "parent", reason, claim.valid_from, claim.valid_to, parent, claim.to_id),
                claim,
            )
    for claim in graph.claims["SUCCEEDED_BY"]:
        yield _succession(graph, claim), claim


def _of_record(node: Node, record: Node) -> Iterator[_Happened]:
    who, start, end = node.label, record.valid_from, record.valid_to
    if start:
        yield _Happened(node.id, "begin", Text(f"{who} bestaat sinds {start}.", f"{who} exists since {start}."), start)
    if end:
        yield _Happened(node.id, "end", Text(f"{who} bestaat tot {end}.", f"{who} exists until {end}."), end)
    if code := record.props.get("official_id", ""):
        yield _Happened(node.id, "code", Text(f"Officiële code {code}.", f"Official code {code}."), start, end, code)


def _naming(claim: Claim, name: Node) -> tuple[_Happened, Evidence]:
    what = f"{name.name} ({name.abbreviation})" if name.abbreviation else name.name
    period = name.valid_from or claim.valid_from, name.valid_to or claim.valid_to
    reason = Text(f"Heette {what}.", f"Was called {what}.")
    ends = {"from_": claim.from_id, "to": claim.to_id, "from_kind": claim.from_kind, "to_kind": claim.to_kind}
    proof = Evidence.of_node(name)._replace(relation=claim.relation, **ends)
    return _Happened(claim.from_id, "name", reason, *period, what), proof


_SENTENCES: Mapping[str, Text] = {
    "rename": Text("{a} ging verder als {b}.", "{a} went on as {b}."),
    "merge": Text("{a} ging op in {b}.", "{a} merged into {b}."),
    "split": Text("{b} splitste zich af van {a}.", "{b} split off from {a}."),
    "move": Text("Het werk van {a} ging over naar {b}.", "The work of {a} moved to {b}."),
    "end": Text("{a} werd opgeheven.", "{a} was abolished."),
}


def _succession(graph: Graph, claim: Claim) -> _Happened:
    names = {"a": graph.name("organisation", claim.from_id), "b": graph.name("organisation", claim.to_id)}
    reason = _SENTENCES.get(claim.role, _SENTENCES["move"]).format(**names)
    date = succession_date(claim)
    if claim.from_id == claim.to_id:  # it ended, and nobody took over
        return _Happened(claim.from_id, claim.role, reason, date)
    return _Happened(claim.from_id, claim.role, reason, date, "", names["b"], claim.to_id)


def _order(event: Event) -> tuple[object, ...]:
    return (
        event.since or "",
        EVENTS.index(event.event),
        sort_key(event.organisation_name),
        event.organisation,
        sort_key(event.what or ""),
        event.other or "",
        event.until or "",
        event.reason,
    )


def _title(findings: Sequence[Event]) -> Text:
    if not findings:
        return Text("Er is geen geschiedenis vastgelegd.", "No history is on record.")
    organisations = len({f.organisation for f in findings})
    successions = [f for f in findings if f.other and f.event != "parent"]
    names = counted(sum(f.event == "name" for f in findings), NOUNS["name"])
    steps = counted(len(successions), (Text("opvolging", "succession"), Text("opvolgingen", "successions")))
    return Text("{who}: {names} door de tijd en {steps}.", "{who}: {names} through time and {steps}.").format(
        who=counted(organisations, NOUNS["organisation"]), names=names, steps=steps
    )


HISTORY = Question(
    "history",
    Text("Wie ging waarin op, en hoe heette het toen?", "Who became whom, and what was it called then?"),
    Event,
    Reads(("organisation", "name"), ("HAS_NAME", "PART_OF", "SUCCEEDED_BY")),
    history,
    _title,
)
