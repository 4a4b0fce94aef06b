"""Which issues help or hinder each other?"""

import pytest

from opgavenkaart.queries.ask import ask
from opgavenkaart.queries.coherence import COHERENCE, coherence
from tests.worlds import claim, node, world

THINGS = [
    *(node("issue", i) for i in "xy"),
    *(node("organisation", o) for o in "ab"),
    *(node("group", g) for g in "gh"),
]
AGAINST = claim("x", "RELATES_TO", "y", score="-2", reason="beide willen de ruimte")
OWNED = [claim("a", "RESPONSIBLE_FOR", "x", "accountable"), claim("b", "RESPONSIBLE_FOR", "y", "accountable")]


def status(*claims):
    return [f.status for f in coherence(world(*THINGS, *claims))]


def test_a_conflict_of_two_owners_without_a_table_is_unmanaged():
    (finding,) = coherence(world(*THINGS, AGAINST, *OWNED))
    assert (finding.score, finding.status, finding.owners, finding.other_owners) == (
        -2, "unmanaged_conflict", ("a",), ("b",),
    )  # fmt: skip
    assert finding.reason.nl == (
        "“X” werkt “Y” tegen (-2): beide willen de ruimte. Eigenaren: A tegenover B, zonder gedeelde werkgroep."
    )


@pytest.mark.parametrize(
    "closing",
    [
        [claim("g", "ADDRESSES", "x"), claim("g", "ADDRESSES", "y")],
        [*OWNED, claim("a", "LEADS", "g"), claim("b", "PARTICIPATES_IN", "g", "member")],
        [claim("a", "RESPONSIBLE_FOR", i, "accountable") for i in "xy"],
    ],
)
def test_a_table_or_one_owner_manages_a_conflict(closing):
    assert status(AGAINST, *closing) == ["managed_conflict"]


def reason(*claims):
    (finding,) = coherence(world(*THINGS, AGAINST, *claims))
    return finding.reason.nl.partition("ruimte. ")[2]


def test_where_to_discuss_a_conflict_says_on_what_that_rests():
    agenda = [claim("g", "ADDRESSES", "x"), claim("g", "ADDRESSES", "y")]
    seats = [*OWNED, claim("a", "LEADS", "h"), claim("b", "PARTICIPATES_IN", "h", "member")]
    assert reason(*agenda, *seats) == (
        "Te bespreken in G (beide opgaven staan op de agenda) en in H (eigenaren van beide zitten aan tafel)."
    )


def test_a_table_with_one_owner_of_both_is_no_place_to_discuss_them():
    both = [claim("a", "RESPONSIBLE_FOR", issue, "accountable") for issue in "xy"]
    assert reason(*both, claim("a", "LEADS", "g"), claim("g", "ADDRESSES", "x")) == "Eigenaar van beide: A."
    assert reason(*both, *OWNED[1:], claim("b", "LEADS", "g")) == "Eigenaar van beide: A."
    graph = world(*THINGS, AGAINST, *both, claim("a", "LEADS", "g"))
    assert [f.common_groups for f in coherence(graph)] == [()]


def test_who_only_carries_an_issue_out_is_called_so():
    carried = [claim("a", "RESPONSIBLE_FOR", "x", "responsible"), claim("b", "RESPONSIBLE_FOR", "y", "accountable")]
    assert reason(*carried) == "Eigenaren: A (uitvoerend) tegenover B, zonder gedeelde werkgroep."
    both = [*carried, claim("a", "RESPONSIBLE_FOR", "y", "accountable")]
    assert reason(*both) == "Eigenaar van beide: A (uitvoerend)."


def test_owners_that_no_source_states_are_called_derived_and_nobody_is_said():
    led = [claim("a", "LEADS", "g"), claim("g", "ADDRESSES", "x")]
    assert reason(*led) == "Eigenaren: A (afgeleid) tegenover niemand, zonder gedeelde werkgroep."


@pytest.mark.parametrize(
    ("score", "words"),
    [
        ("-3", "“X” sluit “Y” uit (-3)."),
        ("0", "“X” heeft geen invloed op “Y” (0)."),
        ("1", "“X” maakt “Y” mogelijk (+1)."),
        ("3", "“X” is onlosmakelijk verbonden met “Y” (+3)."),
    ],
)
def test_a_score_is_a_dutch_sentence(score, words):
    (finding,) = coherence(world(*THINGS, claim("x", "RELATES_TO", "y", score=score)))
    assert finding.reason.nl.startswith(words)


def test_a_reason_that_ends_in_a_full_stop_gets_no_second_one():
    (finding,) = coherence(world(*THINGS, claim("x", "RELATES_TO", "y", score="2", reason="Lagere rekening.")))
    assert finding.reason.nl == "“X” versterkt “Y” (+2): Lagere rekening."


def test_the_title_counts_conflicts():
    assert COHERENCE.title(coherence(world(*THINGS, AGAINST))).nl == (
        "1 verband tussen opgaven: 1 conflict (1 onbeheerd)."
    )


def test_stated_owners_count_before_derived_ones():
    led = [claim("b", "LEADS", "g"), claim("g", "ADDRESSES", "x")]
    assert [f.owners for f in coherence(world(*THINGS, AGAINST, *OWNED, *led))] == [("a",)]


def test_scores_run_from_conflict_to_synergy():
    scores = [claim("x", "RELATES_TO", "y", score=s) for s in ("3", "0", "-1")]
    assert [f.score for f in coherence(world(*THINGS, *scores))] == [-1, 0, 3]
    assert status(*scores) == ["unmanaged_conflict", "neutral", "synergy"]


def test_about_keeps_what_an_owner_is_in():
    assert len(ask(world(*THINGS, AGAINST, *OWNED), "coherence", about="organisation:a").findings) == 1
    assert COHERENCE.title([]).en == "No source states how issues work on each other."
