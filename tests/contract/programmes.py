"""Random programmes, made from the vocabulary: several data sets that describe and say things as people might."""

from __future__ import annotations

from hypothesis import strategies as st

from opgavenkaart.graph.edition import Edition, claim_key
from opgavenkaart.graph.graph import Claim, Node
from opgavenkaart.graph.model import KINDS, RELATIONS
from opgavenkaart.graph.schema import Field

IDS = {kind: ("a", "b", "c", "d") if kind in ("organisation", "issue", "domain") else ("a", "b") for kind in KINDS}
NAMES = st.sampled_from(("Zorg", "zorg", "Één loket", "J&V", "</script>", "=1+1", "😀", "e\u0301en", "Wonen", "Ĳ"))
DAYS = st.sampled_from(("", "", "", "2020", "2020-10", "2021-01-18", "2024-07-02"))


def _value(field: Field | None) -> st.SearchStrategy[str]:
    return st.sampled_from([value.id for value in field.values]) if field else st.just("")


@st.composite
def _node(draw: st.DrawFn, kind: str, id: str, dataset: str) -> Node:
    abbreviation = draw(st.sampled_from(("", id.upper()))) if kind in ("organisation", "group", "name") else ""
    subkinds = KINDS[kind].subkinds
    type_ = draw(_value(subkinds)) if subkinds and subkinds.values else ""
    return Node(kind, id, draw(NAMES), type_, abbreviation, draw(DAYS), "", datasets=(dataset,))


@st.composite
def _claims(draw: st.DrawFn, dataset: str, things: list[tuple[str, str]]) -> tuple[Claim, ...]:
    possible = [
        (relation, *start, *end)
        for relation, declared in RELATIONS.items()
        for start in things
        for end in things
        if (start[0], end[0]) in declared.ends and (start < end if declared.acyclic else start != end)
    ]
    found: dict[tuple[object, ...], Claim] = {}
    for five in draw(st.lists(st.sampled_from(possible), max_size=25)) if possible else ():
        relation = RELATIONS[five[0]]
        role = draw(_value(relation.role))
        if relation.id == "PARTICIPATES_IN" and role in ("lead", "commissioner"):
            role = "member"  # these have relationships of their own
        source, quote = draw(st.sampled_from(("", "nota"))), draw(st.sampled_from(("", "“zo staat het er”")))
        claim = Claim(*five, role, source, "", quote, draw(DAYS), "", "", dataset, {})
        found[claim_key(claim)] = claim
    return tuple(found.values())


@st.composite
def editions(draw: st.DrawFn, name: str) -> Edition:
    """A data set that describes all that it speaks of."""
    every = [(kind, id) for kind, ids in IDS.items() for id in ids]
    things = sorted(draw(st.sets(st.sampled_from(every), max_size=len(every))))
    nodes = tuple(draw(_node(kind, id, name)) for kind, id in things)
    return Edition(name, nodes, draw(_claims(name, things)))


PROGRAMMES = st.lists(st.sampled_from(("first", "second")), min_size=1, max_size=2, unique=True).flatmap(
    lambda names: st.tuples(*map(editions, names))
)
