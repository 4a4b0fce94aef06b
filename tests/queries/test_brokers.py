"""Who ties the groups together?"""

import pytest

from opgavenkaart.graph.as_of import as_of, day
from opgavenkaart.queries.ask import ask
from opgavenkaart.queries.brokers import centrality as brokerage
from opgavenkaart.queries.brokers.question import BROKERS, brokers
from tests.worlds import claim, node, world

ORGANISATIONS = [node("organisation", o, "ministry") for o in ("vws", "szw", "bzk", "ez")]
GROUPS = [node("group", g) for g in ("lt1", "lt2", "lt3")]


def sits(organisation, *groups):
    return [claim(organisation, "PARTICIPATES_IN", group, "member", source="nota") for group in groups]


def seats(**groups):
    return world(
        *ORGANISATIONS,
        *GROUPS,
        *(seat for organisation, of in groups.items() for seat in sits(organisation, *of.split())),
    )


CHAIN = seats(vws="lt1 lt2", szw="lt2 lt3", bzk="lt1", ez="lt3")
ROUND = seats(vws="lt1 lt2", szw="lt2 lt3", bzk="lt3 lt1")


def test_of_a_chain_each_link_is_needed_and_the_groups_that_come_loose_are_named():
    found = {f.organisation: (f.groups, f.articulation, f.falls_apart) for f in brokers(CHAIN)}
    assert found == {
        "vws": (2, True, ("lt1",)),
        "szw": (2, True, ("lt3",)),
        "bzk": (1, False, ()),
        "ez": (1, False, ()),
    }


def test_of_two_equal_parts_both_come_loose():
    (first, *_) = brokers(seats(vws="lt1 lt2", szw="lt1", bzk="lt2"))
    assert (first.organisation, first.falls_apart) == ("vws", ("lt1", "lt2"))
    assert first.reason.nl.endswith("Zonder VWS vallen LT1 en LT2 uiteen.")


def test_of_a_round_nobody_is_needed():
    assert [(f.organisation, f.articulation, f.falls_apart) for f in brokers(ROUND)] == [
        ("bzk", False, ()),
        ("szw", False, ()),
        ("vws", False, ()),
    ]


def test_who_is_in_one_group_ties_nothing_and_who_meets_nobody_has_no_constraint():
    found = {f.organisation: (f.betweenness, f.constraint) for f in brokers(seats(vws="lt1", szw="lt1", bzk="lt2"))}
    assert found == {"szw": (0.0, 1.0), "vws": (0.0, 1.0), "bzk": (0.0, None)}


def test_leading_counts_as_a_seat_and_giving_the_assignment_does_not():
    lead, gave = claim("szw", "LEADS", "lt2"), claim("bzk", "COMMISSIONED", "lt2")
    graph = world(*ORGANISATIONS, *GROUPS, *sits("vws", "lt1", "lt2"), lead, gave)
    assert [f.organisation for f in brokers(graph)] == ["vws", "szw"]


def test_several_roles_in_one_group_are_one_seat_with_all_claims_as_evidence():
    graph = world(*ORGANISATIONS, *GROUPS, *sits("vws", "lt1"), claim("vws", "LEADS", "lt1", source="slide"))
    (finding,) = brokers(graph)
    assert (finding.groups, [e.relation for e in finding.evidence]) == (1, ["LEADS", "PARTICIPATES_IN"])


def said(who, **groups):
    return {f.organisation: f.reason.nl for f in brokers(seats(**groups))}[who]


