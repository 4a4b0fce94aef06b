"""A data set or graph written in the format of another tool, with what was lost on the way told."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from opgavenkaart.errors import UnknownWord
from opgavenkaart.graph.store.base import Store
from opgavenkaart.graph.text import Lang, Text, join
from opgavenkaart.graph.text.did_you_mean import nearest_or_all
from opgavenkaart.loaders.exchange.format import READ, WRITTEN
from opgavenkaart.loaders.exchange.formats import FORMATS, Format
from opgavenkaart.loaders.exchange.from_graph import Outgoing, outgoing
from opgavenkaart.loaders.export.workbook import NOT_THE_SAME, lost
from opgavenkaart.loaders.load import read
from opgavenkaart.loaders.problems.problem import format_problem
from opgavenkaart.loaders.request import LoadRequest

WORKBOOK = "xlsx"  # our own, which is no format of another tool


class Exported(NamedTuple):
    """What was written, a file or the files of a folder, and what to say of it."""

    content: bytes | Mapping[str, bytes]
    things: int
    claims: int
    told: tuple[Text, ...]


def format_of(given: str, out: str) -> str:
    """The format asked for, else the only one with the suffix of `out`; of workbooks that is our own.

    Raises UnknownWord where neither tells.
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
            Text(
                f"Uit de naam {out} blijkt het formaat niet. Voeg toe: --format met een van {written_as}.",
                f"{out} does not tell the format. Add --format {written_as}.",
            )
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
    content = of.write(going)
    told = [
        of.what,
        Text(f"Dit formaat kan niet bevatten: {of.cannot.nl}.", f"This format cannot hold: {of.cannot.en}."),
    ]
    if format in READ and len(going.datasets) > 1:
        told.append(_together(len(going.datasets)))
    if dataset and isinstance(content, bytes) and format in READ and (missing := _missing(of, going, content)):
        told.append(missing)
    return Exported(content, len(going.shown.nodes), len(going.shown.claims), tuple(told))


def _together(datasets: int) -> Text:
    return Text(
        f"Dit zijn {datasets} datasets samen, die als één geladen worden; met --dataset blijft elk zichzelf.",
        f"These are {datasets} data sets together, which load as one; with --dataset each stays itself.",
    )


def _missing(format: Format, going: Outgoing, content: bytes) -> Text | None:
    """What would not come back as it is, found by reading the file."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"written{format.suffix}"
        file.write_bytes(content)
        again, problems = read(LoadRequest(file, going.shown.name)).examine(going.earlier)
    if errors := [problem for problem in problems if problem.severity == "error"]:
        first = Text(format_problem(errors[0], "nl"), format_problem(errors[0], "en"))
        return Text(
            f"Laden zou {len(errors)} fouten geven, zoals: {first.nl}",
            f"Loading it would give {len(errors)} errors, such as: {first.en}",
        )
    if not (found := list(lost(going.shown, again))):
        return None
    some = "; ".join(found[:NOT_THE_SAME])
    return Text(f"Na laden is anders: {len(found)}, zoals {some}.", f"Other once loaded: {len(found)}, such as {some}.")
