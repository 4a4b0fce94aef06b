"""The review of who is who: a workbook that a person fills in, and that loads as a data set of decisions."""

from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest

from opgavenkaart import cli
from opgavenkaart.graph.identity.merge import TEXT_ID_PREFIX
from opgavenkaart.graph.store.sqlite.store import SqliteStore
from opgavenkaart.loaders.export import workbook as written
from opgavenkaart.loaders.load import check, load
from opgavenkaart.loaders.problems.problem import DataProblems
from opgavenkaart.queries.ask import ask
from tests.loaders.handed_in import folder, xlsx

FIRST = {
    "ministries": [["name", "abbreviation"], ["Ministerie van Volksgezondheid, Welzijn en Sport", "VWS"]],
    "issues": [["id", "name"], ["zorg", "Zorg"]],
    "ownership": [["issue", "organisation", "role", "source"], ["zorg", "VWS", "accountable", "d"]],
    "documents": [["id", "title"], ["d", "Notitie"]],
}
SECOND = {
    "organisations": [["id", "name"], ["x1", "Volksgezondheid, Welzijn en Sport"], ["x2", "=1+1"]],
    "issues": [["id", "name"], ["sport", "Sport"]],
    "ownership": [["issue", "organisation", "role", "source"], ["sport", "x1", "accountable", ""]],
}
WHO = ["decision", "from", "text", "to", "decided_by"]


class Done(NamedTuple):
    """What a command did."""

    code: int
    out: str
    err: str


@pytest.fixture
def run(capsys):
    """Runs the command line."""

    def call(*arguments: object) -> Done:
        with pytest.raises(SystemExit) as done:
            cli.main([str(a) for a in arguments])
        assert isinstance(done.value.code, int)
        return Done(done.value.code, *capsys.readouterr())

    return call


@pytest.fixture
def graph(tmp_path):
    with SqliteStore(tmp_path / "g.db") as store:
        load(store, folder(tmp_path / "first", FIRST))
        load(store, folder(tmp_path / "second", SECOND))
    return tmp_path / "g.db"


def sheet_of(path: Path, name: str):
    return openpyxl.load_workbook(path)[name]


def answered(path: Path, name: str, answer: str, to: str = "") -> None:
    """Every row of the review gets this answer, or every one on this organisation."""
    book = openpyxl.load_workbook(path)
    ends = next(column for column in book[name].iter_cols() if column[0].value in ("to", "naar"))
    for end in ends[1:]:
        if to in ("", end.value):
            book[name].cell(end.row, 1).value = answer
    book.save(path)


@pytest.mark.parametrize(("lang", "name", "yes"), [("nl", "wie_is_wie", "ja"), ("en", "who_is_who", "yes")])
def test_match_fill_in_load_ask_and_unload(run, graph, tmp_path, lang, name, yes):
    out = tmp_path / "review.xlsx"
    done = run("match", "--out", out, "--graph", graph, "--lang", lang, "--by", "secretaris")
    assert (done.code, done.out) == (0, f"{out}\n")
    sheet = sheet_of(out, name)
    assert [cell.value for cell in sheet[2]][1:5] != [None] * 4
    assert sheet.freeze_panes == "F2"
    assert sheet.auto_filter.ref
    assert f"{yes}," in sheet.data_validations.dataValidation[0].formula1
    answered(out, name, yes)
    assert check([out], store=SqliteStore(graph)) == []
    run("load", out, "--graph", graph)
    with SqliteStore(graph) as store:
        assert [d.name for d in store.datasets()] == ["first", "second", "review"]
        assert [f.issue for f in ask(store, "owners", about="x1").findings] == ["sport", "zorg"]
        assert store.records().claims["SAME_AS"][0].props["decided_by"] == "secretaris"
        store.unload("review")
        assert [f.issue for f in ask(store, "owners", about="x1").findings] == ["sport"]


