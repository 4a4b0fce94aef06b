"""A period holds from its first day up to its end, which is the first day on which it no longer does."""

import pytest

from opgavenkaart.graph.as_of import as_of, day, is_dated, latest
from opgavenkaart.graph.dates import DateSpan, day_before
from opgavenkaart.graph.graph import Claim
from tests.worlds import claim, node, world

PERIOD = "2021-03-01", "2021-06-01"


@pytest.mark.parametrize(
    ("on", "holds"),
    [("2021-02-28", False), ("2021-03-01", True), ("2021-05-31", True), ("2021-06-01", False), ("2021-06-02", False)],
)
def test_a_day_on_the_edge_of_a_period(on, holds):
    assert DateSpan(on, on).overlaps(*PERIOD) is holds
    graph = as_of(
        world(
            node("organisation", "a"),
            node("group", "g"),
            claim("a", "LEADS", "g", valid_from=PERIOD[0], valid_to=PERIOD[1]),
        ),
        day(on),
    )
    assert bool(graph.claims["LEADS"]) is holds


@pytest.mark.parametrize(
    ("on", "holds"), [("2021-02", False), ("2021-03", True), ("2021-05", True), ("2021-06", False)]
)
def test_a_month_on_the_edge_of_a_period(on, holds):
    assert day(on).overlaps(*PERIOD) is holds


def test_an_open_end_is_no_end():
    assert DateSpan("1900-01-01", "1900-01-01").overlaps("", "2021-06-01")
    assert DateSpan("2100-01-01", "2100-01-01").overlaps("2021-03-01", "")


@pytest.mark.parametrize(("on", "there"), [("2024-07-01", True), ("2024-07-02", False), ("2024-07-03", False)])
def test_an_organisation_that_ends_on_the_day_asked_is_there_no_more(on, there):
    ended = node("organisation", "a", "ministry", valid_to="2024-07-02")
    owned = claim("a", "RESPONSIBLE_FOR", "x", "accountable")
    heir = node("organisation", "b", "ministry")
    succeeded = claim("a", "SUCCEEDED_BY", "b", "merge", date="2024-07-02")
    graph = as_of(world(ended, heir, node("issue", "x"), owned, succeeded), day(on))
    assert ("a" in graph.nodes["organisation"]) is there
    assert [c.from_id for c in graph.claims["RESPONSIBLE_FOR"]] == ["a" if there else "b"]


def test_one_that_ends_without_a_successor_leaves_its_issue_on_that_very_day():
    ended = node("organisation", "a", "ministry", valid_to="2024-07-02")
    graph = as_of(
        world(ended, node("issue", "x"), claim("a", "RESPONSIBLE_FOR", "x", "accountable")), day("2024-07-02")
    )
    assert graph.nodes["organisation"] == {}
    assert graph.successors == {"a": ()}


def lead(**period: str) -> Claim:
    return claim("a", "LEADS", "g", **period)


@pytest.mark.parametrize(
    ("claims", "last"),
    [
        ([], "2026-05-01"),
        ([lead()], "2026-05-01"),
        ([lead(valid_from="2021")], "2026-05-01"),
        ([lead(valid_to="2022")], "2021-12-31"),
        ([lead(valid_to="2022"), lead(valid_from="2030")], "2021-12-31"),
        ([lead(valid_from="2030-06")], "2030-06-01"),
        ([lead(valid_to="2022"), lead()], "2026-05-01"),  # what has no date holds on every day
        ([lead(valid_to="2022"), claim("g", "ADDRESSES", "i")], "2021-12-31"),  # but says nothing of who led until then
        ([lead(valid_to="2022"), claim("a", "SUCCEEDED_BY", "b", "merge", date="2024")], "2021-12-31"),
    ],
)
def test_the_last_day_that_sources_speak_of_is_today_unless_all_that_they_date_has_ended(claims, last):
    things = node("organisation", "a"), node("organisation", "b"), node("group", "g"), node("issue", "i")
    graph = world(*things, *claims)
    assert latest(graph, "2026-05-01") == DateSpan(last, last)
    assert is_dated(graph) == any(c.valid_from or c.valid_to for c in claims)


def test_a_date_is_written_as_it_was_given():
    assert [str(day(text)) for text in ("2021", "feb 2024", "2021-12-31")] == ["2021", "2024-02", "2021-12-31"]
    assert str(DateSpan("2021-01-01", "2021-01-15")) == "2021-01-01 to 2021-01-15"
    assert [day_before(text) for text in ("2021-03-01", "0001-01-01")] == ["2021-02-28", "0001-01-01"]
