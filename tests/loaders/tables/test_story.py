"""The story: a table like any other, whose steps may be about anything."""

from functools import partial
from typing import Any

import pytest

from opgavenkaart.errors import GraphInUse, UnknownWord
from opgavenkaart.graph.edition import Reference
from opgavenkaart.graph.identity.lookup import Names
from opgavenkaart.graph.store.open import open_graph
from opgavenkaart.graph.store.sqlite.store import SqliteStore
from opgavenkaart.loaders.load import load, read
from opgavenkaart.loaders.request import LoadRequest
from opgavenkaart.queries.ask import ask, possible
from tests.loaders.handed_in import edition, folder, ods, told, xlsx

PROGRAMME = {
    "ministries": [["id", "name", "abbreviation"], ["vws", "Ministerie van Volksgezondheid", "VWS"]],
    "issues": [["name"], ["Zorg"], ["Wonen"]],
    "domains": [["name"], ["Wonen"]],
    "lt_groups": [["id", "name"], ["lt1", "Nederland na de crisis"]],
    "characteristics": [["group", "aspect", "value"], ["lt1", "Doel", "breed"]],
}
ABOUT_NOTHING: dict[str, Any] = {}
HEADINGS = ["stap", "titel", "tekst", "weergave", "over", "peildatum"]


def story(*rows):
    return {"verhaal": [HEADINGS, *rows]}


def steps(path, *earlier):
    return [node for node in edition(path, *earlier).nodes if node.kind == "step"]


def about(path, *earlier):
    return [step.props.get("about") for step in steps(path, *earlier)]


@pytest.mark.parametrize("write", [folder, xlsx, ods])
def test_a_step_is_read_from_every_kind_of_file(tmp_path, write):
    rows = [1, "Het geheel", "Zo ziet het eruit.", "geheel", "", ""], [2, "Zorg", "", "Witte vlekken", "zorg", "2021"]
    suffix = {folder: "", xlsx: ".xlsx", ods: ".ods"}[write]
    first, second = steps(write(tmp_path / f"d{suffix}", {**PROGRAMME, **story(*rows)}))
    assert (first.id, first.name, first.props) == ("1", "Het geheel", {"text": "Zo ziet het eruit.", "view": "whole"})
    assert (second.id, second.props) == ("2", {"view": "gaps", "about": "issue:zorg", "as_of": "2021"})


def test_english_headings_and_a_source_do_too(tmp_path):
    headings = ["step", "title", "title_en", "text", "text_en", "view", "about", "as_of", "source"]
    documents = [["id", "title"], ["n", "De nota"]]
    rows = [headings, ["1", "A", "In English", "B", "Likewise", "owners", "VWS", "18-1-2021", "n"]]
    (step,) = steps(folder(tmp_path / "d", {**PROGRAMME, "documents": documents, "story": rows}))
    assert step.props == {
        "title_en": "In English",
        "text": "B",
        "text_en": "Likewise",
        "view": "owners",
        "about": "organisation:vws",
        "as_of": "2021-01-18",
        "source": "n",
    }


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("vws", "organisation:vws"),
        ("Ministerie van volksgezondheid", "organisation:vws"),
        ("LT1", "group:lt1"),
        ("domain:wonen", "domain:wonen"),
        ("issue: Wonen", "issue:wonen"),
        ("Doel", "aspect:doel"),
        ("aspect:doel", "aspect:doel"),
    ],
)
def test_a_step_is_about_anything_by_any_of_its_names(tmp_path, written, meant):
    path = folder(tmp_path / "d", {**PROGRAMME, **story(["1", "A", "", "geheel", written, ""])})
    assert about(path) == [meant]


