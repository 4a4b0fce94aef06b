"""Help is there for every command, question and option, in Dutch and in English."""

import re
from typing import Any

import pytest
import typer

from opgavenkaart.cli import app
from opgavenkaart.commands import export
from opgavenkaart.commands.dutch import translate
from opgavenkaart.queries import QUESTIONS
from tests.app.test_cli import run as run
from tests.paths import DATA


def helps(command: Any, path: str = "opgavenkaart") -> dict[str, str]:
    """Each command and option with its help."""
    found = {path: command.help or ""}
    found |= {f"{path} {p.opts[0]}": p.help or "" for p in command.params if hasattr(p, "help")}
    for name, part in getattr(command, "commands", {}).items():
        found |= helps(part, f"{path} {name}")
    return found


def test_every_help_is_there_in_both_languages_and_they_differ():
    english = helps(typer.main.get_command(app))
    command = typer.main.get_command(app)
    panels = dict(vars(typer.rich_utils))
    translate(command)
    vars(typer.rich_utils).update(panels)
    dutch = helps(command)
    assert english.keys() == dutch.keys()
    assert [path for path, text in english.items() if not text] == []
    assert [path for path, text in dutch.items() if text == english[path]] == []


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_help_of_a_question_names_its_options(run, question):
    for lang, word in (("nl", "Gebruik"), ("en", "Usage")):
        status, out, _ = run("ask", question.id, "-h", "--lang", lang)
        assert status == 0
        assert word in out
        assert all(f"--{option.id.replace('_', '-')}" in out for option in question.options)


def test_a_language_given_before_the_command_is_that_of_the_answer(run):
    run("load", "programme")
    assert "Er is geen vraag" in run("--lang", "nl", "ask", "ownrs")[2]


@pytest.mark.parametrize(
    "arguments",
    [
        ("ask", "owners", "--out", "x.docx"),
        ("ask", "owners", "--out", "x"),
        ("ask", "owners", "--format", "json", "--out", "x.docx"),
        ("diff", "g.db", "g.db", "--out", "x.docx"),
        ("check", "programme", "--out", "x.docx"),
        ("suggest", "table.csv", "--out", "x.docx"),
        ("map", "--out", "x.docx"),
        ("export", "--out", "x.docx"),
        ("template", "x.docx"),
        ("match", "--out", "x.docx"),
    ],
)
def test_a_file_named_as_what_is_not_written_is_refused(run, tmp_path, arguments):
    status, out, talk = run(*arguments)
    assert (status, out) == (2, "")
    assert "x" in talk
    assert not list(tmp_path.rglob("x*"))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("lood",), "Er is geen opdracht lood. Bedoelt u"),
        (("load",), "Hier ontbreekt PAD."),
        (("export",), "Hier ontbreekt --out."),
        (("map", "--lng", "x"), "Er is geen optie --lng. Bedoelt u --lang"),
        (("ask", "owners", "x"), "Hier staat te veel: x."),
        (("ask", "owners", "--about"), "Achter --about hoort nog een woord."),
        (("--version=3",), "Achter --version hoort geen waarde."),
        (("ask", "--about", "VWS"), "Noem een vraag. Kies uit: owners, "),
        (("ask", "owners", "--graph", "none.db"), "Er is nog geen grafiek in none.db. Laad eerst"),
        (("ask", "owners", "--format", "xlsx"), "Een werkmap vereist een bestand"),
        (("unload", "none", "--graph", "g.db"), "Er is nog geen grafiek in g.db."),
        (("diff", "none", "none"), "Er is geen grafiek of gegevensset in none."),
        (("tables", "isues"), 'De tabel kan niet "isues" zijn. Bedoelt u "issues"?'),
        (("map", "onwers"), 'Er is geen weergave "onwers". Bedoelt u "owners"?'),
        (("map", "--out", "x.docx"), "x.docx: een kaart is .html"),
        (("export", "--out", "x.docx"), "Uit de naam x.docx blijkt het formaat niet."),
        (("template", "x.docx"), "x.docx wordt niet geschreven: de naam moet eindigen op .xlsx."),
        (("load", "none", "--kinds", "x"), '--kinds: "x" is geen soort organisatie.'),
        (("map", "--accent", "blue"), '--accent kan niet "blue" zijn.'),
    ],
)
def test_what_is_wrong_is_said_in_dutch(run, monkeypatch, arguments, words):
    monkeypatch.setenv("OPGAVENKAART_LANG", "nl")
    status, out, talk = run(*arguments)
    assert status in (1, 2)
    assert out == ""
    assert words in talk


def test_a_question_behind_its_options_is_found_and_a_value_is_not_one(run):
    run("load", DATA / "programme")
    usual = run("ask", "owners", "--about", "VWS", "--format", "json")
    assert run("ask", "--about", "VWS", "--format", "json", "owners") == usual
    wrong = '--between kan niet "group" zijn. Bedoelt u "groups"?\n'
    assert run("ask", "overlap", "--between", "group", "--lang", "nl") == (2, "", wrong)
    assert run("ask", "--about", "gaps", "owners") == (2, "", 'Nothing in the graph is called "gaps".\n')


def test_no_line_of_usage_is_english_in_dutch(run):
    for command in ("load", "map", "diff", "example", "match", "export"):
        usage = run(command, "-h", "--lang", "nl")[1].strip().splitlines()[0]
        assert usage.split()[0] == "Gebruik:"
        assert not {"OPTIONS", "PATH", "FILE", "VIEW", "OLD", "NEW", "DIR"} & set(re.findall("[A-Z]+", usage))


def test_help_names_the_formats_that_are_written():
    from opgavenkaart.loaders.exchange.format import WRITTEN
    from opgavenkaart.loaders.export.other_tools import WORKBOOK

    assert (WORKBOOK, *WRITTEN) == export.FORMATS


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("ask", "own"), ["owners"]),
        (("ask", "overlap", "--between", "g"), ["groups"]),
        (("ask", "gaps", "--kind", "no_"), ["no_domain", "no_owner"]),
        (("ask", "gaps", "--format", "x"), ["xlsx"]),
        (("questions", "bro"), ["brokers"]),
        (("diff", "a", "b", "--question", "gap"), ["gaps"]),
        (("export", "--format", "kumu"), ["kumu", "kumu-xlsx"]),
        (("map", "o"), ["overlap", "owners"]),
        (("load", "--kinds", "min"), ["ministry"]),
        (("tables", "own"), ["ownership"]),
        (("ask", "--lang", "nl", "own"), ["owners"]),
    ],
)
def test_a_shell_completes_what_can_be_chosen(run, monkeypatch, words, expected):
    monkeypatch.setenv("_OPGAVENKAART_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", f"opgavenkaart {' '.join(words)}")
    monkeypatch.setenv("COMP_CWORD", str(len(words)))
    assert sorted(run()[1].split()) == expected


@pytest.mark.parametrize(
    ("arguments", "heading"),
    [
        (("datasets", "--graph", "g.db"), "naam\tzaken\tuitspraken\tgeladen op\therkomst"),
        (("tables", "ownership"), "kolom\t\twat\twaarden"),
        (("questions",), "vraag\ttekst"),
    ],
)
def test_a_list_has_dutch_headings_in_dutch(run, arguments, heading):
    run("load", DATA / "programme", "--graph", "g.db")
    assert heading in run(*arguments, "--lang", "nl")[1].splitlines()
