"""What sources disagree on, put side by side: which source states what of which thing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from opgavenkaart.graph.graph import Citable, Claim, Evidence, Graph
from opgavenkaart.graph.identity.resolve import KIND, SAME, resolve
from opgavenkaart.graph.model import PARTICIPATION_ROLE, PERIOD, STANCE
from opgavenkaart.graph.text import AND, OR, Text, join, listed, same
from opgavenkaart.queries.contradictions.claims import by_source, different_lists, different_names, named, opposed
from opgavenkaart.queries.contradictions.fields import differing_fields, stated_value, value_text
from opgavenkaart.queries.core.grouping import grouped, sorted_labels
from opgavenkaart.queries.core.participation import is_collective
from opgavenkaart.queries.core.reference import Ref
from opgavenkaart.queries.core.sources import CitedSource
from opgavenkaart.queries.core.wording import signed


class Disagreement(NamedTuple):
    """What sources disagree on of a thing: what each states, by which claims, and the rest of the sentence on it."""

    subject: Ref
    says: Mapping[CitedSource, Sequence[Text]]
    claims: Iterable[Citable]
    other: Ref | None = None
    field: str = ""
    differs: Mapping[CitedSource, Sequence[Text]] | None = None  # what of it others do not say, where that is less
    more: Sequence[Text] = ()


def _names(graph: Graph, ids: Iterable[str]) -> list[Text]:
    return list(map(same, sorted_labels(graph, "organisation", ids)))


def leads(graph: Graph) -> Iterator[Disagreement]:
    """Groups of which sources name other leads."""
    return _other_names(graph, graph.claims["LEADS"])


def owners(graph: Graph) -> Iterator[Disagreement]:
    """Issues of which sources name others as accountable."""
    return _other_names(graph, [c for c in graph.claims["RESPONSIBLE_FOR"] if c.role == "accountable"])


def _other_names(graph: Graph, claims: Iterable[Claim]) -> Iterator[Disagreement]:
    for id, of in grouped(claims, lambda c: c.to_id).items():
        if odd := different_names(of):
            says = {source: _names(graph, named(theirs)) for source, theirs in by_source(odd).items()}
            yield Disagreement(Ref(of[0].to_kind, id), says, odd)


def participants(graph: Graph) -> Iterator[Disagreement]:
    """Groups of which sources list other members."""
    led = grouped(graph.claims["LEADS"], lambda c: c.to_id)
    for group, of in grouped(graph.claims["PARTICIPATES_IN"], lambda c: c.to_id).items():
        leads = led.get(group, [])
        if odd := different_lists([c for c in of if c.role == "member"], leads):
            yield _lists(graph, of, odd, leads)


def _lists(graph: Graph, of: Sequence[Claim], odd: Sequence[Claim], leads: Sequence[Claim]) -> Disagreement:
    """Lists side by side, with those that are not in all of them, and as what else a source does name these."""
    lists = {source: named(theirs) for source, theirs in by_source(odd).items()}
    led = {source: named(theirs) for source, theirs in by_source(leads).items()}
    everywhere = frozenset.intersection(*(names | led.get(source, frozenset()) for source, names in lists.items()))
    alone = {source: names - everywhere for source, names in lists.items() if names - everywhere}
    rest = frozenset[str]().union(*alone.values())
    otherwise = [
        c for c in of if (source := CitedSource.of(c)) in lists and c.from_id in rest and c.from_id not in lists[source]
    ]
    return Disagreement(
        Ref("group", of[0].to_id),
        {source: _names(graph, names) for source, names in lists.items()},
        [*odd, *otherwise],
        differs={source: _names(graph, names) for source, names in alone.items()},
        more=[*_otherwise(graph, otherwise), *_collective(graph, rest)],
    )


def _otherwise(graph: Graph, claims: Sequence[Claim]) -> Iterator[Text]:
    """Sentences on those that a source does name, but not as members."""
    for source, of in sorted(by_source(claims).items(), key=lambda item: item[0].order(graph)):
        for role in PARTICIPATION_ROLE.values:
            if theirs := named(c for c in of if c.role == role.id):
                yield Text("{source} noemt {who} wel als {role}.", "{source} does name {who} as {role}.").format(
                    source=source.named(graph), who=listed(_names(graph, theirs)), role=role.text
                )


def _collective(graph: Graph, ids: Iterable[str]) -> Iterator[Text]:
    """A warning where a name stands or may stand for many: of no official organisation, and of no kind of its own."""
    nodes = [node for id in ids if (node := graph.node("organisation", id))]
    vague = [n.id for n in nodes if n.type == "other" and not n.props.get("official_id")]
    for words, last, of in ((_IS_COLLECTIVE, AND, [n.id for n in nodes if is_collective(n)]), (_VAGUE, OR, vague)):
        if of:
            yield words.format(who=listed((join("“", text, "”") for text in _names(graph, of)), last))


_IS_COLLECTIVE = Text(
    "Als verzamelnaam kan anderen op de lijst omvatten: {who}.",
    "By a collective name others on the list may be meant too: {who}.",
)
_VAGUE = Text(
    "{who} kan een verzamelnaam zijn, die anderen op de lijst al omvat.",
    "{who} may be a collective name, which has others on the list in it already.",
)


def scores(graph: Graph) -> Iterator[Disagreement]:
    """Pairs of issues of which one helps the other by one source and hinders it by another."""
    for (issue, other), of in grouped(graph.claims["RELATES_TO"], lambda c: (c.from_id, c.to_id)).items():
        helping, hindering = ([c for c in of if _score(c) * sign > 0] for sign in (1, -1))
        if odd := opposed(helping, hindering, lambda _, __: True):
            scores = {source: sorted({_score(c) for c in theirs}) for source, theirs in by_source(odd).items()}
            says = {source: [same(signed(score)) for score in theirs] for source, theirs in scores.items()}
            yield Disagreement(Ref("issue", issue), says, odd, Ref("issue", other))


def _score(claim: Claim) -> int:
    return int(claim.props.get("score") or 0)


def positions(graph: Graph) -> Iterator[Disagreement]:
    """Issues that an organisation wants raised by one source and kept out by another, in one period."""
    for (who, issue), of in grouped(graph.claims["TAKES_POSITION"], lambda c: (c.from_id, c.to_id)).items():
        raised, avoided = ([c for c in of if c.role == stance] for stance in ("raise", "avoid"))
        if odd := opposed(raised, avoided, lambda a, b: len({_period(a), _period(b)} - {""}) < 2):
            stances = {
                source: sorted({(c.role, _period(c)) for c in theirs}) for source, theirs in by_source(odd).items()
            }
            says = {source: [_stance(*stance) for stance in theirs] for source, theirs in stances.items()}
            yield Disagreement(Ref("issue", issue), says, odd, Ref("organisation", who))


def _period(claim: Claim) -> str:
    return claim.props.get("period", "")


def _stance(stance: str, period: str) -> Text:
    words = STANCE.value(stance).text
    return join(words, " (", PERIOD.value(period).text, Text(" de crisis)", " the crisis)")) if period else words


def descriptions(graph: Graph) -> Iterator[Disagreement]:
    """Things of which data sets fill in a field differently."""
    for kind, nodes in graph.nodes.items():
        for node in nodes.values():
            for field, values in differing_fields(graph, node) if node.described else ():
                says: dict[CitedSource, list[Text]] = {}
                for value, of in values.items():
                    for dataset in dict.fromkeys(name for description in of for name in description.datasets):
                        says.setdefault(CitedSource(dataset=dataset), []).append(value_text(kind, field, value))
                records = [Evidence.of_node(record) for of in values.values() for record in of]
                shown = value_text(kind, field, stated_value(node, field))
                more = Text("Getoond wordt {value}.", "Shown is {value}.").format(value=shown)
                yield Disagreement(Ref(kind, node.id), says, records, field=field, more=[more])


_SAME, _DIFFERENT = Text("dezelfde", "the same"), Text("niet dezelfde", "not the same")
_APART = Text(
    "Eén gegevensset beschrijft beide onder één officiële id.",
    "One data set describes both under one official id.",
)


def identities(graph: Graph) -> Iterator[Disagreement]:
    """Pairs of records that are not merged, because sources disagree on whether they are one organisation."""
    for (one, other), (dispute, *_) in grouped(resolve(graph).disputes, lambda d: (d[0], d[1])).items():
        *_, why, claims = dispute
        says = [(CitedSource.of(claim), _SAME if claim.relation == SAME else _DIFFERENT) for claim in claims]
        nodes = graph.nodes[KIND]
        records = [record for id in (one, other) for record in nodes[id].described or (nodes[id],)]
        with_code = [record for record in records if record.props.get("official_id")]
        for record in with_code:
            code = same(f"“{record.props['official_id']}”")
            says += [(CitedSource(dataset=dataset), code) for dataset in record.datasets]
        stated = {source: sorted({text for _, text in of}) for source, of in grouped(says, lambda s: s[0]).items()}
        cited: list[Citable] = [*claims, *map(Evidence.of_node, with_code)]
        yield Disagreement(Ref(KIND, one), stated, cited, Ref(KIND, other), more=[_APART] if why == "apart" else [])
