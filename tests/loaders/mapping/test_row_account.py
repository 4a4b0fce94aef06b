"""Nothing is dropped unsaid: the rows that a mapping reads are those that it uses and those that a rule leaves out."""

import re
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from opgavenkaart.cli import app
from opgavenkaart.loaders.load import read
from opgavenkaart.loaders.mapping.load import Mapped, tables_of
from opgavenkaart.loaders.mapping.model import Toml, toml
from opgavenkaart.loaders.mapping.parse import read_mapping
from opgavenkaart.loaders.problems.problem import Problem
from opgavenkaart.loaders.request import LoadRequest
from opgavenkaart.output.load_summary import MARGIN
from tests.contract.effort import tried
from tests.loaders.handed_in import csv_text
from tests.loaders.mapping.test_documented_examples import EXAMPLES, TEXT, handed_in

ROWS = {  # of each file: those below the headings, counted by hand
    "wijzigingen.csv": [4, 4, 4],
    "agentschappen.ods": [5, 5],
    "begrotingsstaten.csv": [6, 6, 6],
    "bouwstenen.csv": [3, 3, 3, 3],
    "overleg.graphml": [3, 3, 2],
}
ANOTHER = "about something that another row describes"
TOTAL = 'left out by skip = { Omschrijving = "TOTAAL" }'
LINES = {  # the account of each, in parts
    "wijzigingen.csv": [["wijzigingen.csv → organisations: 4 rows, 3 new", f"1 {ANOTHER}"]] * 2,
    "agentschappen.ods": [
        ["Blad1 → ministries: 5 rows, 3 new", f"2 {ANOTHER}"],
        ["Blad1 → organisations: 5 rows, 3 new", f"2 {ANOTHER}"],
    ],
    "begrotingsstaten.csv": [
        ["begrotingsstaten.csv → domains: 6 rows, 2 new", f"4 {ANOTHER}"],
        ["begrotingsstaten.csv → in_domain: 6 rows, 3 new", f"2 {TOTAL}", "1 with the same as another row"],
        ["begrotingsstaten.csv → issues: 6 rows, 3 new", f"2 {TOTAL}", f"1 {ANOTHER}"],
    ],
    "bouwstenen.csv": [
        ["bouwstenen.csv → documents: 3 rows, 2 new", f"1 {ANOTHER}"],
        ["bouwstenen.csv → issues: 3 rows, 2 new", f"1 {ANOTHER}"],
    ],
    "overleg.graphml": [
        ["nodes → lt_groups: 3 rows, 1 new", '2 left out by where = { laag = "overleg" }'],
        ["nodes → organisations: 3 rows, 2 new", '1 left out by where = { laag = "partij" }'],
    ],
}


def adds_up(made: Mapped) -> None:
    """No row is lost, and those that are new are rows of our tables."""
    for account in made.accounts:
        assert len(account.read) == len(account.used) + sum(account.left_out().values())
        assert account.used <= account.read
    new = {number for account in made.accounts for number in account.used}
    assert new == {row for records in made.tables for row in records.rows if not records.place.file.endswith(".toml")}


@pytest.mark.parametrize("file", EXAMPLES)
def test_the_rows_of_the_documented_mappings_add_up(file, tmp_path):
    path, mapping = handed_in(file, tmp_path)
    made = tables_of(path, read_mapping(mapping, []), [])
    adds_up(made)
    assert sorted(len(account.read) for account in made.accounts) == sorted(ROWS[file])
    lines = [line for line in made.lines if not line.en.startswith("NOTE")]
    assert sorted(line.en.split("; ") for line in lines) == LINES[file]
    assert all(re.search(r"\d rijen, \d nieuw; ", line.nl) for line in lines)


def test_rows_with_other_names_that_become_one_are_reported_before_anything_else(tmp_path):
    (tmp_path / "n.csv").write_text("nr,naam\n1,Wonen\n1,Zorg\n1,Werk\n2,Water\n2,WATER\n", "utf-8")
    (tmp_path / "m.toml").write_text(
        '[[table]]\nmakes = "issues"\ndistinct = true\ncolumns = { id = "nr", name = "naam" }', "utf-8"
    )
    words = ["load", tmp_path / "n.csv", "--mapping", tmp_path / "m.toml", "--graph", tmp_path / "g.db", "--lang", "nl"]
    first = CliRunner().invoke(app, [str(word) for word in words]).stderr.split("\n")[0]
    assert "LET OP: n.csv: 2 × een rij met een andere naam" in first
    assert "“Zorg” met “Wonen”" in first


def test_the_documentation_shows_the_account(tmp_path):
    path, mapping = handed_in("begrotingsstaten.csv", tmp_path)
    words = ["load", path, "--mapping", mapping, "--graph", tmp_path / "g.db", "--lang", "en"]
    shown_by_load = CliRunner().invoke(app, [str(word) for word in words]).stderr
    shown = [line.removesuffix(" …")[MARGIN:] for line in TEXT.splitlines() if line.startswith("  ") and " → " in line]
    shown += [line.removesuffix(" …")[MARGIN:] for line in TEXT.splitlines() if line.startswith("  not used")]
    assert len(shown) == 2
    assert all(line in shown_by_load for line in shown)


