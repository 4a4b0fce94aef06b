"""What a format of another tool is: its name and files, what it cannot hold, and who detects, reads and writes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from opgavenkaart.graph.text import Text
from opgavenkaart.loaders.exchange.from_graph import Outgoing
from opgavenkaart.loaders.exchange.network import Network
from opgavenkaart.loaders.files.detect import FileStart
from opgavenkaart.loaders.files.sheet import Progress

Read = Callable[[Path, Progress], Network]  # raises UnreadableFile


@dataclass(frozen=True, kw_only=True)
class Format:
    """One format. `suffix` is that of its files; several may share one, and a folder has none.

    A format that is written has `write`: the content of a file, or of the files of a folder by name. One that is read
    has `detect`, which tells its files by how they start, and `read`; or `from_json`, which makes a network of the
    object in a JSON file, None of an object of another format.
    """

    suffix: str
    what: Text
    cannot: Text  # what is lost on the way
    write: Callable[[Outgoing], bytes | Mapping[str, bytes]] | None = None
    detect: Callable[[FileStart], bool] | None = None
    read: Read | None = None
    from_json: Callable[[Mapping[str, Any]], Network | None] | None = None

    @property
    def is_read(self) -> bool:
        """Whether its files load."""
        return bool(self.read or self.from_json)
