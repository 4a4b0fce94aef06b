"""Text files that were read or saved by another encoding, or oddly divided: told, or read as they were meant."""

import unicodedata

import pytest

from opgavenkaart.graph.text import LANGS, as_seen, match_key, slug
from opgavenkaart.loaders.problems.problem import format_problem
from tests.loaders.handed_in import edition, told


def written(folder, data):
    (folder / "opgaven.csv").write_bytes(data)
    return folder


def names(path):
    return [node.name for node in edition(path).nodes]


@pytest.mark.parametrize(
    ("data", "value", "meant"),
    [
        ("naam\nZorgplÃ­cht\n".encode(), "ZorgplÃ\xadcht", "Zorgplícht"),
        ("naam\nZorgplícht\n".encode() + "Eén\n".encode("cp1252"), "ZorgplÃ\xadcht", "Zorgplícht"),
        ("naam\nCafÃ©â€™s\n".encode(), "CafÃ©â€™s", "Café’s"),
        (b"naam\nFinanci&euml;n\n", "Financi&euml;n", "Financiën"),
        (b"naam\nJ&amp;V\n", "J&amp;V", "J&V"),
        (b"naam\nZo\0rg\n", "Zo\ufffdrg", ""),
        (b"naam\nZo\x1arg\n", "Zo\ufffdrg", ""),
        ("naam\nZo\ufffdrg\n".encode(), "Zo\ufffdrg", ""),
    ],
)
def test_characters_that_nobody_types_are_told(tmp_path, data, value, meant):
    (problem,) = told(written(tmp_path, data), "misread_text")
    assert (problem.code.id, problem.row, problem.value) == ("misread_text", 2, value)
    lines = [format_problem(problem, lang) for lang in LANGS]
    assert all("{" not in line and f'"{meant}"?' in line if meant else '"?' not in line for line in lines)


WORDS = ["Coördinatie", "Eén loket", "Patiënten", "CAFÉ", "één", "foto’s", "Zuid-Hollandse “tafel” – twee",
         "München", "façade", "Citroën à 5 euro", "hè", "reünie", "poëzie", "geïnd", "Áron", "Óscar", "Curaçao",
         "enquête", "“Zorg”", "€ 5 miljoen", "Málaga", "résumé", "’s avonds", "Zorg\xa0en wonen", "Brontë"]  # fmt: skip


@pytest.mark.parametrize("encoding", ["cp1252", "cp858", "cp437", "mac_roman"])
@pytest.mark.parametrize("word", WORDS)
def test_old_encodings_are_known_by_their_letters_or_in_doubt(tmp_path, encoding, word):
    try:
        data = f"naam\n{word}\nGewoon\n".encode(encoding)
    except UnicodeEncodeError:
        return
    path = written(tmp_path, data)
    assert names(path)[0] == word or [p.code.id for p in told(path)] == ["encoding_in_doubt"]


@pytest.mark.parametrize("encoding", ["cp1252", "cp858", "mac_roman"])
@pytest.mark.parametrize(
    "word", ["Coördinatie", "Eén loket", "Patiënten", "één", "München", "geïnd", "hè ja", "poëzie"]
)
def test_one_dutch_word_is_enough(tmp_path, encoding, word):
    path = written(tmp_path, f"naam\n{word}\n".encode(encoding))
    assert names(path) == [word]
    assert told(path) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32", "cp1252"])
def test_what_people_type_is_not_told(tmp_path, encoding):
    text = "naam\nZorgplícht\nCAFÉ À LA CARTE\nSÃO PAULO\nÅrhus – „één” € 5\nBjörn’s façade\nÂme œuvre\n"
    assert told(written(tmp_path, text.encode(encoding))) == []


def test_slavic_names_in_utf8_are_not_told(tmp_path):
    assert told(written(tmp_path, "naam\nMaroš Šefčovič\nŽilina\n".encode())) == []


def test_the_end_of_a_dos_file_is_no_row(tmp_path):
    path = written(tmp_path, b"naam;soort\r\nZorg;opgave\r\n\x1a")
    assert names(path) == ["Zorg"]
    assert told(path) == []


def test_bars_divide_cells_too(tmp_path):
    assert names(written(tmp_path, b"naam|soort\nZorg, wonen|opgave\nWerk|kans\n")) == ["Zorg, wonen", "Werk"]


