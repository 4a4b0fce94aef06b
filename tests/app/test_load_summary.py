"""What a load tells beside what changed, and the page with what is to be mended."""

import io
import json
import re
from contextlib import contextmanager

import pytest
from typer.testing import CliRunner

from opgavenkaart.cli import app
from opgavenkaart.loaders.load import check
from opgavenkaart.loaders.problems.group import MAX_SHOWN_GROUPS, group_problems
from opgavenkaart.loaders.problems.problem import Problem
from opgavenkaart.loaders.registers.codes import BY_CODE
from opgavenkaart.output import terminal
from opgavenkaart.output.problems_html import MAX_SHOWN_ROWS, page


@pytest.fixture
def folder(tmp_path):
    """A data set that loads, with much to mend: no sources, a sheet and a column that nobody knows."""
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "ministries.csv").write_text("name,abbreviation,telefoon\nVolksgezondheid,VWS,070\n", "utf-8")
    (mine / "issues.csv").write_text("name\n" + "".join(f"Opgave {n}\n" for n in range(20)), "utf-8")
    owned = "".join(f"Opgave {n},VWS,accountable\n" for n in range(20))
    (mine / "ownership.csv").write_text(f"issue,organisation,role\n{owned}", "utf-8")
    (mine / "vergaderingen.csv").write_text("dag\nmaandag\n", "utf-8")
    return mine