def test_loading_decisions_tells_what_they_do(run, tmp_path):
    graph = tmp_path / "g.db"
    for name, tables in {
        "first": {"organisations": "id,name\nez,EZ\nlnv,LNV\n", "issues": "id,name\ni,Werk\n"},
        "second": {
            "organisations": "id,name,part_of\nelenv,EL&I,ez\nx,X,\n",
            "ownership": "issue,organisation,role\ni,ez,accountable\ni,elenv,accountable\n",
        },
        "who": {"who_is_who": "from,to,decision,decided_by\nez,elenv,yes,DG\nx,lnv,yes,DG\nlnv,x,no,BZK\n"},
    }.items():
        (tmp_path / name).mkdir()
        for table, text in tables.items():
            (tmp_path / name / f"{table}.csv").write_text(text, encoding="utf-8")
        err = run("load", tmp_path / name, "--graph", graph, "--lang", "en").err
        assert ("merged  " in err) == (name == "who")
    assert "2 records into 1 organisation\n" in err
    assert "1 claim between an organisation and itself, not used: EL&I is part of EZ (second)" in err
    assert "1 claim twice, counted once" in err
    assert "1 pair not merged: sources disagree" in err


def test_what_is_not_decided_does_not_count_and_is_told_once(run, graph, tmp_path):
    out = tmp_path / "review.xlsx"
    run("match", "--out", out, "--graph", graph, "--lang", "en")
    problems = check([out], store=SqliteStore(graph))
    assert [(p.code.id, p.severity, p.details["count"]) for p in problems] == [("undecided", "warning", "1")]


def test_a_second_review_has_the_first_answers_so_that_loading_it_loses_nothing(run, graph, tmp_path):
    out = tmp_path / "review.xlsx"
    run("match", "--out", out, "--graph", graph, "--lang", "en")
    answered(out, "who_is_who", "no")
    run("load", out, "--graph", graph)
    with SqliteStore(graph) as store:
        before = store.edition("review").claims
    assert [c.relation for c in before] == ["DIFFERENT_FROM"]
    out.unlink()
    assert "0 strong and 0 weak" in run("match", "--out", out, "--graph", graph, "--lang", "en").err
    run("load", out, "--graph", graph)
    with SqliteStore(graph) as store:
        assert store.edition("review").claims == before


def test_a_text_names_an_organisation_and_is_found_by_it(run, graph, tmp_path):
    names = tmp_path / "names.csv"
    names.write_text("party;amount\nMin. van VWS;1\nMinisterie van VWS;2\nonbekend;3\n", encoding="utf-8")
    out = tmp_path / "review.xlsx"
    args = ("--names", names, "--column", "Party", "--out", out, "--graph", graph, "--lang", "en")
    assert run("match", *args).code == 0
    answered(out, "who_is_who", "yes", to="vws")
    assert run("load", out, "--graph", graph).code == 0
    with SqliteStore(graph) as store:
        assert [f.issue for f in ask(store, "owners", about="ministerie van vws").findings] == ["zorg"]
        again = tmp_path / "again.xlsx"
        again.write_bytes(written.export(store, "review", "nl")[1])
        edition = store.edition("review")
        load(store, again, "review")
        assert store.edition("review").claims == edition.claims
        assert store.edition("review").nodes == edition.nodes
    out.unlink()
    assert "2 decided before" in run("match", *args).err
    told = [[cell.value for cell in row] for row in sheet_of(out, "who_is_who").iter_rows(min_row=2)]
    assert {row[3] for row in told if row[0] == "yes"} == {"Min. van VWS", "Ministerie van VWS"}


def test_a_review_that_is_there_is_not_written_over(run, graph, tmp_path):
    out = tmp_path / "review.xlsx"
    run("match", "--out", out, "--graph", graph, "--lang", "nl")
    answered(out, "wie_is_wie", "nee")
    filled_in = out.read_bytes()
    done = run("match", "--out", out, "--graph", graph)
    assert (done.code, out.read_bytes()) == (1, filled_in)
    assert f"opgavenkaart load {out}" in done.err


