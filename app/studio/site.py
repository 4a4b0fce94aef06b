"""The packages that run in the studio, as one archive: this one, what it needs in plain Python, and wheels."""

from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import distribution, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

PLAIN = ("jinja2", "markupsafe", "networkx", "rapidfuzz", "XlsxWriter")  # whose compiled parts can be left out
_FOLDERS = ("", "data", "graph", "loaders", "queries", "viz")  # of this package, which an editable one has apart
_LEFT_OUT = ("__pycache__", "tests", "commands", "assets/vendor/vis-network.LICENSE", "studio/assets", "__pyinstaller")
_COMPILED = (".so", ".pyd", ".pyi", ".c", ".pyx", ".dylib")


def archive(*wheels: Mapping[str, bytes]) -> bytes:
    """A zip without compression, which compresses best as a whole; the same for the same packages."""
    found = dict[str, bytes]()
    for folder in _FOLDERS:
        found |= dict(_within(files(".".join(filter(None, ("opgavenkaart", folder)))), f"opgavenkaart/{folder}"))
    found["numpy.py"] = (files("opgavenkaart.studio") / "arrays.py").read_bytes()
    own = version("opgavenkaart")
    metadata = f"Metadata-Version: 2.1\nName: opgavenkaart\nVersion: {own}\n"
    found[f"opgavenkaart-{own}.dist-info/METADATA"] = metadata.encode()
    for name in PLAIN:
        found |= _installed(name)
    for wheel in wheels:
        found |= wheel
    return zipped(found)


def zipped(found: Mapping[str, bytes]) -> bytes:
    """Files as a zip without compression and without times."""
    written = BytesIO()
    with ZipFile(written, "w", ZIP_STORED) as into:
        for name in sorted(found):
            into.writestr(ZipInfo(name), found[name])
    return written.getvalue()


def _within(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        name = f"{path.rstrip('/')}/{item.name}"
        if any(left_out in name for left_out in _LEFT_OUT):
            continue
        if item.is_dir():
            yield from _within(item, name)
        else:
            yield name, item.read_bytes()


def _installed(name: str) -> dict[str, bytes]:
    """The files of an installed distribution in plain Python."""
    there = distribution(name)
    paths: Iterable[str] = (path.as_posix() for path in there.files or ())
    used = [
        path
        for path in paths
        if not path.startswith("..")
        and not path.endswith(_COMPILED)
        and not any(left_out in path.split("/") for left_out in _LEFT_OUT)
        and (".dist-info/" not in path or path.endswith("/METADATA") or "LICENSE" in path.upper())
    ]
    return {path: there.locate_file(path).read_bytes() for path in used}  # type: ignore[attr-defined]
