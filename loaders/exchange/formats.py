"""The formats of other tools: which of them a file is, and its elements and connections as two tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from importlib import import_module
from pathlib import Path

from opgavenkaart.graph.text import clean
from opgavenkaart.loaders.exchange import format as files
from opgavenkaart.loaders.exchange.file_format import Format, Read
from opgavenkaart.loaders.exchange.json_file import is_json, read_json
from opgavenkaart.loaders.exchange.network import sheets_of
from opgavenkaart.loaders.files.detect import FileStart, start_of
from opgavenkaart.loaders.files.find import holds_tables, read_tables
from opgavenkaart.loaders.files.sheet import Progress, Sheet, UnreadableFile, no_progress, not_opened
from opgavenkaart.loaders.problems.problem import Problem


def _declared(id: str) -> Format:
    format: Format = import_module(f"{files.__name__}.{id.replace('-', '_')}").FORMAT
    return format


FORMATS = {id: _declared(id) for id in dict.fromkeys((*files.WRITTEN, *files.READ))}
JSON = "json"  # of which only the whole file says which format it is
NETWORK_READERS: Mapping[str, Read] = {
    JSON: partial(read_json, [format.from_json for format in FORMATS.values() if format.from_json]),
    **{id: format.read for id, format in FORMATS.items() if format.read},
}


def network_kind(start: FileStart) -> str | None:
    """Which network of another tool a file is, a key of `NETWORK_READERS`, by its content; None of any other."""
    if is_json(start):
        return JSON
    return next((id for id, format in FORMATS.items() if format.detect and format.detect(start)), None)


def read_sheets(path: Path, problems: list[Problem], progress: Progress | None = None) -> Iterator[Sheet]:
    """Every table at a path, one at a time; of a network those of its elements and connections.

    The files that could not be read are problems.
    """
    if holds_tables(path):
        yield from read_tables(path, problems, progress)
        return
    try:
        start = start_of(path)
        if kind := network_kind(start):
            yield from sheets_of(NETWORK_READERS[kind](path, progress or no_progress), clean(path.name))
        else:
            yield from read_tables(path, problems, progress, start)
    except OSError as error:
        problems.append(not_opened(error).problem(clean(path.name)))
    except UnreadableFile as error:
        problems.append(error.problem(clean(str(path))))
