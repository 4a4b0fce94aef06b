"""Claims about organisations that left: who are they about now?"""

from datetime import date, timedelta
from time import process_time

import pytest

from opgavenkaart.graph.as_of import as_of, day
from opgavenkaart.graph.graph import EvidenceList
from opgavenkaart.graph.succession import what_if
from opgavenkaart.queries.owners.question import OWNERS
from tests.worlds import claim, edition, node, world

A, B, C = (node("organisation", id, "ministry") for id in "abc")
ENDED = node("organisation", "a", "ministry", valid_to="2024-07-02")
THINGS = [node("group", "lt1"), node("issue", "x")]
LEAD, OWNED = claim("a", "LEADS", "lt1"), claim("a", "RESPONSIBLE_FOR", "x", "accountable")


def succeeded(start, event, heir, date="2024-07-02"):
    return claim(start, "SUCCEEDED_BY", heir, event, date=date)


def leads(graph):
    return [c.from_id for c in graph.claims["LEADS"]]


@pytest.mark.parametrize("event", ["rename", "merge", "split", "move"])
def test_the_one_that_took_over_is_followed(event):
    graph = as_of(world(ENDED, B, *THINGS, LEAD, succeeded("a", event, "b")), day("2025"))
    assert leads(graph) == ["b"]
    assert [e.relation for e in EvidenceList(graph.claims["LEADS"])] == ["LEADS", "SUCCEEDED_BY"]
    assert "a" not in graph.nodes["organisation"]


def test_before_it_left_nothing_is_followed():
    assert leads(as_of(world(ENDED, B, *THINGS, LEAD, succeeded("a", "merge", "b")), day("2024-07-01"))) == ["a"]


def test_a_merger_ends_an_organisation_whose_end_no_row_tells():
    assert leads(as_of(world(A, B, *THINGS, LEAD, succeeded("a", "merge", "b")), day("2024-07-02"))) == ["b"]


def test_one_that_goes_on_after_a_part_split_off_keeps_its_work():
    assert leads(as_of(world(A, B, *THINGS, LEAD, succeeded("a", "split", "b")), day("2025"))) == ["a"]


def test_a_chain_is_followed_to_its_end():
    steps = succeeded("a", "merge", "b"), succeeded("b", "rename", "c", "2026-01-01")
    graph = as_of(world(ENDED, B, C, *THINGS, LEAD, *steps), day("2026-02"))
    assert leads(graph) == ["c"]
    assert len(EvidenceList(graph.claims["LEADS"])) == 3


def test_a_renaming_beside_a_split_tells_the_heir():
    steps = succeeded("a", "rename", "b"), succeeded("a", "split", "c")
    assert leads(as_of(world(ENDED, B, C, *THINGS, LEAD, *steps), day("2025"))) == ["b"]


def test_a_split_without_a_stated_heir_is_not_guessed():
    graph = as_of(
        world(ENDED, B, C, *THINGS, LEAD, OWNED, succeeded("a", "split", "c"), succeeded("a", "split", "b")),
        day("2025"),
    )
    assert leads(graph) == ["a"]
    assert graph.successors == {"a": ("b", "c")}
    (owner,) = (f for f in OWNERS.findings(graph, about=None) if f.basis == "stated")
    assert owner.owner == "a"
    assert owner.reason.en.endswith("A is no more; the sources do not tell whether B or C took this over.")


def test_of_one_without_successor_only_ownership_is_left_to_ask_about():
    ended = claim("a", "SUCCEEDED_BY", "a", "end", date="2024-07-02")
    for steps in ([], [ended]):
        graph = as_of(world(ENDED, *THINGS, LEAD, OWNED, *steps), day("2025"))
        assert (leads(graph), graph.successors) == ([], {"a": ()})
        assert [c.from_id for c in graph.claims["RESPONSIBLE_FOR"]] == ["a"]


def test_part_of_follows_what_it_is_part_of_and_never_leads_to_itself():
    part, whole = claim("c", "PART_OF", "a", kind="organisation"), claim("b", "PART_OF", "a", kind="organisation")
    graph = as_of(world(ENDED, B, C, part, whole, succeeded("a", "merge", "b")), day("2025"))
    assert [(c.from_id, c.to_id) for c in graph.claims["PART_OF"]] == [("c", "b")]


def test_a_month_is_all_its_days():
    graph = world(ENDED, B, *THINGS, LEAD, succeeded("a", "merge", "b"))
    assert leads(as_of(graph, day("2024-07"))) == ["a"]  # it was there on the first
    assert leads(as_of(graph, day("2024-08"))) == ["b"]


def test_what_if_moves_the_work_and_takes_away_who_leaves():
    graph = what_if(world(A, B, *THINGS, LEAD), edition("plan", [succeeded("a", "merge", "b")]))
    assert leads(graph) == ["b"]
    assert set(graph.nodes["organisation"]) == {"b"}


def test_what_if_may_bring_new_organisations():
    new = node("organisation", "new", "ministry")
    steps = [succeeded("a", "merge", "new"), succeeded("b", "merge", "new")]
    assert leads(what_if(world(A, B, *THINGS, LEAD), edition("plan", [new, *steps]))) == ["new"]