class Screen(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(("screen", "bytes_", "shown"), [
    (Screen(), 6_000_000, True), (Screen(), 4_000_000, False), (io.StringIO(), 6_000_000, False)
])  # fmt: skip
def test_on_a_terminal_a_large_path_has_a_bar(tmp_path, monkeypatch, screen, bytes_, shown):
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_bytes(b"x" * (bytes_ // 2))
    with terminal.progress(str(tmp_path)) as tell:
        assert (tell is not None) == shown
        if tell:
            tell(0.25)
            tell(1)
    assert ("0%" in screen.getvalue()) == shown


def run(*words):
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.mark.parametrize("command", ["load", "check", "suggest"])
def test_every_command_that_reads_a_path_has_the_same_bar(command, folder, tmp_path, monkeypatch):
    told: dict[str, list[float]] = {}

    @contextmanager
    def progress(path):
        yield told.setdefault(path, []).append

    monkeypatch.setattr(terminal, "progress", progress)
    done = run(command, folder, "--graph", tmp_path / "g.db")
    assert done.exit_code == 0, done.stderr
    assert list(told) == [str(folder)]
    assert told[str(folder)] == sorted(told[str(folder)])
    assert told[str(folder)][-1] == 1


def test_a_load_tells_what_came_in_what_was_left_out_what_to_mend_and_what_is_next(folder, tmp_path):
    told = run("load", folder, "--graph", tmp_path / "g.db", "--lang", "en")
    assert told.exit_code == 0
    assert told.stdout.count("\n") == 1
    said = told.stderr
    assert "ministries 1; issues 20; ownership 20" in said
    assert "organisations 1 (ministry 1), issues 20" in said
    assert "is responsible for 20" in said
    unused, mend = said.split("to mend")
    assert "vergaderingen" in unused
    assert "telefoon" in unused
    assert "the same in 19 more rows (3, 4, 5, 6, 7 …)" in mend
    assert "opgavenkaart ask gaps" in mend
    assert "opgavenkaart check" in mend


def test_what_is_fine_is_told_without_a_word_on_mending(folder, tmp_path):
    for name in ("ownership", "vergaderingen", "ministries"):
        (folder / f"{name}.csv").unlink()
    said = run("load", folder, "--graph", tmp_path / "g.db", "--lang", "nl").stderr
    assert "te verbeteren" not in said
    assert "niet gebruikt" not in said
    assert "check" not in said


def test_of_other_peoples_tables_it_tells_what_was_not_used_and_keeps_it_short(tmp_path):
    headings = ["Naam", *(f"Een kolom met een lange kop {n}" for n in range(40))]
    rows = [["Geen rechten"], headings, ["VWS", *("1" * 40)], headings, ["BZK", *("2" * 40)]]
    (tmp_path / "budget.csv").write_text("".join(";".join(row) + "\n" for row in rows), "utf-8")
    mapping = tmp_path / "m.toml"
    mapping.write_text('[[table]]\nmakes = "ministries"\n[table.columns]\nname = "Naam"\n', "utf-8")
    words = ("load", tmp_path / "budget.csv", "--mapping", mapping, "--graph", tmp_path / "g.db", "--lang", "en")
    said = run(*words).stderr
    assert "to mend" not in said
    unused = said.partition("not used")[2].partition("next")[0].strip().splitlines()
    assert len(unused) == 3
    assert "the headings stand here again (1 times)" in said
    assert all(len(line.strip()) < 400 for line in unused)
    assert all(line.endswith(".") for line in unused)  # the hint is told whole
    assert "lange kop 39" in run("check", tmp_path / "budget.csv", "--mapping", mapping).stdout


def test_what_a_register_says_of_bodies_that_it_lacks_is_one_thing():
    found = [Problem(BY_CODE, "r.json", value=f"mnre{n}", column=f"wzg_{n}", counted="line") for n in range(8)]
    (one,) = group_problems(found)
    assert one.text("en").endswith("[the same in 7 more cases (mnre1, mnre2, mnre3, mnre4, mnre5 …)]")


def test_claims_of_a_network_without_a_source_are_one_thing(tmp_path):
    nodes = [{"id": f"issue:{n}", "kind": "issue", "label": f"Opgave {n}"} for n in range(9)]
    links = [{"source": "issue:0", "target": f"issue:{n}", "relation": "influences", "score": 1} for n in range(1, 9)]
    (tmp_path / "n.json").write_text(json.dumps({"nodes": nodes, "links": links}), "utf-8")
    (one,) = group_problems(check([tmp_path / "n.json"]))
    assert [problem.code.id for problem in one.problems] == ["no_source"] * 8
    assert "the same in 7 more cases" in one.text("en")


def test_the_same_problem_in_many_rows_is_one_thing_to_mend_and_errors_come_first(folder):
    (folder / "agenda.csv").write_text("group,issue\nLT9,Opgave 1\n", "utf-8")
    found = group_problems(check([folder]))
    assert [mending.problems[0].severity for mending in found].index("warning") > 0
    assert found[0].problems[0].code.id == "unknown_reference"
    assert max(len(mending.problems) for mending in found) == 20
    assert sum(len(mending.problems) for mending in found) == len(check([folder]))


def test_the_page_has_every_problem_by_place_and_no_markup_of_the_data(folder, tmp_path):
    hostile = "<script>alert(1)</script>"
    (folder / "agenda.csv").write_text(f"group,issue\n{hostile},Opgave 1\n", "utf-8")
    out = tmp_path / "problems.html"
    told = run("check", folder, "--out", out, "--lang", "nl", "--graph", tmp_path / "none.db")
    assert told.exit_code == 1
    assert told.stdout == ""
    html = out.read_text("utf-8")
    assert hostile not in html
    assert "&lt;script&gt;alert(1)" in html
    assert len(re.findall(r'<tr class="(?:error|warning)">', html)) == len(check([folder]))
    for place in ("agenda.csv", "ministries.csv", "ownership.csv", "vergaderingen.csv"):
        assert f"<h2>{place}</h2>" in html
    assert "Het eerst te doen" in html
    assert "Fout:" in html
    assert "default-src &#39;none&#39;" in html or "default-src 'none'" in html


def test_the_page_of_what_is_fine_says_so_and_of_too_much_how_much_more(folder):
    assert "kan zo geladen worden" in page([], ["mine"], "nl")
    problem = next(p for p in check([folder]) if p.code.id == "no_source")
    assert f"… and {MAX_SHOWN_GROUPS} more in this sheet." in page(
        [problem] * (MAX_SHOWN_ROWS + MAX_SHOWN_GROUPS), ["mine"], "en"
    )


def test_tables_without_rows_are_only_counted(tmp_path):
    for name in ("issues", "domains", "products"):
        (tmp_path / f"{name}.csv").write_text("id,name\n" + ("i,Wonen\n" if name == "issues" else ""), encoding="utf-8")
    done = run("load", tmp_path, "--graph", tmp_path / "g.db", "--lang", "en")
    assert "  rows           issues 1; 2 × empty\n" in done.stderr
