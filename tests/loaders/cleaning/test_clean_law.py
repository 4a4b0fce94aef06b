"""The law of messy tables: whatever is around a clean data set, it loads to the same edition."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opgavenkaart.graph.model import TABLES
from opgavenkaart.loaders.problems.problem import CODES
from tests.loaders.handed_in import csv_text, edition, folder, ods, told, xlsx

NAMES = ("Zorg; wonen en werk", "Water, bodem", "Jeugd €", "Totaal anders", "0072", 'Een "les"', "naam", "Eén\ntwee")
DAYS = ("2021-01-18", "2020-02-29", "1999-12-31")
DISCLAIMERS: tuple[list[str], ...] = (
    ["Aan deze lijst kunnen geen rechten worden ontleend, ook niet later."],
    ["Programma; directie, afdeling"],
    ["", "Stand per", "1-1-2020"],
    ["Bedragen in euro", "12", "", "", "x"],
)
BLANKS: tuple[list[str], ...] = ([], [""], ["", " ", "\xa0"])
TOTALS: tuple[list[str], ...] = (["", "Totaal", ""], ["", "Subtotaal:", "", "12"], ["", "TOTAL"])


@st.composite
def data_sets(draw):
    """Issues, groups, and which group addresses which issue."""
    issues = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=6, unique=True))
    days = st.sampled_from(("", *DAYS))
    agenda = st.tuples(st.sampled_from(("LT1", "LT2")), st.sampled_from(range(len(issues))), st.just("n"))
    rows = [[f"i{number}", name, draw(days), "x"] for number, name in enumerate(issues)]
    return {
        "issues": [["id", "name", "valid_from", "note"], *rows],
        "lt_groups": [["id", "name"], ["LT1", "Groep 1"], ["LT2", "Groep 2"]],
        "documents": [["id", "title"], ["n", "Nota"]],
        "agenda": [
            ["group", "issue", "source"],
            *([g, f"i{n}", s] for g, n, s in draw(st.lists(agenda, min_size=1, max_size=5, unique=True))),
        ],
    }  # fmt: skip


@st.composite
def messes(draw, table, rows):
    """The same table among what people put around it."""
    head, *body = rows
    columns = {field.id: field for field in TABLES[table].columns}
    ways = st.sampled_from((str, str.upper, lambda h: f" {h}\xa0", lambda h: f"{h}_x000D_\n"))
    languages = st.sampled_from(("nl", "en"))
    heads = [draw(ways)(columns[h].text.in_(draw(languages))) for h in head]
    above = [list(row) for row in draw(st.lists(st.sampled_from(DISCLAIMERS + BLANKS), max_size=4))]
    made = [heads]
    for row in body:
        made += [list(blank) for blank in draw(st.lists(st.sampled_from(BLANKS), max_size=1))]
        made.append(list(row))
    if table in ("issues", "documents"):
        made += [list(row) for row in draw(st.lists(st.sampled_from(TOTALS + BLANKS), max_size=3))]
    at = draw(st.integers(0, len(heads))) if draw(st.booleans()) else None  # an empty column in between
    trailing = st.sampled_from(([], [""], ["", " "]))
    wider = [row if at is None or len(row) < at else [*row[:at], "", *row[at:]] for row in made]
    return above, [[*row, *draw(trailing)] for row in wider]


def typed(rows, as_dates):
    """Days as cells of a workbook that are dates."""
    return [[date.fromisoformat(c) if as_dates and c in DAYS else c for c in row] for row in rows]


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_data_set_among_clutter_loads_to_the_same_edition(tmp_path_factory, data):
    clean = data.draw(data_sets())
    parts = {table: data.draw(messes(table, rows)) for table, rows in clean.items()}
    messy = {table: [*above, *rows] for table, (above, rows) in parts.items()}
    where = tmp_path_factory.mktemp("d")
    way = data.draw(st.sampled_from(("csv", "csv", "xlsx", "ods")))
    if way == "csv":
        delimiter = data.draw(st.sampled_from(",;\t"))
        newline = data.draw(st.sampled_from(("\n", "\r\n", "\r")))
        encoding = data.draw(st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252")))
        path = where / "messy"
        path.mkdir()
        for table, rows in messy.items():
            titled = any(any(row) for row in parts[table][0])  # few rows below a title do not show what divides them
            says = f"sep={delimiter}{newline}" if titled or data.draw(st.booleans()) else ""
            text = says + csv_text(rows, delimiter, newline)
            (path / f"{table}.csv").write_bytes(text.encode(encoding))
    else:
        make = {"xlsx": xlsx, "ods": ods}[way]
        as_dates = data.draw(st.booleans())
        suffix = data.draw(st.sampled_from((way, "xls")))
        path = make(where / f"messy.{suffix}", {table: typed(rows, as_dates) for table, rows in messy.items()})
    one, other = edition(path, name="d"), edition(folder(where / "clean", clean), name="d")
    assert one.nodes == other.nodes
    assert one.claims == other.claims
    tidied = {code.id for code in CODES["Untidy tables"]}
    assert {problem.code.id for problem in told(path)} <= tidied | {"duplicate_row", "encoding_in_doubt"}
