"""What a cell may hold."""

import pytest

from opgavenkaart.graph.model import DATE, ISSUE_KIND, NOTE, OWNERSHIP_ROLE, RELATIONS
from opgavenkaart.graph.model.schema import Field
from opgavenkaart.loaders.tables.cells import read_cells

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
    bad = [
        "javascript:alert(1)",
        "www.vng.nl",
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
