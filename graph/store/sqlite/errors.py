"""What SQLite says of a file, as what a user can do about it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from opgavenkaart.errors import GraphUnavailable

PATIENCE = 30.0  # seconds to wait for another load


class Explained:
    """Turns what SQLite says of a file into what a user can do about it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, sqlite3.Error):
            raise GraphUnavailable(f"{self.path}: {self._sentence(error)}") from error

    def _sentence(self, error: sqlite3.Error) -> str:
        text = str(error)
        if "locked" in text or "busy" in text:
            return f"another load has been busy with this graph for {PATIENCE:.0f} seconds. Try again when it is done."
        if "not a database" in text:
            return "this file is not an Opgavenkaart graph. Choose another file with --graph; it was left as it is."
        if "unable to open" in text:
            if self.path.is_dir():
                return (
                    "this is a folder. Give the name of a file in it, for instance with --graph folder/opgavenkaart.db."
                )
            if not self.path.parent.is_dir():
                return f"the folder {self.path.parent} does not exist. Make it first, or choose another with --graph."
            return "it cannot be opened. Check that you may write in the folder, or choose another with --graph."
        if "readonly" in text or "read-only" in text:
            return "this file or its folder may not be written to. Copy it to your own folder and name it with --graph."
        if "full" in text:
            return "the disk is full. Nothing was changed. Make room, or choose a file on another disk with --graph."
        if "malformed" in text:
            return "the file is damaged. Load the data sets into a new file with --graph."
        return f"{text}. Nothing was changed."
