"""A browser that is on this computer already, to make of an SVG picture what only a browser can: PNG and PDF."""

import os
import re
import subprocess
import tempfile
from html import unescape
from pathlib import Path

from opgavenkaart.errors import OpgavenkaartError
from opgavenkaart.graph.text import Text
from opgavenkaart.viz.svg.png_crop import cropped

_NEEDS_BROWSER = Text(
    "{out} vereist een browser: {why}. Neem --out {other}, waarvoor geen browser nodig is, of zet in CHROMIUM het pad "
    "van een browser.",
    "{out} needs a browser to be made: {why}. Take --out {other}, which needs none, or set CHROMIUM to the path of a "
    "browser.",
)
BROWSERS = (
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "msedge"),
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    r"C:\Program Files\Microsoft\Edge\Application\msedge.exe",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"%LOCALAPPDATA%\Google\Chrome\Application\chrome.exe",  # installed for one user
)
QUIETLY = (  # without a window, and without traffic of its own
    *("--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--no-default-browser-check"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions"),
)
_PICTURE = re.compile(r'<pre id="picture">(.*?)</pre>', re.DOTALL)
TIME_LIMIT = 60  # seconds
SCALE = 2
# A window has less room within than its size says, which differs by system: it is made larger, the picture cut.
AROUND = 200
_PAGE = """<!doctype html>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>{title}</title>
<style>@page {{ size: A4 landscape; margin: 10mm }} html, body {{ margin: 0 }} svg {{ display: block }}
@media print {{ svg {{ width: 100%; height: auto }} }}</style>
{svg}
"""


def on_this_computer() -> str | None:
    """The browser that CHROMIUM names, else the first that is found."""
    chosen = os.environ.get("CHROMIUM")
    names = [chosen] if chosen else map(os.path.expandvars, BROWSERS)
    return next(filter(None, map(_program, names)), None)


def _program(name: str) -> str | None:
    """The full path of a program, which is its name or in a folder of PATH; never one of the current folder, which
    may be a stranger's and where Windows looks first."""
    folders = [Path(folder) for folder in os.get_exec_path() if Path(folder).is_absolute()]
    endings = ("", ".exe") if os.name == "nt" else ("",)
    in_path = (folder / f"{name}{ending}" for folder in folders for ending in endings)
    places = [Path(name)] if Path(name).is_absolute() else in_path
    return next((str(place) for place in places if place.is_file() and os.access(place, os.X_OK)), None)


def found(out: str, instead: str = ".svg") -> str:
    """The browser to make this file with; `instead` is the ending of one that can be made without.

    Raises
    ------
    OpgavenkaartError
        Where there is none.
    """
    if browser := on_this_computer():
        return browser
    why = Text("er is geen Edge, Chrome of Chromium gevonden", "no Edge, Chrome or Chromium was found")
    if chosen := os.environ.get("CHROMIUM"):
        nl, en = "het programma {}, dat CHROMIUM noemt, is er niet", "there is no program {}, which CHROMIUM names"
        why = Text(nl.format(chosen), en.format(chosen))
    raise OpgavenkaartError(_NEEDS_BROWSER.format(out=out, why=why, other=str(Path(out).with_suffix(instead))))


def png(svg: str, width: int, height: int, out: str) -> bytes:
    """The picture in pixels, at twice its size."""
    window = f"--window-size={width + AROUND},{height + AROUND}"
    made = _made(svg, out, f"--force-device-scale-factor={SCALE}", window, "--hide-scrollbars", "--screenshot={file}")
    return cropped(made, SCALE * width, SCALE * height)


def pdf(svg: str, out: str) -> bytes:
    """The picture on a page of A4, still as lines and letters."""
    return _made(svg, out, "--no-pdf-header-footer", "--print-to-pdf={file}")


def drawn_by(page: str, out: str) -> str:
    """The picture, as SVG text, that a page makes of itself once it is drawn.

    Raises
    ------
    OpgavenkaartError
        Where there is no browser, or it makes none.
    """
    browser = found(out, ".html")
    with tempfile.TemporaryDirectory(prefix="opgavenkaart-", ignore_cleanup_errors=True) as name:
        file = Path(name) / "page.html"
        file.write_text(page, encoding="utf-8", errors="replace")
        profile = f"--user-data-dir={Path(name) / 'profile'}"
        options = ("--dump-dom", f"--virtual-time-budget={1000 * TIME_LIMIT}", "--window-size=1280,720")
        shown, failure = _run([browser, *QUIETLY, *_as_root(), profile, *options, file.as_uri()])
    if made := _PICTURE.search(shown):
        return f'<?xml version="1.0" encoding="UTF-8"?>\n{unescape(made[1])}\n'
    page_instead = Path(out).with_suffix(".html")
    raise OpgavenkaartError(
        f"{out} is niet gemaakt: {browser} {failure}. Neem --out {page_instead}, en bewaar daaruit.",
        f"{out} was not made: {browser} {failure}. Take --out {page_instead}, and save from that.",
    )


def _made(svg: str, out: str, *options: str) -> bytes:
    """What the browser writes when it opens the picture; it has a profile of its own, in a folder that goes."""
    browser = found(out)
    with tempfile.TemporaryDirectory(prefix="opgavenkaart-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        page, made = folder / "page.html", folder / f"made{Path(out).suffix.lower()}"
        page.write_text(_PAGE.format(title="Opgavenkaart", svg=svg.partition("?>")[2]), encoding="utf-8")
        asked = [option.format(file=made) for option in options]
        _, failure = _run(
            [browser, *QUIETLY, *_as_root(), f"--user-data-dir={folder / 'profile'}", *asked, page.as_uri()]
        )
        if made.exists():
            return made.read_bytes()
    svg_instead = Path(out).with_suffix(".svg")
    raise OpgavenkaartError(
        f"{out} is niet gemaakt: {browser} {failure}. Neem --out {svg_instead}, waarvoor geen browser nodig is, "
        "of zet in CHROMIUM het pad van een andere.",
        f"{out} was not made: {browser} {failure}. Take --out {svg_instead}, which needs no browser, "
        "or set CHROMIUM to the path of another one.",
    )


def _run(command: list[str]) -> tuple[str, str]:
    """Run it; what it prints, and what went wrong, for where nothing came of it."""
    try:
        done = subprocess.run(command, capture_output=True, timeout=TIME_LIMIT, check=False)
    except subprocess.TimeoutExpired:
        return "", f"was not ready within {TIME_LIMIT} seconds"
    except OSError as error:
        return "", f"does not start: {error.strerror or error}"
    lines = done.stderr.decode(errors="replace").strip().splitlines()
    return done.stdout.decode(
        errors="replace"
    ), f"ended with status {done.returncode} and said {lines[-1] if lines else 'nothing'}"


def _as_root() -> list[str]:
    """As root, as in many containers, Chromium starts in no other way; the page has no script that could misuse it."""
    return ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
