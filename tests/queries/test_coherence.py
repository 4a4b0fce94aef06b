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
        "“X” werkt tegen “Y” (-2): beide willen de ruimte. Eigenaren: A tegenover B, zonder gedeelde werkgroep."
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


def test_stated_owners_count_before_derived_ones():
    led = [claim("b", "LEADS", "g"), claim("g", "ADDRESSES", "x")]
    assert [f.owners for f in coherence(world(*THINGS, AGAINST, *OWNED, *led))] == [("a",)]


def test_scores_run_from_conflict_to_synergy():
    scores = [claim("x", "RELATES_TO", "y", score=s) for s in ("3", "0", "-1")]
    assert [f.score for f in coherence(world(*THINGS, *scores))] == [-1, 0, 3]
    assert status(*scores) == ["unmanaged_conflict", "neutral", "synergy"]


def test_about_keeps_what_an_owner_is_in():
    assert len(ask(world(*THINGS, AGAINST, *OWNED), "coherence", about="organisation:a").findings) == 1
    assert COHERENCE.title([]).en == "No source tells how issues work on each other."
