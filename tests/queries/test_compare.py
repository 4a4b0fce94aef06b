"""In what are groups alike, and in what do they differ?"""

import pytest

from opgavenkaart.errors import UnknownWord
from opgavenkaart.queries.ask import ask
from opgavenkaart.queries.compare import compare
from tests.worlds import claim, node, world

GROUPS = [node("group", id) for id in ("g1", "g2", "g3")]
ASPECT = node("aspect", "blik", name="Blik")


def said(group, value):
    return claim(group, "CHARACTERISED_BY", "blik", value=value, source="dia", quote=value)


def verdict(*claims, aspect="blik"):
    (found,) = (f for f in compare(world(*GROUPS, ASPECT, *claims)) if f.aspect == aspect)
    return found.verdict, found.reason.en


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (("Breed", "breed", "Breed"), "same"),
        (("breed", "smal", "breed"), "differs"),
        (("breed", "smal"), "differs"),
        (("breed", "breed"), "unknown"),
        (("breed",), "unknown"),
        (("verschilt", "verschilt", "verschilt"), "differs"),
    ],
)
def test_the_verdict_on_what_sources_say(values, expected):
    assert verdict(*(said(f"g{n}", value) for n, value in enumerate(values, 1)))[0] == expected


def test_the_reason_names_the_group_of_which_no_source_tells():
    assert verdict(said("g1", "breed"), said("g2", "breed"))[1] == "No source states this of G3."


def test_a_source_that_only_says_that_groups_differ_leaves_their_cells_empty():
    claims = [said(g, "verschilt") for g in ("g1", "g2", "g3")]
    (row,) = ask(world(*GROUPS, ASPECT, *claims), "compare", about="blik").findings
    assert row.cells == ((), (), ())
    assert {e.quote for e in row.evidence} == {"verschilt"}


def title(*claims):
    return ask(world(*GROUPS, ASPECT, node("aspect", "duur"), *claims), "compare").title.nl


def test_the_title_counts_what_sources_compare_and_else_the_characteristics():
    stated = [said(g, "gelijk") for g in ("g1", "g2", "g3")]
    others = [claim(g, "CHARACTERISED_BY", "duur", value="lang") for g in ("g1", "g2", "g3")]
    assert title(*stated, *others) == "3 groepen: volgens de bronnen gelijk in 1 kenmerk."
    assert title(*others, said("g1", "breed")) == (
        "3 groepen: volgens hun kenmerken gelijk in 1, onbekend in 1 kenmerk."
    )
    assert title() == "3 groepen: geen bron vergelijkt ze of geeft kenmerken."


def test_a_source_that_compares_the_groups_is_believed_over_their_values():
    claims = [said(g, value) for g in ("g1", "g2", "g3") for value in ("gelijk", f"breed {g}")]
    (row,) = ask(world(*GROUPS, ASPECT, *claims), "compare", about="blik").findings
    assert (row.basis, row.verdict) == ("compared", "same")
    assert row.reason.nl == "Een bron noemt de groepen hierin gelijk. G1: breed g1; G2: breed g2; G3: breed g3."


def test_a_likeness_holds_of_some_of_the_groups_and_a_difference_only_of_all():
    alike = [said(g, "gelijk") for g in ("g1", "g2", "g3")]
    differ = [said(g, "verschilt") for g in ("g1", "g2", "g3")]
    of_two = [
        ask(world(*GROUPS, ASPECT, *of), "compare", groups="g1;g2", about="blik").findings[0] for of in (alike, differ)
    ]
    assert [(f.basis, f.verdict) for f in of_two] == [("compared", "same"), ("characteristic", "unknown")]
    assert verdict(*alike[:2], said("g3", "verschilt"))[0] == "differs"


def test_sources_that_contradict_each_other_give_no_verdict():
    claims = [said(g, "gelijk") for g in ("g1", "g2", "g3")]
    other = [claim(g, "CHARACTERISED_BY", "blik", value="verschilt", source="nota") for g in ("g1", "g2", "g3")]
    assert verdict(*claims, *other)[0] == "unknown"


def test_no_data_is_not_alike():
    found = {f.aspect: f for f in compare(world(*GROUPS))}
    assert {f.verdict for f in found.values()} == {"unknown", None}
    assert found["products"].cells == ((), (), ())
    assert found["products"].reason.en == "No source states this of G1, G2 and G3."


def test_lists_of_participants_have_no_verdict_and_what_is_from_other_tables_says_so():
    seats = [claim("p", "PARTICIPATES_IN", g, "member") for g in ("g1", "g2", "g3")]
    found = {f.aspect: f for f in compare(world(*GROUPS, node("organisation", "p"), *seats))}
    assert (found["participants_of_all"].verdict, found["participants_of_one"].verdict) == (None, None)
    assert {f.basis for f in found.values()} == {"derived"}


def test_the_domains_of_a_group_are_those_that_a_source_puts_it_in():
    things = [node("domain", "wonen"), node("domain", "zorg"), node("issue", "x")]
    claims = [
        *(claim("g1", "IN_DOMAIN", "wonen", kind="group"), claim("g1", "ADDRESSES", "x")),
        claim("x", "IN_DOMAIN", "zorg", kind="issue"),
    ]
    (row,) = (f for f in compare(world(*GROUPS, *things, *claims)) if f.aspect == "domains")
    assert row.cells == (("WONEN",), (), ())


def test_what_can_be_counted_is_compared_too():
    parties = [node("organisation", o) for o in "pqr"]
    seats = [claim(o, "PARTICIPATES_IN", g, "member") for o in "pq" for g in ("g1", "g2", "g3")]
    graph = world(*GROUPS, *parties, *seats, claim("r", "LEADS", "g1"), claim("g1", "ADDRESSES", "x"))
    cells = {f.aspect: f.cells for f in compare(graph)}
    assert cells["lead"] == (("R",), (), ())
    assert cells["participants_of_all"] == (("P", "Q"),) * 3
    assert cells["participants_of_one"][0] == ("R",)
    assert cells["issues"] == (("1",), ("0",), ("0",))


def test_citizens_take_part_through_an_activity():
    things = [node("organisation", "burgers", "citizens"), node("activity", "dialoog", "dialogue_track")]
    claims = [claim("g1", "CARRIES_OUT", "dialoog"), claim("dialoog", "INVOLVES", "burgers")]
    (row,) = (f for f in compare(world(*GROUPS, *things, *claims)) if f.aspect == "society")
    assert (row.row("nl")["g1"], row.row("nl")["g2"], row.verdict) == (["ja"], [], "unknown")
    assert {e.relation for e in row.evidence} == {"CARRIES_OUT", "INVOLVES"}


def test_only_the_groups_that_were_named_are_compared_in_their_order():
    answer = ask(world(*GROUPS), "compare", groups="G3;G1")
    assert answer.finding.columns()[2:4] == ("g3", "g1")
    with pytest.raises(UnknownWord, match='Did you mean "G1"'):
        ask(world(*GROUPS), "compare", groups="G1x")


def test_a_group_that_is_not_there_on_the_day_is_not_compared():
    ended = node("group", "g1", valid_to="2020")
    graph = world(ended, *GROUPS[1:], ASPECT, said("g1", "breed"), said("g2", "breed"))
    (found,) = (f for f in ask(graph, "compare", groups="g1;g2", as_of="2021").findings if f.aspect == "blik")
    assert [*found.across] == ["g2"]
    assert {*ask(graph, "compare", groups="g1", as_of="2021").findings[0].across} == set()
