"""XML read piece by piece: nothing is kept, nothing is fetched, and a file that defines entities is refused."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import NoReturn, Protocol
from xml.parsers import expat

from opgavenkaart.graph.text import Text
from opgavenkaart.loaders.files.limits import checked_size
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


def read_xml(path: Path, reader: Reader, progress: Progress) -> None:
    """Pass all that a file holds to a reader. Raises UnreadableFile."""
    parser = _parser_of(reader)
    try:
        size = max(checked_size(path), 1)
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


def _parser_of(reader: Reader) -> expat.XMLParserType:
    """A parser that passes what it reads to a reader, and refuses document types: only they have entities."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    local = cache(_local)
    text: list[str] = []
    depth = 0  # of what the reader does not want
    collecting: Callable[[str], None] | None = None  # of the element that is open

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal depth, collecting
        if depth:
            depth += 1
            return
        if attributes:
            attributes = {local(key): value for key, value in attributes.items()}
        wanted = reader.start(local(name), attributes, lambda: parser.CurrentLineNumber)
        if wanted is None:
            depth = 1
            parser.CharacterDataHandler = None
        else:
            text.clear()
            parser.CharacterDataHandler = collecting = text.append if wanted else None

    def end(name: str) -> None:
        nonlocal depth, collecting
        if not depth:
            reader.end(local(name), "".join(text))
            text.clear()
            collecting = None
        depth = max(depth - 1, 0)
        if not depth:
            parser.CharacterDataHandler = collecting

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.StartDoctypeDeclHandler = _refuse
    return parser


def _local(name: str) -> str:
    """A name without its prefix."""
    return name.rpartition(":")[2]


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
    """The first element, or a document type before it, was met."""


def first_element(begin: bytes) -> tuple[str, bool]:
    """The first element of XML, and whether the file has a document type: it is then not read any further."""

    def element(name: str, _attributes: Mapping[str, str]) -> NoReturn:
        raise _Found(_local(name), False)

    def doctype(name: str, *_: object) -> NoReturn:
        raise _Found(_local(name), True)

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.StartDoctypeDeclHandler = element, doctype
    try:
        parser.Parse(begin, False)
    except _Found as found:
        name, has_doctype = found.args
        return name, has_doctype
    except (expat.ExpatError, ValueError, LookupError):
        pass
    return "", False
