"""CSV in every dialect, and rows numbered as the spreadsheet program numbers them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opgavenkaart.graph.graph import Node
from opgavenkaart.graph.text import as_seen
from opgavenkaart.loaders.files.csv_file import delimiter_of
from opgavenkaart.loaders.files.encodings import decoded
from opgavenkaart.loaders.files.sheet import UnreadableFile
from opgavenkaart.loaders.load import read
from opgavenkaart.loaders.request import LoadRequest
from opgavenkaart.loaders.tables.cells import tidy
from tests.loaders.handed_in import csv_text, edition, folder, no_names, told

ROWS = [["naam", "omschrijving"], ["Financiën, wonen; meer", "Eén\t“twee”\nén drie €"], ["Zorg", 'zegt "ja"']]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_encodings_delimiters_and_line_ends_are_recognised(tmp_path, encoding, delimiter, newline):
    (tmp_path / "issues.csv").write_bytes(csv_text(ROWS, delimiter, newline).encode(encoding))
    assert [(n.name, n.props["description"]) for n in edition(tmp_path).nodes] == [tuple(row) for row in ROWS[1:]]


def test_tab_separated_files_are_tables_too(tmp_path):
    (tmp_path / "opgaven.tsv").write_text("naam\nZorg\n")
    assert edition(tmp_path, name="d").nodes == (Node("issue", "zorg", "Zorg", datasets=("d",)),)


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a;b,c;d", ";"),
        ('"a;b;c",d', ","),
        ("\n\r\na\tb", "\t"),
        ("naam", ","),
        ("", ","),
        ('"a\n;x",b,c', ","),
        ("Geen rechten\na;b;c\n1;2;3", ";"),
        ("naam\nA; b\nC\nD", ","),
        ("naam\nA; b\nC; d", ","),
    ],
)
def test_the_headings_tell_the_delimiter(text, delimiter):
    assert delimiter_of(text) == delimiter


def test_a_file_that_is_neither_utf8_nor_windows_is_not_guessed_at():
    for damaged in (b"\xef\xbb\xbfnaam\n\xff", b"\xff\xfea", "naam\nén é é é".encode() + b"\xe9", b"naam\n\x81"):
        with pytest.raises(UnreadableFile):
            decoded(damaged)


def test_rows_are_counted_as_the_spreadsheet_program_counts_them(tmp_path):
    text = '\n\nname,kind\n"twee\nregels",kans\n\n,kans\n  , \nZorg,onzin\n'
    (tmp_path / "issues.csv").write_text(text)
    assert [(p.code.id, p.row, p.column) for p in told(tmp_path)] == [
        ("missing_value", 6, "name"),
        ("bad_value", 8, "kind"),
    ]


def test_short_rows_are_filled_up_and_empty_extra_cells_do_not_matter(tmp_path):
    (tmp_path / "issues.csv").write_text("name,kind,note\nZorg\nWonen,kans,,,\n")
    assert [n.id for n in edition(tmp_path).nodes] == ["zorg", "wonen"]


TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@given(
    st.lists(st.tuples(TEXT, TEXT, TEXT), min_size=1, max_size=8),
    st.sampled_from(",;\t"),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_any_text_comes_back_as_it_was(tmp_path_factory, rows, delimiter, encoding):
    path = tmp_path_factory.mktemp("d")
    table = [["id", "name", "note"], *([str(i), a + "x", b + c + "x"] for i, (a, b, c) in enumerate(rows))]
    (path / "issues.csv").write_bytes(csv_text(table, delimiter).encode(encoding))
    nodes = read(LoadRequest(path)).build(no_names).nodes
    assert [(n.id, n.name, n.props["note"]) for n in nodes] == [
        (id, as_seen(tidy(a)).strip(), tidy(b)) for id, a, b in table[1:]
    ]


@given(st.lists(st.sampled_from(["good", "empty", "bad", "two\nlines"]), max_size=30))
def test_every_problem_names_its_own_row(tmp_path_factory, kinds):
    cells = {"good": ["Zorg", "2020"], "empty": ["", ""], "bad": ["Zorg", "ooit"], "two\nlines": ["Zo\nrg", "2020"]}
    rows = [[str(i), *cells[kind]] if kind != "empty" else ["", "", ""] for i, kind in enumerate(kinds)]
    path = folder(tmp_path_factory.mktemp("d") / "d", {"issues": [["id", "name", "valid_from"], *rows]})
    assert [p.row for p in told(path, "date_left_out")] == [i for i, kind in enumerate(kinds, 2) if kind == "bad"]
