"""How are two things connected: by which shortest chains of claims?"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import pairwise
from typing import NamedTuple

from opgavenkaart.errors import UnknownWord
from opgavenkaart.graph.graph import Claim, EvidenceList, Graph, Reads
from opgavenkaart.graph.model import IDENTITY, RELATIONS, SUBJECTS
from opgavenkaart.graph.text import Text, join, listed, same, sort_key
from opgavenkaart.queries.core.arguments import whole_number
from opgavenkaart.queries.core.grouping import claims_of
from opgavenkaart.queries.core.question import Finding, Option, Question
from opgavenkaart.queries.core.reference import Ref
from opgavenkaart.queries.core.wording import as_start, is_plural, of_several, predicate, with_article

JOINING = tuple(relation for relation in RELATIONS if relation not in ("HAS_NAME", *IDENTITY))
ONLY_ENDS = ("aspect",)  # all groups are compared on the same aspects: that connects nobody
DEFAULT_LIMIT = 5  # chains in an answer


@dataclass(frozen=True, kw_only=True)
class Step(Finding):
    """One step of a chain: the relation that best supports it, read from where the chain comes to where it goes."""

    brief = ("chain", "step", "reason", "source")
    key = ("from_kind", "from_", "to_kind", "to", "relation")

    chain: int
    step: int
    relation: str
    from_kind: str
    from_: str
    from_name: str
    to_kind: str
    to: str
    to_name: str
    direction: str
    role: str | None
    source: str | None
    reason: Text


Doubt = tuple[int, int]  # how many steps no source is given for, and how many are not as stated but derived


class Chain(NamedTuple):
    """The rest of a chain up to its end; chains compare by what is in doubt, then by the names along them."""

    doubt: Doubt
    names: tuple[tuple[tuple[str, str], Ref], ...]


Ties = Mapping[Ref, Mapping[Ref, Sequence[Claim]]]  # the claims that join each thing with others, either way


def path(graph: Graph, *, from_: Ref, to: Ref, limit: int = DEFAULT_LIMIT, about: Ref | None = None) -> list[Step]:
    """The steps of the shortest chains between two things; every relation counts, and may be read either way.

    Of chains of equal length those come first in which the fewest steps are without a source, then those in which
    the fewest were derived by following an organisation to its successor, then by the names along them. `about` keeps
    the chains that pass it. Raises UnknownWord where both ends are the same thing, or `limit` is less than 1.
    """
    whole_number("limit", limit, 1)
    if from_ == to:
        both = Text(
            '--from en --to zijn beide "{label}". Noem twee verschillende zaken.',
            '--from and --to are both "{label}". Name two different things.',
        )
        raise UnknownWord(both.format(label=graph.label(*to)))
    ties = _ties(graph, from_, to)
    chains = _best(graph, ties, _between(ties, from_, to, about), limit)
    return [
        _step(graph, chain, step, (one, other), ties[one][other])
        for chain, nodes in enumerate(chains, 1)
        for step, (one, other) in enumerate(pairwise(nodes), 1)
    ]


def _ties(graph: Graph, *ends: Ref) -> Ties:
    ties: dict[Ref, dict[Ref, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    hidden = {Ref(kind, id) for kind in ONLY_ENDS for id in graph.nodes.get(kind, ())} - set(ends)
    for claim in claims_of(graph, JOINING):
        one, other = Ref(claim.from_kind, claim.from_id), Ref(claim.to_kind, claim.to_id)
        if one != other and one not in hidden and other not in hidden:  # one == other: it ended, and nobody took over
            ties[one][other].append(claim)
            ties[other][one].append(claim)
    return ties


def _between(ties: Ties, start: Ref, end: Ref, about: Ref | None) -> list[set[Ref]]:
    """All that the shortest chains pass, by the number of steps from the start; nothing where there is no chain."""
    level, seen = {start}, {start}
    levels = [level]
    while level and end not in level:
        level = {near for ref in level for near in ties.get(ref, ()) if near not in seen}
        seen |= level
        levels.append(level)
    if not level:
        return []
    levels[-1] = {end}
    for number in range(len(levels) - 1, 0, -1):
        levels[number - 1] &= {near for ref in levels[number] for near in ties[ref]}
    if about is None:
        return levels
    return [{about} if about in level else level for level in levels] if any(about in of for of in levels) else []


def _best(graph: Graph, ties: Ties, levels: Sequence[set[Ref]], limit: int) -> list[tuple[Ref, ...]]:
    """The best chains through these levels: from the end backwards, the best of each thing on the way are kept.

    `networkx.all_shortest_paths` draws them all up before the best can be chosen: there may be millions.
    """

    def name(ref: Ref) -> tuple[tuple[str, str], Ref]:
        return sort_key(graph.name(*ref)), ref

    def longer(one: Ref) -> Iterator[Chain]:
        for other in ties[one].keys() & rest.keys():
            unsourced, derived = min(map(_doubt, ties[one][other]))
            for chain in rest[other]:
                yield Chain((chain.doubt[0] + unsourced, chain.doubt[1] + derived), (name(one), *chain.names))

    rest = {end: [Chain((0, 0), (name(end),))] for level in levels[-1:] for end in level}
    for level in reversed(levels[:-1]):
        rest = {one: nsmallest(limit, longer(one)) for one in level}
    return [tuple(ref for _, ref in chain.names) for chains in rest.values() for chain in chains]


def _doubt(claim: Claim) -> Doubt:
    return int(not claim.source), int(bool(claim.via))


def _step(graph: Graph, chain: int, step: int, ends: tuple[Ref, Ref], claims: Sequence[Claim]) -> Step:
    one, other = ends
    ranked = sorted(claims, key=lambda claim: _rank(claim, one))
    best = ranked[0]
    return Step(
        chain=chain,
        step=step,
        relation=best.relation,
        from_kind=one.kind,
        from_=one.id,
        from_name=graph.name(*one),
        to_kind=other.kind,
        to=other.id,
        to_name=graph.name(*other),
        direction="->" if _forwards(best, one) else "<-",
        role=best.role or None,
        source=best.source or None,
        reason=_reason(graph, ends, ranked),
        evidence=EvidenceList(claims),
    )


def _forwards(claim: Claim, start: Ref) -> bool:
    return (claim.from_kind, claim.from_id) == start


def _rank(claim: Claim, start: Ref) -> tuple[object, ...]:
    """The claims of a step, best first: with a source, as stated, then as relations are declared."""
    return _doubt(claim), JOINING.index(claim.relation), not _forwards(claim, start), claim.key, claim.stated.key


def _reason(graph: Graph, ends: tuple[Ref, Ref], claims: Sequence[Claim]) -> Text:
    """All that joins the two, best first, as a sentence; then what there is to doubt about the best of it."""
    one, other = (graph.label(*ref) for ref in ends)
    roles: dict[Text, list[Text]] = defaultdict(list)
    for claim in claims:
        words, role = RELATIONS[claim.relation].words(claim.role, forwards=_forwards(claim, ends[0]))
        words = of_several(words) if is_plural(graph.node(*ends[0])) else words
        score = same(claim.props.get("score", ""))
        roles[words] += [detail for detail in (role, score) if detail and detail.nl and detail not in roles[words]]
    ways = listed(
        join(predicate(words, other), *((" (", join(*of_relation, between=", "), ")") if of_relation else ()))
        for words, of_relation in roles.items()
    )
    return join(join(one, " ", ways, "."), *_doubts(graph, claims[0]), between=" ")


def _doubts(graph: Graph, claim: Claim) -> Iterator[Text]:
    if not claim.source:
        yield Text("Er is geen bron bij.", "No source is given.")
    for was, now in ((claim.stated.from_id, claim.from_id), (claim.stated.to_id, claim.to_id)):
        if was != now:
            old, new = (graph.label("organisation", id) for id in (was, now))
            yield Text(f"De bron noemt {old}, nu {new}.", f"The source says {old}, now {new}.")


NOTHING = Text("Niets verbindt deze twee met elkaar.", "Nothing connects these two.")
DIRECT = Text("{start} en {end} zijn rechtstreeks verbonden.", "{start} and {end} are directly connected.")
ONE_CHAIN = Text(
    "{start} en {end} zijn in {steps} stappen verbonden, via {via}.",
    "{start} and {end} are connected in {steps} steps, by way of {via}.",
)
CHAINS = Text(
    "{start} en {end} zijn in {steps} stappen verbonden; hier {chains} ketens, de eerste via {via}.",
    "{start} and {end} are connected in {steps} steps; here are {chains} chains, the first by way of {via}.",
)


def _title(findings: Sequence[Step]) -> Text:
    if not findings:
        return NOTHING
    first = [f for f in findings if f.chain == 1]
    chains = findings[-1].chain
    title = DIRECT if len(first) == 1 else ONE_CHAIN if chains == 1 else CHAINS
    start, *via, end = map(with_article, (first[0].from_name, *(step.to_name for step in first)))
    return title.format(start=as_start(start), end=end, steps=len(first), chains=chains, via=listed(via))


PATH = Question(
    "path",
    Text("Hoe zijn twee zaken met elkaar verbonden?", "How are two things connected?"),
    Step,
    Reads(SUBJECTS, JOINING),
    path,
    _title,
    options=(
        Option("from", Text("Vanaf wie of wat", "Who or what it starts from"), kinds=SUBJECTS, required=True),
        Option("to", Text("Naar wie of wat", "Who or what it leads to"), kinds=SUBJECTS, required=True),
        Option(
            "limit",
            Text("Hoeveel ketens hoogstens", "How many chains at most"),
            default=str(DEFAULT_LIMIT),
            number=True,
        ),
    ),
)
