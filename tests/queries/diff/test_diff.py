"""What is different between two answers, and between two graphs?"""

from opgavenkaart.graph.as_of import as_of, day
from opgavenkaart.queries import QUESTIONS
from opgavenkaart.queries.ask import ask
from opgavenkaart.queries.diff.graphs import changes, diff
from tests.worlds import claim, edition, node, world

THINGS = [node("organisation", "a"), node("organisation", "b"), node("issue", "x"), node("issue", "y")]
OWNED = claim("a", "RESPONSIBLE_FOR", "x", "accountable", source="nota", quote="a is van x")
PLAN = edition("plan", [claim("a", "SUCCEEDED_BY", "b", "merge")])


def seen(graph, other):
    return [(f.change, f.what, f.subject, f.other) for f in changes(graph, other)]


def test_a_plan_answers_with_what_it_would_change():
    answer = ask(world(*THINGS, OWNED), "owners", what_if=PLAN)
    rows = [(row["change"], row["issue"], row["owner"]) for row in (f.row("en") for f in answer.findings)]
    assert rows == [("gained", "x", "b"), ("lost", "x", "a")]
    assert answer.title.en == "2 differences: 1 gained and 1 lost."
    assert {e.relation for e in answer.findings[0].evidence} == {"RESPONSIBLE_FOR", "SUCCEEDED_BY"}


def test_a_changed_finding_says_what_it_was():
    before, after = world(*THINGS, OWNED), world(*THINGS, OWNED._replace(role="responsible"))
    (finding,) = diff(before, after, QUESTIONS["owners"]).findings
    row = finding.row("en")
    assert (row["change"], row["role"], row["status"]) == ("changed", "responsible", "responsible_only")
    assert row["was"].startswith("status: one owner; role: accountable")


def test_nothing_different_is_said_so():
    graph = world(*THINGS, OWNED)
    assert changes(graph, graph) == []
    assert diff(graph, graph).title.nl == "Er is geen verschil."
    assert ask(graph, "gaps", what_if=edition("plan", [])).title.en == "Nothing changes in the answer."


def test_graphs_differ_in_things_and_claims():
    old = world(*THINGS, OWNED)
    new = world(*THINGS[:3], THINGS[0]._replace(name="Azië"), OWNED._replace(quote="anders"), claim("b", "LEADS", "g"))
    assert seen(old, new) == [
        ("changed", "organisation", "a", None),
        ("removed", "issue", "y", None),
        ("added", "LEADS", "b", "g"),
        ("changed", "RESPONSIBLE_FOR", "a", "x"),
    ]
    assert changes(old, new)[-1].reason.en == "quote: “a is van x” → “anders”."


def test_names_of_data_sets_are_no_difference():
    assert seen(world(*THINGS, OWNED), world(*THINGS, OWNED._replace(dataset="elsewhere"))) == []


def test_dates_are_states_to_compare():
    graph = world(*THINGS, OWNED._replace(valid_to="2021"))
    assert seen(as_of(graph, day("2020")), as_of(graph, day("2022"))) == [("removed", "RESPONSIBLE_FOR", "a", "x")]
