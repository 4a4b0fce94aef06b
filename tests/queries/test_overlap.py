"""Where do parties overlap, and by more than chance?"""

from fractions import Fraction
from itertools import combinations
from math import comb

import pytest

from opgavenkaart.errors import UnknownWord
from opgavenkaart.queries.ask import ask
from opgavenkaart.queries.overlap.question import overlap
from opgavenkaart.queries.overlap.significance import benjamini_hochberg, tail
from tests.worlds import claim, node, world

PARTIES = [node("organisation", o, "ministry") for o in ("vws", "szw", "bzk")]
ISSUES = [node("issue", i) for i in ("a", "b", "c", "d")]


def owns(organisation, *issues):
    return [claim(organisation, "RESPONSIBLE_FOR", issue, "accountable") for issue in issues]


GRAPH = world(*PARTIES, *ISSUES, *owns("vws", "a", "b", "c"), *owns("szw", "b", "c"), *owns("bzk", "d"))


def test_a_pair_has_its_counts_and_measures():
    (pair,) = overlap(GRAPH)
    assert (pair.a, pair.b, pair.shared, pair.a_count, pair.b_count, pair.total) == ("szw", "vws", ("b", "c"), 2, 3, 4)
    assert (pair.jaccard, pair.containment) == (2 / 3, 1.0)
    assert pair.p_value == 0.5 == pair.q_value  # 3 of the 6 ways to draw 2 of 4 lie within vws's 3


def test_the_tail_is_the_share_of_draws_that_share_as_much():
    for m, a, b, k in [(6, 3, 2, 1), (7, 4, 3, 2), (8, 5, 5, 4)]:
        draws = [len(set(draw) & set(range(a))) >= k for draw in combinations(range(m), b)]
        assert tail(k, a, b, m) == sum(draws) / len(draws)


def test_the_tail_is_exact_for_big_numbers():
    assert tail(1, 1, 1, 10**9) == 1e-9
    assert tail(500, 500, 500, 100_000) == float(Fraction(1, comb(100_000, 500)))
    assert tail(0, 400, 400, 50_000) == 1.0


def test_q_values_are_those_of_benjamini_and_hochberg():
    assert benjamini_hochberg([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.02, 0.04, 0.04, 0.02])
    assert benjamini_hochberg([]) == []


def test_an_organisations_issues_are_also_those_on_its_groups_agenda_and_of_its_positions():
    group = node("group", "lt1")
    graph = world(
        *PARTIES,
        *ISSUES,
        group,
        claim("lt1", "ADDRESSES", "a"),
        claim("szw", "LEADS", "lt1"),
        claim("vws", "PARTICIPATES_IN", "lt1", "consulted"),
        claim("bzk", "TAKES_POSITION", "a", "avoid"),
    )
    assert {(f.a, f.b) for f in overlap(graph)} == {("bzk", "szw"), ("bzk", "vws"), ("szw", "vws")}
    assert overlap(graph, role="member") == []


def test_between_groups_and_through_organisations():
    graph = world(
        *PARTIES,
        node("group", "lt1"),
        node("group", "lt2"),
        claim("vws", "PARTICIPATES_IN", "lt1", "member"),
        claim("vws", "LEADS", "lt2"),
    )
    (pair,) = overlap(graph, between="groups", through="organisations")
    assert (pair.a, pair.b, pair.shared) == ("lt1", "lt2", ("vws",))


def test_a_domains_issues_are_those_in_it_or_below_it():
    graph = world(
        *ISSUES,
        *PARTIES,
        *(node("domain", d) for d in ("zorg", "welzijn", "werk")),
        claim("welzijn", "PART_OF", "zorg", kind="domain"),
        claim("a", "IN_DOMAIN", "welzijn", kind="issue"),
        claim("a", "IN_DOMAIN", "werk", kind="issue"),
        claim("vws", "HAS_PORTFOLIO", "zorg"),
    )
    pairs = {(f.a, f.b) for f in overlap(graph, between="domains")}
    assert pairs == {("werk", "zorg"), ("welzijn", "werk"), ("welzijn", "zorg")}
    about = ask(graph, "overlap", between="domains", about="vws").findings
    assert {(f.a, f.b) for f in about} == {("welzijn", "zorg"), ("werk", "zorg")}


def test_parties_cannot_be_compared_through_themselves():
    with pytest.raises(UnknownWord, match="through issues"):
        ask(GRAPH, "overlap", between="organisations", through="organisations")


def test_evidence_shows_both_sides():
    (pair,) = overlap(GRAPH)
    assert {(e.from_, e.to) for e in pair.evidence} == {("vws", "b"), ("vws", "c"), ("szw", "b"), ("szw", "c")}
