"""The command line, as a user meets it: stdout is the answer, stderr the talk, the exit status tells the rest."""

import csv
import json
import re
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from opgavenkaart import cli
from opgavenkaart.graph.dates import spelled_out
from opgavenkaart.graph.model import TABLES
from opgavenkaart.queries import QUESTIONS
from tests.paths import DATA, ROOT

HOSTILE = [
    "=cmd|' /C calc'!A0",
    "+1",
    "@x",
    "-2+3",
    '"><script>alert(1)</script>',
    "😀 شركة",
    "a" * 10_000,
    "lone \ud800 surrogate",
]


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Runs the command line in a folder of its own; gives exit status, stdout and stderr."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OPGAVENKAART_LANG", "en")

    def call(*arguments):
        with pytest.raises(SystemExit) as done:
            cli.main([str(a) for a in arguments])
        seen = capsys.readouterr()
        return done.value.code, seen.out, seen.err

    return call


@pytest.fixture
def loaded(run):
    status, _, talk = run("load", DATA / "programme", DATA / "enrichment")
    assert status == 0, talk
    return run


def test_load_tells_what_it_did_and_a_second_time_that_nothing_changed(run):
    status, out, talk = run("load", DATA / "programme")
    assert status == 0
    assert talk.endswith("-> opgavenkaart.db\n")
    assert re.fullmatch(r"programme: things \d+ added, 0 changed, 0 removed; claims \d+ added, .*\n", out)
    again = run("load", DATA / "programme")[1]
    assert again == "programme: things 0 added, 0 changed, 0 removed; claims 0 added, 0 changed, 0 removed\n"


def test_the_shipped_data_has_no_problem(run):
    assert run("check", DATA / "programme", DATA / "enrichment") == (0, "", "")


def test_what_is_loaded_can_be_listed_and_taken_out(loaded):
    listed = json.loads(loaded("datasets", "--format", "json")[1])
    assert [item["name"] for item in listed] == ["programme", "enrichment"]
    status, _, talk = loaded("unload", "programme")
    assert status == 1
    assert "opgavenkaart unload enrichment" in talk
    assert loaded("unload", "enrichment")[0] == 0
    assert loaded("unload", "programme")[0] == 0
    assert loaded("datasets", "--format", "json")[1] == "[]\n"


def test_an_error_in_any_table_loads_nothing_and_says_where(run, tmp_path):
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "ministries.csv").write_text("id,name,abbreviation\nvws,Volksgezondheid,VWS\n")
    (folder / "issues.csv").write_text("name\nMantelzorg\n")
    (folder / "eigenaarschap.csv").write_text("opgave;organisatie;rol\nMantelzorg;VSW;eigenaar\nMantelzorg;VWS;baas\n")
    status, out, talk = run("load", folder)
    assert (status, out) == (1, "")
    assert 'eigenaarschap.csv, row 2, column "organisatie"' in talk
    assert 'Did you mean "VWS"?' in talk
    assert 'row 3, column "rol"' in talk
    assert talk.endswith("nothing of it was loaded.\n")
    assert "onbekend" in run("load", folder, "--lang", "nl")[2]
    assert run("datasets", "--format", "json")[1] == "[]\n"
    status, out, _ = run("check", folder, "--format", "json")
    problems = json.loads(out)
    assert status == 1
    assert list(problems[0]) == ["severity", "code", "file", "sheet", "row", "column", "value", "message", "hint"]
    assert {p["code"] for p in problems} >= {"unknown_reference", "bad_value"}


def test_the_answer_as_json_is_the_contracts(loaded):
    status, out, talk = loaded("ask", "owners", "--about", "thuiswerken", "--format", "json")
    answer = json.loads(out)
    assert (status, talk) == (0, "")
    assert list(answer) == ["question", "parameters", "title", "total", "shown", "findings"]
    assert answer["parameters"] == {"about": "thuiswerken"}
    first = answer["findings"][0]
    assert [first[key] for key in ("issue", "status", "owner", "basis", "through")] == [
        "thuiswerken",
        "derived_differs",
        "bzk",
        "group_lead",
        "lt1",
    ]
    assert list(first["evidence"][0]) == [
        *("relation", "from", "to", "source", "locator", "quote", "valid_from", "valid_to", "dataset")
    ]


