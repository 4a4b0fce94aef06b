"""Tables that are ours already, such as a template that somebody filled in: they need no mapping."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from opgavenkaart.graph.model import KINDS
from opgavenkaart.graph.text import Text, clean, match_key
from opgavenkaart.loaders.cleaning.clean import clean_sheet
from opgavenkaart.loaders.exchange.format import edge_list as edges
from opgavenkaart.loaders.files.detect import start_of
from opgavenkaart.loaders.files.sheet import Sheet
from opgavenkaart.loaders.mapping.codes import NO_MAPPING_NEEDED
from opgavenkaart.loaders.problems.problem import Problem
from opgavenkaart.loaders.tables.recognise import BESIDE, recognise

_TABLES = Text(
    "dit zijn al tabellen van de opgavenkaart, met kolommen die zij kent",
    "these are tables of the opgavenkaart already, with columns that it knows",
)
_LOAD = Text("Laad ze zo: opgavenkaart load {path}", "Load them as they are: opgavenkaart load {path}")
_LIST = Text(
    "dit is een lijst van verbindingen van de opgavenkaart zelf; namen van dingen staan er niet in",
    "this is a list of connections of the opgavenkaart itself, which has no names of things",
)
_FIRST = Text(
    "Laad eerst de dataset die ze beschrijft en dan deze lijst, of exporteer met --format graphml of xlsx.",
    "Load the data set that describes them first and then this list, or export with --format graphml or xlsx.",
)


def no_mapping_needed(path: Path, read: Mapping[Path, Sequence[Sheet]]) -> Problem | None:
    """Why tables need no mapping, and what to do instead; None where they do."""
    problems: list[Problem] = []
    sheets = [(file, sheet) for file, sheets in read.items() for sheet in sheets]
    ours = [recognise(clean_sheet(sheet, []), (), problems) for _, sheet in sheets if any(map(any, sheet.cells))]
    if any(ours) and not problems:  # each a table whose every heading is known, or a sheet that stands beside one
        what, remedy = _TABLES, _LOAD.format(path=shown(path))
    elif any(edges.detect(start_of(file)) and _is_own_list(sheet) for file, sheet in sheets):
        what, remedy = _LIST, _FIRST
    else:
        return None
    return Problem(NO_MAPPING_NEEDED, clean(path.name), details={"what": what, "remedy": remedy})


def shown(path: Path) -> str:
    """A path as one types it in a command."""
    return clean(f'"{path}"' if " " in str(path) else str(path))


def stands_beside(sheet: Sheet) -> bool:
    """Whether it is a sheet of a workbook that was made to fill in, beside the tables: what to do, and the lists."""
    return bool(sheet.place.sheet) and match_key(sheet.name) in BESIDE


def _is_own_list(sheet: Sheet) -> bool:
    """Whether a list of edges is our own export: every end is written "kind:id", and nothing else says what it is."""
    ends = [cell for row in sheet.cells[1:] for cell in row[:2] if cell.strip()]
    return bool(ends) and all(cell.partition(":")[0] in KINDS and ":" in cell for cell in ends)
