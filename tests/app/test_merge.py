"""`opgavenkaart merge`: two editions of one workbook, edited as people do, and the choices between them."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from opgavenkaart import cli
from opgavenkaart.loaders.load import check, read
from opgavenkaart.loaders.request import LoadRequest
from tests.loaders.handed_in import folder, no_names, xlsx

Rows = list[list[object]]
ISSUES: Rows = [["id", "naam", "soort", "omschrijving"], ["a", "Zorg", "kans", "oud"], ["b", "Werk", "les", "tekst"]]
MINISTRIES: Rows = [["id", "naam", "afkorting"], ["vws", "Volksgezondheid", "VWS"], ["szw", "Sociale Zaken", "SZW"]]
DOCUMENTS: Rows = [["id", "titel", "datum"], ["d", "Notitie", date(2021, 3, 1)]]
OWNERS: Rows = [["opgave", "organisatie", "rol", "bron"], ["a", "vws", "eindverantwoordelijk", "d"]]
BASE = {"opgaven": ISSUES, "ministeries": MINISTRIES, "documenten": DOCUMENTS, "eigenaarschap": OWNERS}


@pytest.fixture
def merged(tmp_path, capsys):
    """Merges two editions of BASE: the exit status, what was said, and the workbook."""

    def call(mine, theirs, base=BASE, hand_in=xlsx):
        ending = ".xlsx" if hand_in is xlsx else ""
        of = {"base": base, "mine": mine, "theirs": theirs}
        paths = [hand_in(tmp_path / f"{name}{ending}", tables) for name, tables in of.items()]
        code = run("merge", *paths, "--out", tmp_path / "merged.xlsx", "--lang", "nl")
        return code, capsys.readouterr().err, tmp_path / "merged.xlsx"

    return call


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as done:
        cli.main([str(argument) for argument in arguments])
    return int(done.value.code or 0)


def cells(path: Path, sheet: str):
    """The rows of a sheet below its headings, each by heading, without empty cells."""
    headings, *rows = openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True)
    return [{h: str(v) for h, v in zip(headings, row, strict=True) if v is not None} for row in rows]


def changed(table: str, row: int, column: int, value: object):
    """BASE with one cell of one table changed."""
    rows = [list(of) for of in BASE[table]]
    rows[row][column] = value
    return BASE | {table: rows}


def chosen(path: Path, *choices: str) -> Path:
    """The workbook with these choices filled in."""
    book = openpyxl.load_workbook(path)
    for row, choice in enumerate(choices, 2):
        book["conflicten"].cell(row, 8).value = choice
    book.save(path)
    return path


def errors(path: Path):
    return [problem.code.id for problem in check(path) if problem.severity == "error"]


@pytest.mark.parametrize("hand_in", [xlsx, folder])
def test_what_each_changed_is_taken(merged, hand_in):
    code, said, out = merged(changed("opgaven", 1, 3, "mijn"), changed("opgaven", 1, 2, "les"), hand_in=hand_in)
    assert code == 0
    assert cells(out, "opgaven")[0] == {"id": "a", "naam": "Zorg", "soort": "les", "omschrijving": "mijn"}
    assert "Geen conflicten" in said
    assert errors(out) == []


def test_a_cell_that_both_changed_is_chosen_and_then_loads(merged, tmp_path, capsys):
    code, said, out = merged(changed("opgaven", 1, 3, "mijn"), changed("opgaven", 1, 3, "hun"))
    assert code == 1
    assert "1 conflict" in said
    conflict = cells(out, "conflicten")[0]
    assert [conflict[h] for h in ("blad", "rij", "kolom", "origineel", "mijn versie", "hun versie")] == [
        "opgaven", "Zorg", "omschrijving", "oud", "mijn", "hun"]  # fmt: skip
    assert cells(out, "opgaven")[0]["omschrijving"] == "oud"
    assert errors(out) == ["open_conflicts"]
    assert run("merge", "--decided", chosen(out, "hun versie"), "--out", tmp_path / "done.xlsx", "--lang", "nl") == 0
    assert cells(tmp_path / "done.xlsx", "opgaven")[0] == {
        "id": "a", "naam": "Zorg", "soort": "kans", "omschrijving": "hun"}  # fmt: skip
    assert "1 conflict beslist" in capsys.readouterr().err
    assert errors(tmp_path / "done.xlsx") == []


def test_choices_hold_when_the_sheet_was_sorted_and_what_is_not_chosen_stays_open(merged, tmp_path):
    both = [[list(row) for row in ISSUES] for _ in range(2)]
    for rows, word in zip(both, ("mijn", "hun"), strict=True):
        rows[1][3] = rows[2][3] = word
    _, _, out = merged({**BASE, "opgaven": both[0]}, {**BASE, "opgaven": both[1]})
    book = openpyxl.load_workbook(out)
    first, second = ([cell.value for cell in book["opgaven"][row]] for row in (2, 3))
    for column, (one, other) in enumerate(zip(first, second, strict=True), 1):
        book["opgaven"].cell(2, column).value, book["opgaven"].cell(3, column).value = other, one
    book.save(out)
    half = tmp_path / "half.xlsx"
    assert run("merge", "--decided", chosen(out, "mijn versie"), "--out", half, "--lang", "nl") == 1
    assert [(row["id"], row["omschrijving"]) for row in cells(half, "opgaven")] == [("b", "tekst"), ("a", "mijn")]
    assert [row["rij"] for row in cells(half, "conflicten")] == ["Werk"]
    assert run("merge", "--decided", chosen(half, "hun versie"), "--out", tmp_path / "all.xlsx") == 0


def test_a_cell_that_was_typed_over_is_decided(merged, tmp_path):
    _, _, out = merged(changed("opgaven", 1, 3, "mijn"), changed("opgaven", 1, 3, "hun"))
    book = openpyxl.load_workbook(out)
    book["opgaven"].cell(2, 4).value = "beide"
    book.save(out)
    assert run("merge", "--decided", out, "--out", tmp_path / "done.xlsx", "--lang", "nl") == 0
    assert cells(tmp_path / "done.xlsx", "opgaven")[0]["omschrijving"] == "beide"
    assert run("merge", "--decided", chosen(out, "hun versie"), "--out", tmp_path / "open.xlsx", "--lang", "nl") == 1
    conflict = cells(tmp_path / "open.xlsx", "conflicten")[0]
    assert [conflict[h] for h in ("origineel", "mijn versie", "hun versie")] == ["beide", "mijn", "hun"]


@pytest.mark.parametrize(("choice", "left"), [("mijn versie", ["b"]), ("hun versie", ["a", "b"])])
def test_a_row_that_one_removed_and_the_other_changed_is_a_conflict(merged, tmp_path, choice, left):
    mine = {**BASE, "opgaven": [ISSUES[0], ISSUES[2]], "eigenaarschap": OWNERS[:1]}
    code, _, out = merged(mine, changed("opgaven", 1, 3, "hun"))
    assert code == 1
    conflict = cells(out, "conflicten")[0]
    assert (conflict["kolom"], conflict["mijn versie"]) == ("(hele rij)", "(rij verwijderd)")
    assert conflict["hun versie"] == "omschrijving: hun"
    assert run("merge", "--decided", chosen(out, choice), "--out", tmp_path / "done.xlsx", "--lang", "nl") == 0
    assert [row["id"] for row in cells(tmp_path / "done.xlsx", "opgaven")] == left
    removed = [row["wat er stond"] for row in cells(tmp_path / "done.xlsx", "verwijderd")]
    assert ("hun" in removed) == (left == ["b"])
    assert "vws" in removed  # of the first merge


def test_a_row_that_one_removed_is_listed(merged):
    code, said, out = merged({**BASE, "opgaven": ISSUES[:2]}, BASE)
    assert code == 0
    assert [row["id"] for row in cells(out, "opgaven")] == ["a"]
    assert [row["wat er stond"] for row in cells(out, "verwijderd")] == ["b", "Werk", "les", "tekst"]
    assert {row["verwijderd door"] for row in cells(out, "verwijderd")} == {"mijn versie"}
    assert "1 rij eraf" in said
    assert errors(out) == []


def test_columns_in_another_order_and_language_and_below_a_title_are_the_same(merged):
    english = {
        "issues": [["Issues of 2021"], ["description", "kind", "NAME", "id"], ["oud", "opportunity", "Zorg", "a"],
                   ["tekst", "lesson", "Werk", "b"]],
        "ministries": MINISTRIES,
        "documents": [["date", "id", "title"], ["01-03-2021", "d", "Notitie"]],
        "ownership": [["organisation", "issue", "source", "role"], ["VWS", "Zorg", "d", "accountable"]],
    }  # fmt: skip
    code, said, out = merged(english, changed("opgaven", 2, 1, "Arbeid"))
    assert (code, "0 cellen gewijzigd, 0 rijen erbij, 0 rijen eraf" in said) == (0, False)
    assert [row["naam"] for row in cells(out, "opgaven")] == ["Zorg", "Arbeid"]
    assert cells(out, "documenten") == [{"id": "d", "titel": "Notitie", "datum": "2021-03-01"}]
    assert len(cells(out, "eigenaarschap")) == 1
    assert cells(out, "naast de tabellen") == [{"blad": "issues", "tekst": "Issues of 2021"}]


def test_a_new_id_is_no_new_row_and_references_of_the_other_follow_it(merged):
    mine = changed("opgaven", 1, 0, "zorg-1")
    mine["eigenaarschap"] = [OWNERS[0], ["zorg-1", *OWNERS[1][1:]]]
    theirs = {**changed("opgaven", 1, 3, "hun"), "eigenaarschap": [*OWNERS, ["a", "szw", "uitvoerend", "d"]]}
    code, said, out = merged(mine, theirs)
    assert code == 0
    assert cells(out, "opgaven")[0] == {"id": "zorg-1", "naam": "Zorg", "soort": "kans", "omschrijving": "hun"}
    assert [row["opgave"] for row in cells(out, "eigenaarschap")] == ["zorg-1", "zorg-1"]
    assert "1 verwijzing naar wat een andere id kreeg" in said
    assert errors(out) == []


def test_rows_that_both_added_are_one_where_they_have_one_key(merged):
    new = [["c", "Wonen", "kans", "samen"], ["d", "Leren", "kans", "mijn"]]
    mine = {**BASE, "opgaven": [*ISSUES, *new], "eigenaarschap": [*OWNERS, ["b", "szw", "uitvoerend", "d"]]}
    theirs = {
        **BASE,
        "opgaven": [*ISSUES, new[0], [*new[1][:3], "hun"]],
        "documenten": [*DOCUMENTS, ["e", "Brief", ""]],
        "eigenaarschap": [*OWNERS, ["b", "szw", "uitvoerend", "e"]],
    }
    code, _, out = merged(mine, theirs)
    assert code == 1
    assert [row["id"] for row in cells(out, "opgaven")] == ["a", "b", "c", "d"]
    assert [row["rij"] for row in cells(out, "conflicten")] == ["Leren"]
    assert len(cells(out, "eigenaarschap")) == 3  # two sources say so


def test_rows_with_one_id_are_all_kept_for_load_to_report(merged):
    _, _, out = merged({**BASE, "opgaven": [*ISSUES, ["a", "Nog een", "kans", ""]]}, BASE)
    assert [row["id"] for row in cells(out, "opgaven")] == ["a", "b", "a"]
    assert "duplicate_id" in errors(out)


def test_the_order_is_that_of_the_one_who_moved_rows(merged):
    theirs = {**BASE, "opgaven": [*ISSUES, ["c", "Wonen", "kans", ""]]}
    _, _, out = merged({**BASE, "opgaven": [ISSUES[0], ISSUES[2], ISSUES[1]]}, theirs)
    assert [row["id"] for row in cells(out, "opgaven")] == ["b", "c", "a"]


def test_columns_and_sheets_of_ones_own_are_kept(merged):
    mine = {
        **BASE,
        "opgaven": [[*ISSUES[0], "Prioriteit"], [*ISSUES[1], "hoog"], [*ISSUES[2], ""], ["", "", "", "", "", "los"]],
        "Mijn blad": [["kop"], ["=1+1"]],
    }
    theirs = {**BASE, "opgaven": [[*ISSUES[0], "prioriteit"], [*ISSUES[1], "laag"], ISSUES[2]]}
    code, _, out = merged(mine, theirs)
    assert code == 1
    conflict = cells(out, "conflicten")[0]
    assert (conflict["kolom"].lower(), conflict["mijn versie"], conflict["hun versie"]) == (
        "prioriteit",
        "hoog",
        "laag",
    )
    assert cells(out, "opgaven")[2] == {"(F)": "los"}
    assert [cell.value for cell in openpyxl.load_workbook(out)["Mijn blad"]["A"]] == ["kop", "=1+1"]


def test_hidden_rows_count_and_are_reported(merged, tmp_path):
    base = xlsx(tmp_path / "b.xlsx", BASE)
    for name in ("m", "t"):
        book = openpyxl.load_workbook(base)
        book["opgaven"].row_dimensions[3].hidden = True
        book.save(tmp_path / f"{name}.xlsx")
    paths = [tmp_path / f"{name}.xlsx" for name in "bmt"]
    assert run("merge", *paths, "--out", tmp_path / "out.xlsx", "--lang", "nl") == 0
    assert [row["id"] for row in cells(tmp_path / "out.xlsx", "opgaven")] == ["a", "b"]


def test_the_result_says_what_the_editions_say(merged):
    _, _, out = merged(BASE, BASE)
    again = read(LoadRequest(out)).build(no_names)
    before = read(LoadRequest(out.parent / "base.xlsx")).build(no_names)
    assert [node._replace(datasets=()) for node in again.nodes] == [node._replace(datasets=()) for node in before.nodes]
    assert len(again.claims) == len(before.claims) == 1


def test_a_workbook_with_conflicts_is_no_edition_and_one_without_has_no_choices(merged, tmp_path, capsys):
    _, _, out = merged(changed("opgaven", 1, 3, "mijn"), changed("opgaven", 1, 3, "hun"))
    base = tmp_path / "base.xlsx"
    assert run("merge", base, out, base, "--out", tmp_path / "x.xlsx", "--lang", "en") == 1
    assert "conflicts of its own" in capsys.readouterr().err
    assert run("merge", "--decided", base, "--out", tmp_path / "x.xlsx", "--lang", "en") == 1
    assert "no sheet of conflicts" in capsys.readouterr().err
    assert not (tmp_path / "x.xlsx").exists()


def test_wrong_use_is_said(tmp_path, capsys):
    base = xlsx(tmp_path / "base.xlsx", BASE)
    assert run("merge", base, base, "--out", tmp_path / "x.xlsx", "--lang", "en") == 2
    assert "Give three workbooks" in capsys.readouterr().err
    assert run("merge", base, base, base, "--out", base, "--lang", "en") == 1
    assert "already there" in capsys.readouterr().err
    assert run("merge", base, base, tmp_path / "no.xlsx", "--out", tmp_path / "x.xlsx", "--lang", "en") == 1
    assert "does not exist" in capsys.readouterr().err
