"""Data sets of a store, through the files of another tool's format."""

from pathlib import Path
from typing import Any

from opgavenkaart.graph.store.base import Store
from opgavenkaart.loaders.exchange.formats import FORMATS
from opgavenkaart.loaders.export.other_tools import export
from opgavenkaart.loaders.load import load


def through(store: Store, into: Store, folder: Path, format: str, lang: Any = "nl") -> Store:
    """Every data set of a store, written, and loaded into another in the same order."""
    for dataset in store.datasets():
        content = export(store, format, dataset.name, lang).content
        assert isinstance(content, bytes)
        file = folder / f"x{FORMATS[format].suffix}"
        file.write_bytes(content)
        load(into, file, dataset.name)
    return into