CELLS = st.sampled_from(["", "a", "B", "c", "a/b", "Nee", "Ja", "Totaal", " "])
SAYS = st.sampled_from(
    [
        {},
        {"skip": {"Naam": ["", "Totaal"]}},
        {"where": {"Ook": "a"}, "skip": {"Naam": "B"}},
        {"distinct": True},
        {"only_new": True},
    ]
)
NAMES = st.sampled_from(
    [
        "Naam",
        {"column": "Naam", "split": "/"},
        {"column": "Naam", "split": "/", "values": {"a": "", "Nee": ""}},
        {"column": "Naam", "values": {"a": "x"}, "rest": "tell"},
        {"column": "Naam", "values": {"*": "", "B": "b"}},
    ]
)
ROLE: dict[str, Toml] = {"across": "cell", "values": {"Ja": "accountable", "a": "consulted", "*": ""}}


@tried(2)
@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=8), st.lists(st.tuples(SAYS, NAMES), min_size=1, max_size=3))
def test_whatever_a_mapping_says_the_rows_add_up(rows: Sequence[Sequence[str]], parts):
    with TemporaryDirectory() as folder:
        path, mapping = Path(folder, "theirs.csv"), Path(folder, "theirs.toml")
        path.write_bytes(csv_text([["Naam", "Ook", "VWS"], *rows], ";").encode())
        text = []
        for says, name in parts:
            text += ["[[table]]", 'makes = "issues"', *(f"{key} = {toml(of)}" for key, of in says.items())]
            text += ["[table.columns]", f"name = {toml(name)}", 'note = { column = "Ook", values = { Ja = "" } }']
        text += ["[[table]]", 'makes = "ownership"', 'across = ["Ook", "VWS"]', "[table.columns]", 'issue = "Naam"']
        text += ['organisation = { across = "heading" }', f"role = {toml(ROLE)}"]
        mapping.write_text("\n".join(text), "utf-8", newline="\n")
        problems = list[Problem]()
        made = tables_of(path, read_mapping(mapping, []), problems)
        assert len(made.accounts) == len(parts) + 1
        totals = sum(problem.code.id == "total_of_theirs" for problem in problems)
        filled = sum(any(cell.strip() for cell in row) for row in rows) - totals
        assert [len(account.read) for account in made.accounts] == [filled] * len(made.accounts)
        adds_up(made)


def table(folder: Path, mapping: str) -> tuple[Path, Path]:
    rows = ["Naam;Soort;Bij", "A;Ja;x", ";Ja;x", "B;Nee;x", "B;;y", "Totaal;;"]
    (folder / "theirs.csv").write_text("\n".join(rows) + "\n", "utf-8")
    (folder / "theirs.toml").write_text(mapping, "utf-8")
    return folder / "theirs.csv", folder / "theirs.toml"


MAPPING = """
[[table]]
makes = "issues"
skip = { Naam = ["Totaal", "x"] }
[table.columns]
name = "Naam"
note = { column = "Soort", values = { Ja = "" } }
[[table]]
makes = "organisations"
only_new = true
[table.columns]
name = { column = "Bij", values = { y = "" } }
"""


def test_each_rule_and_each_cell_that_is_made_nothing_of_is_told(tmp_path):
    path, mapping = table(tmp_path, MAPPING)
    issues, organisations = read(LoadRequest(path, mapping=mapping)).accounts
    assert issues.nl.split("; ") == [
        "theirs.csv → opgaven: 5 rijen, 2 nieuw",
        '1 weggelaten door skip = { Naam = ["Totaal", "x"] }',
        "1 zonder naam",
        "1 over iets dat een andere rij al beschrijft",
        "cellen waar `values` niets van maakt: opmerking 1",
    ]
    assert issues.en.endswith("; cells that `values` drops: note 1")
    assert organisations.en.split("; ") == [
        "theirs.csv → organisations: 5 rows, 1 new",
        "1 of whose name `values` makes nothing",
        "1 without name",
        f"2 {ANOTHER}",
    ]


@pytest.mark.parametrize("command", ["load", "check"])
def test_load_and_check_tell_it_beside_their_answer(command, tmp_path):
    path, mapping = table(tmp_path, MAPPING)
    words = [command, path, "--mapping", mapping, "--graph", tmp_path / "g.db", "--lang", "nl"]
    done = CliRunner().invoke(app, [str(word) for word in words])
    assert done.exit_code == 0, done.stderr
    lines = done.stderr[done.stderr.index("  gelezen") :].splitlines()
    assert lines[0].startswith("  gelezen        theirs.csv → opgaven: 5 rijen, 2 nieuw; 1 weggelaten door skip")
    assert lines[1].startswith("                 theirs.csv → organisaties: 5 rijen, 1 nieuw")
    assert "gelezen" not in done.stdout
