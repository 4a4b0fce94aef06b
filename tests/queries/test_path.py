"""How are two things connected?"""

from itertools import pairwise

import pytest

from opgavenkaart.errors import UnknownWord
from opgavenkaart.graph.as_of import as_of, day
from opgavenkaart.queries.ask import ask
from opgavenkaart.queries.core.reference import Ref
from opgavenkaart.queries.path import PATH, path
from tests.worlds import claim, node, world

THINGS = [
    *(node("organisation", o, "ministry") for o in ("vws", "bzk", "szw")),
    *(node("group", g) for g in ("lt1", "lt2", "lt3")),
    node("issue", "thuiswerken"),
    node("aspect", "duur"),
    node("document", "nota"),
]
SEAT = claim("vws", "PARTICIPATES_IN", "lt1", "member", source="nota")
AGENDA = claim("lt1", "ADDRESSES", "thuiswerken", source="nota")
VWS, BZK, LT1, ISSUE = (
    Ref("organisation", "vws"),
    Ref("organisation", "bzk"),
    Ref("group", "lt1"),
    Ref("issue", "thuiswerken"),
)


def seats(*pairs, source="nota"):
    return [claim(o, "PARTICIPATES_IN", g, "member", source=source) for o, g in pairs]


def chains(graph, start, end, **options):
    """The chains as the ids that they pass."""
    found: dict[int, list[str]] = {}
    for step in path(graph, from_=start, to=end, **options):
        found.setdefault(step.chain, [step.from_]).append(step.to)
    return ["-".join(ids) for ids in found.values()]


def test_each_step_is_a_row_with_its_claim_read_in_the_direction_of_the_chain():
    graph = world(*THINGS, SEAT, AGENDA)
    there = [
        (f.chain, f.step, f.from_, f.relation, f.direction, f.to, f.role, f.source)
        for f in path(graph, from_=VWS, to=ISSUE)
    ]
    assert there == [
        (1, 1, "vws", "PARTICIPATES_IN", "->", "lt1", "member", "nota"),
        (1, 2, "lt1", "ADDRESSES", "->", "thuiswerken", None, "nota"),
    ]
    back = path(graph, from_=ISSUE, to=VWS)
    assert [(f.from_, f.direction, f.reason.nl) for f in back] == [
        ("thuiswerken", "<-", "THUISWERKEN staat op de agenda van LT1."),
        ("lt1", "<-", "LT1 heeft VWS als deelnemer (lid)."),
    ]


def test_the_columns_are_named_as_asked():
    assert PATH.finding.columns() == (
        *("chain", "step", "relation", "from_kind", "from", "from_name", "to_kind", "to", "to_name"),
        *("direction", "role", "source", "reason"),
    )
    row = ask(world(*THINGS, SEAT), "path", from_="vws", to="lt1").findings[0].row("en")
    assert tuple(row) == PATH.finding.columns()
    assert (row["from"], row["reason"]) == ("vws", "VWS takes part in LT1 (member).")


def test_all_that_joins_two_is_one_step_best_supported_first_with_all_claims_as_evidence():
    lead = claim("bzk", "LEADS", "lt1")
    member = claim("bzk", "PARTICIPATES_IN", "lt1", "member", source="nota")
    (step,) = path(world(*THINGS, lead, member), from_=BZK, to=LT1)
    assert (step.relation, step.source) == ("PARTICIPATES_IN", "nota")
    assert step.reason.nl == "BZK neemt deel aan LT1 (lid) en trekt LT1."
    assert [e.relation for e in step.evidence] == ["LEADS", "PARTICIPATES_IN"]


def test_only_the_shortest_chains_count_at_most_as_many_as_asked_and_in_order_of_names():
    graph = world(*THINGS, *seats(*((o, g) for o in ("vws", "bzk") for g in ("lt3", "lt1", "lt2"))))
    assert chains(graph, VWS, BZK) == ["vws-lt1-bzk", "vws-lt2-bzk", "vws-lt3-bzk"]
    assert chains(graph, VWS, BZK, limit=2) == ["vws-lt1-bzk", "vws-lt2-bzk"]
    part = claim("vws", "PART_OF", "bzk", kind="organisation")
    assert chains(world(*THINGS, *seats(("vws", "lt1"), ("bzk", "lt1")), part), VWS, BZK) == ["vws-bzk"]


def test_chains_with_fewer_steps_in_doubt_come_first():
    graph = world(
        *THINGS,
        *seats(("vws", "lt1"), source=""),
        *seats(("bzk", "lt1"), source=""),
        *seats(("vws", "lt2"), ("vws", "lt3"), ("bzk", "lt3")),
        *seats(("bzk", "lt2"), source=""),
    )
    assert chains(graph, VWS, BZK) == ["vws-lt3-bzk", "vws-lt2-bzk", "vws-lt1-bzk"]
    assert path(graph, from_=VWS, to=LT1)[0].reason.en == "VWS takes part in LT1 (member). No source is given."


