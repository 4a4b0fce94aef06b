"""The graph as it stood on a day: what held then, under the names of then."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from opgavenkaart.errors import UnknownWord
from opgavenkaart.graph.graph import Claim, Day, Graph, Node, Reads

READS = Reads(("organisation", "name"), ("HAS_NAME", "SUCCEEDED_BY"))
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def day(text: str) -> Day:
    """A date as asked for: an ISO day, month or year, or "today"."""
    if text in ("today", "vandaag"):
        text = datetime.now().astimezone().date().isoformat()
    if not (match := _DATE.fullmatch(text)):
        raise UnknownWord(f'"{text}" is not a date. Write 2021-01-18, 2021-01, 2021 or today.')
    year, month, dom = (int(part) if part else 0 for part in match.groups())
    try:
        first = date(year, month or 1, dom or 1)
        last = first if dom else date(year, month or 12, monthrange(year, month or 12)[1])
    except ValueError:
        raise UnknownWord(f'"{text}" is not a date of the calendar. Write for instance 2021-01-18.') from None
    return Day(first.isoformat(), last.isoformat())


def as_of(graph: Graph, on: Day) -> Graph:
    """What held on a day: nodes and claims whose period does not contain it are left out, names are those of then.

    A claim that an organisation is responsible for something outlives the organisation: it is kept, and the
    organisation is found among `former`, so that the question who owns it now can be asked.
    """
    former = {n.id: n for n in graph.nodes.get("organisation", {}).values() if n.valid_to and n.valid_to <= on.first}
    nodes = {
        kind: {id: node for id, node in of_kind.items() if on.meets(node.valid_from, node.valid_to)}
        for kind, of_kind in graph.nodes.items()
    }

    def stands(claim: Claim) -> bool:
        if not on.meets(claim.valid_from, claim.valid_to):
            return False
        from_stands = claim.from_kind not in nodes or claim.from_id in nodes[claim.from_kind]
        to_stands = claim.to_kind not in nodes or claim.to_id in nodes[claim.to_kind]
        if claim.relation == "RESPONSIBLE_FOR":
            return to_stands and (from_stands or claim.from_id in former)
        return from_stands and to_stands

    claims: dict[str, Sequence[Claim]] = {
        relation: [c for c in of_relation if stands(c)]
        for relation, of_relation in graph.claims.items()
        if relation != "SUCCEEDED_BY"
    }
    if "SUCCEEDED_BY" in graph.claims:
        claims["SUCCEEDED_BY"] = graph.claims["SUCCEEDED_BY"]  # history is not undone by asking for a day
    if "organisation" in nodes:
        nodes["organisation"] = _named(nodes["organisation"], nodes.get("name", {}), claims.get("HAS_NAME", ()))
    owners = {c.from_id for c in claims.get("RESPONSIBLE_FOR", ())}
    return Graph(nodes, claims, on, {id: node for id, node in former.items() if id in owners})


def _named(organisations: Mapping[str, Node], names: Mapping[str, Node], claims: Sequence[Claim]) -> dict[str, Node]:
    """Organisations under the names that they bore on the day that names and claims are of."""
    result = dict(organisations)
    for claim in sorted(claims, reverse=True):
        if (name := names.get(claim.to_id)) and (node := result.get(claim.from_id)):
            result[claim.from_id] = node._replace(name=name.name, abbreviation=name.abbreviation)
    return result


def successors(graph: Graph, organisation: str) -> tuple[str, ...]:
    """The ids of the organisations that directly followed one, by name; empty where none is on record."""
    ids = {c.to_id for c in graph.claims["SUCCEEDED_BY"] if c.from_id == organisation and c.to_id != organisation}
    return tuple(sorted(ids))