def test_the_documents_name_no_owner_and_the_answer_says_so(loaded):
    findings = json.loads(loaded("ask", "owners", "--format", "json")[1])["findings"]
    assert {f["basis"] for f in findings} == {"group_lead", "portfolio", "none"}


NEEDED = {"profile": ["--about", "VWS"], "path": ["--from", "VWS", "--to", "thuiswerken"]}


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_answers_in_every_format_and_language(loaded, question):
    Path("relations.csv").write_text("from,to,score\nthuiswerken,hybride-leren,-1\n")
    assert loaded("load", "relations.csv")[0] == 0
    asked = ["ask", question, *NEEDED.get(question, [])]
    for lang in ("nl", "en"):
        status, out, talk = loaded(*asked, "--format", "json", "--lang", lang)
        findings = json.loads(out)["findings"]
        assert (status, talk) == (0, "")
        columns = [key for key in findings[0] if key not in ("evidence_total", "evidence")]
        assert any(finding["evidence"] for finding in findings)
    assert [c for c in QUESTIONS[question].finding.columns() if c != "cells"] == [c for c in columns if c[:2] != "lt"]
    rows = list(csv.reader(loaded(*asked, "--format", "csv")[1].splitlines()))
    assert rows[0] == columns
    assert len(rows) == len(findings) + 1
    dutch = list(csv.reader(loaded(*asked, "--format", "csv", "--lang", "nl")[1].splitlines(), delimiter=";"))
    assert (dutch[0], len(dutch)) == (columns, len(rows))
    fractions = [(at, c) for at, c in enumerate(columns) if isinstance(findings[0].get(c), float)]
    assert all(row[at] == rows[n][at].replace(".", ",") for n, row in enumerate(dutch[1:], 1) for at, _ in fractions)
    plain = loaded(*asked)[1].splitlines()
    assert plain[2].split("\t") == columns
    assert len(plain) == len(findings) + 3
    assert loaded(*asked, "--out", "answer.xlsx")[0] == 0
    sheet = openpyxl.load_workbook("answer.xlsx")[question]
    words = QUESTIONS[question].finding.heading
    assert [c.value for c in sheet[1] if c.value[:2] != "LT"] == [words(c).en for c in columns if c[:2] != "lt"]
    assert sheet.max_row == len(findings) + 1


def test_all_questions_make_one_workbook(loaded):
    assert loaded("ask", "all", "--out", "antwoorden.xlsx", "--lang", "nl", "--as-of", "2021")[0] == 0
    book = openpyxl.load_workbook("antwoorden.xlsx")
    asked = [q for q in QUESTIONS if q not in NEEDED]
    assert book.sheetnames == ["inhoud", *asked, "bronnen"]
    contents, owners, sources = book["inhoud"], book["owners"], book["bronnen"]
    assert [row[0].value for row in contents.iter_rows(min_row=2)] == asked
    assert contents["A2"].hyperlink.location == "'owners'!A1"
    conclusion = (
        "19 opgaven: 5 met alleen een afgeleide eigenaar, 10 waarbij de afleidingen verschillen "
        "en 4 zonder enige eigenaar."
    )
    assert owners["A1"].value == contents["D2"].value == conclusion
    assert (owners["A3"].value, owners.freeze_panes, owners.auto_filter.ref[:2]) == ("opgave", "A4", "A3")
    for sheet, row, title, _, _, _, source, *_ in sources.iter_rows(min_row=2, values_only=True):
        assert book[sheet].cell(row, 1).value or sheet in ("matrix", "evidence", "history", "domains")
        assert not source or title
    assert not any(cell.data_type == "f" for sheet in book for row in sheet for cell in row)
    answers = json.loads(loaded("ask", "all", "--format", "json")[1])
    assert [answer["question"] for answer in answers] == asked
    assert loaded("ask", "all", "--format", "csv")[0] == loaded("ask", "all")[0] == 2
    assert loaded("ask", "all", "--out", "all.json")[0] == 0
    assert json.loads(Path("all.json").read_text("utf-8")) == answers


