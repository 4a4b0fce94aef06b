"""A logo for the page and the picture: a PNG, JPEG or SVG file, known by what is in it and not by its name."""

import base64
import errno
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from xml.parsers import expat

from opgavenkaart.errors import OpgavenkaartError
from opgavenkaart.graph.text import Text
from opgavenkaart.viz.brand.raster import Size, jpeg_size, png_size

MOST = 500_000  # bytes
SVG = "http://www.w3.org/2000/svg"
_NUMBER = re.compile(r"\s*(\d+(?:\.\d+)?)(?:px)?\s*")
_DOCTYPE = re.compile(rb"<!DOCTYPE\s+svg[^\[>]*>", re.IGNORECASE)  # as drawing programs write it: it names a standard
_ACTIVE_TAGS = ("script", "foreignobject", "iframe", "handler", "listener", "audio", "video")
_FETCHES = re.compile(r"(?i)@import|(?:javascript|vbscript):|url\(\s*['\"]?\s*(?!#|data:image/|['\"\s])")
_ACTIVE = Text(
    "Dit logo is een SVG met {found}: dat kan een script starten of iets van elders ophalen. Bewaar het in een "
    "tekenprogramma als gewone SVG, of neem een PNG.",
    "This logo is an SVG with {found}: that can start a script or fetch something from elsewhere. Save it as plain SVG "
    "in a drawing program, or take a PNG.",
)


@dataclass(frozen=True)
class Logo:
    """An image with its type, as in "image/png", and how wide and high it is."""

    type: str
    content: bytes
    width: float
    height: float

    @property
    def address(self) -> str:
        """The image itself as an address, so that nothing need be loaded."""
        return f"data:{self.type};base64,{base64.b64encode(self.content).decode()}"

    def within(self, wide: float, high: float) -> Size:
        """How wide and high it is drawn in this room."""
        scale = min(wide / self.width, high / self.height)
        return self.width * scale, self.height * scale


def logo(file: str) -> Logo:
    """Read a logo.

    Raises
    ------
    OpgavenkaartError
        Where it cannot be read, is too large, or is no whole PNG, JPEG or SVG.
    """
    try:
        if Path(file).exists() and not Path(file).is_file():  # a pipe waits for ever, a device never ends
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        with Path(file).open("rb") as opened:
            size = os.fstat(opened.fileno()).st_size
            content = opened.read(MOST + 1)
    except OSError as error:
        why = error.strerror or error
        raise OpgavenkaartError(
            f"{file} is niet te lezen: {why}. Noem het bestand van een logo.",
            f"{file} cannot be read: {why}. Name the file of a logo.",
        ) from error
    if len(content) > MOST:
        size, most = max(size, len(content)) // 1000, MOST // 1000
        raise OpgavenkaartError(
            f"{file} is {size} kB; een logo is hoogstens {most} kB. Maak het kleiner.",
            f"{file} is {size} kB; a logo is {most} kB at most. Make it smaller.",
        )
    if content.lstrip().startswith(b"<"):
        content = _DOCTYPE.sub(b"", content, count=1)
    for type_, size_of in (("image/png", png_size), ("image/jpeg", jpeg_size), ("image/svg+xml", _svg)):
        if (measured := size_of(content)) and min(measured) > 0 and all(map(isfinite, measured)):
            return Logo(type_, content, *measured)
    raise OpgavenkaartError(
        f"{file} is geen afbeelding die een pagina kan tonen, of niet een hele. Neem een PNG, JPEG of SVG.",
        f"{file} is no image that a page can show, or not a whole one. Take a PNG, JPEG or SVG file.",
    )


def _active(tag: str, attributes: Mapping[str, str]) -> Iterator[str]:
    """What of an element of SVG would run a script, or fetch something from elsewhere."""
    if tag.lower() in _ACTIVE_TAGS:
        yield f"<{tag}>"
    for key, value in attributes.items():
        name = key.rpartition(" ")[2].lower()
        points_out = name in ("href", "src") and not value.strip().startswith(("#", "data:image/"))
        if name.startswith("on") or points_out or _FETCHES.search(value) or value.lower() in ("href", "xlink:href"):
            yield name


def _svg(content: bytes) -> Size | None:
    """Well-formed XML with an <svg> as its root. Raises OpgavenkaartError where it runs or fetches anything."""
    roots: list[tuple[str, dict[str, str]]] = []
    active: list[str] = []  # what does

    def start(name: str, attributes: dict[str, str]) -> None:
        roots.append((name, attributes))
        active.extend(_active(name.rpartition(" ")[2], attributes))

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    parser.CharacterDataHandler = lambda text: active.extend(_FETCHES.findall(text))
    parser.ProcessingInstructionHandler = lambda target, _: active.append(f"<?{target}")
    parser.StartDoctypeDeclHandler = lambda *_: active.append("DOCTYPE")
    parser.buffer_text = True
    try:
        parser.Parse(content, True)
    except expat.ExpatError:
        return None
    (name, attributes) = roots[0]
    if active:
        raise OpgavenkaartError(_ACTIVE.format(found=active[0]))
    if name != f"{SVG} svg":
        return None
    sides = [_NUMBER.fullmatch(attributes.get(side, "")) for side in ("width", "height")]
    if all(sides):
        return tuple(float(side[1]) for side in sides if side)  # type: ignore[return-value]
    box = attributes.get("viewBox", "").replace(",", " ").split()
    try:
        return float(box[2]), float(box[3])
    except (IndexError, ValueError):
        return 300.0, 150.0  # what a browser takes
