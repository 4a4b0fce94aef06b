"""XML of other tools: read piece by piece, without entities; written without what XML cannot hold."""

from __future__ import annotations

import re
from pathlib import Path

from opgavenkaart.graph.text import Text
from opgavenkaart.loaders.files.sheet import Progress, UnreadableFile
from opgavenkaart.loaders.files.xml_events import Reader, read_xml

AGAIN = Text(
    "Exporteer het opnieuw uit het programma waar het vandaan komt, als GraphML of GEXF.",
    "Export it again from the program that it comes from, as GraphML or GEXF.",
)
CONTROL = Text("besturingstekens in teksten (die worden �)", "control characters in texts (they become �)")
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2 (Char)


def read(path: Path, reader: Reader, progress: Progress) -> None:
    """Tell a reader all that a file holds. Raises UnreadableFile, which says where to get a better one."""
    try:
        read_xml(path, reader, progress)
    except UnreadableFile as error:
        if isinstance(error.__cause__, OSError):
            raise
        raise UnreadableFile(error.reason, AGAIN) from error


def holdable(text: str) -> str:
    """A text as XML can hold it."""
    return _FORBIDDEN.sub("\ufffd", text)
