"""Every problem has its code, its place and its remedy; all of them come at once, and nothing is loaded."""

import pytest

from opgavenkaart.graph.sqlite import SqliteStore
from opgavenkaart.loaders.codes import CODES
from opgavenkaart.loaders.dataset import check, load
from opgavenkaart.loaders.problems import DataProblems, format_problem

MINISTRIES = "id,name,abbreviation,official_id,part_of\nvws,Volksgezondheid,VWS,mnre1025,\njenv,Justitie,JenV,,\n"
ISSUES = "name\nMantelzorg\nThuiswerken\n"
DOCUMENTS = "id,title\nnota,Nota\n"

IN_DOMAIN = "issue,domain\n" + "Mantelzorg,Zorg\n" * 2
OWNERSHIP = "issue,organisation,role\nMantelzorg,{},{}\n"

# code: the tables that have it, its file, row, column and value
CASES = {
    "broken_quotes": ({"issues.csv": 'name\n"Mantelzorg\n'}, ("issues.csv", 2, "", None)),
    "extra_cell": ({"issues.csv": "name,kind\nMantelzorg,kans,te veel\n"}, ("issues.csv", 2, "", None)),
    "unknown_table": ({"issues.csv": ISSUES, "isues.csv": ISSUES}, ("isues.csv", None, "", None)),
    "duplicate_table": ({"issues.csv": ISSUES, "opgaven.csv": ISSUES}, ("opgaven.csv", None, "", None)),
    "unknown_column": ({"issues.csv": "name,horizn\nx,2030\n"}, ("issues.csv", 1, "horizn", None)),
    "duplicate_column": ({"issues.csv": "name,naam\nx,y\n"}, ("issues.csv", 1, "naam", None)),
    "missing_column": ({"ownership.csv": "issue,organisation\n"}, ("ownership.csv", 1, "role", None)),
    "missing_value": ({"issues.csv": "id,name\nx,\n"}, ("issues.csv", 2, "name", "")),
    "bad_value": ({"issues.csv": "name,kind\nx,kanss\n"}, ("issues.csv", 2, "kind", "kanss")),
    "bad_date": ({"issues.csv": "name,valid_from\nx,31-02-2021\n"}, ("issues.csv", 2, "valid_from", "31-02-2021")),
    "formula_error": ({"issues.csv": "name,horizon\nx,#N/B\n"}, ("issues.csv", 2, "horizon", "#N/B")),
    "duplicate_id": (
        {"ministries.csv": MINISTRIES, "organisations.csv": "id,name\nvws,Ander\n"},
        ("organisations.csv", 2, "id", "vws"),
    ),
    "unknown_reference": (
        {
            "ministries.csv": MINISTRIES,
            "issues.csv": ISSUES,
            "ownership.csv": OWNERSHIP.format("VSW", "owner"),
        },
        ("ownership.csv", 2, "organisation", "VSW"),
    ),
    "ambiguous_reference": (
        {
            "organisations.csv": "id,name\na,Raad\nb,Raad\n",
            "issues.csv": ISSUES,
            "ownership.csv": "issue,organisation,role\nMantelzorg,raad,accountable\n",
        },
        ("ownership.csv", 2, "organisation", "raad"),
    ),
    "self_reference": (
        {"issues.csv": ISSUES, "relations.csv": "from,to,score\nMantelzorg,mantelzorg,1\n"},
        ("relations.csv", 2, "to", "mantelzorg"),
    ),
    "dates_reversed": (
        {"issues.csv": "name,valid_from,valid_to\nx,2021-02-01,2021-01-01\n"},
        ("issues.csv", 2, "valid_to", "2021-01-01"),
    ),
    "cycle": (
        {"domains.csv": "id,name,part_of\na,A,b\nb,B,c\nc,C,a\n"},
        ("domains.csv", 2, "part_of", "b"),
    ),
    "no_source": (
        {
            "ministries.csv": MINISTRIES,
            "issues.csv": ISSUES,
            "ownership.csv": OWNERSHIP.format("VWS", "owner"),
        },
        ("ownership.csv", 2, "source", ""),
    ),
    "duplicate_row": (
        {
            "domains.csv": "name\nZorg\n",
            "issues.csv": ISSUES,
            "in_domain.csv": "issue,domain\n" + "Mantelzorg,Zorg\n" * 2,
        },
        ("in_domain.csv", 3, "", None),
    ),
}


