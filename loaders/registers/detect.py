"""Is a file a register, and which? Its content decides, whatever it is called."""

from collections.abc import Callable, Mapping
from pathlib import Path

from opgavenkaart.loaders.files.detect import FileStart, start_of
from opgavenkaart.loaders.files.sheet import Progress, UnreadableFile
from opgavenkaart.loaders.registers.model import Contents
from opgavenkaart.loaders.registers.roo import ROOTS, read_roo
from opgavenkaart.loaders.registers.tooi.bodies import read_tooi_json, read_tooi_xml
from opgavenkaart.loaders.registers.tooi.nodes import ROOT

REGISTER_READERS: Mapping[str, Callable[[Path, Progress], Contents]] = {
    "roo": read_roo,
    "tooi_xml": read_tooi_xml,
    "tooi_json": read_tooi_json,
}


def register_kind(start: FileStart) -> str:
    """Which register a file is; "" of any other."""
    if start.text.startswith(b"<"):
        root, has_doctype = start.root
        if root == ROOT:
            return "tooi_xml"
        return "roo" if root in ROOTS or (has_doctype and start.suffix == ".xml") else ""
    is_tooi = start.text.startswith((b"[", b"{")) and b'"@id"' in start.text and b"/tooi/" in start.text
    return "tooi_json" if is_tooi else ""


def is_register(path: Path) -> bool:
    """Whether a path is a register that can be opened."""
    try:
        return register_kind(start_of(path)) != ""
    except (OSError, UnreadableFile):
        return False
