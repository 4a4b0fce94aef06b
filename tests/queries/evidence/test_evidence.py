"""What do the answers rest on?"""

import pytest

from opgavenkaart import cli
from opgavenkaart.errors import UnknownWord
from opgavenkaart.graph.as_of import as_of, day
from opgavenkaart.graph.graph import merged
from opgavenkaart.graph.store.open import open_graph
from opgavenkaart.loaders.load import load
from opgavenkaart.queries.ask import ask
from opgavenkaart.queries.evidence.question import EVIDENCE, evidence
from opgavenkaart.queries.evidence.staleness import is_stale, stale_issues
from tests.paths import DATA
from tests.worlds import claim, node, world

THINGS = [
    node("organisation", "bzk", "ministry"),
    node("organisation", "szw", "ministry"),
    node("group", "lt1"),
    node("issue", "thuiswerken", source="nota", locator="§ 1", quote="thuiswerken als kans"),
    node("issue", "mantelzorg"),
    node("document", "nota", name="Nota", date="2020-10"),
    node("document", "dia", name="Dia"),
]
LEAD = claim("bzk", "LEADS", "lt1", source="nota", locator="§ 2", quote="De minister van BZK is verantwoordelijk")
AGENDA = claim("lt1", "ADDRESSES", "thuiswerken", source="nota", quote="thuiswerken als kans")
GRAPH = world(*THINGS, LEAD, AGENDA, LEAD._replace(source="dia", locator="dia 3", quote=""))
NOTA = """\ufeffNota

1. Wat is de opdracht?
- Daarbij gaat het om thuis-
werken als kans.
De \u2018minister\u2019 van BZK is
verantwoordelijk voor het team.
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "nota.txt").write_text(NOTA, encoding="utf-8")
    return tmp_path


def rows(found, *columns):
    return [tuple(getattr(f, column) for column in columns) for f in found]


def test_a_row_per_document_and_the_total_last():
    found = evidence(GRAPH, today="2021-01-01")
    assert rows(found, "level", "document", "claims", "descriptions", "with_locator", "with_quote", "only_source") == [
        ("document", "nota", 2, 1, 2, 3, 2),
        ("document", "dia", 1, 0, 1, 0, 0),
        ("total", None, 3, 1, 3, 3, 2),
    ]
    assert found[0].reason.nl == ("2 uitspraken en 1 beschrijving, 1 zonder vindplaats; 2 zonder tweede bron.")
    assert [(e.relation, e.from_) for e in found[0].evidence] == [
        ("", "thuiswerken"),
        ("ADDRESSES", "lt1"),
        ("LEADS", "bzk"),
    ]


def test_claims_without_a_source_have_a_row_of_their_own():
    found = evidence(world(*THINGS, claim("szw", "LEADS", "lt1")), today="2021-01-01")
    assert rows(found[-2:], "level", "document", "claims", "only_source", "stale") == [
        ("document", None, 1, 0, None),
        ("total", None, 1, 1, 0),
    ]
    assert found[-2].reason.en == "1 claim without a source."
    assert EVIDENCE.title(found).nl == "1 uitspraak en 1 beschrijving rusten op 1 document; 1 zonder bron."


def test_sources_that_differ_on_a_value_do_not_support_each_other():
    both = [
        claim("thuiswerken", "RELATES_TO", "mantelzorg", source=s, score=n) for s, n in (("nota", "1"), ("dia", "2"))
    ]
    assert [f.only_source for f in evidence(world(*THINGS, *both))] == [2, 1, 3]


def test_a_description_by_two_data_sets_counts_for_each_document():
    mine = THINGS[3]
    theirs = node("issue", "thuiswerken", source="dia")._replace(datasets=("theirs",))
    found = evidence(world(*THINGS[-2:], merged([mine, theirs])))
    assert rows(found, "document", "descriptions", "only_source") == [("dia", 1, 0), ("nota", 1, 0), (None, 2, 0)]


def test_stale_is_counted_from_the_last_day_of_the_document_s_date():
    assert [f.stale for f in evidence(GRAPH, stale=3, today="2021-01-31")] == [0, None, 0]
    old = evidence(GRAPH, stale=3, today="2021-02-01")
    assert [f.stale for f in old] == [3, None, 3]
    assert old[0].reason.nl.endswith("Meer dan 3 maanden oud.")
    assert old[1].reason.nl.endswith("Ongedateerd: hoe oud is niet te zeggen.")
    assert is_stale("2024-02-29", 12, "2025-02-28") is False
    assert is_stale("2021", 99_999_999, "2026-01-01") is False


def test_as_of_a_day_age_is_counted_to_that_day():
    assert evidence(as_of(GRAPH, day("2021")))[0].stale == 0
    assert evidence(as_of(GRAPH, day("2030")))[0].stale == 3


def test_about_keeps_what_concerns_a_thing():
    for about, expected in {
        "bzk": [(1, 0), (1, 0)],
        "thuiswerken": [(1, 1)],
        "document:dia": [(1, 0)],
        "szw": [],
    }.items():
        found = ask(GRAPH, "evidence", about=about).findings
        assert rows(found[:-1], "claims", "descriptions") == expected


def test_with_a_folder_every_quote_is_looked_up_in_the_file_of_its_document(folder):
    found = evidence(GRAPH, documents=str(folder))
    assert rows(found[:4], "level", "document", "status", "file", "line", "locator") == [
        ("document", "nota", "found", "nota.txt", None, None),
        ("quote", "nota", "found", "nota.txt", 4, None),
        ("quote", "nota", "found", "nota.txt", 4, "§ 1"),
        ("quote", "nota", "found", "nota.txt", 6, "§ 2"),
    ]
    assert rows(found, "quotes_found", "quotes_not_found")[0] == (3, 0)
    assert found[3].reason.nl == "Staat in nota.txt, regel 6: “De minister van BZK is verantwoordelijk” (§ 2)."
    assert not any(f.failed for f in found)
    assert EVIDENCE.title(found).en.endswith("3 quotes found, 0 not found.")


def test_a_quote_that_is_not_there_comes_first_and_fails(folder):
    (folder / "nota.txt").write_text(NOTA.replace("BZK", "AZ"))
    answer = ask(GRAPH, "evidence", documents=str(folder))
    assert answer.failed
    assert rows(answer.findings[:2], "status", "file", "line") == [("not_found", "nota.txt", None)] * 2
    assert answer.findings[0].reason.nl.endswith("Niet gevonden in nota.txt: 1 van 3 citaten (§ 2).")
    assert not ask(GRAPH, "evidence").failed


def test_a_text_by_another_name_is_recognised_by_a_longer_quote(folder):
    (folder / "nota.txt").rename(folder / "scan-003.txt")
    found = evidence(GRAPH, documents=str(folder))
    assert {f.file for f in found if f.level == "quote"} == {"scan-003.txt"}
    (folder / "scan-003.txt").write_text("Over thuiswerken als kans staat hier ook iets.")
    missing = evidence(GRAPH, documents=str(folder))
    assert rows(missing[:2], "status", "quotes_not_found") == [("document_missing", None)] * 2
    assert missing[0].reason.nl.endswith("De tekst is niet in de map herkend: zet haar erin als nota.txt.")
    assert not any(f.failed for f in missing)


def test_the_file_of_another_document_is_never_taken_for_it(folder):
    (folder / "nota.txt").rename(folder / "dia.txt")
    assert evidence(GRAPH, documents=str(folder))[0].status == "document_missing"
    about = ask(GRAPH, "evidence", about="thuiswerken", documents=str(folder))
    assert about.findings[0].status == "document_missing"


def test_a_file_that_is_no_text_is_to_be_converted_first(folder):
    (folder / "nota.txt").rename(folder / "nota.pdf")
    with pytest.raises(UnknownWord, match=r"nota\.pdf is no text: convert it first"):
        evidence(GRAPH, documents=str(folder))
    (folder / "else.txt").write_text("niets")
    assert "nota.pdf is no text: convert it to nota.txt first" in evidence(GRAPH, documents=str(folder))[0].reason.en
    with pytest.raises(UnknownWord, match="nowhere is no folder"):
        evidence(GRAPH, documents="nowhere")


def test_an_issue_is_stale_when_all_that_is_said_of_it_is_old():
    old = [node("document", "oud", date="2020"), node("document", "nieuw", date="2021-05-06"), node("document", "ooit")]

    def said(*sources):
        return world(*old, node("issue", "i"), *(claim(f"g{s}", "ADDRESSES", "i", source=s) for s in sources))

    (found,) = stale_issues(said("oud", "nieuw"), months=24, today="2023-05-07")
    assert (found.issue, found.newest, len(found.claims)) == ("i", "2021-05-06", 2)
    assert stale_issues(said("oud", "nieuw"), months=24, today="2023-05-06") == []
    assert stale_issues(said("oud", "ooit"), months=24, today="2030-01-01") == []
    assert stale_issues(said("oud", ""), months=24, today="2030-01-01") == []
    assert stale_issues(said(), months=24, today="2030-01-01") == []
    assert (
        stale_issues(world(*old, node("issue", "i", source="oud")), months=24, today="2030-01-01")[0].newest == "2020"
    )


def test_the_command_prints_the_answer_and_then_exits_1_where_a_quote_is_not_there(tmp_path, capsys):
    graph = str(tmp_path / "graph.db")
    with open_graph(graph) as store:
        load(store, DATA / "programme")
        quotes = {c.quote for of in store.read().claims.values() for c in of if c.source == "presentatie-vws"}

    def asked(text):
        (tmp_path / "presentatie-vws.txt").write_text(text, encoding="utf-8")
        with pytest.raises(SystemExit) as done:
            cli.main(
                ["ask", "evidence", "--about", "lt3", "--documents", str(tmp_path), "--lang", "en", "--graph", graph]
            )
        return done.value.code, capsys.readouterr().out.splitlines()[0].partition(". ")[2]

    assert asked("\n".join(quotes)) == (0, "23 quotes found, 0 not found (over all periods).")
    assert asked("\n".join(quotes - {"Bouw de kennisnetwerken uit"})) == (
        1,
        "22 quotes found, 1 not found (over all periods).",
    )


def test_a_decision_on_who_is_who_rests_on_who_made_it():
    things = [node("organisation", id) for id in "abc"]
    signed, unsigned = claim("a", "SAME_AS", "b", decided_by="DG"), claim("b", "SAME_AS", "c")
    assert [f.claims for f in evidence(world(*things, signed)) if f.level == "document"] == []
    assert [f.claims for f in evidence(world(*things, signed, unsigned)) if f.level == "document"] == [1]