def test_all_about_one_thing_has_its_profile_too(loaded):
    assert loaded("ask", "all", "--about", "VWS", "--out", "vws.xlsx")[0] == 0
    assert "profile" in openpyxl.load_workbook("vws.xlsx").sheetnames


def test_a_plan_answers_with_what_would_change(loaded):
    Path("plan.csv").write_text("van;naar;gebeurtenis\nBZK;VWS;samenvoeging\n")
    status, out, _ = loaded("ask", "owners", "--what-if", "plan.csv", "--format", "json")
    changes = {(f["change"], f["owner"]) for f in json.loads(out)["findings"]}
    assert (status, changes) == (0, {("gained", "vws"), ("lost", "bzk"), ("changed", "vws")})
    Path("plan.csv").write_text("van;naar;gebeurtenis\nBZKK;VWS;samenvoeging\n")
    status, out, talk = loaded("ask", "owners", "--what-if", "plan.csv")
    assert (status, out) == (1, "")
    assert "BZK" in talk


def test_dates_data_sets_and_graphs_can_be_compared(loaded):
    status, out, _ = loaded("diff", "opgavenkaart.db@2021", "opgavenkaart.db@today", "--format", "json")
    assert status == 0
    assert ("changed", "organisation", "lnv") in {
        (f["change"], f["what"], f["subject"]) for f in json.loads(out)["findings"]
    }
    loaded("example", "nieuw")
    with Path("nieuw", "ownership.csv").open("w") as file:
        file.write("issue,organisation,role\nthuiswerken,SZW,accountable\n")
    status, out, _ = loaded("diff", "opgavenkaart.db", "nieuw", "--question", "owners", "--format", "csv")
    assert status == 0
    assert any(line.startswith("gained,thuiswerken,") for line in out.splitlines())
    assert loaded("diff", "opgavenkaart.db", "niets.db")[0] == 1
    assert loaded("diff", "opgavenkaart.db", "opgavenkaart.db@2021-99")[0] == 2


def test_headings_and_reasons_speak_dutch_and_ids_never_change(loaded):
    loaded("ask", "gaps", "--out", "gaten.xlsx", "--lang", "nl")
    sheet = openpyxl.load_workbook("gaten.xlsx")["gaps"]
    headings = ["soort", "soort onderwerp", "onderwerp", "naam onderwerp", "toelichting"]
    assert [cell.value for cell in sheet[1]] == headings
    assert sheet["A2"].value == "no_owner"
    assert sheet["E2"].value.startswith("Geen eigenaar genoemd")


def test_options_of_a_question_are_its_own(loaded):
    out = loaded("ask", "overlap", "--between", "groups", "--through=organisations", "--format", "json")[1]
    first = json.loads(out)["findings"][0]
    assert (first["a"], first["b"]) == ("lt1", "lt2")
    status, out, talk = loaded("ask", "overlap", "--betwene", "groups")
    assert (status, out) == (2, "")
    assert '"overlap" has no option --betwene. Did you mean "--between"?' in talk
    assert loaded("ask", "gaps", "--kind", "no_ownr")[2] == '--kind cannot be "no_ownr". Did you mean "no_owner"?\n'


@pytest.mark.parametrize(
    ("wrong", "nearest"),
    [
        (["ask", "ownrs"], 'Did you mean "owners"?'),
        (["ask", "owners", "--about", "VSW"], 'Did you mean "VWS"?'),
        (["ask", "owners", "--as-of", "2021-13"], "Write for instance 2021-01-18,"),
        (["ask", "owners", "--format", "jsn"], 'Did you mean "json"?'),
        (["map", "ownrs"], "owners"),
        (["lod", "x"], "load"),
        (["load", "x", "--grph", "y"], "--graph"),
        (["tables", "issue"], 'Did you mean "issues"?'),
    ],
)
def test_a_wrong_word_gets_the_nearest_right_one_and_exit_2(loaded, wrong, nearest):
    status, out, talk = loaded(*wrong)
    assert (status, out) == (2, "")
    assert nearest in talk


