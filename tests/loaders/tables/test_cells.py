"""What a cell may hold."""

import pytest

from opgavenkaart.graph.model import DATE, ISSUE_KIND, NOTE, OWNERSHIP_ROLE, RELATIONS
from opgavenkaart.graph.model.schema import Field
from opgavenkaart.loaders.tables.cells import read_cells
from tests.loaders.handed_in import edition, folder, told

SCORE = RELATIONS["RELATES_TO"].fields[0]
URL = Field("url", NOTE.text, NOTE.what, "url")


def read(field: Field, *written: str) -> list[str]:
    """The values; a code where there is none."""
    values, bad = read_cells(field, written)
    return [f"! {bad[w].code.id}" if w in bad else v for w, v in zip(written, values, strict=True)]


def test_dates_keep_the_precision_they_were_given_in():
    assert read(DATE, "2020", "2020-10", "2020-10-05", "", " 2020 ") == ["2020", "2020-10", "2020-10-05", "", "2020"]


@pytest.mark.parametrize(
    "day", ["2021-01-18", "18-01-2021", "18/01/2021", "18-1-2021", "18.1.2021", "2021-1-18", "2021-01-18 00:00:00"]
)
def test_a_day_is_written_in_many_ways(day):
    assert read(DATE, day) == ["2021-01-18"]


@pytest.mark.parametrize(
    ("day", "iso"),
    [
        ("1 maart 2021", "2021-03-01"),
        ("1-okt-2010", "2010-10-01"),
        ("1 March 2021", "2021-03-01"),
        ("18 jan. 2021", "2021-01-18"),
        ("Mei 2021", "2021-05"),
    ],
)
def test_a_month_may_be_named(day, iso):
    assert read(DATE, day) == [iso]


WAYS = {
    "05-2021": "2021-05", "2021/05/03": "2021-05-03", "2021.01.18": "2021-01-18", "20210118": "2021-01-18",
    "18-jan-21": "2021-01-18", "3 maart '21": "2021-03-03", "maandag 18 januari 2021": "2021-01-18",
    "ma 18 januari 2021": "2021-01-18", "18 januari 2021 14:30": "2021-01-18", "1 mei 2021 om 9:00 uur": "2021-05-01",
    "2021-01-18T23:30:00+01:00": "2021-01-18", "18–01–2021": "2021-01-18", "12 apr 98": "1998-04-12",
    "per 1-1-2021": "2021-01-01", "m.i.v. 1 juli 2021": "2021-07-01", "d.d. 3 mei 2021": "2021-05-03",
    "1-3-'21": "2021-03-01", "1.3.’98": "1998-03-01", "March 1st, 2021": "2021-03-01", "2nd May 2021": "2021-05-02",
    "21052021": "2021-05-21", "vr 21-5-2021": "2021-05-21", "１２-０５-２０２１": "2021-05-12", "maart2021": "2021-03",
    "mei, 2021": "2021-05", "mei 2021.": "2021-05", "2021, mei": "2021-05", "2021 mei 5": "2021-05-05",
    "-": "", "onbekend": "", "n.v.t.": "", "–": "", "nnb": "", "TBD": "", "nog niet bekend": "",
}  # fmt: skip


@pytest.mark.parametrize("day", WAYS)
def test_what_can_mean_one_thing_is_read(day):
    assert read(DATE, day) == [WAYS[day]]


HINTS = {
    "Q3 2021": "2021-07", "1e kwartaal 2021": "2021-01", "2021-Q4": "2021-10", "2e helft 2021": "2021-07",
    "medio 2021": "2021.", "ca. 2021": "2021.", "voorjaar 2021": "2021.", "eind maart 2021": "2021-03.",
    "2021?": "2021.",
    "2021-W05": "2021-02-01", "week 5, 2021": "2021-02-01", "2021-2022": "2021.", "2020/21": "2020.",
    "1/18/2021": "2021-01-18", "mrt-21": "2021-03", "29-02-2021": "no such day", "heden": "leave the end empty",
    "9999-12-31": "none", "31-12-2099": "none", "1899-12-30": "none", "gisteren": "Write a day",
    "begin maart 2021": "2021-03.", "medio mei 2021": "2021-05.", "derde kwartaal 2021": "2021-07",
    "1ste kwartaal 2021": "2021-01", "Q1'21": "2021-01", "zomer '21": "2021.", "2021 (verwacht)": "2021.",
    "uiterlijk 1 mei 2021": "2021-05-01", "mei t/m juni 2021": "2021-05.", "44337": "Excel stores a day",
    "0-1-1900": "none", "01-01-0001": "none", "1-1-0021": "no such day", "30 februari 2021": "no such day",
    "1-3-21": "Write a day", "2021-13": "Write a day", "per direct": "Write a day",
}  # fmt: skip


@pytest.mark.parametrize("day", HINTS)
def test_for_each_kind_that_is_no_day_there_is_a_hint(tmp_path, day):
    path = folder(tmp_path / "f", {"issues": [["name", "valid_from"], ["Zorg", day], ["Werk", "2021"]]})
    (problem,) = told(path)
    assert (problem.code.id, problem.severity, problem.row, problem.value) == ("date_left_out", "warning", 2, day)
    assert HINTS[day] in problem.hint.en
    assert [node.valid_from for node in edition(path).nodes] == ["", "2021"]


