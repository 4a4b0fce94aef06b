"""Help is there for every command, question and option, in Dutch and in English."""

from typing import Any

import pytest
import typer

from opgavenkaart.cli import app
from opgavenkaart.commands.dutch import translate
from opgavenkaart.queries import QUESTIONS
from tests.app.test_cli import run as run


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
