"""The command line: the answer goes to stdout, everything else to stderr. Its commands are in `commands/`."""

import os
import re
import sys
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from opgavenkaart.commands import ask as answers
from opgavenkaart.commands import datasets as data_sets
from opgavenkaart.commands import export as exchange
from opgavenkaart.commands import map as maps
from opgavenkaart.commands import match as identity
from opgavenkaart.commands import merge as editions
from opgavenkaart.commands import studio as pages
from opgavenkaart.commands import tables
from opgavenkaart.commands.options import LangOption, lang_of
from opgavenkaart.errors import OpgavenkaartError, UnknownWord
from opgavenkaart.graph.store.notices import Notice
from opgavenkaart.graph.text import LANGS, Lang, Text
from opgavenkaart.output import terminal

_UsageError: type[Exception] = typer.BadParameter.__mro__[1]  # which typer itself does not export
_USAGE_ERRORS = (
    (r"No such command '(.*)'\.(?: Did you mean (.*)\?)?", "Er is geen opdracht \\1.", " Bedoelt u \\2?"),
    (r"No such option: (\S+)(?: \(Possible options: (.*)\))?", "Er is geen optie \\1.", " Bedoelt u \\2?"),
    (r"Missing argument '(.*)'\.", "Hier ontbreekt \\1.", ""),
    (r"Missing option '(.*)'\.", "Hier ontbreekt \\1.", ""),
    (r"Missing command\.", "Hier ontbreekt een opdracht.", ""),
    (r"Got unexpected extra argument\(s\) \((.*)\)", "Hier staat te veel: \\1.", ""),
    (r"Option '(.*)' requires an argument\.", "Achter \\1 hoort nog een woord.", ""),
    (r"Option '(.*)' does not take a value\.", "Achter \\1 hoort geen waarde.", ""),
)  # typer's own message, which is English, what it is in Dutch, and what follows where it has a suggestion
STOPPED = 130  # the exit status after Ctrl+C
_STOPPED = Text(
    "Gestopt. Wat hierboven als klaar is gemeld, is klaar; verder is er niets gewijzigd.",
    "Stopped. What is reported above as done is done; nothing else was changed.",
)
_NO_MEMORY = Text(
    "Hiervoor is niet genoeg geheugen. Er is niets gewijzigd. Sluit andere programma's, of bied minder tegelijk aan.",
    "There is not enough memory for this. Nothing was changed. Close other programs, or hand in less at a time.",
)
_SYSTEM = Text('Dit staat de computer niet toe: "{name}": {why}.', 'The computer does not allow this: "{name}": {why}.')
app = typer.Typer(
    context_settings={"help_option_names": ["-h", "--help"]},
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    help="Who owns which issue, where work overlaps, and what nobody picks up.",
    epilog="Example: opgavenkaart example programme && opgavenkaart load programme && opgavenkaart ask gaps",
)


@app.callback(invoke_without_command=True)
def _program(
    show_version: Annotated[bool, typer.Option("--version", help="Show the version.", is_eager=True)] = False,
    lang: LangOption = "",
) -> None:
    if lang:
        os.environ["OPGAVENKAART_LANG"] = lang_of(lang)
    if show_version:
        from opgavenkaart import __version__

        terminal.answer(f"opgavenkaart {__version__}\n")
        raise typer.Exit


for part in (data_sets, answers, maps, tables, exchange, identity, editions, pages):
    app.add_typer(part.app)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line; exit 0 done, 1 a problem in data or graph or an open conflict, 2 wrong usage."""
    if not (sys.stdout and sys.stderr):  # one was closed before
        nowhere = Path(os.devnull).open("w")  # noqa: SIM115 - as long as the program runs
        sys.stdout, sys.stderr = sys.stdout or nowhere, sys.stderr or nowhere
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):  # a terminal keeps the encoding that it draws
            reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
    sys.exit(_run(arguments))


def _language(arguments: Sequence[str]) -> Lang:
    """The language of help and messages, which is wanted before anything else of the arguments is understood."""
    for place, word in enumerate(arguments):
        if word.startswith("--lang"):
            given = word.partition("=")[2] or next(iter(arguments[place + 1 :]), "")
            return lang_of(given if given in LANGS else "")
    return lang_of()


def _run(arguments: Sequence[str] | None) -> int:
    words = _language(sys.argv[1:] if arguments is None else arguments)
    command = typer.main.get_command(app)
    if words == "nl":
        from opgavenkaart.commands.dutch import translate

        translate(command)
    try:
        with _spoken_warnings(words):
            status = int(command(arguments, prog_name="opgavenkaart", standalone_mode=False) or 0)
        if status == STOPPED:
            terminal.say(_STOPPED.in_(words))
        return status
    except _UsageError as error:
        return _wrong_usage(error, words)
    except OpgavenkaartError as error:
        terminal.say(error.in_(words))
        return 2 if isinstance(error, UnknownWord) else 1
    except MemoryError:
        terminal.say(_NO_MEMORY.in_(words))
        return 1
    except BrokenPipeError:  # the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:  # such as a name that is longer than the system allows
        terminal.say(_SYSTEM.format(name=error.filename or "", why=error.strerror or str(error)).in_(words))
        return 1
    except SystemExit as done:
        return int(done.code or 0)


@contextmanager
def _spoken_warnings(lang: Lang) -> Iterator[None]:
    """Says notices, such as that `.env` is used, in the user's language; other warnings are for who writes Python."""

    def say(message: Warning | str, *rest: Any, **more: Any) -> None:
        if isinstance(message, Notice):
            terminal.say(message.text.in_(lang))
        else:
            usual(message, *rest, **more)

    with warnings.catch_warnings():
        warnings.simplefilter("once", Notice)
        usual, warnings.showwarning = warnings.showwarning, say
        yield


def _wrong_usage(error: Any, lang: Lang) -> int:
    """Print what is wrong, how the command is used and where its help is; the exit status."""
    message, context = error.format_message(), error.ctx
    if not message:  # there was no word at all, and the help is on the screen
        return int(error.exit_code)
    terminal.say(message if lang == "en" else _in_dutch(message))
    if context:
        terminal.say(context.get_usage())
        help_command = f"{context.command_path} {context.help_option_names[0]}"
        terminal.say(Text(f"Uitleg: {help_command}", f"Help: {help_command}").in_(lang))
    return int(error.exit_code)


def _in_dutch(message: str) -> str:
    for english, dutch, suggestion in _USAGE_ERRORS:
        if found := re.fullmatch(english, message):
            return found.expand(dutch + (suggestion if found.lastindex == 2 else ""))
    return message
