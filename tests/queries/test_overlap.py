"""Where do parties overlap, and by more than chance?"""

from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from math import comb

import numpy as np
import pytest

from opgavenkaart.errors import UnknownWord
from opgavenkaart.graph.graph import Graph
from opgavenkaart.queries.ask import ask
from opgavenkaart.queries.overlap.false_discovery import FalseDiscovery
from opgavenkaart.queries.overlap.question import OVERLAP, overlap
from opgavenkaart.queries.overlap.routes import ROUTES
from opgavenkaart.queries.overlap.significance import tail
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
    p_values = [0.01, 0.04, 0.03, 0.005]
    rates = FalseDiscovery(np.array(p_values), np.ones(4, int), p_values.__getitem__)
    assert [rates.q_value(at) for at in range(4)] == pytest.approx([0.02, 0.04, 0.04, 0.02])
    assert [*rates.below(0.04)] == [3, 0]
    assert [*FalseDiscovery(np.array([]), np.array([], int), p_values.__getitem__).below(1)] == []


def test_an_organisations_issues_are_also_those_on_its_groups_agenda_and_of_its_positions():
    group = node("group", "lt1")
    graph = world(
        *PARTIES,
        *ISSUES,
        group,
        claim("lt1", "ADDRESSES", "a"),
        claim("szw", "LEADS", "lt1"),
        claim("vws", "PARTICIPATES_IN", "lt1", "agenda_member"),
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
    assert pairs == {("werk", "zorg"), ("welzijn", "werk")}
    about = ask(graph, "overlap", between="domains", about="vws").findings
    assert {(f.a, f.b) for f in about} == {("werk", "zorg")}


def test_a_domain_does_not_overlap_with_those_above_it():
    graph = world(
        *ISSUES,
        *(node("domain", d) for d in ("zorg", "welzijn", "jeugd")),
        claim("welzijn", "PART_OF", "zorg", kind="domain"),
        claim("jeugd", "PART_OF", "welzijn", kind="domain"),
        claim("a", "IN_DOMAIN", "jeugd", kind="issue"),
    )
    assert overlap(graph, between="domains") == []


@pytest.mark.parametrize(("between", "through"), ROUTES)
def test_it_needs_no_more_of_a_graph_than_it_declares(between, through):
    assert OVERLAP.narrowed
    reads = OVERLAP.narrowed(between=between, through=through)
    kinds = {kind: GRAPH.nodes[kind] for kind in reads.kinds}
    part = Graph(kinds, {relation: GRAPH.claims[relation] for relation in reads.relations})
    how = {"between": between, "through": through}
    assert overlap(part, **how) == overlap(GRAPH, **how)


def test_parties_cannot_be_compared_through_themselves():
    with pytest.raises(UnknownWord, match="through issues"):
        ask(GRAPH, "overlap", between="organisations", through="organisations")


def test_evidence_shows_both_sides():
    (pair,) = overlap(GRAPH)
    assert {(e.from_, e.to) for e in pair.evidence} == {("vws", "b"), ("vws", "c"), ("szw", "b"), ("szw", "c")}


def has(role, *organisations, issue="a"):
    return [claim(o, "RESPONSIBLE_FOR", issue, role) for o in organisations]


def reading(*claims, **options):
    (pair,) = overlap(world(*PARTIES, *ISSUES, node("group", "lt1"), node("group", "lt2"), *claims), **options)
    return pair.reading


def test_two_that_do_the_same_for_an_issue_may_do_it_twice_and_two_that_act_overlap():
    assert reading(*has("accountable", "vws", "szw")) == "duplication"
    assert reading(*has("accountable", "vws"), *has("responsible", "szw")) == "overlap"
    assert reading(*has("accountable", "vws"), *has("consulted", "szw")) == "fragmentation"
    assert reading(*has("informed", "vws", "szw")) == "fragmentation"
    seats = [claim("lt1", "ADDRESSES", "b"), claim("vws", "LEADS", "lt1"), claim("szw", "LEADS", "lt1")]
    assert reading(*has("informed", "vws", "szw"), *seats) == "fragmentation"
    both = *has("accountable", "vws"), *has("responsible", "szw")
    assert reading(*both, *has("informed", "vws", "szw", issue="b")) == "overlap"
    assert reading(*has("accountable", "vws", "szw"), *has("informed", "vws", "szw", issue="b")) == "duplication"


def test_a_seat_where_an_issue_comes_up_is_no_role_in_it_and_no_verdict_follows():
    agenda = [claim("lt1", "ADDRESSES", "a"), claim("lt2", "ADDRESSES", "a")]
    seats = [claim("vws", "LEADS", "lt1"), claim("szw", "PARTICIPATES_IN", "lt1", "member")]
    assert reading(*agenda, *seats) == "shared"
    assert reading(*agenda, *seats, *has("accountable", "vws")) == "shared"
    assert reading(*agenda, claim("vws", "LEADS", "lt1"), claim("szw", "LEADS", "lt1")) == "shared"
    assert reading(claim("vws", "TAKES_POSITION", "a", "raise"), *has("informed", "szw")) == "shared"
    assert reading(*seats, between="organisations", through="groups") == "shared"
    assert "fragmentation" not in overlap(world(*PARTIES, node("group", "lt1"), *seats), through="groups")[0].reason.en


def test_groups_with_one_agenda_may_do_it_twice_and_groups_that_share_an_issue_overlap():
    agenda = [claim("lt1", "ADDRESSES", "a"), claim("lt2", "ADDRESSES", "a")]
    assert reading(*agenda, between="groups") == "duplication"
    assert reading(*agenda, claim("lt2", "ADDRESSES", "b"), between="groups") == "overlap"
    seats = [claim("vws", "LEADS", "lt1"), claim("vws", "LEADS", "lt2")]
    assert reading(*seats, between="groups", through="organisations") == "shared"


def test_the_reason_has_the_counts_and_whether_chance_may_give_as_much():
    issues = [node("issue", f"i{n:02}") for n in range(20)]
    rest = owns("bzk", *(issue.id for issue in issues[1:]))
    (pair,) = overlap(world(*PARTIES, *issues, *owns("vws", "i00"), *owns("szw", "i00"), *rest))
    assert pair.q_value == 0.05  # one in twenty is not less than one in twenty
    assert pair.reason.nl == (
        "SZW en VWS delen 1 opgave en hebben geen andere (I00). Dat is niet meer dan toeval kan geven. "
        "Beide doen hetzelfde voor dezelfde opgave: mogelijk dubbel werk."
    )
    more = world(
        *PARTIES, *issues, node("issue", "z"), *owns("vws", "i00"), *owns("szw", "i00"), *rest, *owns("bzk", "z")
    )
    assert "That is more than chance would give." in overlap(more)[0].reason.en
    assert OVERLAP.title(overlap(more)).nl == "1 paar overlapt, meer dan toeval: SZW en VWS (1 gedeeld)."
    assert overlap(GRAPH)[0].reason.en.startswith("SZW and VWS share 2 of the 3 issues that either has (B and C).")


def test_the_title_is_the_conclusion():
    assert OVERLAP.title([]).nl == "Er is geen overlap gevonden."
    assert OVERLAP.title(overlap(GRAPH)).nl == "1 paar overlapt, niet meer dan toeval."
    two = overlap(world(*PARTIES, *ISSUES, *owns("vws", "a", "b", "c"), *owns("szw", "b", "c"), *owns("bzk", "a")))
    assert OVERLAP.title(two).en == "2 pairs overlap, none of them by more than chance."


def pairs_with(*shared_and_q):
    (pair,) = overlap(GRAPH)
    return [replace(pair, shared_count=k, q_value=q) for k, q in shared_and_q]


def test_the_title_names_the_strongest_pair_only_if_it_is_above_chance_and_alone():
    assert OVERLAP.title(pairs_with((10, 1.0), (6, 0.008), (6, 1.0))).nl == (
        "3 paren overlappen, waarvan 1 meer dan toeval: SZW en VWS (6 gedeeld)."
    )
    assert OVERLAP.title(pairs_with((10, 1.0), (6, 0.008), (5, 0.01))).en == (
        "3 pairs overlap, 2 of them by more than chance; of these SZW and VWS share most (6)."
    )
    assert OVERLAP.title(pairs_with((10, 1.0), (6, 0.008), (6, 0.01))).nl == (
        "3 paren overlappen, waarvan 2 meer dan toeval, met elk 6 gedeeld."
    )
    assert OVERLAP.title(pairs_with((6, 0.01), (5, 0.01))).en == (
        "2 pairs overlap, all by more than chance; of these SZW and VWS share most (6)."
    )
    assert OVERLAP.title(pairs_with((6, 0.01), (6, 0.01), (5, 0.01))).nl == (
        "3 paren overlappen, alle meer dan toeval; daarvan delen 2 paren het meest (6)."
    )
