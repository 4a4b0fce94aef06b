"""Laws that answers keep, whatever the programme: what changes when the programme does, and what may not."""

import json
import re
from collections.abc import Callable, Iterator, Set
from dataclasses import replace
from itertools import islice
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opgavenkaart.graph.edition import Edition
from opgavenkaart.graph.graph import Claim, Graph, Node
from opgavenkaart.graph.identity.resolve import KIND
from opgavenkaart.graph.model import KINDS
from opgavenkaart.queries.ask import ask
from opgavenkaart.queries.core.question import Answer
from opgavenkaart.queries.overlap.routes import ROUTES
from tests.contract.asked import Asked, answer, every_way, subjects
from tests.contract.effort import tried
from tests.contract.programme import Programme
from tests.contract.programmes import DAYS, programmes
from tests.worlds import claim, edition, node, world

DAY = st.sampled_from(DAYS)
TURN = 40  # of the ways to ask, each example takes every fortieth
TURNS = st.integers(0, TURN - 1)
MARK = re.compile(r"-of-\w+")  # what the laws add to ids and names of data sets

OF_DATA_SETS = ("contradictions",)  # what several of them say is what these are about
OF_ALL = ("matrix", "compare", "brokers", "evidence")  # a row runs over all groups, or counts all that has no source
WEIGHED = ("total", "p_value", "q_value", "congruence", "reason")  # columns that depend on all other pairs

pytestmark = pytest.mark.slow

Rename = Callable[[str, str], str]  # of a kind and an id, another id


@tried()
@given(programmes(2), DAY, TURNS)
def test_whatever_is_asked_of_whatever_programme_has_an_answer(programme, day, turn):
    graph = programme.graph()
    for asked in _some_ways(programme, day, turn):
        assert _told(graph, asked), asked


@tried()
@given(programmes(2), DAY, TURNS)
def test_other_ids_give_the_same_answers_with_those_ids(programme, day, turn):
    """Ids of their own for each kind: where two kinds have an id in common, that says nothing."""
    graph = programme.graph()
    renamed = Programme(*(_renamed(edition, _of_kind) for edition in programme)).graph()
    for asked in _some_ways(programme, day, turn):
        other = asked[0], {name: _marked(text) for name, text in asked[1].items()}
        assert _told(renamed, other) == _told(graph, asked), asked


@tried()
@given(programmes(2), DAY, TURNS, st.integers())
def test_the_order_of_nodes_and_claims_within_a_data_set_says_nothing(programme, day, turn, seed):
    graph = programme.graph()
    shuffled = Programme(*(_shuffled(edition, Random(seed)) for edition in programme)).graph()
    for asked in _some_ways(programme, day, turn):
        assert _told(shuffled, asked) == _told(graph, asked), asked


@tried()
@given(programmes(2), DAY, TURNS)
def test_a_data_set_handed_in_as_two_gives_the_same_answers_up_to_its_name(programme, day, turn):
    first, *rest = programme
    graph = programme.graph()
    parts = Programme(*_parts(first, {*graph.canonical_ids, *graph.canonical_ids.values()}), *rest).graph()
    for asked in _some_ways(programme, day, turn):
        if asked[0] not in OF_DATA_SETS:
            assert _told(parts, asked) == _told(graph, asked), asked


@tried()
@given(programmes(2), programmes(1), DAY, TURNS)
def test_a_data_set_about_other_things_changes_no_finding_about_these(programme, unrelated, day, turn):
    """But for what weighs a pair against all others, and for the questions whose rows run over the whole graph.

    Groups and activities are known to begin with: where none is, it is no gap that an issue is on no agenda.
    """
    known = edition("known", [node(kind, "one-of-elsewhere") for kind in ("group", "activity")])
    graph = Programme(*programme, known).graph()
    more = Programme(*programme, known, *map(_elsewhere, unrelated)).graph()
    for asked in _some_ways(programme, day, turn):
        if asked[0] not in OF_ALL:
            before, after = ([f for f in _findings(of, asked) if "-of-elsewhere" not in f] for of in (graph, more))
            assert after == before, asked


