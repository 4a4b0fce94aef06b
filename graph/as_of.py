"""The graph as it stood on a day: what was valid then, under the names of that time."""

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from opgavenkaart.errors import UnknownWord
from opgavenkaart.graph.dates import DateSpan, day_before, iso_of
from opgavenkaart.graph.graph import Claim, Graph, Node, Reads
from opgavenkaart.graph.model import IDENTITY, RELATIONS
from opgavenkaart.graph.succession import ENDING_EVENTS, Outcome, outcomes, succession_date, with_successors

READS = Reads(("organisation", "name"), ("HAS_NAME", "SUCCEEDED_BY"))


def day(text: str) -> DateSpan:
    """A date as people write it.

    Parameters
    ----------
    text
        A day, month or year as tables have them ("2021-01-18", "18-01-2021", "2021-01", "2021"), "today" or "vandaag".

    Returns
    -------
    DateSpan
        Its first and its last day, in ISO form.

    Raises
    ------
    UnknownWord
        Where the text is not a date.
    """
    if text.lower() in ("today", "vandaag"):
        text = datetime.now().astimezone().date().isoformat()
    if not (first := iso_of(text.strip())):
        raise UnknownWord(
            f'"{text}" is geen datum. Schrijf bijvoorbeeld 2021-01-18, 18-01-2021, 2021-01, 2021 of vandaag.',
            f'"{text}" is not a date. Write for instance 2021-01-18, 18-01-2021, 2021-01, 2021 or today.',
        )
    year, month, of_month = (int(part) for part in f"{first}-0-0".split("-")[:3])
    last = date(year, month or 12, of_month or monthrange(year, month or 12)[1])
    return DateSpan(date(year, month or 1, of_month or 1).isoformat(), last.isoformat())


def is_dated(graph: Graph, relations: Iterable[str] = RELATIONS) -> bool:
    """Whether any claim of these relations holds only from or until a date."""
    return any(claim.valid_from or claim.valid_to for name in relations for claim in graph.claims.get(name, ()))


def latest(graph: Graph, today: str = "today") -> DateSpan:
    """The last day that the sources speak of: today, unless all claims of the relations that they date are of earlier.

    Names and successions are left out, because registers have them of organisations whatever is known of their work.
    Of claims that have all ended it is the last day on which one held; of claims that all begin later, the first.
    """
    now = day(today)
    work = RELATIONS.keys() - {*IDENTITY, "HAS_NAME", "SUCCEEDED_BY"}
    claims = [claim for relation in work if is_dated(graph, [relation]) for claim in graph.claims[relation]]
    if not claims or any(now.overlaps(claim.valid_from, claim.valid_to) for claim in claims):
        return now
    if ended := [claim.valid_to for claim in claims if claim.valid_to and claim.valid_to <= now.first]:
        return day(day_before(day(max(ended)).first))
    return day(day(min(claim.valid_from for claim in claims)).first)


def as_of(graph: Graph, on: DateSpan | str) -> Graph:
    """What was valid on a date: nodes and claims of another period are left out, names are those of that time.

    Parameters
    ----------
    graph
        A graph with all times, as a store reads it. It is not changed.
    on
        "2021-01-18", "2021-01", "2021" or "today", or what `day` makes of it. A month or a year is all its days.

    Returns
    -------
    Graph
        A new graph, with `day` set.

    Raises
    ------
    UnknownWord
        Where the text is not a date.

    Notes
    -----
    Documents stay, because any of them may be the source of what was valid then. Claims about an organisation that
    had ended are moved to its successor (see `graph.succession`). Where the sources do not state which of several
    that is, the claims stay, and the organisation is found among `former`, with its `successors`.
    """
    if isinstance(on, str):
        on = day(on)
    nodes = {
        kind: {id: n for id, n in of_kind.items() if kind == "document" or on.overlaps(n.valid_from, n.valid_to)}
        for kind, of_kind in graph.nodes.items()
    }
    ended, all_outcomes = _ended(graph, on)
    for id in ended:
        nodes["organisation"].pop(id, None)

    def stands(claim: Claim) -> bool:
        return on.overlaps(claim.valid_from, claim.valid_to) and all(
            kind not in nodes or id in nodes[kind] or (kind == "organisation" and id in ended)
            for kind, id in claim.ends
        )

    claims = {
        relation: of
        if relation in IDENTITY
        else [c for c in of if (succession_date(c) <= on.last if relation == "SUCCEEDED_BY" else stands(c))]
        for relation, of in graph.claims.items()
    }
    if "organisation" in nodes:
        nodes["organisation"] = _named(nodes["organisation"], nodes.get("name", {}), claims.get("HAS_NAME", ()))
    then = Graph(nodes, claims, on, canonical_ids=graph.canonical_ids)
    return with_successors(then, ended, all_outcomes) if ended else then


def _ended(graph: Graph, on: DateSpan) -> tuple[dict[str, Node], dict[str, Outcome]]:
    """The organisations that had ended by a date, by id, and what became of them."""
    organisations = graph.nodes.get("organisation", {})
    own_end = {id for id, node in organisations.items() if node.valid_to and node.valid_to <= on.first}
    past: list[tuple[str, Claim]] = []
    last: dict[str, str] = {}
    for succession in graph.claims.get("SUCCEEDED_BY", ()):
        former = succession.from_id
        date = succession_date(succession) or (organisations[former].valid_to if former in organisations else "")
        if date and date <= on.first:
            past.append((date, succession))
            last[former] = max(date, last.get(former, ""))

    def ends(id: str, date: str, of: Sequence[Claim]) -> bool:
        return any(c.role in ENDING_EVENTS for c in of) or (id in own_end and date == last[id])

    all_outcomes = outcomes(past, ends)
    back = {successor for outcome in all_outcomes.values() for successor in outcome.successors} - own_end
    gone = {*own_end, *(all_outcomes.keys() - back)}
    ended = {id: node for id, node in organisations.items() if id in gone}
    return ended, {id: Outcome() for id in ended} | all_outcomes


def _named(organisations: Mapping[str, Node], names: Mapping[str, Node], claims: Sequence[Claim]) -> dict[str, Node]:
    """Organisations under the names that these claims give them."""
    result = dict(organisations)
    for claim in sorted(claims, key=lambda c: c.key, reverse=True):
        if (name := names.get(claim.to_id)) and (node := result.get(claim.from_id)):
            result[claim.from_id] = node._replace(name=name.name, abbreviation=name.abbreviation)
    return result