def written(folder, tables):
    folder.mkdir(exist_ok=True)
    for name, text in tables.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("code", CASES)
def test_a_problem_is_told_with_its_place_and_remedy(tmp_path, code):
    tables, (file, row, column, value) = CASES[code]
    problems = [p for p in check([written(tmp_path / "mine", tables)]) if p.code == code]
    assert problems, check([tmp_path / "mine"])
    first = problems[0]
    assert (first.file, first.row) == (file, row)
    if column:
        assert first.column == column
    if value is not None:
        assert first.value == value
    for lang in ("nl", "en"):
        assert first.message.in_(lang)
        assert first.hint.in_(lang)
        assert "{" not in format_problem(first, lang)


def test_a_score_of_seven_is_told_with_what_it_may_be(tmp_path):
    folder = written(
        tmp_path / "mine", {"issues.csv": ISSUES, "relations.csv": "from,to,score\nMantelzorg,Thuiswerken,7\n"}
    )
    (problem,) = [p for p in check([folder]) if p.code == "bad_value"]
    assert (problem.row, problem.column, problem.value) == (2, "score", "7")
    assert "-3" in format_problem(problem, "en")


def test_the_nearest_right_word_is_named(tmp_path):
    folder = written(tmp_path / "mine", CASES["unknown_reference"][0])
    told = [format_problem(p, "en") for p in check([folder]) if p.code == "unknown_reference"]
    assert told[0].startswith(
        'ownership.csv, row 2, column "organisation": unknown organisation "VSW". Did you mean "VWS"?'
    )


def test_all_problems_of_all_tables_come_at_once_and_nothing_is_loaded(tmp_path):
    folder = written(
        tmp_path / "mine",
        {
            "ministries.csv": MINISTRIES + "szw,,,,\n",
            "issues.csv": "name,kind\nx,kanss\n",
            "ownership.csv": "issue,organisation,role\nx,VSW,baas\nq,VWS,owner\n",
        },
    )
    with SqliteStore(tmp_path / "g.db") as store:
        with pytest.raises(DataProblems) as raised:
            load(store, folder)
        assert store.datasets() == []
    errors = [(p.file, p.row, p.code) for p in raised.value.problems if p.severity == "error"]
    assert errors == [
        ("issues.csv", 2, "bad_value"),
        ("ministries.csv", 4, "missing_value"),
        ("ownership.csv", 2, "unknown_reference"),
        ("ownership.csv", 2, "bad_value"),
        ("ownership.csv", 3, "unknown_reference"),
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("gone.csv", None),
        ("truncated.xlsx", b"PK\x03\x04 and then nothing"),
        ("wrong.ods", b"id;name\n1;2\n"),
        ("letter.docx", b"PK"),
        ("empty.csv", b""),
        ("zip.csv", b"PK\x03\x04\x14\0\0\0"),
    ],
)
def test_what_cannot_be_read_is_a_problem_and_no_crash(tmp_path, name, content):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    assert {p.code for p in check([path])} & {"unreadable", "nothing_to_load"}


def test_a_folder_without_tables_says_which_names_it_wants(tmp_path):
    (tmp_path / "README.md").write_text("hello")
    (problem,) = check([tmp_path])
    assert problem.code == "nothing_to_load"
    assert "ministries" in format_problem(problem, "en")


def test_every_code_is_tried_here():
    assert set(CODES) - set(CASES) <= {"unreadable", "nothing_to_load", "not_read", "unchecked_format"}