def test_names_without_a_proposal_are_listed_and_counted(run, graph, tmp_path):
    names = tmp_path / "names.csv"
    names.write_text("party\nMin. v. VWS\nOCW + SZW\nonbekend\nonbekend\n", encoding="utf-8")
    out = tmp_path / "review.xlsx"
    done = run("match", "--names", names, "--out", out, "--graph", graph, "--lang", "en", "--by", "secretary")
    assert "names without a proposal: 2 (sheet “no proposal”)" in done.err
    assert [row[0].value for row in sheet_of(out, "no proposal")] == ["text", "OCW + SZW", "onbekend"]
    assert "no proposal" in str(sheet_of(out, "read me")["B9"].value)
    answered(out, "who_is_who", "yes", to="vws")
    assert "unknown_table" not in [p.code.id for p in check([out], store=SqliteStore(graph))]
    out.unlink()
    run("match", "--out", out, "--graph", graph, "--lang", "nl")
    assert "zonder voorstel" not in openpyxl.load_workbook(out).sheetnames


def test_the_ministry_above_an_office_is_shown(run, tmp_path):
    rows = [["id", "name", "abbreviation", "part_of"], ["fin", "Ministerie van Financiën", "Fin", ""]]
    rows += [["sg", "Secretaris-generaal", "SG", "fin"], ["c", "Directie Communicatie", "", "sg"]]
    with SqliteStore(tmp_path / "g.db") as store:
        load(store, folder(tmp_path / "one", {"organisations": rows}))
    names = tmp_path / "names.csv"
    names.write_text("name\nDirectie Communicatie\n", encoding="utf-8")
    out = tmp_path / "r.xlsx"
    run("match", "--names", names, "--out", out, "--graph", tmp_path / "g.db", "--lang", "en")
    row = dict(zip(*([cell.value for cell in row] for row in sheet_of(out, "who_is_who").iter_rows()), strict=True))
    assert row["b_part_of"] == "SG (Ministerie van Financiën)"


def test_where_the_names_come_from_is_told(run, graph, tmp_path):
    rows = [["party"], ["VWS"], ["VWS"], [""], ["Sport"]]
    book = xlsx(tmp_path / "names.xlsx", {"Blad1": [["amount", "x"], ["1", "2"]], "Blad2": rows, "Blad3": rows})
    args = ("match", "--names", book, "--column", "PARTY", "--out", tmp_path / "r.xlsx", "--graph", graph)
    err = run(*args, "--lang", "en").err
    assert "Names from names.xlsx, sheet “Blad2”, column “party”: 2 different ones in 3 cells." in err
    assert "Not read, and with that column: sheet “Blad3”." in err


def test_weak_proposals_within_one_data_set_are_left_out_and_told(run, graph, tmp_path):
    third = {"organisations": [["id", "name"], ["p1", "Bureau Planning"], ["p2", "Bureau Planing"]]}
    with SqliteStore(graph) as store:
        load(store, folder(tmp_path / "third", third))
    err = run("match", "--out", tmp_path / "r.xlsx", "--graph", graph, "--lang", "en").err
    assert "0 strong and 1 weak" in err
    assert "(1 × third); to be seen with match --dataset third." in err
    assert "(1 × third)" in str(sheet_of(tmp_path / "r.xlsx", "read me")["B9"].value)
    asked = run("match", "--dataset", "third", "--out", tmp_path / "r2.xlsx", "--graph", graph, "--lang", "en").err
    assert "0 strong and 1 weak" in asked
    assert "Left out" not in asked


def test_a_column_must_be_chosen_where_there_are_several(run, graph, tmp_path):
    names = tmp_path / "names.csv"
    names.write_text("party;amount\nVWS;1\n", encoding="utf-8")
    done = run("match", "--names", names, "--out", tmp_path / "r.xlsx", "--graph", graph)
    assert (done.code, "--column: party, amount" in done.err) == (2, True)
    assert run("match", "--names", "gone.csv", "--out", tmp_path / "r.xlsx", "--graph", graph).code == 1
    assert run("match", "--dataset", "x", "--out", tmp_path / "r.xlsx", "--graph", graph).code == 2