def test_rows_between_quotation_marks_are_unwrapped(tmp_path):
    text = '"naam;soort;omschrijving"\n"Zorg;opgave;""tekst"""\n"Werk;kans;c"\n'
    path = written(tmp_path, text.encode())
    assert [(n.name, n.props["description"]) for n in edition(path).nodes] == [("Zorg", "tekst"), ("Werk", "c")]
    assert told(path) == []


@pytest.mark.parametrize("text", ['"naam"\n"Zorg; wonen"\n"Werk"\n', '"naam"\n"Zorg; wonen"\n"Werk; jeugd"\n'])
def test_a_column_of_quoted_texts_is_one_column(tmp_path, text):
    assert names(written(tmp_path, text.encode()))[0] == "Zorg; wonen"


@pytest.mark.parametrize("text", [";;\n", "\n\n;;\n", ",,,", "\t\t\r\n", '"";""\n'])
def test_a_file_of_delimiters_is_empty(tmp_path, text):
    (tmp_path / "documenten.csv").write_text(text)
    assert told(written(tmp_path, b"naam\nZorg\n")) == []


def test_signs_that_cannot_be_seen_are_told_but_joiners_are_not(tmp_path):
    family = "\U0001f468\u200d\U0001f469"
    path = written(tmp_path, f"\ufeff\ufeffnaam\nZo\u200brg\nWerk {family}\nWo\ufeffnen\n".encode())
    assert [(p.code.id, p.row, p.value) for p in told(path)] == [("unseen_signs", 2, "Zo\u200brg")]
    assert "(2 keer)" in told(path)[0].message.nl


CF = [chr(c) for c in range(0x110000) if unicodedata.category(chr(c)) == "Cf" and not 0xE0000 <= c <= 0xE0FFF]
VISIBLE = [chr(c) for c in (*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD)]
DASHES = [chr(c) for c in range(0x110000) if unicodedata.category(chr(c)) == "Pd"] + ["\u2212"]


@pytest.mark.parametrize("sign", [c for c in CF if c not in VISIBLE], ids=ascii)
def test_a_sign_that_cannot_be_seen_makes_no_other_thing(sign):
    assert match_key(f"Samen{sign}werking") == match_key("Samenwerking")
    assert slug(f"Samen{sign}werking") == "samenwerking"
    assert as_seen(f"Samen{sign}werking") == "Samenwerking"


def test_names_ids_and_references_are_read_without_signs_that_cannot_be_seen(tmp_path):
    (tmp_path / "opgaven.csv").write_text("id;naam\na\u2011\u00ad1;Samen\u00adwerking\n", "utf-8")
    (tmp_path / "domeinen.csv").write_text("naam\nZo\u200brg\n", "utf-8")
    (tmp_path / "domeinindeling.csv").write_text("opgave;domein\nSamenwerking\u200e;Z\u00adorg\n", "utf-8")
    made = edition(tmp_path)
    assert [(node.id, node.name) for node in made.nodes] == [("a-1", "Samenwerking"), ("zorg", "Zorg")]
    assert [(claim.from_id, claim.to_id) for claim in made.claims] == [("a-1", "zorg")]
    assert {p.file for p in told(tmp_path, "unseen_signs")} == {"opgaven.csv", "domeinen.csv", "domeinindeling.csv"}


@pytest.mark.parametrize("dash", DASHES, ids=ascii)
def test_all_dashes_are_one_in_days_ids_and_references(tmp_path, dash):
    (tmp_path / "opgaven.csv").write_text(
        f"id;naam;geldig_van\na{dash}1;Noord{dash}Zuid;18{dash}01{dash}2021\n", "utf-8"
    )
    (tmp_path / "domeinen.csv").write_text("naam\nZorg\n", "utf-8")
    (tmp_path / "domeinindeling.csv").write_text("opgave;domein\nNoord-Zuid;Zorg\na-1;Zorg\n", "utf-8")
    made = edition(tmp_path)
    assert (made.nodes[0].id, made.nodes[0].valid_from) == ("a-1", "2021-01-18")
    assert {claim.from_id for claim in made.claims} == {"a-1"}