def test_a_graph_that_is_not_there_is_exit_1(run, tmp_path):
    status, out, talk = run("ask", "owners")
    assert (status, out) == (1, "")
    assert "opgavenkaart load FOLDER" in talk
    assert not list(tmp_path.iterdir())


def test_a_graph_that_a_refused_load_left_empty_answers_nothing(run):
    assert run("load", "issues.csv")[0] == 1
    for command in (("ask", "gaps"), ("map",), ("export", "--out", "x.graphml")):
        status, out, err = run(*command)
        assert (status, out) == (1, "")
        assert "There is nothing in" in err


def test_a_refused_load_names_what_was_not_tried_after_it(run, tmp_path):
    (tmp_path / "good").mkdir()
    (tmp_path / "good" / "issues.csv").write_text("name\nA\n", encoding="utf-8")
    status, _, err = run("load", "missing.csv", "good")
    assert status == 1
    assert "missing.csv: nothing of it was loaded. Nor of good." in err


def test_next_commands_ask_the_same_graph(run, tmp_path):
    (tmp_path / "issues.csv").write_text("name,odd\nA,x\n", encoding="utf-8")
    _, _, err = run("load", "issues.csv", "--graph", "my graph.db", "--lang", "nl", "--dataset", "d")
    assert 'opgavenkaart ask gaps --graph "my graph.db" --lang nl\n' in err
    assert 'check issues.csv --dataset d --graph "my graph.db" --lang nl --out problems.html' in err


def test_what_a_person_filled_in_is_not_written_over(loaded, tmp_path):
    mine = tmp_path / "mine.xlsx"
    assert loaded("export", "--dataset", "programme", "--out", mine)[0] == 0
    before = mine.read_bytes()
    for command in (
        ("export", "--dataset", "programme", "--out", mine),
        ("template", mine),
        ("check", mine, "--out", mine),
    ):
        status, _, err = loaded(*command)
        assert status in (1, 2)
        assert "Choose another name" in err
    assert mine.read_bytes() == before


def test_a_place_that_is_a_folder_is_left_as_it_was(loaded, tmp_path):
    (tmp_path / "folder").mkdir()
    assert loaded("map", "whole", "--out", tmp_path / "folder")[0] != 0
    assert loaded("ask", "gaps", "--format", "json", "--out", tmp_path / "folder")[0] == 1
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".part")] == []


def test_as_of_shows_the_names_and_the_ministries_of_that_day(loaded):
    def portfolio(day):
        out = loaded("ask", "owners", "--about", "domain:wonen", "--as-of", day, "--format", "json")[1]
        return {f["owner"] for f in json.loads(out)["findings"]}

    assert [portfolio(day) for day in ("2024-07-01", "2024-07-02", "2026-02-23")] == [{"bzk"}, {"vro"}, {"bzk"}]
    out = loaded("ask", "overlap", "--as-of", "2024-08", "--about", "lnv", "--format", "json")[1]
    names = {f[side] for f in json.loads(out)["findings"] for side in ("a_name", "b_name")}
    assert "Ministerie van Landbouw, Visserij, Voedselzekerheid en Natuur" in names


def test_the_map_is_one_file_with_its_views(loaded, tmp_path):
    assert loaded("map", "--out", "kaart.html", "--lang", "nl", "--as-of", "2021")[:2] == (0, "kaart.html\n")
    page = Path("kaart.html").read_text(encoding="utf-8")
    assert page.lower().startswith("<!doctype html>")
    assert 'lang="nl"' in page
    assert '"id":"time"' in page


