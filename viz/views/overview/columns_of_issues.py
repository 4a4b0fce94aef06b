"""What the columns of the overview are: the domains, groups or kinds of issue, whichever most issues have one of."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from opgavenkaart.graph.graph import Claim, Graph
from opgavenkaart.graph.model import KINDS
from opgavenkaart.graph.text import Text, join, same
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.issue_fields import FIELDS

NONE, REST, TOTAL = "none", "rest", "total"


class GridHeading(NamedTuple):
    """What a row or a column is of: its id, its name, the thing that it is about, if any, and how that looks."""

    id: str
    label: Text
    thing: str = ""
    look: str = "number"
    bold: bool = False


class Division(NamedTuple):
    """The issues divided over columns by a field: `of` has those of each issue, maybe several, by the `claims`."""

    field: str
    noun: Text
    columns: tuple[GridHeading, ...]
    of: Mapping[str, tuple[str, ...]]
    claims: Iterable[Claim] = ()


def divided(answers: Answers, most: int) -> Division:
    """The division asked for, or else the one that the most issues are in, of equals the first; with so many columns.

    Of too many, those with the fewest issues are together in one. Without a division there are no columns.
    """
    ways = [way for way in _ways(answers) if len(way.columns) > 1]
    if not ways:
        return Division("", Text("", ""), (), {})
    chosen = max(ways, key=lambda way: len(way.of))
    of = {issue: chosen.of.get(issue, (NONE,)) for issue in answers.graph.nodes["issue"]}
    counts = Counter(column for columns in of.values() for column in columns)
    columns = list(chosen.columns)
    if len(columns) > most:
        first = sorted(columns, key=lambda column: -counts[column.id])[: most - 1]
        rest = {column.id for column in columns} - {column.id for column in first}
        of = {i: tuple(dict.fromkeys(REST if column in rest else column for column in of[i])) for i in of}
        others = join(Text("andere ", "other "), f"({len(rest)})")
        columns = [*(column for column in columns if column in first), GridHeading(REST, others)]
    if counts[NONE]:
        columns.append(GridHeading(NONE, Text("geen {noun}", "no {noun}").format(noun=chosen.noun)))
    return chosen._replace(columns=tuple(columns), of=of)


def _ways(answers: Answers) -> Iterable[Division]:
    if not answers.group_by:
        return _domains(answers), _groups(answers), _kinds(answers)
    if way := {"domain": _domains, "group": _groups}.get(answers.group_by):
        return (way(answers),)
    field = FIELDS[answers.group_by](answers)
    of = {issue.partition(":")[2]: values for issue, values in field.of.items()}
    return (
        Division(field.id, field.text, tuple(GridHeading(value, name) for value, name in field.values.items()), of),
    )


def _domains(answers: Answers) -> Division:
    """The domains at the top of the tree that branch: an issue is in all that are above its own."""
    graph, within = answers.graph, defaultdict[str, set[str]](set)
    tops = _tops(graph)
    above: dict[str, set[str]] = {}
    for claim in graph.claims["IN_DOMAIN"]:
        if claim.from_kind == "issue":
            if claim.to_id not in above:
                above[claim.to_id] = set(_upwards(graph, claim.to_id)) & tops
            within[claim.from_id] |= above[claim.to_id]
    order = [domain for domain in answers.sorted("domain") if domain.id in tops]
    columns = tuple(GridHeading(f"domain:{d.id}", same(d.label), f"domain:{d.id}") for d in order)
    of = {issue: tuple(f"domain:{d.id}" for d in order if d.id in of) for issue, of in within.items() if of}
    claims = [*graph.claims["IN_DOMAIN"], *graph.claims["PART_OF"]]
    return _filled("domain", KINDS["domain"].text, columns, of, claims)


def _tops(graph: Graph) -> set[str]:
    """The domains that are part of no other; below a single one that holds all, those that are directly part of it."""
    below: dict[str, set[str]] = defaultdict(set)
    for claim in graph.claims["PART_OF"]:
        if claim.from_kind == "domain":
            below[claim.to_id].add(claim.from_id)
    tops = set(graph.nodes["domain"]) - set().union(*below.values())
    holders = {claim.to_id for claim in graph.claims["IN_DOMAIN"] if claim.from_kind == "issue"}
    while len(tops) == 1 and (inner := below[next(iter(tops))]) and not tops & holders:
        tops = inner
    return tops


def _upwards(graph: Graph, domain: str) -> set[str]:
    """A domain and all that it is part of."""
    found, new = {domain}, {domain}
    while new:
        new = {c.to_id for c in graph.claims["PART_OF"] if c.from_kind == "domain" and c.from_id in new} - found
        found |= new
    return found


def _groups(answers: Answers) -> Division:
    order = [f"group:{group.id}" for group in answers.sorted("group")]
    addressed: dict[str, set[str]] = defaultdict(set)
    for claim in answers.graph.claims["ADDRESSES"]:
        addressed[claim.to_id].add(f"group:{claim.from_id}")
    columns = tuple(
        GridHeading(f"group:{group.id}", same(group.label), f"group:{group.id}") for group in answers.sorted("group")
    )
    of = {issue: tuple(group for group in order if group in groups) for issue, groups in addressed.items()}
    return _filled("group", KINDS["group"].text, columns, of, answers.graph.claims["ADDRESSES"])


def _kinds(answers: Answers) -> Division:
    subkinds = KINDS["issue"].subkinds
    words = {value.id: value.text for value in subkinds.values} if subkinds else {}
    types = {issue.id: issue.type.split(";") for issue in answers.graph.nodes["issue"].values()}
    of = {issue: tuple(id for id in words if id in own) for issue, own in types.items() if words.keys() & own}
    columns = tuple(GridHeading(id, text) for id, text in words.items())
    return _filled("kind", Text("soort", "kind"), columns, of)


def _filled(
    field: str,
    noun: Text,
    columns: tuple[GridHeading, ...],
    of: Mapping[str, tuple[str, ...]],
    claims: Iterable[Claim] = (),
) -> Division:
    """Without columns that no issue is in."""
    filled = {column for columns_of in of.values() for column in columns_of}
    return Division(field, noun, tuple(column for column in columns if column.id in filled), of, claims)