def test_what_is_stated_comes_before_what_was_followed_to_a_successor():
    old = node("organisation", "vom", "ministry", valid_to="2010-10-14")
    became = claim("vom", "SUCCEEDED_BY", "vws", "rename", valid_from="2010-10-14", source="stcrt")
    graph = world(*THINGS, old, became, *seats(("vom", "lt1"), ("vws", "lt2"), ("bzk", "lt1"), ("bzk", "lt2")))
    now = as_of(graph, day("2021"))
    assert chains(now, VWS, BZK) == ["vws-lt2-bzk", "vws-lt1-bzk"]
    step = path(now, from_=VWS, to=LT1)[0]
    assert step.reason.nl == "VWS neemt deel aan LT1 (lid). De bron noemt VOM, nu VWS."
    assert [e.relation for e in step.evidence] == ["PARTICIPATES_IN", "SUCCEEDED_BY"]


def test_one_that_left_and_those_that_may_be_its_heirs_are_joined_by_the_succession():
    old = node("organisation", "kgg", "ministry", valid_to="2026-02-23")
    split = [claim("kgg", "SUCCEEDED_BY", o, "split", valid_from="2026-02-23", source="kb") for o in ("vws", "bzk")]
    graph = as_of(world(*THINGS, old, *split, *seats(("kgg", "lt1"))), day("2026-03"))
    assert chains(graph, VWS, LT1) == ["vws-kgg-lt1"]
    assert path(graph, from_=VWS, to=LT1)[0].reason.nl == "VWS volgde op KGG (splitsing)."


def test_what_groups_are_compared_on_joins_them_only_when_asked_about():
    values = [claim(g, "CHARACTERISED_BY", "duur", value="lang") for g in ("lt1", "lt2")]
    graph = world(*THINGS, *values)
    assert chains(graph, LT1, Ref("group", "lt2")) == []
    assert chains(graph, LT1, Ref("aspect", "duur")) == ["lt1-duur"]


def test_about_keeps_the_chains_that_pass_it():
    graph = world(*THINGS, *seats(*((o, g) for o in ("vws", "bzk") for g in ("lt1", "lt2"))))
    assert chains(graph, VWS, BZK, about=Ref("group", "lt2")) == ["vws-lt2-bzk"]
    assert chains(graph, VWS, BZK, about=Ref("group", "lt3")) == []


def test_an_organisation_that_ended_without_successor_is_no_step_to_itself():
    ended = claim("vws", "SUCCEEDED_BY", "vws", "end")
    assert chains(world(*THINGS, ended, SEAT), VWS, LT1) == ["vws-lt1"]


def test_millions_of_equal_chains_are_not_all_drawn_up():
    layers = [[node("issue", f"i{layer}-{number:02}") for number in range(30)] for layer in range(6)]
    ends = [node("issue", "start"), node("issue", "slot")]
    rows = [ends[:1], *layers, ends[1:]]
    ties = [claim(a.id, "RELATES_TO", b.id, score="1") for one, other in pairwise(rows) for a in one for b in other]
    graph = world(*ends, *(n for layer in layers for n in layer), *ties)
    found = chains(graph, Ref("issue", "start"), Ref("issue", "slot"), limit=3)
    stem = "start-i0-00-i1-00-i2-00-i3-00-i4-00-i5-0"
    assert found == [f"{stem}{number}-slot" for number in range(3)]


def test_the_same_thing_twice_no_chains_and_words_that_mean_nothing_are_told():
    graph = world(*THINGS, SEAT)
    with pytest.raises(UnknownWord, match='both "VWS"'):
        ask(graph, "path", from_="vws", to="VWS")
    with pytest.raises(UnknownWord, match="--limit"):
        ask(graph, "path", from_="vws", to="lt1", limit="0")
    with pytest.raises(UnknownWord, match="needs --to"):
        ask(graph, "path", from_="vws")
    assert ask(graph, "path", from_="vws", to="bzk").title.nl == "Niets verbindt deze twee met elkaar."


def test_the_title_is_the_conclusion():
    def title(*things, end="bzk"):
        return ask(world(*THINGS, *things), "path", from_="vws", to=end).title.nl

    assert title(SEAT, end="lt1") == "VWS en LT1 zijn rechtstreeks verbonden."
    assert title(SEAT, *seats(("bzk", "lt1"))) == "VWS en BZK zijn in 2 stappen verbonden, via LT1."
    both = seats(*((o, g) for o in ("vws", "bzk") for g in ("lt1", "lt2")))
    assert title(*both) == "VWS en BZK zijn in 2 stappen verbonden; hier 2 ketens, de eerste via LT1."


@pytest.mark.parametrize("datasets", [("a", "b"), ("b", "a")])
def test_which_data_set_says_it_does_not_order_the_words(datasets):
    scores = [
        claim("x", "RELATES_TO", "y", score=score)._replace(dataset=of)
        for score, of in zip("12", datasets, strict=True)
    ]
    (step,) = path(
        world(node("issue", "x"), node("issue", "y"), *scores), from_=Ref("issue", "x"), to=Ref("issue", "y")
    )
    assert "(1, 2)" in step.reason.en
