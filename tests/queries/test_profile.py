"""What do we know about this one thing?"""

import pytest

from opgavenkaart.errors import UnknownWord
from opgavenkaart.queries.ask import ask
from tests.worlds import claim, node, world

GRAPH = world(
    node("organisation", "vws", "ministry"),
    node("organisation", "szw", "ministry"),
    node("group", "lt1"),
    node("issue", "zorg"),
    claim("vws", "LEADS", "lt1", source="nota", valid_from="2020-10"),
    claim("vws", "LEADS", "lt1", source="dia", valid_from="2020-10"),
    claim("szw", "PARTICIPATES_IN", "lt1", "member"),
    claim("lt1", "ADDRESSES", "zorg"),
)


def seen(about):
    return [(f.direction, f.relation, f.other, f.role) for f in ask(GRAPH, "profile", about=about).findings]


def test_claims_ownership_overlaps_and_gaps_of_an_organisation():
    assert seen("VWS") == [
        ("out", "LEADS", "lt1", None),
        ("owner", "owners", "zorg", "group_lead"),
        ("overlap", "overlap", "szw", "shared"),
        ("gap", "gaps", "lt1", "group_without_product"),
        ("gap", "gaps", "zorg", "no_owner"),
    ]


def test_what_two_sources_say_is_one_row_with_both():
    (lead, *_) = ask(GRAPH, "profile", about="VWS").findings
    assert (lead.period, [e.source for e in lead.evidence]) == ("2020-10 –", ["dia", "nota"])
    assert lead.reason.nl == "VWS trekt LT1."


def test_a_group_is_read_from_its_own_side():
    assert ("in", "PARTICIPATES_IN", "szw", "member") in seen("lt1")
    assert ("out", "ADDRESSES", "zorg", None) in seen("lt1")


def test_it_is_about_one_thing():
    with pytest.raises(UnknownWord, match="--about VWS"):
        ask(GRAPH, "profile")
