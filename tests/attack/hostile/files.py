"""Every file and line that commands make of tables with a hostile text in every cell."""

import csv
import io
import json
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from contextlib import chdir
from html.parser import HTMLParser
from itertools import chain
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from opgavenkaart.graph.graph import Graph
from opgavenkaart.graph.store.sqlite.store import SqliteStore
from opgavenkaart.loaders.exchange.format import READ, WRITTEN
from opgavenkaart.loaders.exchange.formats import FORMATS
from opgavenkaart.loaders.export import workbook
from opgavenkaart.viz import VIEWS
from tests.attack.attack import Attack
from tests.attack.hostile.command import Ran, obeyed, run
from tests.attack.hostile.drawing import false_in_drawing
from tests.attack.hostile.payloads import PAYLOADS
from tests.attack.hostile.tables import MARK, columns, hostile_tables, wrong_tables
from tests.attack.hostile.text import false_in_graph, false_texts, formulas, kept_texts

NAMES_OF_PAGE = {  # elements of the page of problems
    *("html", "head", "meta", "title", "style", "body", "main", "header", "footer", "section", "h1", "h2", "h3"),
    *("p", "ul", "ol", "li", "table", "caption", "thead", "tbody", "tr", "th", "td", "span", "strong", "b", "small"),
    *("code", "a", "div", "details", "summary", "br", "em", "nav", "q"),
}
SPREADSHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
PICTURES = ("out.png", b"\x89PNG"), ("out.pdf", b"%PDF-")  # which a browser makes of a drawing: a third is enough
ROOM = 10
GRAPH = "--graph", "g.db"


def trial(number: int) -> str:
    """One payload in every column, through every command; files that others open are looked at as they would."""
    name, payload = [*PAYLOADS.items()][number % len(PAYLOADS)]
    lang = "nl" if number // len(PAYLOADS) % 2 else "en"
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        return next((f"{name}: {wrong[:2000]}" for wrong in found_in(payload, lang, number)), "")


def found_in(payload: str, lang: str, number: int) -> Iterator[str]:
    """What gave way; the current folder is filled with what commands write."""
    made = hostile_tables(payload)
    folder, wrong = made.write(Path("hostile")), wrong_tables(payload).write(Path("wrong"))
    yield from _of_terminal(run("load", folder, *GRAPH, "--lang", lang, on_terminal=True), 0)
    with SqliteStore(Path("g.db")) as store:
        graph = store.records()
    kept = kept_texts(graph)
    yield from false_in_graph(made.cells, kept)
    yield from _of_problems(wrong, lang)
    yield from _of_answers(kept, lang)
    yield from _of_map(graph, lang, number)
    yield from _of_exports(kept, lang)
    yield from _of_reviews(kept, lang)
    yield from _of_terminal(run("diff", "g.db", "wrong", "--lang", lang, on_terminal=True), None)
    yield from _of_terminal(run("unload", "hostile", *GRAPH, on_terminal=True), 0)
    if strangers := {path.name for path in Path().iterdir()} - {"hostile", "wrong", "g.db", "out", "again.db"}:
        yield f"files that nobody asked for: {strangers}"


def _of_terminal(ran: Ran, status: int | None) -> Iterator[str]:
    yield from obeyed(ran.out + ran.talk)
    if status is not None and ran.status != status:
        yield f"exit status {ran.status}: {ran.talk[-500:]}"


def _of_problems(wrong: Path, lang: str) -> Iterator[str]:
    """Every way to see what is wrong, where each cell is."""
    yield from _of_terminal(run("check", wrong, "--lang", lang, on_terminal=True), 1)
    yield from _of_terminal(run("load", wrong, *GRAPH, "--lang", lang, on_terminal=True), 1)
    json.loads(run("check", wrong, "--format", "json").out)
    page = _Page()
    page.feed(run("check", wrong, "--format", "html", "--lang", lang).out)
    yield from page.wrong
    ran = run("load", wrong / "issues.csv", "--set-aside", "out.xlsx", "--graph", "again.db", on_terminal=True)
    yield from _of_terminal(ran, None)
    if Path("out.xlsx").exists():
        yield from _of_workbook(Path("out.xlsx").read_bytes(), {})
        Path("out.xlsx").unlink()


def _of_answers(kept: Mapping[str, str], lang: str) -> Iterator[str]:
    """Every answer in every form."""
    thing = "issue:" + next(text for text in _ids("issue"))
    for question in (["all"], ["profile", "--about", thing], ["path", "--from", thing, "--to", _ids("group")[0]]):
        ask = ["ask", *question, *GRAPH, "--lang", lang]
        yield from _of_terminal(run(*ask, "--format", "table", on_terminal=True), 0)
        plain, table, found = (run(*ask, "--format", form).out for form in ("table", "csv", "json"))
        yield from false_texts(kept, [plain])
        yield from formulas(table, ";" if lang == "nl" else ",")
        yield from false_texts(kept, leaves(json.loads(found)))
        run(*ask, "--out", "out.xlsx")
        yield from _of_workbook(Path("out.xlsx").read_bytes(), kept)
        Path("out.xlsx").unlink()
    yield from _of_terminal(run("datasets", *GRAPH, on_terminal=True), 0)


