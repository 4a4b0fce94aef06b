"""The options that several commands have, and what is checked of them."""

import locale
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from opgavenkaart.errors import UnknownWord
from opgavenkaart.graph.model import ORGANISATION_KIND, TABLES
from opgavenkaart.graph.text import LANGS, Lang, Text, join
from opgavenkaart.graph.text.did_you_mean import nearest_or_all
from opgavenkaart.loaders.exchange.format import READ

ANSWER_FORMATS = {".txt": "table", ".json": "json", ".csv": "csv", ".xlsx": "xlsx"}  # by the ending of a file


def option(name: str, value: str, help: str, choices: Iterable[str] = ()) -> Any:
    """An option; `value` stands for what is given, `choices` are what a shell completes it with."""
    return typer.Option(name, metavar=value, help=help, autocompletion=_completion(choices))


def argument(value: str, help: str, choices: Iterable[str] = ()) -> Any:
    """What is given without an option, as `option` for what is given with one."""
    return typer.Argument(metavar=value, help=help, autocompletion=_completion(choices))


def _completion(choices: Iterable[str]) -> Callable[[], list[str]] | None:
    words = list(choices)
    return (lambda: words) if words else None


GraphOption = Annotated[
    str,
    option(
        "--graph",
        "ADDRESS",
        "A file, bolt://…, neo4j://…, or the word neo4j for NEO4J_URI. "
        "Default: OPGAVENKAART_GRAPH, else opgavenkaart.db here.",
    ),
]
LangOption = Annotated[
    str, option("--lang", "nl|en", "Language. Default: OPGAVENKAART_LANG, else the computer's.", LANGS)
]
AsOfOption = Annotated[str, option("--as-of", "DATE", "As it stood that day, month or year; or today.")]
FormatOption = Annotated[
    str, option("--format", "table|json|csv|xlsx", "How to show the answer.", ANSWER_FORMATS.values())
]
LimitOption = Annotated[str, option("--limit", "N|all", "Show at most so many findings. Default: 1000.")]
OutOption = Annotated[str, option("--out", "FILE", "Write the answer to a file.")]
PathsArgument = Annotated[
    list[str],
    argument(
        "PATH",
        "Folders of CSV files, XLSX or ODS workbooks, registers (ROO, TOOI; the word rijk for the shipped one), or "
        f"networks of other tools ({', '.join(READ)}). Tables: {', '.join(TABLES)}.",
    ),
]
DatasetOption = Annotated[
    str, option("--dataset", "NAME", "Its name in the graph. Default: that of the folder or file.")
]
KindsOption = Annotated[
    list[str] | None,
    option(
        "--kinds",
        "KIND,…",
        "Of a register (ROO, TOOI): only these kinds of organisation.",
        (value.id for value in ORGANISATION_KIND.values),
    ),
]
LinkedOption = Annotated[
    bool,
    typer.Option(
        "--only-linked", help="Of a register: only what earlier data sets name, with its parents and successors."
    ),
]
MappingOption = Annotated[
    str, option("--mapping", "FILE.toml", "What of tables that are not ours is which of ours: see suggest.")
]


def same_graph(graph: str) -> str:
    """What a command that is proposed needs to be about the same graph."""
    quoted = f'"{graph}"' if " " in graph else graph
    return f" --graph {quoted}" if graph else ""


def lang_of(given: str = "") -> Lang:
    """The language given, else `OPGAVENKAART_LANG`, else the locale's: Dutch where it is nl. Raises UnknownWord."""
    chosen = one_of("--lang", given, LANGS) if given else os.environ.get("OPGAVENKAART_LANG")
    if not chosen:
        unix = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
        chosen = unix or locale.getlocale()[0] or ""  # on Windows: "Dutch_Netherlands"
    return "nl" if chosen.lower().startswith(("nl", "dutch")) else "en"


def one_of(name: str | Text, given: str, possible: Sequence[str]) -> str:
    """The word given, if it is a possible one. Raises UnknownWord with the nearest."""
    if given in possible:
        return given
    wrong = Text(f' kan niet "{given}" zijn. ', f' cannot be "{given}". ')
    raise UnknownWord(join(name, wrong, nearest_or_all(given, possible)))


def check_ending(file: str, *endings: str) -> None:
    """Raises UnknownWord where a file is named as something that this command does not write."""
    written, path = ", ".join(endings), Path(file)
    if path.suffix.lower() not in endings:
        raise UnknownWord(
            f"{path.name} wordt niet geschreven: de naam moet eindigen op {written}.",
            f"{path.name} is not written: its name must end in {written}.",
        )


def format_of(given: str, out: str, formats: Mapping[str, str]) -> str:
    """How to write: as asked, else as the file's name says, else the first of `formats`, which go by endings."""
    suffix, possible = Path(out).suffix.lower(), tuple(formats.values())
    if suffix or (out and not given):
        check_ending(out, *formats)
    return one_of("--format", given or formats.get(suffix) or possible[0], possible)


def is_there(graph: str) -> bool:
    """Whether a graph was made already: a server is always there."""
    from opgavenkaart.graph.store.address import address_of

    address = address_of(graph)
    return address.is_server or Path(address.text).exists()