@tried()
@given(programmes(2), st.sampled_from(("0001", "1900-01", "2021", "9999-12-31")), TURNS)
def test_of_what_always_held_any_day_gives_the_same_answers(programme, day, turn):
    """Without periods, names through time and successions, and of documents that do not age, that is."""
    timeless = Programme(*map(_timeless, programme))
    graph = timeless.graph()
    for question, words in _some_ways(timeless, "", turn):
        then = question, words | {"as_of": day}
        assert _findings(graph, then) == _findings(graph, (question, words)), then


@tried()
@given(programmes(2), DAY, TURNS)
def test_a_plan_that_undoes_itself_changes_nothing(programme, day, turn):
    graph = programme.graph()
    plan = edition("plan", [node("organisation", "new-of-plan"), *_there_and_back(sorted(graph.nodes["organisation"]))])
    for question, words in _some_ways(programme, day, turn):
        if isinstance(answer(graph, (question, words)), Answer):
            assert ask(graph, question, **words, what_if=plan).findings == (), (question, words)


def _there_and_back(organisations: list[str]) -> Iterator[Claim]:
    for one in organisations[:1]:
        yield claim(one, "SUCCEEDED_BY", "new-of-plan", "rename", date="2030")
        yield claim("new-of-plan", "SUCCEEDED_BY", one, "rename", date="2031")


@tried()
@given(programmes(2), st.sampled_from(sorted(ROUTES)))
def test_what_a_shares_with_b_is_what_b_shares_with_a(programme, route):
    """Under ids in the opposite order, each pair stands the other way round.

    Which of its records names a united organisation hangs on their ids, so pairs are told by all records.
    """
    alike = Programme(*map(_of_one_name, programme))
    ids = {kind: sorted({n.id for edition in alike for n in edition.nodes if n.kind == kind}) for kind in KINDS}

    def turn(kind: str, one: str) -> str:
        return ids[kind][~ids[kind].index(one)]

    turned = Programme(*(_renamed(edition, turn) for edition in alike))
    party, item = (side.removesuffix("s") for side in route)

    def shared(programme: Programme, named: Rename) -> list[object]:
        graph = programme.graph()

        def records(kind: str, id: str) -> frozenset[str]:
            of = [id, *(record for record, head in graph.canonical_ids.items() if kind == KIND and head == id)]
            return frozenset(named(kind, record) for record in of)

        return [
            (
                {(records(party, f.a), f.a_count), (records(party, f.b), f.b_count)},
                {records(item, id) for id in f.shared},
                (f.shared_count, f.total, f.jaccard, f.containment, f.p_value, f.q_value),
            )
            for f in ask(graph, "overlap", between=route[0], through=route[1]).findings
        ]

    forth, back = shared(alike, lambda _, record: record), shared(turned, turn)
    assert len(forth) == len(back)
    assert all(pair in back for pair in forth)


def test_what_is_said_of_a_domain_is_not_said_of_an_organisation_with_its_id():
    graph = world(
        *(node("domain", id) for id in "ab"), node("organisation", "a"), claim("b", "PART_OF", "a", kind="domain")
    )
    about = ask(graph, "gaps", about="organisation:a", kind="domain_without_issue")
    assert about.findings == ()


# ── Asking ────────────────────────────────────────────────────────────────────────────────────────────────


def _some_ways(programme: Programme, day: str, turn: int) -> Iterator[Asked]:
    return islice(every_way(subjects(programme), day), turn, None, TURN)


def _told(graph: Graph, asked: Asked) -> str:
    """The whole answer as text, without marks."""
    found = answer(graph, asked)
    if isinstance(found, Answer):
        said = found.as_dict("nl")
        return _unmarked({**said, "findings": [_settled(finding) for finding in said["findings"]]})
    return _unmarked(found)


def _findings(graph: Graph, asked: Asked) -> list[str]:
    """Each finding as text, without what weighs it against all others."""
    found = answer(graph, asked)
    findings = found.as_dict("nl")["findings"] if isinstance(found, Answer) else [{"why": found}]
    return [json.dumps({k: v for k, v in _settled(f).items() if k not in WEIGHED}) for f in findings]


