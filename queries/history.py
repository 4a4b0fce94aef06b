"""How did an organisation come to be what it is: names, codes, parents, predecessors and successors through time?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from opgavenkaart.graph.dates import spelled_out
from opgavenkaart.graph.graph import Citable, Evidence, EvidenceList, Graph, Reads
from opgavenkaart.graph.model import SUCCESSION_EVENT
from opgavenkaart.graph.store.around import Around, Follow
from opgavenkaart.graph.succession import succession_date
from opgavenkaart.graph.text import Text, counted
from opgavenkaart.queries.core.grouping import by_name, nested, reached
from opgavenkaart.queries.core.question import Finding, Question
from opgavenkaart.queries.core.reference import Ref
from opgavenkaart.queries.core.wording import NOUNS, as_start, with_article

EVENTS = ("begin", "name", "code", "parent", *(value.id for value in SUCCESSION_EVENT.values))


@dataclass(frozen=True, kw_only=True)
class Event(Finding):
    """Something that held of an organisation for a time, or happened to it on a day; dates as the sources give them."""

    brief = ("since", "until", "organisation_name", "event", "what", "reason")
    key = ("organisation", "event", "since", "until", "what", "other")
    words = {
        "begin": Text("begin", "start"),
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


def history(graph: Graph, *, about: Ref | None = None) -> list[Event]:
    """One finding per name, code, parent and succession, by date; those without a date come first.

    With `about` an organisation: of it, and of all that it came from or went into. Without: of every organisation
    of which more is known than a name.
    """
    if about and about.kind != "organisation":
        return []
    chain = _chain(graph, about.id) if about else None
    proofs: dict[Event, list[Citable]] = {}
    for event, proof in (*_of_descriptions(graph), *_of_claims(graph)):
        if chain is None or event.organisation in chain:
            proofs.setdefault(event, []).append(proof)
    with_past = chain or {event.organisation for event in proofs if event.event not in ("code", "parent")}
    found = [replace(e, evidence=EvidenceList(of)) for e, of in proofs.items() if e.organisation in with_past]
    return sorted(found, key=_order)


def _chain(graph: Graph, organisation: str) -> set[str]:
    """An organisation, and all that it came from or went into."""
    after = nested(graph.claims["SUCCEEDED_BY"], lambda c: (c.from_id, c.to_id))
    before = nested(graph.claims["SUCCEEDED_BY"], lambda c: (c.to_id, c.from_id))
    return reached(organisation, lambda at: after.get(at, ())) | reached(organisation, lambda at: before.get(at, ()))


def _event(
    graph: Graph, id: str, kind: str, reason: Text, since: str, until: str = "", what: str = "", other: str = ""
) -> Event:
    return Event(
        organisation=id,
        organisation_name=graph.name("organisation", id),
        event=kind,
        reason=reason,
        since=since or None,
        until=until or None,
        what=what or None,
        other=other or None,
    )


def _of_descriptions(graph: Graph) -> Iterator[tuple[Event, Evidence]]:
    for node in {**graph.former, **graph.nodes["organisation"]}.values():
        event, who = partial(_event, graph, node.id), node.label
        for record in node.described or (node,):
            start, end, proof = record.valid_from, record.valid_to, Evidence.of_node(record)
            if start:
                yield event("begin", _SINCE.format(who=who, day=spelled_out(start)), start), proof
            if end:
                yield event("end", _UNTIL.format(who=who, day=spelled_out(end)), end), proof
            if code := record.props.get("official_id", ""):
                official = Text(f"Officiële code {code}.", f"Official code {code}.")
                yield event("code", official, start, end, code), proof


_SINCE = Text("{who} bestaat sinds {day}.", "{who} has existed since {day}.")
_UNTIL = Text("{who} bestaat tot {day}.", "{who} exists until {day}.")


def _of_claims(graph: Graph) -> Iterator[tuple[Event, Citable]]:
    event = partial(_event, graph)
    for claim in graph.claims["HAS_NAME"]:
        if name := graph.nodes["name"].get(claim.to_id):
            what = f"{name.name} ({name.abbreviation})" if name.abbreviation else name.name
            period = name.valid_from or claim.valid_from, name.valid_to or claim.valid_to
            ends = {"from_": claim.from_id, "to": claim.to_id, "from_kind": claim.from_kind, "to_kind": claim.to_kind}
            proof = Evidence.of_node(name)._replace(relation=claim.relation, **ends)
            yield event(claim.from_id, "name", Text(f"Heette {what}.", f"Was called {what}."), *period, what), proof
    for claim in graph.claims["PART_OF"]:
        if claim.from_kind == "organisation":
            parent = graph.name("organisation", claim.to_id)
            reason = Text("Onderdeel van {parent}.", "Part of {parent}.").format(parent=with_article(parent))
            yield event(claim.from_id, "parent", reason, claim.valid_from, claim.valid_to, parent, claim.to_id), claim
    for claim in graph.claims["SUCCEEDED_BY"]:
        old, new = (graph.name("organisation", id) for id in (claim.from_id, claim.to_id))
        heir = (new, claim.to_id) if claim.from_id != claim.to_id else ()  # else it ended, and nobody took over
        words = _SENTENCES.get(claim.role, _SENTENCES["move"]).format(a=with_article(old), b=with_article(new))
        reason = as_start(words)
        yield event(claim.from_id, claim.role, reason, succession_date(claim), "", *heir), claim


_SENTENCES: Mapping[str, Text] = {
    "rename": Text("{a} ging verder als {b}.", "{a} went on as {b}."),
    "merge": Text("{a} ging op in {b}.", "{a} merged into {b}."),
    "split": Text("{b} splitste zich af van {a}.", "{b} split off from {a}."),
    "move": Text("Het werk van {a} ging over naar {b}.", "The work of {a} moved to {b}."),
    "end": Text("{a} werd opgeheven.", "{a} was abolished."),
}


def _order(event: Event) -> tuple[object, ...]:
    return (
        event.since or "",
        EVENTS.index(event.event),
        *by_name(event.organisation_name, event.organisation),
        *by_name(event.what, event.other),
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
    around={
        "organisation": Around(
            (Follow("organisation", ("SUCCEEDED_BY",), far=True), Follow("organisation", ("HAS_NAME", "PART_OF")))
        )
    },
)
