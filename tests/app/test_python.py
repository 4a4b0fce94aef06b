"""The Python that analysts write: text as on the command line, frames in and out, and nothing answered in silence."""

import pandas as pd
import pytest

import opgavenkaart as kaart
from tests.paths import DATA
from tests.worlds import node, world


@pytest.fixture
def store(tmp_path):
    with kaart.open_graph(str(tmp_path / "graph.db")) as opened:
        kaart.load(opened, DATA / "programme")
        kaart.load(opened, DATA / "enrichment")
        yield opened


@pytest.fixture
def graph(store):
    return store.read()


@pytest.mark.parametrize("question", [name for name in kaart.QUESTIONS if name not in ("path", "profile")])
def test_every_question_takes_text(graph, question):
    ask = getattr(kaart, question)
    assert ask(graph, about="VWS") == kaart.ask(graph, question, about="VWS").findings
    with pytest.raises(kaart.UnknownWord, match="Did you mean"):
        ask(graph, about="VSW")
    with pytest.raises(kaart.UnknownWord):
        ask(graph, abuot="VWS")


def test_what_was_answered_with_nothing_in_silence(graph):
    assert len(kaart.gaps(graph, about="VWS")) == len(kaart.ask(graph, "gaps", about="VWS").findings) > 0
    assert {gap.kind for gap in kaart.gaps(graph, kind="no_owner")} == {"no_owner"}
    with pytest.raises(kaart.UnknownWord, match='Did you mean "no_owner"'):
        kaart.gaps(graph, kind="no_ownr")


def test_questions_with_needs(graph):
    found = kaart.ask(graph, "path", from_="VWS", to="thuiswerken").findings
    assert kaart.path(graph, from_="VWS", to="thuiswerken") == found
    assert kaart.profile(graph, "VWS")
    with pytest.raises(kaart.UnknownWord, match="--about VWS"):
        kaart.profile(graph)
    with pytest.raises(kaart.UnknownWord, match="needs --from"):
        kaart.path(graph)


def test_a_name_that_is_not_there_gets_the_nearest():
    with pytest.raises(AttributeError, match='Did you mean "overlap"'):
        kaart.overlpa  # noqa: B018
    assert set(kaart.__all__) <= set(dir(kaart))


def test_one_path_is_checked_as_a_list_of_one_is(tmp_path):
    (tmp_path / "v.csv").write_text("naam\nx\n")
    assert kaart.check(str(tmp_path / "v.csv")) == kaart.check([tmp_path / "v.csv"])
    assert len({problem.file for problem in kaart.check(str(tmp_path / "v.csv"))}) == 1


def test_frames_load_as_the_tables_that_they_are(store):
    issues = pd.DataFrame(
        {
            "naam": ["Water", "Lucht"],
            "kind": ["challenge", None],
            "valid_from": [pd.Timestamp("2021-01-18"), pd.NaT],
            "horizon": [2030, 2040.5],
        }
    )
    owners = pd.DataFrame({"issue": ["Water"], "organisation": ["VWS"], "role": ["accountable"]})
    loaded, _ = kaart.load(store, {"issues": issues, "eigenaarschap": owners}, "mijn")
    assert (loaded.dataset, loaded.nodes.added, loaded.claims.added) == ("mijn", 2, 1)
    nodes = store.read().nodes["issue"]
    assert nodes["water"].valid_from == "2021-01-18"
    assert nodes["lucht"].valid_from == nodes["lucht"].type == ""
    assert nodes["water"].props["horizon"], nodes["lucht"].props["horizon"] == ("2030", "2040.5")
    assert [owner.owner for owner in kaart.owners(store.read(), about="Water")] == ["vws"]


def test_a_problem_in_a_frame_has_its_row():
    frame = pd.DataFrame({"naam": ["Water", None], "omschrijving": ["", "zonder naam"]})
    (problem,) = [p for p in kaart.check({"issues": frame}) if p.severity == "error"]
    assert (problem.sheet, problem.row, problem.column) == ("issues", 3, "naam")
    frame = pd.DataFrame({"name": ["Water"], "valid_from": ["gisteren"]})
    (problem,) = kaart.check({"issues": frame})
    assert (problem.code.id, problem.row, problem.value) == ("date_left_out", 2, "gisteren")


def test_an_answer_is_a_line_and_in_a_notebook_a_table(graph):
    answer = kaart.ask(graph, "gaps", as_of="2021")
    assert "\n" not in repr(answer)
    assert len(repr(answer)) < 300
    html = answer._repr_html_()
    assert html.count("<tr>") == 21
    assert f"and {len(answer.findings) - 20} more" in html
    hostile = kaart.ask(world(node("issue", "x", name="<script>")), "owners")
    assert "&lt;script&gt;" in hostile._repr_html_()
    assert "<script>" not in hostile._repr_html_()


def test_a_nought_is_a_number_and_a_role_that_is_none_gets_the_nearest(graph):
    with pytest.raises(kaart.UnknownWord, match="whole number from 1"):
        kaart.path(graph, from_="VWS", to="thuiswerken", limit=0)
    assert kaart.evidence(graph, stale=0) == kaart.evidence(graph, stale="0") != kaart.evidence(graph)
    with pytest.raises(kaart.UnknownWord, match='Did you mean "accountable"'):
        kaart.overlap(graph, role="acountable")