def _settled(finding: dict[str, Any]) -> dict[str, Any]:
    """Its evidence in an order that marks do not change, each claim once, and how many those are."""
    evidence = finding.get("evidence", ())
    assert finding.get("evidence_total", 0) == len(evidence)
    cited = sorted({_unmarked(item) for item in evidence})
    return {**finding, "evidence": cited, "evidence_total": len(cited)}


def _unmarked(said: object) -> str:
    return MARK.sub("", json.dumps(said, ensure_ascii=False, sort_keys=True))


def _marked(text: str) -> str:
    """A reference, or several, as the law on other ids has it: `issue:a` is `issue:a-of-issue`."""
    return ";".join(f"{part}-of-{part.partition(':')[0]}" if ":" in part else part for part in text.split(";"))


# ── Other programmes from one ─────────────────────────────────────────────────────────────────────────────


def _elsewhere(edition: Edition) -> Edition:
    """The same of other things, under a name of its own: a store has one data set of a name."""
    name = f"{edition.name}-of-elsewhere"
    renamed = _renamed(edition, lambda _, one: f"{one}-of-elsewhere")
    nodes = tuple(n._replace(datasets=(name,)) for n in renamed.nodes)
    return Edition(name, nodes, tuple(c._replace(dataset=name) for c in renamed.claims))


def _of_kind(kind: str, one: str) -> str:
    return f"{one}-of-{kind}"


def _renamed(edition: Edition, rename: Rename) -> Edition:
    def props(of: Node | Claim) -> dict[str, str]:
        source = of.props.get("source")
        return {**of.props, "source": rename("document", source)} if source else dict(of.props)

    nodes = tuple(n._replace(id=rename(n.kind, n.id), props=props(n)) for n in edition.nodes)
    claims = tuple(
        c._replace(
            from_id=rename(c.from_kind, c.from_id),
            to_id=rename(c.to_kind, c.to_id),
            source=c.source and rename("document", c.source),
        )
        for c in edition.claims
    )
    return Edition(edition.name, nodes, claims)


def _shuffled(edition: Edition, chance: Random) -> Edition:
    nodes, claims = list(edition.nodes), list(edition.claims)
    chance.shuffle(nodes)
    chance.shuffle(claims)
    return Edition(edition.name, tuple(nodes), tuple(claims))


def _parts(edition: Edition, united: Set[str]) -> tuple[Edition, Edition]:
    """Every other claim in a data set of its own, with the things that only these speak of.

    What is said of organisations that are one stays together: one data set says it of all of them once.
    """
    other = f"{edition.name}-of-others"
    one = {(KIND, id) for id in united}
    here = tuple(c for at, c in enumerate(edition.claims) if at % 2 == 0 or not one.isdisjoint((c[1:3], c[3:5])))
    kept = {c.key for c in here}
    there = tuple(c for c in edition.claims if c.key not in kept)
    spoken_of = one | {end for c in here for end in (c[1:3], c[3:5])}
    stays = [(n.kind, n.id) in spoken_of or n.kind == "document" for n in edition.nodes]
    return (
        Edition(edition.name, tuple(n for n, stay in zip(edition.nodes, stays, strict=True) if stay), here),
        Edition(
            other,
            tuple(n._replace(datasets=(other,)) for n, s in zip(edition.nodes, stays, strict=True) if not s),
            tuple(c._replace(dataset=other) for c in there),
        ),
    )


def _timeless(edition: Edition) -> Edition:
    undated = (
        n._replace(props={name: text for name, text in n.props.items() if name != "date"}) for n in edition.nodes
    )
    nodes = tuple(n._replace(valid_from="", valid_to="") for n in undated)
    claims = (c for c in edition.claims if c.relation not in ("HAS_NAME", "SUCCEEDED_BY"))
    return replace(edition, nodes=nodes, claims=tuple(c._replace(valid_from="", valid_to="") for c in claims))


def _of_one_name(edition: Edition) -> Edition:
    """The same where all bear one name, and no organisation is a collective: a united one is so by one record only."""
    of_one_name = (n._replace(name="Zorg", abbreviation="") for n in edition.nodes)
    nodes = tuple(n._replace(type="") if n.type == "collective" else n for n in of_one_name)
    return replace(edition, nodes=nodes)