def _ids(kind: str) -> list[str]:
    with SqliteStore(Path("g.db")) as store:
        return sorted(store.records().nodes[kind])


def _of_map(graph: Graph, lang: str, number: int) -> Iterator[str]:
    """Every view as a drawing; one of them as a picture and on paper too."""
    made = 0
    for view in VIEWS:
        ran = run("map", view, *GRAPH, "--as-of", "ever", "--out", "out.svg", "--lang", lang)
        if ran.status == 0:
            made += 1
            yield from false_in_drawing(Path("out.svg").read_text("utf-8"))
            Path("out.svg").unlink()
    if made < len(VIEWS) - 1:
        yield f"only {made} drawings"
    view = [*VIEWS][number % len(VIEWS)]
    for name, start in PICTURES[: 2 if number % 3 == 0 else 0]:
        ran = run("map", view, *GRAPH, "--as-of", "ever", "--out", name, "--lang", lang)
        if ran.status or not Path(name).read_bytes().startswith(start):
            yield f"{name} of {view}: {ran.talk}"
        Path(name).unlink(missing_ok=True)


def _of_exports(kept: Mapping[str, str], lang: str) -> Iterator[str]:
    """Every format of another tool, and what comes back of those that are read too."""
    for form in WRITTEN:
        name = f"out{FORMATS[form].suffix}"
        ran = run(
            "export", "--format", form, "--dataset", "hostile", *GRAPH, "--out", name, "--lang", lang, on_terminal=True
        )
        yield from _of_terminal(ran, 0)
        paths = [*Path(name).iterdir()] if Path(name).is_dir() else [Path(name)]
        for path in paths:
            yield from (f"{form}: {wrong}" for wrong in false_texts(kept, _texts(path)))
        if form in READ:
            again = run("load", name, "--dataset", "again", "--graph", "again.db", on_terminal=True)
            yield from (f"{form}: {wrong}" for wrong in _of_terminal(again, None))
        for path in paths:
            path.unlink()
        if Path(name).exists():
            Path(name).rmdir()
    with SqliteStore(Path("g.db")) as store:  # with few empty rows, which take most of the time
        _, book = workbook.export(store, "hostile", room=ROOM)
    yield from _of_workbook(book, kept)


def _texts(path: Path) -> Iterator[str]:
    """The texts of a file in a format of another tool; raises where it is broken."""
    content = path.read_bytes()
    if content.startswith(b"PK"):
        yield from texts_of_workbook(content)
    elif path.suffix in (".graphml", ".gexf"):
        for element in ET.fromstring(content).iter():
            yield from (element.text or "", *element.attrib.values())
    elif content.lstrip()[:1] in (b"{", b"["):
        yield from leaves(json.loads(content))
    elif path.suffix == ".csv":
        yield from chain.from_iterable(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def _of_reviews(kept: Mapping[str, str], lang: str) -> Iterator[str]:
    """The workbook in which people say who is who, of records, and of names in a column."""
    for more in ([], ["--names", "hostile/issues.csv", "--column", "name"]):
        ran = run("match", *GRAPH, "--out", "out.xlsx", "--lang", lang, *more, on_terminal=True)
        yield from _of_terminal(ran, 0)
        yield from _of_workbook(Path("out.xlsx").read_bytes(), kept)
        Path("out.xlsx").unlink()
    yield from _of_terminal(run("suggest", "wrong/issues.csv", "--graph", "again.db", on_terminal=True), None)


def _of_workbook(content: bytes, kept: Mapping[str, str]) -> Iterator[str]:
    """What a workbook has beside text: formulas, links to elsewhere, programs; and texts that are false."""
    yield from false_texts(kept, texts_of_workbook(content))
    with ZipFile(io.BytesIO(content)) as parts:
        for name in parts.namelist():
            if name.endswith(".bin") or "externalLink" in name or "connections" in name:
                yield f"{name} in a workbook"
            part = parts.read(name)
            if b'TargetMode="External"' in part:
                yield f"a link to elsewhere in {name}"
            if name.startswith("xl/worksheets/"):  # a template has formulas of its own, for its lists
                formulas_in = ("".join(each.itertext()) for each in ET.fromstring(part).iter(f"{SPREADSHEET}f"))
                yield from (f"a formula in {name}: {formula}" for formula in formulas_in if MARK.search(formula))


def texts_of_workbook(content: bytes) -> Iterator[str]:
    """Its shared texts; raises where a part is broken."""
    with ZipFile(io.BytesIO(content)) as parts:
        for name in parts.namelist():
            root = ET.fromstring(parts.read(name))
            if name == "xl/sharedStrings.xml":
                yield from ("".join(text.itertext()) for text in root.iter(f"{SPREADSHEET}si"))


def leaves(value: Any) -> Iterator[str]:
    """The texts of JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from leaves(part)


class _Page(HTMLParser):
    """The page of problems: nothing but known elements, none of which runs or leads away."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in NAMES_OF_PAGE:
            self.wrong.append(f"<{tag}> on the page of problems")
        for name, value in attrs:
            if name.startswith("on") or (name in ("href", "src", "action") and not (value or "").startswith("#")):
                self.wrong.append(f"{name}={value} on the page of problems")


ATTACK = Attack(
    "hostile cells in files and on the terminal", trial, in_test=1, in_all=len(PAYLOADS), inputs=len(columns())
)
