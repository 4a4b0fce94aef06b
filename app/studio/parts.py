"""What the studio is made of beside this package: fetched by `make studio`, and used only as it was locked.

`parts.json` has each with its exact version and hash. Packages in plain Python are taken as they are installed here.
"""

import hashlib
import json
import tarfile
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

from opgavenkaart.errors import OpgavenkaartError
from opgavenkaart.graph.text import Text

PYTHON = "3.14"  # that Pyodide is
_MISSING = Text(
    "Voor de studio ontbreekt {file} in {folder}. De studio staat als studio.html bij elke uitgave; wie hem zelf "
    "maakt, haalt de onderdelen op met make studio, en geeft de map met --parts.",
    "For the studio {file} is missing in {folder}. Each release has the studio as studio.html; whoever makes it "
    "fetches its parts by make studio, and gives the folder with --parts.",
)
_OTHER = Text(
    "{file} in {folder} is niet het bestand dat is vastgelegd. Gooi het weg, en haal het opnieuw op: make studio.",
    "{file} in {folder} is not the file that was locked. Throw it away, and fetch it again: make studio.",
)


class Part(NamedTuple):
    """A file of npm or PyPI, by exact version and hash."""

    name: str
    version: str
    file: str
    licence: str
    sha256: str
    registry: str  # npm or PyPI

    def content(self, folder: Path) -> bytes:
        """The file, as it was locked. Raises OpgavenkaartError where it is not there, or another."""
        try:
            found = (folder / self.file).read_bytes()
        except OSError:
            raise OpgavenkaartError(_MISSING.format(file=self.file, folder=str(folder))) from None
        if hashlib.sha256(found).hexdigest() != self.sha256:
            raise OpgavenkaartError(_OTHER.format(file=self.file, folder=str(folder)))
        return found


def locked() -> list[Part]:
    """All that has to be fetched."""
    given = json.loads((files("opgavenkaart.studio") / "parts.json").read_text("utf-8"))
    return [Part(registry=part.pop("from"), **part) for part in given]


def npm_files(part: Part, folder: Path) -> dict[str, bytes]:
    """The files of a package of npm, by name."""
    with tarfile.open(fileobj=BytesIO(part.content(folder))) as archive:
        found = {member.name: archive.extractfile(member) for member in archive if member.isfile()}
        return {name.removeprefix("package/"): file.read() for name, file in found.items() if file}


def wheel_files(part: Part, folder: Path) -> dict[str, bytes]:
    """The files of a wheel, by path."""
    with ZipFile(BytesIO(part.content(folder))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