def test_what_if_one_is_split_up_nobody_knows_who_does_its_work():
    steps = [succeeded("a", "split", "b"), succeeded("a", "split", "c")]
    graph = what_if(world(A, B, C, *THINGS, LEAD), edition("plan", steps))
    assert (leads(graph), graph.successors) == (["a"], {"a": ("b", "c")})


def test_a_plan_that_undoes_itself_changes_nothing():
    graph = world(A, *THINGS, LEAD, OWNED)
    new = node("organisation", "new", "ministry")
    plan = edition("plan", [new, succeeded("a", "rename", "new", "2030"), succeeded("new", "rename", "a", "2031")])
    after = what_if(graph, plan)
    assert (after.nodes["organisation"], after.claims) == (graph.nodes["organisation"], graph.claims)


def test_a_source_keeps_its_title_whatever_the_day():
    graph = as_of(world(node("document", "nota", name="Nota", valid_to="2021")), day("2025"))
    assert graph.label("document", "nota") == "Nota"


def test_a_successor_does_not_inherit_what_its_predecessor_was_part_of():
    above = claim("a", "PART_OF", "c")
    below = claim("c", "PART_OF", "a")
    graph = as_of(world(ENDED, B, C, above, succeeded("a", "merge", "b")), day("2025"))
    assert graph.claims["PART_OF"] == []
    graph = as_of(world(ENDED, B, C, below, succeeded("a", "merge", "b")), day("2025"))
    assert [(c.from_id, c.to_id) for c in graph.claims["PART_OF"]] == [("c", "b")]


def test_successions_happen_in_order_of_date_whatever_the_ids():
    steps = succeeded("b", "rename", "a", "2031"), succeeded("c", "rename", "b", "2030")
    graph = what_if(world(C, *THINGS, claim("c", "LEADS", "lt1")), edition("plan", [A, B, *steps]))
    assert leads(graph) == ["a"]


def test_what_if_a_part_splits_off_the_rest_keeps_its_work():
    graph = what_if(world(A, B, *THINGS, LEAD), edition("plan", [succeeded("a", "split", "b")]))
    assert (leads(graph), set(graph.nodes["organisation"])) == (["a"], {"a", "b"})


def test_work_that_a_plan_gives_back_is_as_its_source_states_it():
    graph = as_of(world(ENDED, B, *THINGS, LEAD, succeeded("a", "merge", "b")), day("2025"))
    after = what_if(graph, edition("plan", [A, succeeded("b", "rename", "a", "2030")]))
    assert list(after.claims["LEADS"]) == [LEAD]


def test_a_succession_on_the_last_day_of_a_year_belongs_to_that_year():
    graph = world(A, B, succeeded("a", "merge", "b", "2025-12-31"))
    assert len(as_of(graph, "2025").claims["SUCCEEDED_BY"]) == 1
    assert as_of(graph, "2024").claims["SUCCEEDED_BY"] == []


@pytest.mark.parametrize(
    ("last", "successor"),
    [(succeeded("a", "split", "b"), "b"), (succeeded("a", "end", "a"), "c")],
    ids=["the last event names who took over", "the last event names nobody: an earlier one does"],
)
def test_who_took_over_is_found_in_the_last_event_and_only_then_in_earlier_ones(last, successor):
    earlier = succeeded("a", "split", "c", "2020-01-01")
    graph = as_of(world(ENDED, B, C, *THINGS, LEAD, earlier, last), day("2025"))
    assert leads(graph) == [successor]


def test_a_chain_of_5_000_takes_a_second():
    """It took minutes, by the third power of its length."""
    days = [(date(2000, 1, 1) + timedelta(at)).isoformat() for at in range(5_000)]
    organisations = [node("organisation", f"o{at}", "ministry") for at in range(5_001)]
    steps = [succeeded(f"o{at}", "rename", f"o{at + 1}", day) for at, day in enumerate(days)]
    led = [claim(f"o{at}", "LEADS", "lt1") for at in range(0, 5_000, 100)]
    graph = world(*organisations, *THINGS, *steps, *led)
    start = process_time()
    found = as_of(graph, day("2025")).claims["LEADS"]
    assert process_time() - start < 10
    assert {claim.from_id for claim in found} == {"o5000"}
    assert [len(claim.via) for claim in found] == [5_001 - at for at in range(0, 5_000, 100)]


def test_of_several_ways_to_a_successor_the_first_in_time_counts():
    """The parts of one that was split become one again, the later named first."""
    steps = [
        succeeded("a", "split", "b", "2001-01-01"),
        succeeded("a", "split", "c", "2001-01-01"),
        succeeded("c", "merge", "d", "2002-01-01"),
        succeeded("b", "merge", "d", "2003-01-01"),
        succeeded("d", "rename", "e", "2004-01-01"),
    ]
    heirs = [node("organisation", id, "ministry") for id in "cde"]
    a = node("organisation", "a", "ministry", valid_to="2001-01-01")
    (lead,) = as_of(world(a, B, *heirs, *THINGS, LEAD, *steps), day("2025")).claims["LEADS"]
    assert [(c.from_id, c.to_id) for c in lead.via[1:]] == [("a", "c"), ("c", "d"), ("d", "e")]
