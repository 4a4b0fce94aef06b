"""What no sentence may look like: an id, a field name, a word that is not translated, or Dutch that nobody says."""

import re

import pytest

from opgavenkaart.graph.model import RELATIONS
from opgavenkaart.queries import QUESTIONS
from tests.words.collect import answered, headings, shown, unique, written
from tests.words.programmes import shipped, stated

# Words that are the same in both languages.
SAME = {
    *(
        "begin",
        "conflict",
        "criterium",
        "data",
        "dilemma",
        "document",
        "element",
        "filter",
        "focus",
        "graph",
        "horizon",
    ),
    *("id", "in", "node", "opgavenkaart", "overlap", "product", "pvalue", "register", "score", "sponsor", "status"),
    *("type", "url", "via"),
}
LETTERS = re.compile(r"\{[^}]*\}|\W|\d|_")
NEVER = {
    "a double stop": r"\.\.(?!\.)",
    "a space too many": r" [.,;:)](?!\w)|\( |\s\s",
    "nothing in brackets": r"\(\)|“”",
    "a score without a sign": r"\+0\b",
    "one of several": r"\b1 (?:opgaven|organisaties|werkgroepen|domeinen|paren|verbanden|issues|groups|links)\b",
    "several of one": r"\b(?:0|[2-9]|\d\d+) (?:opgave|organisatie|werkgroep|domein|paar|verband|issue|group)\b",
    "several who do as one": r"\b(?:Planbureaus|Burgers|Alle departementen) (?:is|zit|heeft|neemt|wordt|wil|has)\b",
    "an object behind its particle": r"\b(?:heeft|hebben) in portefeuille [A-Z“]|\bsluit uit “|\bmaakt mogelijk “",
    "a ministry without its article": r"\b(?:aan|met|van|door|to|with|of|by) Ministerie van",
    "a word that nobody says": r"\bbezit\b|\bwerk gemeen\b|\bleemte|\baanspraken|\bmee in [A-Z]|\bHaal weg\b",
    "a date as computers write it": r"\b\d{4}-\d\d(?:-\d\d)?\b",
}
ALL_IDS = re.compile(rf"\b(?:{'|'.join(RELATIONS)})\b|\b[a-z]+_[a-z_]+\b")


@pytest.fixture(scope="module", params=["stated", "2021", "ever"])
def graph(request):
    """Each programme whose sentences are read."""
    return stated() if request.param == "stated" else shipped("" if request.param == "ever" else request.param)


def test_all_that_the_code_says_is_in_two_languages():
    same = [s for s in unique(written()) if s.nl == s.en and LETTERS.sub("", s.nl)]
    assert [s for s in same if LETTERS.sub("", s.nl).lower() not in SAME] == []


def test_headings_are_words_in_two_languages(graph):
    for heading in unique(headings(graph)):
        assert "_" not in heading.nl + heading.en
        assert heading.nl != heading.en or heading.nl.lower() in SAME or heading.nl.startswith(("LT", "WG")), heading


def test_a_terminal_shows_columns_that_there_are_in_words():
    for question in QUESTIONS.values():
        assert set(question.finding.brief) <= set(question.finding.columns()), question.id


def test_sentences_are_as_people_say_them(graph):
    said = unique([*answered(graph), *shown(graph)])
    assert len(said) > 500
    wrong = [
        (fault, sentence.place, words)
        for sentence in said
        for words in sentence[1:]
        for fault, pattern in NEVER.items()
        if not sentence.place.endswith(("rows", "cells")) and re.search(pattern, words)
    ]
    assert wrong == []


def test_a_cell_is_in_one_language(graph):
    said = unique(shown(graph))
    twice = {f"{nl}, {en}" for _, nl, en in said if nl != en}
    assert [sentence for sentence in said if twice & {sentence.nl, sentence.en}] == []


def test_no_sentence_or_cell_shows_an_id(graph):
    ids = {
        id for of in graph.nodes.values() for id, node in of.items() if "-" in id and id not in (node.name, node.label)
    }
    named = {word for of in graph.nodes.values() for node in of.values() for word in (node.name, node.label)}
    vocabulary = {words for sentence in written() for words in sentence[1:]}  # "burgers" is a word, and an id
    cells = {id for kind, of in graph.nodes.items() if kind != "step" for id in of} - named - vocabulary
    for sentence in unique([*answered(graph), *shown(graph)]):
        if sentence.place.endswith("refused"):
            continue  # options are shown as they are typed
        for words in sentence[1:]:
            assert words not in cells, sentence
            assert ids.isdisjoint(re.findall(r"[\w-]+", words)), sentence
            assert not ALL_IDS.search(words), sentence