def test_a_map_without_a_day_is_of_today_or_the_last_day_of_the_sources_and_says_so(loaded, run, tmp_path):
    today = spelled_out(date.today().isoformat())  # noqa: DTZ011 - the user's own day
    status, _, talk = loaded("map", "gaps", "--out", "now.svg", "--lang", "nl")
    assert status == 0
    assert f"De kaart is van vandaag, {today.nl}." in talk
    assert f"Peildatum {today.nl} ·" in Path("now.svg").read_text("utf-8")
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "organisaties.csv").write_text("naam;soort\nVNG;koepelorganisatie\n")
    (tmp_path / "d" / "lt_groepen.csv").write_text("naam\nLT1\n")
    (tmp_path / "d" / "documenten.csv").write_text("id;titel\nd;Nota\n")
    (tmp_path / "d" / "deelname.csv").write_text("organisatie;groep;rol;bron;geldig_tot\nVNG;LT1;lid;d;2022\n")
    address = str(tmp_path / "ended.db")
    assert run("load", str(tmp_path / "d"), "--graph", address)[0] == 0
    _, _, talk = run("map", "whole", "--graph", address, "--out", "last.svg", "--lang", "en")
    assert "The map is of the last day that the sources speak of, 31 December 2021." in talk
    picture = Path("last.svg").read_text("utf-8")
    assert "As of 31 December 2021 ·" in picture
    assert "Latest data: 31 December 2021." in picture


@pytest.mark.parametrize("word", ["ever", "ooit", "Altijd"])
def test_all_periods_together_are_drawn_by_that_word_only_and_the_title_says_so(loaded, word):
    status, _, talk = loaded("map", "gaps", "--as-of", word, "--out", "ever.svg", "--lang", "nl")
    assert (status, talk) == (0, "")
    picture = Path("ever.svg").read_text("utf-8")
    assert "Alle perioden samen ·" in picture
    assert "Alle perioden samen." in picture


def test_an_answer_over_all_periods_says_so_in_its_title(loaded):
    def title(*more):
        return json.loads(loaded("ask", "gaps", "--format", "json", "--lang", "nl", *more)[1])["title"]

    assert title().endswith(" (over alle perioden).")
    assert "perioden" not in title("--as-of", "2021")


def test_one_view_is_a_picture_to_take_along(loaded):
    assert loaded("map", "overlap", "--out", "Overlap.SVG", "--lang", "nl", "--title", "T")[:2] == (0, "Overlap.SVG\n")
    picture = Path("Overlap.SVG").read_text(encoding="utf-8")
    assert picture.startswith("<?xml")
    assert "3 paren overlappen" in picture


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (["gaps", "--out", "gaps.docx"], "gaps.docx: a map is written as .html (the page), or one view as .svg, .png"),
        (["--out", "kaart"], "kaart: a map is written as .html"),
        (
            ["--out", "x.svg"],
            "x.svg shows one view: name it, as in: opgavenkaart map overlap --out x.svg. Views: w",
        ),
        (["gaps", "owners", "--out", "x.pdf"], "x.pdf shows one view"),
        (["gap", "--out", "x.png"], 'Did you mean "gaps"?'),
        (["--accent", "blue"], '--accent cannot be "blue". Write the colour as #RGB or #RRGGBB'),
        (["--accent", "#777777"], "4.48:1 on the light page"),
    ],
)
def test_what_is_wrong_with_a_map_is_told_before_the_graph_is_read(run, wrong, said):
    status, out, talk = run("map", *wrong)
    assert (status, out) == (2, "")
    assert said in talk


def test_a_picture_that_takes_a_browser_is_refused_without_one(run, monkeypatch):
    monkeypatch.setenv("CHROMIUM", "no-such-browser")
    status, _, talk = run("map", "gaps", "--out", "gaps.pdf")
    assert status == 1
    assert "there is no program no-such-browser, which CHROMIUM names. Take --out gaps.svg" in talk


def test_a_logo_is_on_the_page_and_what_is_no_image_is_refused(loaded):
    Path("logo.png").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"/>')
    Path("logo.txt").write_text("no image")
    assert loaded("map", "gaps", "--logo", "logo.png", "--accent", "#154273", "--out", "m.html")[0] == 0
    page = Path("m.html").read_text(encoding="utf-8")
    assert '<img id="logo" src="data:image/svg+xml;base64,' in page
    assert "--accent: #154273" in page
    status, _, talk = loaded("map", "--logo", "logo.txt")
    assert status == 1
    assert talk == "logo.txt is no image that a page can show, or not a whole one. Take a PNG, JPEG or SVG file.\n"


