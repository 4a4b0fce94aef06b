"""Who is who: records of one organisation are one node, by an equal official id or because somebody decided so."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import pytest

from opgavenkaart.graph.edition import Edition
from opgavenkaart.graph.graph import Claim, Graph, Node
from opgavenkaart.graph.identity.lookup import Names
from opgavenkaart.graph.identity.merge import merge_records
from opgavenkaart.graph.identity.official_ids import OfficialCode, codes_conflict, official_code
from opgavenkaart.graph.identity.resolve import resolve
from opgavenkaart.graph.store.sqlite.store import SqliteStore
from opgavenkaart.loaders.tables.reference_targets import things_of
from opgavenkaart.queries.ask import ask
from tests.contract.programme import Programme
from tests.worlds import claim, edition, node, world

ISSUE = node("issue", "i")
EZ = node("organisation", "ez", "ministry", "Economische Zaken", official_id="mnre1045", abbreviation="EZ")
CODE = "https://identifier.overheid.nl/tooi/id/ministerie/mnre1045"
REGISTER = node("organisation", "mnre1045", "", "Ministerie van EZ", official_id=CODE)


def ready(edition, names):
    return edition


def owns(who: str, what: str = "i") -> Claim:
    return claim(who, "RESPONSIBLE_FOR", what, "accountable")


def graph_of(**sets: Sequence[Any]) -> Graph:
    return Programme(*(edition(name, things) for name, things in sets.items())).graph()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("mnre1025", OfficialCode("tooi", "mnre1025")),
        ("https://identifier.overheid.nl/tooi/id/ministerie/mnre1025", OfficialCode("tooi", "mnre1025")),
        ("tooi:MNRE1025", OfficialCode("tooi", "mnre1025")),
        ("roo:66101", OfficialCode("roo", "66101")),
        ("66101", OfficialCode("roo", "66101")),
        ("https://organisaties.overheid.nl/66101/", OfficialCode("roo", "66101")),
        ("https://kvk.nl/id/27370985", OfficialCode("kvk.nl/id", "27370985")),
        ("kvk:27370985", OfficialCode("kvk", "27370985")),
        *((text, None) for text in ("", "onbekend", "n.v.t.", "-", "0", "zie 3 en 4", "://", "x0")),
    ],
)
def test_a_code_is_of_a_register_and_a_word_is_no_code(text, code):
    assert official_code(text) == code


def test_codes_are_at_odds_within_one_register_only():
    tooi, other, roo = OfficialCode("tooi", "a1"), OfficialCode("tooi", "b2"), OfficialCode("roo", "1")
    assert codes_conflict([tooi], [other])
    assert not codes_conflict([tooi], [roo])
    assert not codes_conflict([tooi, other], [other])
    assert not codes_conflict([], [other])


@pytest.mark.parametrize(
    ("names", "shown"), [(("programme", "register"), "ez"), (("register", "programme"), "mnre1045")]
)
def test_an_equal_official_id_makes_one_of_two_in_either_order(names, shown):
    things: dict[str, list[Any]] = {"programme": [EZ, ISSUE, owns("ez")], "register": [REGISTER]}
    graph = graph_of(**{name: things[name] for name in names})
    assert list(graph.nodes["organisation"]) == [shown]
    assert graph.nodes["organisation"][shown].type == "ministry"
    assert {d.id for d in graph.nodes["organisation"][shown].described} == {"ez", "mnre1045"}
    assert [c.from_id for c in graph.claims["RESPONSIBLE_FOR"]] == [shown]
    for word in ("EZ", "mnre1045", "ministerie van ez", "economische zaken", "organisation:ez"):
        assert [f.issue for f in ask(graph, "owners", about=word).findings] == ["i"], word


def test_a_decision_makes_one_of_two_and_may_be_taken_back():
    a, b = node("organisation", "a"), node("organisation", "b")
    sets: dict[str, list[Any]] = {
        "first": [a, ISSUE, owns("a")],
        "second": [b, owns("b")],
        "review": [claim("b", "SAME_AS", "a")],
    }
    graph = graph_of(**sets)
    assert list(graph.nodes["organisation"]) == ["a"]
    assert {c.dataset for c in graph.claims["RESPONSIBLE_FOR"]} == {"first", "second"}
    assert graph.name("organisation", "b") == "A"
    assert [c.from_id for c in graph.claims["SAME_AS"]] == ["b"]  # as it was stated
    del sets["review"]
    assert list(graph_of(**sets).nodes["organisation"]) == ["a", "b"]


def test_a_chain_of_decisions_makes_one_of_all():
    things = [*(node("organisation", id) for id in "dcba"), claim("c", "SAME_AS", "b"), claim("a", "SAME_AS", "b")]
    graph = graph_of(w=[*things, claim("d", "SAME_AS", "c")])
    assert graph.canonical_ids == {"b": "a", "c": "a", "d": "a"}
    assert graph.nodes["organisation"]["a"].datasets == ("w",)


@pytest.mark.parametrize(
    ("against", "why"),
    [
        ([claim("c", "DIFFERENT_FROM", "a")], "different"),
        ([node("organisation", "a", official_id="mnre1"), node("organisation", "c", official_id="mnre2")], "code"),
    ],
)
def test_what_is_disputed_stays_apart_and_is_a_contradiction(against, why):
    things = [node("organisation", id) for id in "abc"]
    things = [t for t in things if t.id not in {x.id for x in against if isinstance(x, Node)}]
    same = [claim("a", "SAME_AS", "b", source="d"), claim("b", "SAME_AS", "c")]
    graph = graph_of(w=[*things, *against, *same, node("document", "d")])
    assert not graph.canonical_ids
    assert [d[:3] for d in resolve(graph).disputes] == [("a", "c", why)]
    found = ask(graph, "contradictions", kind="identity").findings
    assert [(f.subject, f.other) for f in found] == [("a", "c")]
    assert {(e.relation, e.from_, e.to) for e in found[0].evidence} >= {("SAME_AS", "a", "b"), ("SAME_AS", "b", "c")}


def test_different_from_keeps_two_of_one_code_apart():
    graph = graph_of(p=[EZ], r=[REGISTER], review=[claim("ez", "DIFFERENT_FROM", "mnre1045")])
    assert len(graph.nodes["organisation"]) == 2
    (found,) = ask(graph, "contradictions", kind="identity").findings
    assert "EZ" in found.reason.nl


def test_two_of_one_code_in_one_data_set_are_two_until_somebody_says_otherwise():
    ezk = node("organisation", "ezk", official_id="mnre1045")
    assert not graph_of(p=[EZ, ezk]).canonical_ids
    assert [d.why for d in resolve(graph_of(p=[EZ, ezk], r=[REGISTER])).disputes] == ["apart"]
    said = [claim("ez", "SAME_AS", "ezk")]
    assert graph_of(p=[EZ, ezk], r=[REGISTER], review=said).canonical_ids == {"ezk": "ez", "mnre1045": "ez"}


def test_what_would_join_one_to_itself_falls_away_but_not_an_end_without_heir():
    a, b = node("organisation", "a"), node("organisation", "b")
    ends = claim("b", "SUCCEEDED_BY", "b", "end", date="2020")
    graph = graph_of(
        w=[
            a,
            b,
            claim("a", "SAME_AS", "b"),
            claim("a", "SUCCEEDED_BY", "b", "rename"),
            ends,
            claim("a", "PART_OF", "b"),
        ]
    )
    assert [(c.from_id, c.to_id, c.role) for c in graph.claims["SUCCEEDED_BY"]] == [("a", "a", "end")]
    assert not graph.claims["PART_OF"]


def test_what_one_data_set_says_of_both_it_says_once():
    graph = graph_of(
        w=[
            node("organisation", "a"),
            node("organisation", "b"),
            ISSUE,
            owns("a"),
            owns("b"),
            claim("a", "SAME_AS", "b"),
        ]
    )
    assert len(graph.claims["RESPONSIBLE_FOR"]) == 1


def test_a_step_of_the_story_shows_what_its_organisation_is_now():
    step = node("step", "1", view="whole", about="organisation:b")
    graph = graph_of(w=[node("organisation", "a"), node("organisation", "b"), step, claim("a", "SAME_AS", "b")])
    assert graph.nodes["step"]["1"].props["about"] == "organisation:a"


def test_it_is_found_as_of_a_day_under_every_id():
    a, b = node("organisation", "a"), node("organisation", "b", valid_from="2020")
    graph = graph_of(w=[a, ISSUE, owns("b"), b, claim("a", "SAME_AS", "b")])
    assert [f.owner for f in ask(graph, "owners", about="b", as_of="2021").findings] == ["a"]


def test_circular_succession_confuses_nothing():
    round_and_round = [claim("a", "SUCCEEDED_BY", "b", "rename"), claim("b", "SUCCEEDED_BY", "c", "rename")]
    back = claim("c", "SUCCEEDED_BY", "a", "rename")
    things = [*(node("organisation", id) for id in "abc"), ISSUE, owns("b"), *round_and_round, back]
    graph = graph_of(w=[*things, claim("a", "SAME_AS", "c")])
    assert [c[2:5:2] for c in graph.claims["SUCCEEDED_BY"]] == [("a", "b"), ("b", "a")]
    assert ask(graph, "owners", as_of="2030").findings


def test_a_graph_without_anything_to_unite_is_left_as_it_is():
    graph = world(
        EZ, node("organisation", "x", official_id="onbekend"), node("organisation", "y", official_id="onbekend")
    )
    assert merge_records(graph, lambda: pytest.fail("asked for nothing")) is graph


def test_a_store_reads_only_what_was_asked_for_united(tmp_path):
    with SqliteStore(tmp_path / "g.db") as store:
        for each in (edition("p", [EZ, ISSUE, owns("ez")]), edition("r", [REGISTER])):
            store.load(each.name, partial(ready, each))
        question = ask(store, "owners", about="mnre1045").question
        assert list(store.read(question.reads).nodes) == list(question.reads.kinds)
        assert store.merges_records()
        assert set(store.records().nodes["organisation"]) == {"ez", "mnre1045"}
        store.unload("r")
        assert not store.merges_records()
        assert store.read() == store.records()


def test_organisations_are_shown_as_the_data_set_that_came_first_has_them():
    review = Edition("review", (), (claim("a", "SAME_AS", "z"),))
    one = Programme(edition("one", [node("organisation", "z")]), edition("two", [node("organisation", "a")]), review)
    assert one.graph().canonical_ids == {"a": "z"}


def test_a_reference_means_what_two_data_sets_describe_under_one_code(tmp_path):
    with SqliteStore(tmp_path / "g.db") as store:
        for each in (edition("r", [REGISTER._replace(abbreviation="EZ")]), edition("p", [EZ._replace(id="economie")])):
            store.load(each.name, partial(ready, each))
        assert Names(store.lookup_entries(["r", "p"])).find("organisation", "EZ") == {"economie"}
        other = node("organisation", "other", official_id="mnre9", abbreviation="EZ")
        store.load("q", partial(ready, edition("q", [other])))
        assert Names(store.lookup_entries(["r", "p", "q"])).find("organisation", "EZ") == {"economie", "other"}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ([], {"a", "b", "c"}),
        ([claim("b", "SAME_AS", "a")], {"a", "c"}),
        ([claim("b", "SAME_AS", "a"), claim("c", "SAME_AS", "b")], {"a"}),
        ([claim("b", "SAME_AS", "a"), claim("a", "DIFFERENT_FROM", "b")], {"a", "b", "c"}),
    ],
)
def test_a_reference_means_what_was_decided_to_be_one(said, found):
    sets = [edition(id, [node("organisation", id, "", "Zorg")]) for id in "cba"]
    assert Names(things_of([*sets, Edition("review", (), tuple(said))])).find("organisation", "zorg") == found


def test_a_plan_may_name_any_record():
    graph = graph_of(r=[REGISTER], p=[EZ, ISSUE, owns("ez"), node("organisation", "new")])
    plan = edition("plan", [claim("ez", "SUCCEEDED_BY", "new", "rename", date="2030")])
    (change, *_) = ask(graph, "owners", what_if=plan).findings
    assert "new" in str(change)


def test_the_profile_says_which_record_is_the_same():
    short = node("organisation", "min-ez", "", "Min. van Economische Zaken")
    graph = graph_of(a=[EZ], b=[short], review=[claim("ez", "SAME_AS", "min-ez")])
    (found,) = [f for f in ask(graph, "profile", about="ez").findings if f.relation == "SAME_AS"]
    assert (found.other, found.other_name) == ("min-ez", "Min. van Economische Zaken")
    assert found.reason.en == "EZ is the same as Min. van Economische Zaken."


def test_a_name_that_is_only_the_id_gives_way_and_contradicts_nothing():
    """As where a newer register speaks of a body that only an older one, loaded later, describes."""
    code = node("organisation", "mnre1058", "ministry", "mnre1058")
    graph = graph_of(new=[code], old=[code._replace(name="Justitie en Veiligheid", abbreviation="JenV")])
    assert graph.name("organisation", "mnre1058") == "Justitie en Veiligheid"
    assert ask(graph, "contradictions").findings == ()
