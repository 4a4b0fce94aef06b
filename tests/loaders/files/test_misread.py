"""What nobody types is reported in every format: letters of a wrong encoding, lost ones, those that look like ours."""

import pytest

from opgavenkaart.loaders.files.misread import has_mixed_letters
from tests.loaders.exchange.networks import as_json, examined
from tests.loaders.handed_in import folder, told, xlsx

MISREAD = ["CoÃ¶rdinatie", "Cura�ao", "Zorg &amp; werk", "Co\\u00f6rdinatie", "Co=C3=B6rdinatie", "Co+APY-rdinatie"]


@pytest.mark.parametrize("make", [folder, lambda path, tables: xlsx(path.with_suffix(".xlsx"), tables)])
@pytest.mark.parametrize("text", MISREAD)
def test_misread_text_is_reported_once(tmp_path, make, text):
    problems = told(make(tmp_path / "p", {"issues": [["name"], ["Zorg"], [text]]}))
    assert [(p.code.id, p.row) for p in problems] == [("misread_text", 3)]


def test_in_a_network_too(tmp_path):
    nodes = [{"id": "a", "kind": "issue", "name": "CoÃ¶rdinatie"}]
    _, problems = examined(as_json(tmp_path, {"nodes": nodes, "links": []}))
    assert [p.code.id for p in problems] == ["misread_text"]
    assert '"Coördinatie"?' in problems[0].message.en


@pytest.mark.parametrize("text", ["C+A-winkels", "R&D", "50% C", "a=C3", "https://x.nl/Co%C3%B6rdinatie", "één → twee"])
def test_what_people_type_is_not(tmp_path, text):
    assert told(folder(tmp_path / "p", {"issues": [["name", "note"], ["Zorg", text]]})) == []


@pytest.mark.parametrize(
    ("text", "is_mixed"),
    [("Zоrg", True), ("ΑBC", True), ("α-waarde", False), ("µg", False), ("Δt", False), ("Мир", False)],
)
def test_letters_that_only_look_like_ours_are_reported(tmp_path, text, is_mixed):
    assert has_mixed_letters(text) is is_mixed
    problems = told(folder(tmp_path / "p", {"issues": [["name"], [text]]}), "mixed_letters")
    assert len(problems) == is_mixed


@pytest.mark.parametrize("sign", ["\u034f", "\ufe0f", "\u3164", "\u2800", "\u180b", "\U000e0041"])
def test_letters_that_are_blank_cannot_be_seen(tmp_path, sign):
    path = folder(tmp_path / "p", {"issues": [["name"], [f"Zorg{sign}thuis"]]})
    assert [p.code.id for p in told(path)] == ["unseen_signs"]


def test_the_variants_of_emoji_stay(tmp_path):
    assert told(folder(tmp_path / "p", {"issues": [["name"], ["❤️ zorg 1️⃣"]]})) == []