def test_the_example_is_a_data_set_to_start_from(run):
    assert run("example", "mijn")[0] == 0
    assert run("load", "mijn")[0] == 0
    status, _, talk = run("example", "mijn")
    assert status == 1
    assert "not empty" in talk


def test_hostile_text_is_text_in_every_answer(run, tmp_path):
    folder = tmp_path / "hostile"
    folder.mkdir()
    lines = [["id", "name"], *([f"i{n}", name] for n, name in enumerate(HOSTILE))]
    with (folder / "issues.csv").open("w", encoding="utf-8", errors="surrogatepass", newline="") as file:
        csv.writer(file).writerows(lines)
    assert run("load", folder)[0] in (0, 1)  # a lone surrogate is not UTF-8; the file is then read as cp1252 or refused
    with (folder / "issues.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(lines[:-1])
    assert run("load", folder)[0] == 0
    rows = list(csv.DictReader(run("ask", "gaps", "--kind", "no_owner", "--format", "csv")[1].splitlines()))
    assert not [row for row in rows for value in row.values() if value.startswith(("=", "+", "-", "@"))]
    run("ask", "gaps", "--out", "g.xlsx")
    cells = [cell for row in openpyxl.load_workbook("g.xlsx")["gaps"].iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} == {"s"}
    assert HOSTILE[0] in {cell.value for cell in cells}
    assert run("map", "--out", "m.html")[0] == 0
    assert "<script>alert(1)" not in Path("m.html").read_text(encoding="utf-8")


def test_no_cell_of_csv_is_a_formula_whatever_divides_cells(run, tmp_path):
    folder = tmp_path / "hostile"
    folder.mkdir()
    names = [f"Zorg{mark}{inside}{mark}einde" for mark in ";,\t\n" for inside in ("=1+41", '"=1+41"', "@x", " +1")]
    with (folder / "issues.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["id", "name"], *([f"i{n}", name] for n, name in enumerate(names))])
    assert run("load", folder)[0] == 0
    for lang in ("nl", "en"):
        assert run("ask", "gaps", "--format", "csv", "--lang", lang, "--out", f"{lang}.csv")[0] == 0
        text = Path(f"{lang}.csv").read_text("utf-8-sig")
        for mark in ",;\t":
            cells = [cell for row in csv.reader(text.splitlines(), delimiter=mark) for cell in row]
            assert not [cell for cell in cells if cell.lstrip(" \"'").startswith(("=", "@")) and cell[0] != "'"], mark


def test_a_dutch_spreadsheet_opens_csv_in_columns_with_its_own_decimals(loaded):
    rows = list(csv.reader(loaded("ask", "overlap", "--format", "csv", "--lang", "nl")[1].splitlines(), delimiter=";"))
    assert rows[0][0] == "a"
    assert len({len(row) for row in rows}) == 1
    at = rows[0].index("jaccard")
    assert all(re.fullmatch(r"\d(,\d+)?", row[at]) for row in rows[1:])
    english = list(csv.reader(loaded("ask", "overlap", "--format", "csv", "--lang", "en")[1].splitlines()))
    assert [row[at].replace(",", ".") for row in rows[1:]] == [row[at] for row in english[1:]]


def test_a_place_that_cannot_be_written_is_a_sentence(loaded):
    for end, *command in (
        (".html", "map"),
        (".svg", "map", "gaps"),
        (".csv", "ask", "gaps", "--format", "csv"),
        (".xlsx", "ask", "gaps", "--format", "xlsx"),
    ):
        status, _, talk = loaded(*command, "--out", f"no/such/folder/file{end}")
        assert status == 1
        assert talk.startswith(f"no/such/folder/file{end} cannot be written")


def test_a_map_starts_in_the_story_or_says_how_to_make_one(loaded, run, tmp_path):
    status, out, _ = loaded("map", "--story", "--out", str(tmp_path / "m.html"))
    assert (status, out) == (0, f"{tmp_path / 'm.html'}\n")
    assert '"story":true' in (tmp_path / "m.html").read_text("utf-8")
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "issues.csv").write_text("name\nZorg\n")
    address = str(tmp_path / "other.db")
    assert run("load", str(tmp_path / "d"), "--graph", address)[0] == 0
    status, out, talk = run("map", "--story", "--graph", address, "--out", str(tmp_path / "no.html"))
    assert (status, out) == (1, "")
    assert "opgavenkaart tables story" in talk
    assert not (tmp_path / "no.html").exists()


def test_help_of_every_command_has_an_example(run):
    names = re.findall(r"^│ (\w+) ", run("--help")[1], re.MULTILINE)
    assert {
        "load",
        "merge",
        "studio",
        "check",
        "datasets",
        "unload",
        "questions",
        "ask",
        "map",
        "example",
        "tables",
        "diff",
        "template",
        "export",
        "suggest",
        "match",
    } == set(names)
    for name in names:
        assert f"Example: opgavenkaart {name}" in " ".join(run(name, "--help")[1].split())


def test_the_tables_are_documented_from_the_vocabulary(run):
    out = run("tables")[1]
    for table in TABLES.values():
        assert table.id in out
    assert "eindverantwoordelijk" in run("tables", "ownership", "--lang", "nl")[1]


def test_the_version(run):
    assert re.fullmatch(r"opgavenkaart \d+\.\d+\.\d+\n", run("--version")[1])


README = (ROOT / "README.md").read_text(encoding="utf-8")
ANSWERS = re.findall(r"^\| `(\w+)((?: --[^`]*)?)` \| [^|]* \| ([^|]+) \|$", README, re.MULTILINE)


def test_the_readme_tells_of_every_question():
    assert [question for question, *_ in ANSWERS] == list(QUESTIONS)


@pytest.mark.parametrize(("question", "options", "answer"), ANSWERS)
def test_the_answers_in_the_readme_are_those_of_the_tool(loaded, question, options, answer):
    day = [] if "--as-of" in options else ["--as-of", "2021"]
    out = loaded("ask", question, *options.split(), *day, "--format", "json")[1]
    assert json.loads(out)["title"] == answer


def test_every_format_says_how_many_of_how_many_are_shown(loaded, tmp_path):
    status, out, talk = loaded("ask", "owners", "--limit", "2", "--format", "json")
    answer = json.loads(out)
    assert (status, talk, answer["shown"], len(answer["findings"])) == (0, "", 2, 2)
    told = f"The first 2 of {answer['total']}; --limit all gives all."
    assert f"\n{told}\n" in loaded("ask", "owners", "--limit", "2")[1]
    status, out, talk = loaded("ask", "owners", "--limit", "2", "--format", "csv")
    assert (len(out.splitlines()), talk) == (3, f"{told}\n")
    assert told in loaded("ask", "owners", "--limit", "2", "--out", "two.xlsx")[2]
    first, _ = openpyxl.load_workbook(tmp_path / "two.xlsx").worksheets
    assert [row[0] for row in first.iter_rows(values_only=True)][3:] == [told]
    assert len(loaded("ask", "owners", "--limit", "all", "--format", "csv")[1].splitlines()) == answer["total"] + 1
    gaps = loaded("ask", "gaps", "--limit", "15", "--kind", "no_owner", "--lang", "nl")[1]
    assert "De eerste 15 van 19 × geen eigenaar genoemd; --limit all geeft alle." in gaps


@pytest.mark.parametrize("wrong", ["0", "many"])
def test_a_wrong_limit_is_an_error_that_says_what_may_be_given(loaded, wrong):
    status, out, talk = loaded("ask", "owners", "--limit", wrong)
    assert (status, out) == (2, "")
    assert talk == f'--limit cannot be "{wrong}". Give a whole number from 1, or all for all findings.\n'
