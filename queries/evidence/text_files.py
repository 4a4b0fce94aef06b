"""The texts of a folder, and which of them is that of which document."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from opgavenkaart.errors import OpgavenkaartError, UnknownWord
from opgavenkaart.graph.text import Text, join
from opgavenkaart.queries.evidence.quote_search import Written

MIN_WORDS_TO_RECOGNISE = 5  # of a quote by which a text is recognised; a shorter one may stand anywhere


class LookUp(NamedTuple):
    """What came of looking up a quote: `found`, `not_found` or `document_missing`, and where it was found."""

    status: str
    file: str = ""
    line: int = 0
    exactly: bool = True


@dataclass(frozen=True)
class TextFiles:
    """The texts of a folder by the names of their files, and the names of its other files."""

    texts: Mapping[str, Written]
    others: Sequence[str] = ()

    def look_up(self, documents: Mapping[str, Sequence[str]]) -> dict[tuple[str, str], LookUp]:
        """What comes of each quote of each document, by the document's id and the quote.

        A document's text is the file named after its id. Where there is none, it is every file that is not named
        after another document and in which one of its longer quotes stands.
        """
        free = [name for name in self.texts if not any(_named_after(name, document) for document in documents)]
        found: dict[tuple[str, str], LookUp] = {}
        for document, quotes in documents.items():
            own = [name for name in self.texts if _named_after(name, document)]
            long = [quote for quote in quotes if len(quote.split()) >= MIN_WORDS_TO_RECOGNISE]
            names = own or [name for name in free if any(self.texts[name].find(quote) for quote in long)]
            found |= {(document, quote): self._in(names, quote) for quote in quotes}
        return found

    def unread(self, document: str) -> str:
        """The file named after a document that is no text; empty where there is none."""
        return next((name for name in self.others if _named_after(name, document)), "")

    def _in(self, names: Iterable[str], quote: str) -> LookUp:
        result = LookUp("document_missing")
        for name in names:
            if place := self.texts[name].find(quote):
                return LookUp("found", name, *place)
            result = LookUp("not_found", result.file or name)
        return result


def _named_after(name: str, document: str) -> bool:
    return Path(name).stem.casefold() == document.casefold()


def read_texts(folder: str) -> TextFiles:
    """The text files of a folder, in the order of their names. Raises an error that says how to mend it."""
    place = Path(folder).expanduser()
    if not place.is_dir():
        raise UnknownWord(
            f"{folder} is geen map. --documents vereist de map met de teksten van de documenten.",
            f"{folder} is no folder. --documents needs the folder with the texts of the documents.",
        )
    try:
        files = sorted(path for path in place.iterdir() if path.is_file() and not path.name.startswith("."))
        texts = {path.name: Written(_decoded(path.read_bytes())) for path in files if _is_text(path)}
    except OSError as error:
        where, why = error.filename or folder, error.strerror or error
        raise OpgavenkaartError(
            f"{where} is niet te lezen: {why}. Ga na of u het mag lezen.",
            f"{where} cannot be read: {why}. Check its permissions.",
        ) from error
    others = [path.name for path in files if not _is_text(path)]
    if not texts:
        nothing = Text(
            f"{folder} heeft geen tekstbestand (.txt) om citaten in op te zoeken. Daar: ",
            f"{folder} has no text file (.txt) to look quotes up in. There: ",
        )
        convert = Text(
            " is geen tekst: zet het eerst om, bijvoorbeeld met: pdftotext -layout.",
            " is no text: convert it first, for instance with: pdftotext -layout.",
        )
        raise UnknownWord(join(nothing, *((others[0], convert) if others else (Text("zij is leeg.", "empty."),))))
    return TextFiles(texts, others)


def _is_text(path: Path) -> bool:
    return path.suffix.lower() == ".txt"


def _decoded(content: bytes) -> str:
    """The text of a file: UTF-8 or UTF-16 as its mark says, else UTF-8, else what Windows wrote before."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
