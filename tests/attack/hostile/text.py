"""Whether what is shown or written of a text is that text, and no program would take it for something to run."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from opgavenkaart.graph.graph import Claim, Graph, Node
from opgavenkaart.graph.model import KINDS
from opgavenkaart.graph.text import as_seen, clean
from tests.attack.hostile.tables import MARK

_SPACE_AND_DIRECTION = re.compile("[\\s\u2066-\u2069]+")  # what wrapping and mixed directions add
_FORMULA = re.compile(r"[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?(e[+-]?\d+)?")
SEPARATORS = ",;\t"
csv.field_size_limit(100_000_000)


def without_space(text: str) -> str:
    """What two ways of showing a text have in common."""
    return unicodedata.normalize("NFC", as_seen(_SPACE_AND_DIRECTION.sub("", text)))


def marks_in(text: str) -> set[str]:
    """The marks of the cells that a text shows."""
    return {*MARK.findall(without_space(text))}


def texts_of(graph: Graph) -> Iterator[str]:
    """Every text of a graph."""
    things: Iterator[Node | Claim] = chain(*(of.values() for of in graph.nodes.values()), *graph.claims.values())
    for thing in things:
        yield from (value for value in thing if isinstance(value, str))
        yield from thing.props.values()


def kept_texts(graph: Graph) -> dict[str, str]:
    """What stands before each mark in a graph; of an id without the kind that stands before it in a story."""
    kept = {}
    for text in texts_of(graph):
        kind, _, rest = text.partition(":")
        whole = rest if kind in KINDS else text
        if found := MARK.search(whole):
            kept[found[0]] = without_space(whole[: found.start()])
    return kept


def false_texts(kept: Mapping[str, str], shown: Iterable[str]) -> Iterator[str]:
    """Texts that are shown otherwise than the graph has them; one may be cut, with … where."""
    for text in map(without_space, {*shown}):
        end = 0
        for found in MARK.finditer(text):
            before, right, end = text[end : found.start()], kept.get(found[0], ""), found.end()
            if not before.endswith(right) and not _is_cut(before, right):
                yield ascii(f"{found[0]}: {before[-len(right) - 10 :]}, not {right}")


def _is_cut(before: str, right: str) -> bool:
    """Whether a text ends in parts of the right one, in their order, with … where something is left out."""
    *parts, last = before.split("…")
    if not parts or not right.endswith(last):
        return False
    left = right.removesuffix(last)
    for part in reversed(parts):
        if any(part.endswith(left[:length]) for length in range(1, len(left) + 1)):
            return True
        left = left[: max(left.rfind(part), 0)]
    return False


def false_in_graph(written: Mapping[str, str], kept: Mapping[str, str]) -> Iterator[str]:
    """Texts that a graph has otherwise than they were written, but for what no screen can show."""
    for mark, cell in written.items():
        text = without_space(clean(cell.partition(mark)[0]))
        if mark in kept and kept[mark] != text:
            yield f"{mark}: {kept[mark]!r}, not {text!r}"
        if mark not in kept:
            yield f"{mark} was lost"


def formulas(table: str, separator: str, also: str = SEPARATORS) -> Iterator[str]:
    """Cells of a CSV text that a spreadsheet program would run, also where it takes another sign to divide them."""
    for taken in {separator, *also}:
        for row in csv.reader(io.StringIO(table, newline=""), delimiter=taken):
            for cell in row:
                text = cell.lstrip(' "')
                if _FORMULA.match(text) and not _NUMBER.fullmatch(text):
                    yield f"{cell!r} where {taken!r} divides cells"