def test_what_a_step_is_about_must_be_there_and_be_one_thing(tmp_path):
    rows = ["1", "A", "", "geheel", "VSW", ""], ["2", "B", "", "geheel", "Wonen", ""], ["3", "C", "", "geheel", "1", ""]
    unknown, ambiguous, step = told(
        folder(tmp_path / "d", {**PROGRAMME, **story(*rows)}), "unknown_reference", "ambiguous_reference"
    )
    assert (unknown.code.id, unknown.row, unknown.column) == ("unknown_reference", 2, "over")
    assert "VWS" in unknown.hint.nl
    assert unknown.message.nl == 'onderwerp "VSW" is onbekend.'
    assert (ambiguous.code.id, ambiguous.row) == ("ambiguous_reference", 3)
    assert '"domain:wonen"' in ambiguous.hint.nl
    assert '"issue:wonen"' in ambiguous.hint.nl
    assert (step.code.id, step.row) == ("unknown_reference", 4)  # a step is about the programme, not about the story


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        (["", "A", "", "geheel", "", ""], "missing_value", "stap"),
        (["één", "A", "", "geheel", "", ""], "bad_value", "stap"),
        (["0", "A", "", "geheel", "", ""], "bad_value", "stap"),
        (["1,5", "A", "", "geheel", "", ""], "bad_value", "stap"),
        (["1", "", "", "geheel", "", ""], "missing_value", "titel"),
        (["1", "A", "", "", "", ""], "missing_value", "weergave"),
        (["1", "A", "", "kaart", "", ""], "bad_value", "weergave"),
        (["1", "A", "", "geheel", "", "morgen"], "date_left_out", "peildatum"),
    ],
)
def test_a_wrong_cell_is_told_at_its_place(tmp_path, row, code, column):
    (problem,) = told(folder(tmp_path / "d", story(row)))
    assert (problem.code.id, problem.row, problem.column) == (code, 2, column)


def test_two_steps_with_one_number_are_told(tmp_path):
    rows = ["1", "A", "", "geheel", "", ""], ["01", "B", "", "geheel", "", ""]
    (problem,) = told(folder(tmp_path / "d", story(*rows)))
    assert (problem.code.id, problem.row, problem.column) == ("duplicate_id", 3, "stap")


def test_a_story_without_numbers_says_which_column_it_lacks(tmp_path):
    problem, *_ = told(folder(tmp_path / "d", {"story": [["title", "view"], ["A", "whole"]]}))
    assert (problem.code.id, problem.column) == ("missing_column", "step")


def test_a_story_may_be_about_what_an_earlier_data_set_describes(tmp_path):
    first = edition(folder(tmp_path / "a", PROGRAMME))
    rows = ["1", "A", "", "geheel", "VWS", ""], ["2", "B", "", "geheel", "domain:Wonen", ""]
    second = edition(folder(tmp_path / "b", story(*rows)), first)
    assert second.references == (
        Reference("", "VWS", "organisation:vws"),
        Reference("", "domain:Wonen", "domain:wonen"),
    )
    assert Names(()).find("", "VWS") == frozenset()


def test_what_a_story_is_about_cannot_go_or_become_two_things(tmp_path):
    with SqliteStore(tmp_path / "g.db") as store:
        load(store, folder(tmp_path / "a", PROGRAMME))
        load(store, folder(tmp_path / "b", story(["1", "A", "", "geheel", "Zorg", ""])))
        for name, change in (("gone", {"issues": [["name"]]}), ("two", {"domains": [["name"], ["Zorg"]]})):
            changed = read(LoadRequest(folder(tmp_path / name, {**PROGRAMME, **change}), "a"))
            with pytest.raises(GraphInUse, match='refers to the subject "Zorg"'):
                store.load("a", changed.build)
        assert store.read().nodes["step"]["1"].props["about"] == "issue:zorg"


def test_a_story_is_in_the_graph_and_no_question_speaks_of_it(tmp_path):
    plain = folder(tmp_path / "plain", PROGRAMME)
    told = folder(tmp_path / "told", {**PROGRAMME, **story(["1", "Wat ontbreekt", "", "geheel", "VWS", ""])})
    answers = []
    for path in (plain, told):
        with open_graph(str(tmp_path / f"{path.name}.db")) as store:
            load(store, path, "d")
            findings = partial(ask, store)
            ways = dict.fromkeys((question.id for question in possible()), ABOUT_NOTHING)
            ways |= {"profile": {"about": "VWS"}, "path": {"from": "VWS", "to": "lt1"}}
            answers.append({id: findings(id, **options).findings for id, options in ways.items()})
            for wrong in ("Wat ontbreekt", "step:1"):
                with pytest.raises(UnknownWord, match="Nothing in the graph"):
                    ask(store, "profile", about=wrong)
    assert answers[0] == answers[1]
