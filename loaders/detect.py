"""What does a path hold? Its content says, whatever it is called."""

from pathlib import Path
from typing import NamedTuple

from opgavenkaart.loaders.exchange.formats import network_kind
from opgavenkaart.loaders.files.detect import FileStart, start_of
from opgavenkaart.loaders.registers.detect import register_kind


class Detected(NamedTuple):
    """What a path holds, and how the file starts; None of a folder, and where it cannot be opened."""

    kind: str  # a register, a format of another tool, or "tables"
    start: FileStart | None


def detect(path: Path) -> Detected:
    """What a path holds; a file is opened once. What is nothing else is tables, whose reader says what is wrong."""
    try:
        start = start_of(path)
    except OSError:
        return Detected("tables", None)
    return Detected(register_kind(start) or network_kind(start) or "tables", start)
