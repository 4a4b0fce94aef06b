"""XML read piece by piece: nothing is kept, nothing is fetched, and a file that defines entities is refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NoReturn, Protocol
from xml.parsers import expat

from opgavenkaart.graph.text import Text
from opgavenkaart.loaders.files.sheet import Progress, UnreadableFile, not_opened

CHUNK = 1 << 18
AGAIN = Text("Haal het bestand opnieuw op bij de bron.", "Fetch the file again from where it is published.")


class Reader(Protocol):
    """Gets what a file holds, element by element; names are without prefix."""

    def start(self, tag: str, attributes: Mapping[str, str], line: Callable[[], int], /) -> bool | None:
        """An element begins. True: its text is wanted; None: nothing of it is, nor that it ends.

        What is not wanted leaves the text around it whole.
        """

    def end(self, tag: str, text: str, /) -> None:
        """An element ends."""


class _Local(dict[str, str]):
    """From a name to that without its prefix, each worked out once."""

    def __missing__(self, name: str) -> str:
        self[name] = local = name.rpartition(":")[2]
        return local


def read_xml(path: Path, reader: Reader, progress: Progress) -> None:
    """Tell a reader all that a file holds. Raises UnreadableFile."""
    parser = parser_of(reader)
    try:
        size = max(path.stat().st_size, 1)
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                parser.Parse(chunk, False)
                progress(file.tell() / size)
            parser.Parse(b"", True)
    except OSError as error:
        raise not_opened(error) from error
    except (expat.ExpatError, ValueError, LookupError) as error:  # the latter two: an encoding that nobody knows
        line = getattr(error, "lineno", parser.CurrentLineNumber)
        raise UnreadableFile(
            Text(
                f"de XML breekt af of klopt niet bij regel {line}",
                f"the XML breaks off or goes wrong at line {line}",
            ),
            AGAIN,
        ) from error


def parser_of(reader: Reader) -> expat.XMLParserType:
    """A parser that passes what it reads to a reader, and refuses document types: only they have entities."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    local, texts, depth = _Local(), [""], 0
    collecting: Callable[[str], None] | None = None  # of the element that is open

    def line() -> int:
        return parser.CurrentLineNumber

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal depth, collecting
        if attributes:
            attributes = {local[key]: value for key, value in attributes.items()}
        wanted = reader.start(local[name], attributes, line)
        if wanted is None:
            depth = 1
            parser.CharacterDataHandler = None
            parser.StartElementHandler, parser.EndElementHandler = deeper, higher
            return
        texts[0] = ""
        parser.CharacterDataHandler = collecting = data if wanted else None

    def data(text: str) -> None:
        texts[0] += text

    def end(name: str) -> None:
        nonlocal collecting
        reader.end(local[name], texts[0])
        texts[0] = ""
        parser.CharacterDataHandler = collecting = None

    def deeper(_name: str, _attributes: object) -> None:
        nonlocal depth
        depth += 1

    def higher(_name: str) -> None:
        nonlocal depth
        depth -= 1
        if not depth:
            parser.CharacterDataHandler = collecting
            parser.StartElementHandler, parser.EndElementHandler = start, end

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.StartDoctypeDeclHandler = _refuse
    return parser


def _refuse(*_: object) -> NoReturn:
    raise UnreadableFile(
        Text(
            "het heeft een DOCTYPE, waarmee een bestand entiteiten kan maken die het geheugen vullen of andere "
            "bestanden opvragen",
            "it has a DOCTYPE, by which a file can make entities that fill the memory or ask for other files",
        ),
        Text(
            "Een register heeft er geen. Haal het op bij de bron, of vraag wie het u gaf.",
            "A register has none. Fetch it from where it is published, or ask whoever gave it to you.",
        ),
    )


class _Found(Exception):
    """The first element was met."""


class _FirstElement:
    def start(self, tag: str, _attributes: Mapping[str, str], _line: object) -> NoReturn:
        raise _Found(tag)

    def end(self, tag: str, _text: str) -> NoReturn:
        raise _Found(tag)


def first_element(begin: bytes) -> tuple[str, bool]:
    """The first element of XML, and whether the file has a document type: it is then not read any further."""
    doctypes: list[str] = []

    def doctype(name: str, *_: object) -> NoReturn:
        doctypes.append(name)
        raise _Found(name.rpartition(":")[2])

    parser = parser_of(_FirstElement())
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(begin, False)
    except _Found as found:
        return str(found), bool(doctypes)
    except (expat.ExpatError, ValueError, LookupError):
        return "", False
    return "", False
