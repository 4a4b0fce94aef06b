"""Laws of who is who: two records that are one answer as one record would, in any order, and may be taken apart."""

import json
from collections import defaultdict
from dataclasses import replace
from functools import partial
from itertools import islice, permutations
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from opgavenkaart.graph.edition import Edition, Reference
from opgavenkaart.graph.graph import Claim, Graph, Node
from opgavenkaart.graph.identity.resolve import resolve
from opgavenkaart.graph.model import IDENTITY
from opgavenkaart.graph.store.sqlite.store import SqliteStore
from opgavenkaart.queries.core.question import Answer
from tests.contract.asked import Asked, answer, every_way, subjects
from tests.contract.effort import tried
from tests.contract.programme import Programme
from tests.contract.programmes import DAYS, programmes
from tests.contract.server import Neo4j

TURN = 40  # of the ways to ask, each example takes every fortieth
ORGANISATION = "organisation"
CODES = st.sampled_from(("", "mnre1", "mnre2", "https://identifier.overheid.nl/tooi/id/x/mnre1", "roo:7", "7", "geen"))

pytestmark = pytest.mark.slow


@tried()
@given(programmes(2), st.sampled_from(DAYS), st.integers(0, TURN - 1), st.integers(0, 99))
def test_two_records_that_are_one_answer_as_if_the_second_had_been_written_as_the_first(programme, day, turn, which):
    undecided = Programme(*map(_undecided, programme))
    pairs = list(permutations(undecided.graph().nodes[ORGANISATION], 2))
    assume(pairs)
    head, other = sorted(pairs[which % len(pairs)], key=lambda one: (_first_told(undecided, one), one))
    decided = Claim("SAME_AS", ORGANISATION, other, ORGANISATION, head, dataset="review")
    graph = Programme(*undecided, Edition("review", (), (decided,))).graph()
    united = replace(graph, claims={**graph.claims, "SAME_AS": ()})
    written = Programme(*(_written_as(edition, other, head) for edition in undecided)).graph()
    about = [*subjects(undecided), f"{ORGANISATION}:{other}"]
    for question, words in islice(every_way(about, day), turn, None, TURN):
        same = {name: text.replace(f"{ORGANISATION}:{other}", f"{ORGANISATION}:{head}") for name, text in words.items()}
        assert _told(united, (question, words), other, head) == _told(written, (question, same), other, head), words


@tried()
@given(programmes(3), st.data())
def test_who_is_one_does_not_depend_on_the_order_of_data_sets(programme, data):
    coded = [_with_codes(edition, data) for edition in programme]
    for order in permutations(coded):
        found = resolve(Programme(*order).records())
        again = resolve(Programme(*coded).records())
        assert (found.groups, [d[:3] for d in found.disputes]) == (again.groups, [d[:3] for d in again.disputes])
        graph = Programme(*order).graph()
        assert not resolve(graph).groups  # all of it was done
        assert {id for group in found.groups for id in group} == {*graph.canonical_ids, *graph.canonical_ids.values()}


@tried(4)
@given(programmes(2), st.integers(0, 99))
def test_decisions_taken_out_leave_the_graph_as_it_was(tmp_path_factory, programme, which):
    with SqliteStore(tmp_path_factory.mktemp("who") / "graph.db") as store:
        for edition in programme:
            store.load(edition.name, partial(_ready, edition))
        before, records = store.read(), store.records()
        pairs = list(permutations(records.nodes[ORGANISATION], 2))
        assume(pairs)
        claims = (
            Claim(IDENTITY[which % 2], ORGANISATION, a, ORGANISATION, b, dataset="r")
            for a, b in [pairs[which % len(pairs)]]
        )
        store.load(
            "review", partial(_ready, Edition("review", (), tuple(c._replace(dataset="review") for c in claims)))
        )
        store.unload("review")
        assert (store.read(), store.records()) == (before, records)


def _ready(edition: Edition, names: object) -> Edition:
    return edition


def _undecided(edition: Edition) -> Edition:
    return replace(edition, claims=tuple(c for c in edition.claims if c.relation not in IDENTITY))


def _first_told(programme: Programme, id: str) -> int:
    return next(i for i, edition in enumerate(programme) if any(n[:2] == (ORGANISATION, id) for n in edition.nodes))


def _written_as(edition: Edition, other: str, head: str) -> Edition:
    def id_of(kind: str, id: str) -> str:
        return head if (kind, id) == (ORGANISATION, other) else id

    def node_of(node: Node) -> Node:
        about = node.props.get("about", "")
        props = {**node.props, "about": f"{ORGANISATION}:{head}"} if about == f"{ORGANISATION}:{other}" else node.props
        return node._replace(id=id_of(node.kind, node.id), props=props)

    claims = [
        c._replace(from_id=id_of(c.from_kind, c.from_id), to_id=id_of(c.to_kind, c.to_id))
        for c in edition.claims
        if {c[1:3], c[3:5]} != {(ORGANISATION, head), (ORGANISATION, other)}
    ]
    nodes = sorted(edition.nodes, key=lambda n: n.id)  # of two that one data set describes, the first by id is shown
    return replace(edition, nodes=tuple(map(node_of, nodes)), claims=tuple(claims))


def _with_codes(edition: Edition, data: st.DataObject) -> Edition:
    def coded(node: Node) -> Node:
        code = data.draw(CODES) if node.kind == ORGANISATION else ""
        return node._replace(props={**node.props, "official_id": code}) if code else node

    return replace(edition, nodes=tuple(map(coded, edition.nodes)))


def _told(graph: Graph, asked: Asked, other: str, head: str) -> str:
    """The whole answer as text; descriptions are cited by the id of either record."""
    found = answer(graph, asked)
    if not isinstance(found, Answer):
        return found
    said: dict[str, Any] = defaultdict(str, found.as_dict("nl"), parameters="")
    for finding in said["findings"]:
        for item in finding["evidence"]:
            if not item["relation"] and item["from"] == other:
                item["from"] = head
        cited = {json.dumps(item) for item in finding["evidence"]}
        finding |= {"evidence": sorted(cited), "evidence_total": len(cited)}
    return json.dumps(said, ensure_ascii=False)


@pytest.mark.neo4j
def test_neo4j_answers_of_several_records_of_one_as_the_graph_that_is_read(neo4j_uri):
    coded = {"official_id": "mnre1"}
    a, b = (Node(ORGANISATION, id, id.upper(), "ministry", props=coded, datasets=(of,)) for id, of in ("af", "bs"))
    issue, group = Node("issue", "i", "I", datasets=("f",)), Node("group", "g", "G", datasets=("f",))
    first = [Claim("RESPONSIBLE_FOR", ORGANISATION, "a", "issue", "i", "accountable", dataset="f")]
    first += [Claim("ADDRESSES", "group", "g", "issue", "i", dataset="f")]
    second = (Claim("LEADS", ORGANISATION, "b", "group", "g", dataset="s"),)
    store = Neo4j.at(neo4j_uri)
    try:
        editions = (Edition("f", (a, issue, group), tuple(first)), Edition("s", (b,), second))
        references = (Reference("group", "g", "g"),)
        for edition in (editions[0], replace(editions[1], references=references)):
            store.load(edition.name, partial(_ready, edition))
        assert store.merges_records()
        graph = store.read()
        assert list(graph.nodes[ORGANISATION]) == ["a"]
        for asked in every_way([f"{ORGANISATION}:b"], ""):
            assert answer(store, asked) == answer(graph, asked), asked
    finally:
        store.empty()
        store.close()