def test_the_reason_says_who_else_ties_the_same_groups_without_the_words_of_the_field():
    alone = "VWS doet mee aan LT1 en LT2. Niemand anders doet mee aan allebei. "
    cut = "Zonder VWS raakt LT1 los van de andere werkgroepen."
    assert said("vws", vws="lt1 lt2", szw="lt2 lt3", bzk="lt1") == alone + cut
    assert said("ez", ez="lt3") == "EZ doet alleen mee aan LT3 en verbindt dus geen werkgroepen."
    assert said("vws", vws="lt1 lt2", szw="lt1 lt2 lt3") == "VWS doet mee aan LT1 en LT2. Dat doet ook SZW."
    all_three = "VWS doet mee aan LT1, LT2 en LT3. "
    some = "Alleen deze organisatie verbindt LT1 met LT3 en LT2 met LT3. "
    cut = "Zonder VWS raakt LT3 los van de andere werkgroepen."
    assert said("vws", vws="lt1 lt2 lt3", szw="lt1 lt2") == all_three + some + cut
    each = "Niemand anders doet aan al deze mee, maar elk tweetal ervan delen ook anderen."
    assert said("vws", vws="lt1 lt2 lt3", szw="lt1 lt2", bzk="lt2 lt3", ez="lt3 lt1") == all_three + each


def test_about_keeps_one_organisation_or_those_of_one_group_and_changes_no_figure():
    whole = {f.organisation: f for f in brokers(CHAIN)}
    assert ask(CHAIN, "brokers", about="szw").findings == (whole["szw"],)
    assert ask(CHAIN, "brokers", about="lt3").findings == (whole["szw"], whole["ez"])


def test_the_order_is_betweenness_then_name():
    graph = seats(vws="lt1 lt2", szw="lt1 lt2 lt3", bzk="lt3", ez="lt3")
    found = brokers(graph)
    assert [f.organisation for f in found] == ["szw", "vws", "bzk", "ez"]
    assert found[0].betweenness > found[1].betweenness > found[2].betweenness == 0


def test_an_organisation_that_left_keeps_its_seat():
    gone = node("organisation", "kgg", "ministry", valid_to="2026-02-23")
    heirs = [claim("kgg", "SUCCEEDED_BY", o, "split", valid_from="2026-02-23") for o in ("ez", "bzk")]
    graph = as_of(world(*ORGANISATIONS, *GROUPS, gone, *heirs, *sits("kgg", "lt1", "lt2")), day("2026-03"))
    assert [(f.organisation, f.organisation_name) for f in brokers(graph)] == [("kgg", "KGG")]


def test_of_very_many_betweenness_is_estimated_and_the_reason_says_so(monkeypatch):
    exact = brokers(CHAIN)
    monkeypatch.setattr(brokerage, "MAX_EXACT_NODES", 5)
    monkeypatch.setattr(brokerage, "SAMPLE_SIZE", 5)
    (first, *_), again = brokers(CHAIN), brokers(CHAIN)
    assert first == again[0]
    assert "geschat" in first.reason.nl
    assert first.betweenness == pytest.approx(exact[0].betweenness, rel=0.5)


def test_constraint_is_left_out_where_it_would_take_too_long(monkeypatch):
    monkeypatch.setattr(brokerage, "MAX_CONSTRAINT_STEPS", 3)
    assert {f.constraint for f in brokers(CHAIN)} == {None}


def test_the_title_is_the_conclusion():
    def title(graph):
        return BROKERS.title(brokers(graph)).nl

    assert title(world(*GROUPS)) == "Geen enkele organisatie doet mee aan een werkgroep."
    none = "Geen organisatie verbindt werkgroepen: geen ervan doet mee aan meer dan één."
    assert title(seats(vws="lt1", szw="lt2")) == none
    needed = "2 organisaties zijn onmisbaar: zonder elk daarvan vallen werkgroepen uiteen."
    assert title(CHAIN) == f"SZW en VWS verbinden de werkgroepen het meest; {needed}"
    equal = "3 organisaties verbinden de werkgroepen het meest, allemaal even sterk"
    assert title(ROUND) == f"{equal}; geen enkele organisatie is daarvoor onmisbaar."
    assert ask(CHAIN, "brokers", about="vws").title.en == "VWS ties 2 groups together; without VWS groups fall apart."
