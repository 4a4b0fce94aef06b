"""Names that differ by a typing error stay two things, and it is reported: in tables, by references, in suggest."""

import pytest

from opgavenkaart.graph.identity.lookup import Names
from opgavenkaart.loaders import rijk
from opgavenkaart.loaders.suggest.suggest import suggest
from opgavenkaart.loaders.tables.typing_errors import typing_errors
from tests.loaders.handed_in import edition, folder, told

ERRORS = [
    ("Binnenlandse Zaken", "Binnenlandse Zaekn"),
    ("Volksgezondheid, Welzijn en Sport", "Volksgezonheid, Welzijn en Sport"),
    ("Gemeente Amersfoort", "Gemeente Amersfort"),
    ("Rijkswaterstaat", "Rijks waterstaat"),
    ("Kabinet van Curaçao", "Kabinet van Curaçoa"),
    ("Woningbouw versnellen", "Woningboum versnellen"),
]
OTHERS = [
    ("Werkgroep 1", "Werkgroep 2"),
    ("Werkgroep A", "Werkgroep B"),
    ("Fase II van de aanpak", "Fase III van de aanpak"),
    ("Gemeente Rhenen", "Gemeente Rheden"),
    ("Gemeente Haren", "Gemeente Haaren"),
    ("Regionale gemeente", "Regionale gemeenten"),
    ("Artikel 1.1", "Artikel 1.2"),
    ("Wonen", "Wnoen"),
    ("Budget (+)", "Budget (-)"),
]


@pytest.mark.parametrize(("one", "other"), ERRORS)
def test_a_typing_error_is_found(one, other):
    assert list(typing_errors(["Iets anders", one, other])) == [(2, 1)]
    assert list(typing_errors([other, one])) == [(1, 0)]


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_another_name_is_none(one, other):
    assert list(typing_errors([one, other])) == []


def test_in_tables_both_stay_and_the_second_is_reported(tmp_path):
    rows = [["name", "official_id"], ["Gemeente Amersfoort", ""], ["Gemeente Amersfort", ""]]
    path = folder(tmp_path / "p", {"organisations": rows})
    assert len(edition(path).nodes) == 2
    (problem,) = told(path)
    assert (problem.code.id, problem.row, problem.value) == ("nearly_alike", 3, "Gemeente Amersfort")
    assert '"Gemeente Amersfoort" (organisations.csv, rij 2)' in problem.message.nl


def test_of_two_official_codes_nothing_is_reported(tmp_path):
    rows = [["name", "official_id"], ["Gemeente Amersfoort", "gm0307"], ["Gemeente Amersfort", "gm9999"]]
    assert told(folder(tmp_path / "p", {"organisations": rows}), "nearly_alike") == []


def test_what_references_create_is_looked_at_too(tmp_path):
    rows = [["group", "aspect", "value"], ["g", "Budget in euro", "1"], ["g", "Bugdet in euro", "2"]]
    path = folder(tmp_path / "p", {"lt_groups": [["name"], ["g"]], "characteristics": rows})
    (problem,) = told(path, "nearly_alike")
    assert problem.value == "Bugdet in euro"


def test_suggest_says_which_parties_may_be_typing_errors(tmp_path):
    path = tmp_path / "l.csv"
    path.write_text(
        "Maatregel;Ministerie\nA;Binnenlandse Zaekn\nB;Gemeente Amersfoort\nC;Gemeente Amersfort\nD;BZK\nE;BZK\n",
        "utf-8",
    )
    text = suggest(path, Names(()), Names(()), "en")
    assert "“Gemeente Amersfort” may be “Gemeente Amersfoort” with a typing error" in text
    assert "“Binnenlandse Zaekn” resembles a name of mnre1034" in text


@pytest.mark.parametrize(
    ("name", "code"), [("Binnenlandse Zaekn", "mnre1034"), ("Binnenlandse Zaken", "mnre1034"), ("Raad voor", "")]
)
def test_a_name_that_was_cut_short_resembles_that_of_one_body(name, code):
    sentences = [text.en for text in rijk.known([name])]
    assert any(code in sentence for sentence in sentences) if code else not sentences
