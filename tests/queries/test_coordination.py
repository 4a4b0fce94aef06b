"""Who shares work but no table to meet at?"""

from typing import Any

import pytest

from opgavenkaart.queries.ask import ask
from opgavenkaart.queries.coordination import NO_TABLES, coordination
from tests.worlds import claim, node, world

PARTIES = [node("organisation", o, "ministry") for o in "abc"]
ISSUES = [node("issue", "x"), node("issue", "y")]
GROUPS = [node("group", "g"), node("group", "h")]
OWNED = [claim(o, "RESPONSIBLE_FOR", "x", "responsible") for o in "ab"]


def pairs(graph, **options):
    return [(f.kind, f.a, f.b, f.shared, f.congruence) for f in coordination(graph, **options)]


def test_two_that_share_an_issue_and_no_group_have_nowhere_to_meet():
    assert pairs(world(*PARTIES, *ISSUES, *GROUPS, *OWNED)) == [("organisation", "a", "b", ("x",), 0.0)]


def test_where_no_group_is_known_nothing_is_said_of_where_they_meet():
    answer = ask(world(*PARTIES, *ISSUES, *OWNED), "coordination")
    assert (len(answer.findings), answer.title) == (0, NO_TABLES)


def test_without_such_pairs_the_title_says_no_more_than_that():
    graph = world(*PARTIES, *ISSUES, *GROUPS, *OWNED)
    options: list[dict[str, Any]] = [{"at_least": "2"}, {"about": "organisation:c"}]
    for asked in options:
        title = ask(graph, "coordination", **asked).title
        assert title.en == "No pair was found that shares work and meets nowhere."


def test_a_common_group_is_where_they_meet():
    seats = [claim("a", "LEADS", "g"), claim("b", "PARTICIPATES_IN", "g", "member")]
    assert pairs(world(*PARTIES, *ISSUES, *GROUPS, *OWNED, *seats)) == []


def test_congruence_is_the_share_of_those_in_need_that_meet():
    seats = [claim(o, "PARTICIPATES_IN", "g", "member") for o in "ab"]
    graph = world(*PARTIES, *ISSUES, *GROUPS, *OWNED, *seats, claim("c", "RESPONSIBLE_FOR", "x", "accountable"))
    assert pairs(graph) == [("organisation", "a", "c", ("x",), 1 / 3), ("organisation", "b", "c", ("x",), 1 / 3)]


def test_a_domain_in_both_portfolios_counts_too():
    domain = node("domain", "d")
    held = [claim(o, "HAS_PORTFOLIO", "d") for o in "ac"]
    assert pairs(world(*PARTIES, *GROUPS, domain, *held)) == [("organisation", "a", "c", ("d",), 0.0)]


@pytest.mark.parametrize(
    ("closing", "found"),
    [
        ([], [("group", "g", "h", ("x",), 0.0)]),
        ([claim("a", "LEADS", "g"), claim("a", "PARTICIPATES_IN", "h", "member")], []),
        ([claim("g", "CARRIES_OUT", "t"), claim("h", "CARRIES_OUT", "t")], []),
    ],
)
def test_groups_meet_through_a_member_or_an_activity(closing, found):
    agenda = [claim(g, "ADDRESSES", "x") for g in "gh"]
    assert pairs(world(*PARTIES, *ISSUES, *GROUPS, node("activity", "t"), *agenda, *closing)) == found


def test_at_least_leaves_out_what_shares_less():
    graph = world(*PARTIES, *ISSUES, *GROUPS, *OWNED)
    assert ask(graph, "coordination", at_least="2").findings == ()
    assert len(ask(graph, "coordination", at_least="1").findings) == 1


def test_the_reason_is_a_sentence():
    (finding,) = coordination(world(*PARTIES, *ISSUES, *GROUPS, *OWNED))
    assert finding.reason.nl == "A en B delen 1 opgave (X), maar zitten in geen enkele werkgroep samen."
