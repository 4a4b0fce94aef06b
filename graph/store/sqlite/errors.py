"""What SQLite reports of a file, as what a user can do about it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from opgavenkaart.errors import GraphUnavailable

LOCK_TIMEOUT = 30.0  # seconds to wait for another load


def no_graph_yet(address: str) -> str:
    """What to do where a graph is read that is not there."""
    return f"There is no graph in {address} yet. Load a data set first: opgavenkaart load FOLDER --graph {address}"


@contextmanager
def readable_sqlite_errors(path: Path) -> Iterator[None]:
    """Turns what SQLite reports of a file into what a user can do about it."""
    try:
        yield
    except sqlite3.Error as error:
        raise GraphUnavailable(f"{path}: {_sentence(error, path)}") from error


def _sentence(error: sqlite3.Error, path: Path) -> str:
    text = str(error)
    if "locked" in text or "busy" in text:
        return f"another load has been busy with this graph for {LOCK_TIMEOUT:.0f} seconds. Try again when it is done."
    if "not a database" in text:
        return "this file is not an Opgavenkaart graph. Choose another file with --graph; it was left as it is."
    if "unable to open" in text:
        if path.is_dir():
            return "this is a folder. Give the name of a file in it, for instance with --graph folder/opgavenkaart.db."
        if not path.parent.is_dir():
            return f"the folder {path.parent} does not exist. Make it first, or choose another with --graph."
        return "it cannot be opened. Check that you may write in the folder, or choose another with --graph."
    if "readonly" in text or "read-only" in text:
        return "this file or its folder may not be written to. Copy it to your own folder and name it with --graph."
    if "full" in text:
        return "the disk is full. Nothing was changed. Make room, or choose a file on another disk with --graph."
    if "malformed" in text:
        return "the file is damaged. Load the data sets into a new file with --graph."
    return f"{text}. Nothing was changed."
