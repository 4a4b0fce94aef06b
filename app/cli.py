"""The command line: the answer goes to stdout, everything else to stderr. Its commands are in `commands/`."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Annotated, NoReturn

import typer

from opgavenkaart.commands import ask as answers
from opgavenkaart.commands import datasets as data_sets
from opgavenkaart.commands import export as exchange
from opgavenkaart.commands import map as maps
from opgavenkaart.commands import match as identity
from opgavenkaart.commands import tables
from opgavenkaart.errors import OpgavenkaartError, UnknownWord
from opgavenkaart.output import terminal

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    help="Who owns which issue, where work overlaps, and what nobody picks up.",
    epilog="Example: opgavenkaart example programme && opgavenkaart load programme && opgavenkaart ask gaps",
)


@app.callback(invoke_without_command=True)
def _program(
    show_version: Annotated[bool, typer.Option("--version", help="Show the version.", is_eager=True)] = False,
) -> None:
    if show_version:
        from opgavenkaart import __version__

        terminal.answer(f"opgavenkaart {__version__}\n")
        raise typer.Exit


for part in (data_sets, answers, maps, tables, exchange, identity):
    app.add_typer(part.app)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line; exit 0 answered or loaded, 1 a problem in data or graph, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure and not stream.isatty():
            reconfigure(encoding="utf-8", errors="replace")
    sys.exit(_run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    try:
        app(arguments, prog_name="opgavenkaart")
    except UnknownWord as error:
        terminal.say(str(error))
        return 2
    except OpgavenkaartError as error:
        terminal.say(str(error))
        return 1
    except BrokenPipeError:  # the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except SystemExit as done:
        return int(done.code or 0)
    return 0
