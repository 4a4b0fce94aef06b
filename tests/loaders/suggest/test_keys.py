"""A proposed identity keeps rows with different contents apart, and other sheets refer to things by it."""

import pytest

from opgavenkaart.graph.identity.lookup import Names
from opgavenkaart.loaders.load import read
from opgavenkaart.loaders.request import LoadRequest
from opgavenkaart.loaders.suggest.suggest import suggest
from tests.loaders.handed_in import xlsx
from tests.loaders.suggest.test_suggest import made, suggested, table

HEAD = ["Ministerie", "Paragraaf", "Maatregel", "Nummer", "Toelichting"]
MEASURES = [
    HEAD,
    *(
        [
            ministry,
            part,
            f"Maatregel {number}" if ministry == "Groen" else f"Plan {number}",
            str(number),
            f"{part}{number}",
        ]
        for ministry, part in (("Groen", "2.1"), ("Groen", "2.2"), ("Rood", "3"))
        for number in range(1, 6)
    ),
]  # 15 measures: 5 titles occur in two paragraphs


def issues(things):
    return [thing for thing in things if thing.startswith("issue:")]


def test_paragraph_and_number_together_tell_measures_apart_whose_titles_repeat(tmp_path):
    path = table(tmp_path, MEASURES)
    text, (first, *_) = suggested(path)
    assert first["columns"]["id"] == {"text": "{Paragraaf} {Nummer}"}
    assert "keeps rows with different contents apart" in text
    assert len(issues(made(path, text)[0])) == len(MEASURES) - 1


@pytest.mark.parametrize(
    ("rows", "key"),
    [
        ([["Maatregel", "Code", "Toelichting"], ["A", "X-1", "a"], ["A", "X-2", "b"]], "Code"),
        ([["Maatregel", "Hoofdstuk", "Artikel", "Lid", "Toelichting"],
          *(["A", h, a, lid, f"{h}{a}{lid}"] for h in "12" for a in "12" for lid in "12")],
         {"text": "{Hoofdstuk} {Artikel} {Lid}"}),
    ],
)  # fmt: skip
def test_the_fewest_columns_that_tell_rows_apart_are_the_key(tmp_path, rows, key):
    path = table(tmp_path, rows)
    text, (first, *_) = suggested(path)
    assert first["columns"]["id"] == key
    assert len(issues(made(path, text)[0])) == len(rows) - 1


def test_amounts_and_years_are_no_key(tmp_path):
    rows = [["Maatregel", "Jaar", "Bedrag", "Toelichting"], ["A", "2021", "10", "a"], ["A", "2022", "20", "b"]]
    _, (first, *_) = suggested(table(tmp_path, rows))
    assert "id" not in first["columns"]


def test_a_list_of_who_does_what_has_each_thing_once(tmp_path):
    rows = [
        ["Maatregel", "Organisatie", "Rol"],
        ["A", "VWS", "uitvoerend"],
        ["A", "BZK", "geraadpleegd"],
        ["B", "VWS", "uitvoerend"],
    ]
    path = table(tmp_path, rows)
    things, claims = made(path, suggested(path)[0])
    assert (len(issues(things)), len(claims)) == (2, 3)


def test_another_sheet_refers_to_the_things_of_the_first_by_the_same_key(tmp_path):
    amounts = [["Paragraaf", "Nummer", "Jaar", "Bedrag"]]
    doers = [["Paragraaf", "Nummer", "Organisatie", "Rol"]]
    for row in MEASURES[1:]:
        amounts += [[row[1], row[3], year, "100"] for year in ("2021", "2022")]
        doers.append([row[1], row[3], "VWS", "uitvoerend"])
    path = xlsx(tmp_path / "lijst.xlsx", {"Maatregelen": MEASURES, "Bedragen": amounts, "Uitvoerders": doers})
    text, _ = suggested(path)
    assert "They are in Maatregelen already" in text
    things, claims = made(path, text)
    assert len(issues(things)) == len(claims) == len(MEASURES) - 1
    made_here = [thing for thing in things if thing.startswith("organisation:M")]
    assert made_here == ["organisation:Ministerie van Volksgezondheid, Welzijn en Sport"]


def test_a_part_of_the_list_and_a_number_within_it_are_a_key_that_another_sheet_refers_by(tmp_path):
    rows: list[list[object]] = [["Pijler", "Volgnummer", "Maatregel", "Toelichting"]]
    rows += [
        [p, n, "Regeling" if n == 2 else f"M {p}{n}", f"t {p}{n}"] for p in ("A", "Wonen en bouwen") for n in (1, 2, 3)
    ]
    amounts: list[list[object]] = [
        ["Pijler", "Volgnummer", "Jaar"],
        *([row[0], row[1], year] for row in rows[1:] for year in (2024, 2025)),
    ]
    path = xlsx(tmp_path / "lijst.xlsx", {"Maatregelen": rows, "Bedragen": amounts})
    text = suggest(path, Names(()), Names(()), "en")
    assert text.count('id = { text = "{Pijler} {Volgnummer}" }') == 2
    (tmp_path / "m.toml").write_text(text)
    loaded = read(LoadRequest(path, mapping=tmp_path / "m.toml")).build(lambda: Names(()))
    assert len([node for node in loaded.nodes if node.kind == "issue"]) == 6


def test_a_number_in_short_is_one_too(tmp_path):
    rows = [
        ["Thema", "Volgnr", "Maatregel"],
        ["A", "1", "Doen"],
        ["A", "2", "Laten"],
        ["B", "1", "Doen"],
        ["B", "2", "x"],
    ]
    path = xlsx(tmp_path / "lijst.xlsx", {"Maatregelen": rows})
    things, _ = made(path, suggested(path)[0])
    assert len(issues(things)) == 4


def test_a_key_keeps_apart_what_only_numbers_tell_apart(tmp_path):
    numbers = ("111", "112", "121", "211", "212", "221")
    rows = [
        ["Hoofdstuk", "Paragraaf", "Nummer", "Maatregel"],
        *([*n, "Sloop" if n == "212" else "Bouw"] for n in numbers),
    ]
    path = table(tmp_path, rows)
    text, (first, *_) = suggested(path)
    assert first["columns"]["id"] == {"text": "{Hoofdstuk} {Paragraaf} {Nummer}"}
    assert len(issues(made(path, text)[0])) == len(numbers)
