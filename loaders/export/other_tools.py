"""A data set or graph written in the format of another tool, with a note on what was lost on the way."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from opgavenkaart.errors import UnknownWord
from opgavenkaart.graph.store.base import Store
from opgavenkaart.graph.text import Lang, Text, join
from opgavenkaart.graph.text.did_you_mean import nearest_or_all
from opgavenkaart.loaders.exchange.format import READ, WRITTEN
from opgavenkaart.loaders.exchange.formats import FORMATS
from opgavenkaart.loaders.exchange.from_graph import outgoing
from opgavenkaart.loaders.export.workbook import MAX_NAMED, lost
from opgavenkaart.loaders.problems.problem import Problem, format_problem

WORKBOOK = "xlsx"  # our own, which is no format of another tool


class Exported(NamedTuple):
    """What was written, a file or the files of a folder, with what to note of it."""

    content: bytes | Mapping[str, bytes]
    things: int
    claims: int
    notes: tuple[Text, ...]


def format_of(given: str, out: str) -> str:
    """The format asked for, else the only one with the suffix of `out`; of workbooks that is our own.

    Raises UnknownWord where neither says which.
    """
    possible = (WORKBOOK, *WRITTEN)
    if given and given not in possible:
        wrong = Text(f'--format kan niet "{given}" zijn. ', f'--format cannot be "{given}". ')
        raise UnknownWord(join(wrong, nearest_or_all(given, possible)))
    suffix = Path(out).suffix.lower()
    having = [WORKBOOK] if suffix == ".xlsx" else [id for id in WRITTEN if suffix and FORMATS[id].suffix == suffix]
    if not given and len(having) != 1:
        written_as = ", ".join(having or possible)
        raise UnknownWord(
            f"Uit de naam {out} blijkt het formaat niet. Voeg toe: --format met een van {written_as}.",
            f"{out} does not say which format. Add --format {written_as}.",
        )
    chosen = given or having[0]
    wanted = ".xlsx" if chosen == WORKBOOK else FORMATS[chosen].suffix
    if suffix != wanted:
        should = (
            Text(f"moet eindigen op {wanted}", f"should end in {wanted}")
            if wanted
            else Text("moet de naam van een map zijn", "should be the name of a folder")
        )
        raise UnknownWord(join(f"{out} ", should, f": {Path(out).stem or 'map'}{wanted}"))
    return chosen


def export(store: Store, format: str, dataset: str = "", lang: Lang = "en") -> Exported:
    """A data set in a format of `WRITTEN`; all of the graph where none is named. Raises UnknownWord or DoesNotFit."""
    of, going = FORMATS[format], outgoing(store, dataset, lang)
    if not of.write:
        raise UnknownWord(f"{format} is read, not written. Choose one of {', '.join(WRITTEN)}.")
    content, datasets = of.write(going), len(going.datasets)
    notes = [
        of.what,
        Text(f"Dit formaat kan niet bevatten: {of.cannot.nl}.", f"This format cannot hold: {of.cannot.en}."),
    ]
    if format in READ and datasets > 1:
        notes.append(
            Text(
                f"Dit zijn {datasets} datasets samen, die als één geladen worden; met --dataset blijft elk zichzelf.",
                f"These are {datasets} data sets together, which load as one; with --dataset each stays itself.",
            )
        )
    if dataset and isinstance(content, bytes) and format in READ:
        notes += _lost(*lost(content, f"written{of.suffix}", going.shown, going.earlier))
    return Exported(content, len(going.shown.nodes), len(going.shown.claims), tuple(notes))


def _lost(errors: Sequence[Problem], others: Sequence[str]) -> Iterator[Text]:
    """What would not come back as it is, if anything."""
    if errors:
        first = Text(format_problem(errors[0], "nl"), format_problem(errors[0], "en"))
        yield Text(
            f"Laden zou {len(errors)} fouten geven, zoals: {first.nl}",
            f"Loading it would give {len(errors)} errors, such as: {first.en}",
        )
    elif others:
        n, some = len(others), "; ".join(others[:MAX_NAMED])
        yield Text(f"Na laden is anders: {n}, zoals {some}.", f"Other once loaded: {n}, such as {some}.")