def test_where_the_month_comes_first_in_a_column_what_may_be_both_is_not_read_as_a_day_first():
    assert read(DATE, "05/21/2021", "5/6/2021", "3/3/2021", "5-6-2021") == [
        *("! bad_date", "! bad_date", "2021-03-03", "2021-06-05")
    ]
    assert read(DATE, "5/21/2021", "21/5/2021", "5/6/2021") == ["! bad_date", "2021-05-21", "2021-06-05"]


@pytest.mark.parametrize("end", ["heden", "nu", "present", "9999-12-31", "31-12-9999", "-", ""])
def test_what_goes_on_has_no_end(tmp_path, end):
    path = folder(tmp_path / "f", {"issues": [["name", "valid_to"], ["Zorg", end]]})
    assert [node.valid_to for node in edition(path).nodes] == [""]


def test_a_text_for_an_address_leaves_the_cell_empty_and_is_reported(tmp_path):
    path = folder(tmp_path / "f", {"documents": [["title", "url"], ["Brief", "Kamerbrief (pdf)"]]})
    assert [(p.code.id, p.severity, p.value) for p in told(path)] == [("url_left_out", "warning", "Kamerbrief (pdf)")]
    assert "url" not in edition(path).nodes[0].props


@pytest.mark.parametrize(
    "day",
    [
        "31 februari 2021",
        "okt-10",
        "3 smarch 2021",
        "31-02-2021",
        "2021-13",
        "0000",
        "18-01-21",
        "01/18/2021",
        "44214",
        "voorjaar",
        "18-01/2021",
        "2021-01-18x",
        "²⁰²¹",
        "2021-00-01",
    ],
)
def test_what_is_no_day_is_refused(day):
    assert read(DATE, day) == ["! bad_date"]


def test_choices_are_read_in_both_languages_and_kept_by_id():
    assert read(OWNERSHIP_ROLE, "Eindverantwoordelijk", "owner", "GEINFORMEERD", "ACCOUNTABLE ", "") == [
        *("accountable", "accountable", "informed", "accountable", "")
    ]
    assert read(ISSUE_KIND, "Witte vlek; kans ;kans;", "white_spot", ";") == [
        "opportunity;white_spot",
        "white_spot",
        "",
    ]
    assert read(ISSUE_KIND, "kans, witte vlek") == ["! bad_value"]
    assert read(OWNERSHIP_ROLE, "accountable;informed") == ["! bad_value"]


def test_scores_run_from_minus_three_to_three():
    assert read(SCORE, "+2", "−2", "-3", "2.0", "0", "1,0") == ["2", "-2", "-3", "2", "0", "1"]
    assert read(SCORE, "7", "2.5", "--1", "veel", "1e0") == ["! bad_value"] * 5


def test_only_web_addresses_are_addresses():
    good = ["https://www.vng.nl/a?b=c#d", "http://[::1]/", "HTTPS://ü.nl"]
    assert read(URL, *good) == good
    assert read(URL, "www.vng.nl/verslag") == ["https://www.vng.nl/verslag"]
    bad = [
        "javascript:alert(1)",
        "https://",
        "https://a b.nl",
        "http://[",
        "data:text/html,x",
        "file:///etc",
    ]
    assert read(URL, *bad) == ["! bad_value"] * len(bad)


@pytest.mark.parametrize("error", ["#N/A", "#N/B", "#REF!", "#VERW!", "#NAAM?", "#DEEL/0!", "Err:502", "Fout:508"])
@pytest.mark.parametrize("field", [NOTE, DATE, SCORE, URL, ISSUE_KIND], ids=lambda field: field.id)
def test_the_error_of_a_formula_is_no_value(field, error):
    assert read(field, error) == ["! formula_error"]


def test_text_is_kept_but_for_outer_space_and_what_no_file_can_hold():
    assert read(NOTE, "\u00a0 a\r\nb\rc  ", "#1 en #2", "a\0b\ud800c", "=cmd|x", "Error: 502") == [
        *("a\nb\nc", "#1 en #2", "a\ufffdb\ufffdc", "=cmd|x", "Error: 502")
    ]


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("<https://x.nl>", "https://x.nl"),
        ("zie https://x.nl/nota.", "https://x.nl/nota"),
        ("[brief](https://x.nl/a)", "https://x.nl/a"),
        ("rijksoverheid.nl/brief", "https://rijksoverheid.nl/brief"),
        ("https://nl.wikipedia.org/wiki/A_(b)", "https://nl.wikipedia.org/wiki/A_(b)"),
        *((text, "! bad_value") for text in ("https://x.nl/a b", "zie https://a.nl en https://b.nl", "x@y.nl")),
        *((text, "! bad_value") for text in ("javascript:alert(1)//https://x.nl", "file:///c:/x", "1.2/x")),
    ],
)
def test_an_address_is_read_where_only_one_can_be_meant(written, address):
    assert read(URL, written) == [address]
