"""Data sets of a store, through the workbooks that they are written as."""

from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl

from opgavenkaart.graph.edition import Edition
from opgavenkaart.graph.store.base import Store
from opgavenkaart.loaders.export import workbook as written
from opgavenkaart.loaders.load import load

FEW = 3  # rows that lists follow, which makes small files


def put(store: Store, *editions: Edition) -> Store:
    for one in editions:
        store.load(one.name, partial(_itself, one))
    return store


def _itself(edition: Edition, names: object) -> Edition:
    return edition


def through_workbooks(store: Store, into: Store, folder: Path, lang: Any = "nl") -> Store:
    """Every data set of a store, written, and loaded into another in the same order."""
    for dataset in store.datasets():
        _, content = written.export(store, dataset.name, lang, FEW)
        (folder / "w.xlsx").write_bytes(content)
        load(into, folder / "w.xlsx", dataset.name)
    return into


def said(store: Store) -> list[Any]:
    """All that each data set says, in no order."""
    told = [store.edition(dataset.name) for dataset in store.datasets()]
    return [
        (one.name, {(n.kind, n.id): n for n in one.nodes}, sorted((c.key for c in one.claims), key=repr))
        for one in told
    ]


def opened(content: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(content))


def rows(sheet: Any) -> list[dict[str, str]]:
    """The rows of a sheet, without empty cells."""
    headings, *below = sheet.iter_rows(values_only=True)
    return [{h: cell for h, cell in zip(headings, row, strict=True) if cell is not None} for row in below]
