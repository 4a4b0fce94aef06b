"""Tables wherever they are: of a folder, workbook or CSV file; and of a network, whose elements are rows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from opgavenkaart.graph.text import clean
from opgavenkaart.loaders.exchange.formats import NETWORK_READERS, network_kind
from opgavenkaart.loaders.exchange.network import sheets_of
from opgavenkaart.loaders.files.detect import start_of
from opgavenkaart.loaders.files.find import holds_tables, read_tables
from opgavenkaart.loaders.files.sheet import Progress, Sheet, UnreadableFile, no_progress, not_opened
from opgavenkaart.loaders.problems.problem import Problem


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
