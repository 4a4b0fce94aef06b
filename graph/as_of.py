"""The graph as it stood on a day: what held then, under the names of then."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from opgavenkaart.errors import UnknownWord
from opgavenkaart.graph.dates import iso_of
from opgavenkaart.graph.graph import Claim, Day, Graph, Node, Reads
from opgavenkaart.graph.model import IDENTITY
from opgavenkaart.graph.succession import ENDING, Fate, fates, follow, when, without_leavers
from opgavenkaart.graph.text import Text

READS = Reads(("organisation", "name"), ("HAS_NAME", "SUCCEEDED_BY"))


def day(text: str) -> Day:
    """A date as asked for: a day, month or year as tables have them (2021-01-18, 18-01-2021, 2021-01, 2021), or today.

    Raises UnknownWord for what is none.
    """
    if text.lower() in ("today", "vandaag"):
        text = datetime.now().astimezone().date().isoformat()
    if not (first := iso_of(text.strip())):
        raise UnknownWord(
            Text(
                f'"{text}" is geen datum. Schrijf bijvoorbeeld 2021-01-18, 18-01-2021, 2021-01, 2021 of vandaag.',
                f'"{text}" is not a date. Write for instance 2021-01-18, 18-01-2021, 2021-01, 2021 or today.',
            )
        )
    year, month, of_month = (int(part) for part in f"{first}-0-0".split("-")[:3])
    last = date(year, month or 12, of_month or monthrange(year, month or 12)[1])
    return Day(date(year, month or 1, of_month or 1).isoformat(), last.isoformat())


def as_of(graph: Graph, on: Day) -> Graph:
    """What held on a day: nodes and claims whose period does not contain it are left out, names are those of then.

    Documents stay, because what held then may rest on any of them.

    What is said of an organisation that had ended is said of its successor (`graph.succession`). Where the
    sources do not tell which of several that is, the organisation is found among `former`, with its `heirs`.
    """
    nodes = {
        kind: {id: n for id, n in of_kind.items() if kind == "document" or on.meets(n.valid_from, n.valid_to)}
        for kind, of_kind in graph.nodes.items()
    }
    left, all_fates = _left(graph, on)
    for id in left:
        nodes["organisation"].pop(id, None)

    def stands(claim: Claim) -> bool:
        return on.meets(claim.valid_from, claim.valid_to) and all(
            kind not in nodes or id in nodes[kind] or (kind == "organisation" and id in left)
            for kind, id in ((claim.from_kind, claim.from_id), (claim.to_kind, claim.to_id))
        )

    claims = {
        relation: of
        if relation in IDENTITY
        else [c for c in of if (when(c) <= on.last if relation == "SUCCEEDED_BY" else stands(c))]
        for relation, of in graph.claims.items()
    }
    if "organisation" in nodes:
        nodes["organisation"] = _named(nodes["organisation"], nodes.get("name", {}), claims.get("HAS_NAME", ()))
    then = Graph(nodes, claims, on, shown=graph.shown)
    if not left:
        return then
    return without_leavers(then, follow(claims, nodes["organisation"], all_fates), left, all_fates)


def _left(graph: Graph, on: Day) -> tuple[dict[str, Node], dict[str, Fate]]:
    """The organisations that were no more on a day, by id, and what became of them."""
    organisations = graph.nodes.get("organisation", {})
    ended = {id for id, node in organisations.items() if node.valid_to and node.valid_to <= on.first}
    past: list[tuple[str, Claim]] = []
    last: dict[str, str] = {}
    for succession in graph.claims.get("SUCCEEDED_BY", ()):
        leaver = succession.from_id
        date = when(succession) or (organisations[leaver].valid_to if leaver in organisations else "")
        if date and date <= on.first:
            past.append((date, succession))
            last[leaver] = max(date, last.get(leaver, ""))

    def leaves(id: str, date: str, of: Sequence[Claim]) -> bool:
        return any(c.role in ENDING for c in of) or (id in ended and date == last[id])

    all_fates = fates(past, leaves)
    back = {heir for fate in all_fates.values() for heir in fate.heirs} - ended
    gone = {*ended, *(all_fates.keys() - back)}
    left = {id: node for id, node in organisations.items() if id in gone}
    return left, {id: Fate() for id in left} | all_fates


def _named(organisations: Mapping[str, Node], names: Mapping[str, Node], claims: Sequence[Claim]) -> dict[str, Node]:
    """Organisations under the names that they bore on the day that names and claims are of."""
    result = dict(organisations)
    for claim in sorted(claims, key=lambda c: c.key, reverse=True):
        if (name := names.get(claim.to_id)) and (node := result.get(claim.from_id)):
            result[claim.from_id] = node._replace(name=name.name, abbreviation=name.abbreviation)
    return result
