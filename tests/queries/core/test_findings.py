"""Findings are made when they are looked at, and no more of them are shown than the limit says."""

from io import BytesIO
from itertools import combinations

import numpy as np
import pytest
from python_calamine import CalamineWorkbook

from opgavenkaart.errors import UnknownWord
from opgavenkaart.output.answers_xlsx import of_answer, of_answers
from opgavenkaart.queries.ask import ask
from opgavenkaart.queries.coordination import COORDINATION
from opgavenkaart.queries.core.findings import Findings, Ranked
from opgavenkaart.queries.core.pairs import pairs, shared_counts
from opgavenkaart.queries.gaps.question import GAPS
from opgavenkaart.queries.overlap.question import OVERLAP
from tests.bench.dense import things
from tests.worlds import world

GRAPH = world(*things(30))


def test_only_what_is_looked_at_is_made():
    made = []

    def make(key):
        made.append(key)
        return key

    found = Findings(range(1_000_000), make)
    assert len(found) == 1_000_000
    assert [*found[10:13]] == [10, 11, 12]
    assert found[-1] == 999_999
    assert made == [10, 11, 12, 999_999]
    assert found[:2] == (0, 1) != found[:3]


@pytest.mark.parametrize("size", [0, 1, 2_500])
def test_places_are_ranked_as_a_whole_sort_ranks_them(size):
    numbers = np.random.default_rng(1).integers(0, 50, size)
    order = sorted(range(size), key=lambda at: (numbers[at], at))
    assert [*Ranked(numbers)[:7]] == order[:7]
    ranked = Ranked(numbers)
    assert [ranked[at] for at in range(size)] == order == [*Ranked(numbers)] == ranked[:]


def test_pairs_are_counted_as_one_by_one():
    chance = np.random.default_rng(2)
    has = [np.flatnonzero(chance.random(40) < share) for share in (0.0, 0.1, 0.5, 0.9, 1.0, 0.3)]
    counted = [tuple(map(int, pair)) for pair in zip(*pairs(shared_counts(has, 40)), strict=True)]
    sets = [set(own.tolist()) for own in has]
    assert counted == [(a, b, len(sets[a] & sets[b])) for a, b in combinations(range(6), 2) if sets[a] & sets[b]]


@pytest.mark.parametrize("question", ["overlap", "coordination", "owners"])
def test_an_answer_shows_its_first_findings_and_says_of_how_many(question):
    whole = ask(GRAPH, question)
    assert len(whole.findings) == len(whole.shown) > 5
    some = ask(GRAPH, question, limit=5)
    assert (some.findings, some.title, some.shown) == (whole.findings, whole.title, tuple(whole.findings[:5]))
    told = some.as_dict("nl")
    assert (told["total"], told["shown"], len(told["findings"])) == (len(whole.findings), 5, 5)
    assert len(some.to_pandas()) == 5
    assert ask(GRAPH, question, limit="all").shown == whole.findings


def test_within_a_limit_a_finding_shows_its_first_evidence_and_says_of_how_much():
    whole, some = ask(GRAPH, "overlap"), ask(GRAPH, "overlap", limit=5)
    long, *_ = whole.as_dict("nl")["findings"]
    assert long["evidence_total"] == len(long["evidence"]) == len(whole.findings[0].evidence) > 20
    cut, *_ = some.as_dict("nl")["findings"]
    assert cut == long | {"evidence": long["evidence"][:20]}
    assert ask(GRAPH, "overlap", limit="all").as_dict("nl")["findings"][0] == long
    (about,) = ask(GRAPH, "overlap", about=f"organisation:{long['a']}", limit=1).as_dict("nl")["findings"]
    assert about["evidence_total"] == len(about["evidence"]) > 20


def test_a_workbook_says_how_much_evidence_it_leaves_out():
    some = ask(GRAPH, "overlap", limit=2)
    evidence = CalamineWorkbook.from_filelike(BytesIO(of_answer(some, "en"))).get_sheet_by_name("evidence").to_python()
    cut = [row for row in evidence if row[0] == 2]
    assert len(cut) == 21
    assert cut[-1][1] == f"… and {len(some.findings[0].evidence) - 20} more; --limit all"
    every = [
        row
        for row in CalamineWorkbook.from_filelike(BytesIO(of_answers([some], "en", {})))
        .get_sheet_by_name("sources")
        .to_python()
        if row[1] == 4
    ]
    assert [row[3:] for row in every] == [row[1:] for row in cut]


def test_gaps_are_limited_by_kind():
    whole, some = ask(GRAPH, "gaps"), ask(GRAPH, "gaps", limit=3)
    kinds = [gap.kind for gap in whole.findings]
    assert [gap.kind for gap in some.shown] == [k for at, k in enumerate(kinds) if kinds[:at].count(k) < 3]
    assert some.sections == {kind: kinds.count(kind) for kind in kinds}


@pytest.mark.parametrize("wrong", ["0", "-1", "ten", "1.5", 0])
def test_what_is_no_limit_is_an_error(wrong):
    with pytest.raises(UnknownWord, match=f'--limit cannot be "{wrong}"'):
        ask(GRAPH, "owners", limit=wrong)


@pytest.mark.parametrize("question", [OVERLAP, COORDINATION, GAPS])
def test_a_title_is_the_same_without_looking_at_findings(question):
    found = question.ask(GRAPH)
    assert question.title(found) == question.title([*found])


@pytest.mark.parametrize("about", ["organisation:o1", "group:g1", "issue:i1", "domain:d1"])
def test_gaps_about_a_thing_are_those_whose_subject_or_evidence_it_is(about):
    thing = tuple(about.split(":"))
    whole = ask(GRAPH, "gaps").findings
    concerned = [g for g in whole if thing == (g.subject_kind, g.subject) or any(thing in e.ends for e in g.evidence)]
    assert ask(GRAPH, "gaps", about=about).findings == concerned != []


def test_a_gap_of_coordination_names_those_who_share_most_and_counts_the_others():
    found = ask(GRAPH, "coordination").findings
    gaps = ask(GRAPH, "gaps", kind="coordination").findings
    most = max(gaps, key=lambda gap: sum(gap.subject in (f.a, f.b) for f in found))
    pairs_of = [f for f in found if f.kind == most.subject_kind and most.subject in (f.a, f.b)]
    assert len(pairs_of) > 10
    named = [f.a_name if f.b == most.subject else f.b_name for f in pairs_of[:9]]
    assert f"and {len(pairs_of) - 9} others, without" in most.explanation.en
    labels = {GRAPH.label("organisation", f.a if f.b == most.subject else f.b) for f in pairs_of[:9]}
    assert len(named) == len(labels) == 9
    assert all(f"{label}, " in most.explanation.en or f"{label} and" in most.explanation.en for label in labels)
