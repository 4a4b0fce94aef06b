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
from opgavenkaart.queries.core.reference import Ref

EVENTS = ("begin", "name", "code", "parent", *(value.id for value in SUCCESSION_EVENT.values))


@dataclass(frozen=True)
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
    since: str
    until: str
    what: str
    other: str
    reason: Text


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
    telling = {h.organisation for h in proofs if h.event not in ("code", "parent")}
    found = [
        Event(
            h.since or None,
            h.until or None,
            h.organisation,
            graph.name("organisation", h.organisation),
            h.event,
            h.what or None,
            h.other or None,
            h.reason,
            evidence=EvidenceList(proof),
        )
        for h, proof in proofs.items()
        if chain is not None or h.organisation in telling
    ]
    return sorted(found, key=_order)


def _chain(graph: Graph, organisation: str) -> set[str]:
    """An organisation, and all that it came from or went into."""
    chain = {organisation}
    for start, end in (("from_id", "to_id"), ("to_id", "from_id")):
        step: dict[str, set[str]] = defaultdict(set)
        for claim in graph.claims["SUCCEEDED_BY"]:
            step[getattr(claim, start)].add(getattr(claim, end))
        ahead, reached = [organisation], {organisation}
        while ahead:
            new = step[ahead.pop()] - reached
            reached |= new
            ahead += new
        chain |= reached
    return chain


def _all(graph: Graph) -> Iterator[tuple[_Happened, Citable]]:
    organisations = {**graph.former, **graph.nodes["organisation"]}
    for node in organisations.values():
        for told in node.described or (node,):
            yield from _told(node, told)
    for claim in graph.claims["HAS_NAME"]:
        if name := graph.nodes["name"].get(claim.to_id):
            what = f"{name.name} ({name.abbreviation})" if name.abbreviation else name.name
            since, until = name.valid_from or claim.valid_from, name.valid_to or claim.valid_to
            yield (
                _Happened(
                    claim.from_id, "name", since, until, what, "", Text(f"Heette {what}.", f"Was called {what}.")
                ),
                Evidence.of_node(name)._replace(
                    relation=claim.relation,
                    from_=claim.from_id,
                    to=claim.to_id,
                    from_kind=claim.from_kind,
                    to_kind=claim.to_kind,
                ),
            )
    for claim in graph.claims["PART_OF"]:
        if claim.from_kind == "organisation":
            name_ = graph.name("organisation", claim.to_id)
            parent = Text(f"Onderdeel van {name_}.", f"Part of {name_}.")
            yield (
                _Happened(claim.from_id, "parent", claim.valid_from, claim.valid_to, name_, claim.to_id, parent),
                claim,
            )
    for claim in graph.claims["SUCCEEDED_BY"]:
        yield _succession(graph, claim), claim


def _told(node: Node, told: Node) -> Iterator[tuple[_Happened, Citable]]:
    proof = Evidence.of_node(told)
    if told.valid_from:
        reason = Text(f"{node.label} bestaat sinds {told.valid_from}.", f"{node.label} exists since {told.valid_from}.")
        yield _Happened(node.id, "begin", told.valid_from, "", "", "", reason), proof
    if told.valid_to:
        reason = Text(f"{node.label} bestaat tot {told.valid_to}.", f"{node.label} exists until {told.valid_to}.")
        yield _Happened(node.id, "end", told.valid_to, "", "", "", reason), proof
    if code := told.props.get("official_id", ""):
        reason = Text(f"Officiële code {code}.", f"Official code {code}.")
        yield _Happened(node.id, "code", told.valid_from, told.valid_to, code, "", reason), proof


_SENTENCES: Mapping[str, Text] = {
    "rename": Text("{a} ging verder als {b}.", "{a} went on as {b}."),
    "merge": Text("{a} ging op in {b}.", "{a} merged into {b}."),
    "split": Text("{b} splitste zich af van {a}.", "{b} split off from {a}."),
    "move": Text("Het werk van {a} ging over naar {b}.", "The work of {a} moved to {b}."),
    "end": Text("{a} werd opgeheven.", "{a} was abolished."),
}


def _succession(graph: Graph, claim: Claim) -> _Happened:
    names = {"a": graph.name("organisation", claim.from_id), "b": graph.name("organisation", claim.to_id)}
    words = _SENTENCES.get(claim.role, _SENTENCES["move"])
    reason = Text(words.nl.format(**names), words.en.format(**names))
    alone = claim.from_id == claim.to_id
    return _Happened(
        claim.from_id,
        claim.role,
        succession_date(claim),
        "",
        "" if alone else names["b"],
        "" if alone else claim.to_id,
        reason,
    )


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
    of = counted(organisations, (Text("organisatie", "organisation"), Text("organisaties", "organisations")))
    names = counted(sum(f.event == "name" for f in findings), (Text("naam", "name"), Text("namen", "names")))
    steps = counted(len(successions), (Text("opvolging", "succession"), Text("opvolgingen", "successions")))
    return Text(f"{of.nl}: {names.nl} door de tijd en {steps.nl}.", f"{of.en}: {names.en} through time and {steps.en}.")


HISTORY = Question(
    "history",
    Text("Wie ging waarin op, en hoe heette het toen?", "Who became whom, and what was it called then?"),
    Event,
    Reads(("organisation", "name"), ("HAS_NAME", "PART_OF", "SUCCEEDED_BY")),
    history,
    _title,
)