def test_only_the_data_sets_that_are_named_are_compared(run, graph, tmp_path):
    for given, found in ((("first", "second"), 1), (("second",), 0)):
        out = tmp_path / f"{len(given)}.xlsx"
        chosen = [word for name in given for word in ("--dataset", name)]
        done = run("match", *chosen, "--out", out, "--graph", graph, "--lang", "en")
        assert f"0 strong and {found} weak" in done.err


def test_no_text_of_the_data_is_a_formula(run, graph, tmp_path):
    names = tmp_path / "names.csv"
    names.write_text("party\n=1+1\n", encoding="utf-8")
    out = tmp_path / "r.xlsx"
    run("match", "--names", names, "--out", out, "--graph", graph, "--lang", "en")
    cells = [cell for row in sheet_of(out, "who_is_who").iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert "=1+1" in [cell.value for cell in cells]


# ── The table by hand ─────────────────────────────────────────────────────────────────────────────────────


def problems_of(graph, tmp_path, *rows):
    path = xlsx(tmp_path / "who.xlsx", {"who_is_who": [WHO, *rows]})
    with SqliteStore(graph) as store:
        return [(p.code.id, p.row) for p in check([path], store=store)]


def test_problems_of_decisions(graph, tmp_path):
    assert problems_of(graph, tmp_path, ["same", "x1", "", "vws", "s"]) == []
    assert problems_of(graph, tmp_path, ["ja", "x1", "", "vws", ""]) == [("no_decider", None)]
    assert problems_of(graph, tmp_path, ["yes", "x1", "VWS", "vws", "s"]) == [("one_of_two", 2)]
    assert problems_of(graph, tmp_path, ["yes", "", "", "vws", "s"]) == [("missing_value", 2)]
    assert problems_of(graph, tmp_path, ["yes", "x1", "", "x1", "s"]) == [("self_reference", 2)]
    assert problems_of(graph, tmp_path, ["no", "", "VWS", "vws", "s"]) == [("text_refused", None)]
    assert problems_of(graph, tmp_path, ["", "nobody", "", "vws", "s"]) == [("undecided", None)]
    assert problems_of(graph, tmp_path, ["yes", "nobody", "", "vws", "s"]) == [("unknown_reference", 2)]
    twice = [["yes", "", "Sport", "vws", "s"], ["yes", "", "sport", "x2", "s"]]
    assert problems_of(graph, tmp_path, *twice) == [("two_answers", 3)]


def test_a_text_that_is_an_organisations_abbreviation_may_mean_another(graph, tmp_path):
    path = xlsx(tmp_path / "who.xlsx", {"who_is_who": [WHO, ["yes", "", "VWS", "x1", "s"]]})
    with SqliteStore(graph) as store:
        load(store, path)
        assert store.read().canonical_ids == {f"{TEXT_ID_PREFIX}vws": "x1"}


def test_a_register_keeps_apart_what_a_decision_would_make_one(graph, tmp_path):
    coded = {"ministries": [["id", "name", "official_id"], ["vws", "VWS", "mnre1025"], ["x1", "X", "mnre9"]]}
    with SqliteStore(graph) as store:
        load(store, folder(tmp_path / "register", coded))
        load(store, xlsx(tmp_path / "who.xlsx", {"who_is_who": [WHO, ["yes", "x1", "", "vws", "s"]]}))
        assert not store.read().canonical_ids
        assert [f.kind for f in ask(store, "contradictions", kind="identity").findings] == ["identity"]


def test_decisions_that_others_rest_on_are_not_lost_in_silence(graph, tmp_path):
    with SqliteStore(graph) as store, pytest.raises(DataProblems):
        load(store, xlsx(tmp_path / "who.xlsx", {"who_is_who": [WHO, ["misschien", "x1", "", "vws", "s"]]}))
