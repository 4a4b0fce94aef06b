"""Benchmarks: `make bench`; or some: `python -m tests.bench [small] [load] [register] [sheet] [match] [ask] …`."""

import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from opgavenkaart.queries.ask import possible
from tests.bench import browser, dense, figures, pages
from tests.bench.measure import Cost, Row, opgavenkaart, python, show
from tests.bench.server import emptied, started

DATA = ("data/programme", "data/enrichment")
QUESTIONS = ("gaps", "owners", "overlap")
FEW = 3  # runs, where one takes many seconds


def small(folder: Path) -> Iterator[Row]:
    """The programme's own data, and the time to start."""
    graph, page = folder / "small.db", folder / "page.html"

    def job() -> Cost:
        remove(graph)
        return python("-m", "tests.bench.job", graph, page, *DATA)

    def two_commands() -> Cost:
        remove(graph)
        loaded = opgavenkaart("load", *DATA, "--graph", graph)
        return loaded + opgavenkaart("map", "--out", page, "--graph", graph)

    obvious = partial(python, "-m", "tests.bench.obvious", folder / "obvious.html", *DATA)
    yield Row("load, ask and map", job, "pandas + networkx + pyvis", obvious, 1.0)
    yield Row("the two commands of make map", two_commands, "pandas + networkx + pyvis", obvious)
    nothing = partial(python, "-c", "pass")
    yield Row("opgavenkaart --help", partial(opgavenkaart, "--help"), "python -c pass", nothing)
    yield Row("opgavenkaart questions", partial(opgavenkaart, "questions"), "python -c pass", nothing)
    yield Row(
        "opgavenkaart ask owners", partial(opgavenkaart, "ask", "owners", "--graph", graph), "python -c pass", nothing
    )


def load(folder: Path) -> Iterator[Row]:
    """Large data into a file: beside plain scripts that check nothing."""
    full, graph, plain = programme(folder, 1), folder / "load.db", folder / "plain.db"

    def ours() -> Cost:
        remove(graph)
        return opgavenkaart("load", full, "--graph", graph)

    def to_sqlite() -> Cost:
        remove(plain)
        return python("-m", "tests.bench.plain", "sqlite", full, plain)

    to_networkx = partial(python, "-m", "tests.bench.plain", "networkx", full)
    yield Row("load 300,000 links", ours, "pandas + executemany", to_sqlite, 2.5, FEW)
    yield Row("load 300,000 links", ours, "csv + networkx, row by row", to_networkx, 1.0, FEW)
    again = partial(opgavenkaart, "load", full, "--graph", graph)
    yield Row("load them again, unchanged", again, "load 300,000 links", ours, 0, FEW)


def register(folder: Path) -> Iterator[Row]:
    """An export of the Register van Overheidsorganisaties of 40 MB: beside a pass over it that keeps nothing.

    Our memory is to stay within 250 MB of that of a Python that does nothing, which is some 10 MB.
    """
    export, graph = folder / "exportOO.xml", folder / "register.db"
    python("-m", "tests.bench.register", export)

    def ours() -> Cost:
        remove(graph)
        return opgavenkaart("load", export, "--graph", graph)

    bare = partial(python, "-m", "tests.bench.register", export, "--pass")
    yield Row("load a register of 40 MB", ours, "ElementTree.iterparse, clear", bare, 3, FEW)


def sheet(folder: Path) -> Iterator[Row]:
    """A workbook of 50,000 rows, five times: beside python-calamine, which reads the values alone."""
    book = folder / "sheet.xlsx"
    python("-m", "tests.bench.sheet", book)
    ours, plain = (partial(python, "-m", "tests.bench.sheet", book, way) for way in ("--ours", "--plain"))
    yield Row("read a sheet of 50,000 rows, 5 times", ours, "python-calamine", plain, 1.3)
    checked = partial(opgavenkaart, "check", book)
    yield Row("check it, once", checked, "python-calamine, 5 times", plain, 0, FEW)


def match(folder: Path) -> Iterator[Row]:
    """10,000 names sought among 7,208 organisations: under a minute, beside every name with every other."""
    file = folder / "names.json"
    python("-m", "tests.bench.match", file)
    ours, every = (partial(python, "-m", "tests.bench.match", file, how) for how in ("ours", "all"))
    yield Row("match 10,000 names with 7,208 bodies", ours, "rapidfuzz, all pairs", every, 1.0, FEW)


def ask(folder: Path) -> Iterator[Row]:
    """Questions of a file ten times as large take ten times as long, and a little."""
    graphs = {scale: loaded(folder, scale) for scale in (1, 0.1)}
    for question in QUESTIONS:
        large, tenth = (partial(opgavenkaart, "ask", question, "--graph", graphs[scale]) for scale in (1, 0.1))
        yield Row(f"ask {question}", large, "the same of a tenth", tenth, 11, FEW)


def dense_asked(folder: Path) -> Iterator[Row]:
    """Each question of a dense programme, a tenth and the whole of it, beside one that does little but read.

    About one thing, beside the list of data sets.
    """
    for organisations, target in ((dense.TENTH, 3.0), (dense.FULL, 4.0)):
        tables, graph = folder / f"dense-{organisations}", folder / f"dense-{organisations}.db"
        python("-m", "tests.bench.dense", tables, organisations)
        opgavenkaart("load", tables, "--graph", graph)
        matrix = partial(opgavenkaart, "ask", "matrix", "--graph", graph)
        for question in (question.id for question in possible()):
            asked = partial(opgavenkaart, "ask", question, "--graph", graph)
            yield Row(f"ask {question}, {organisations:,}", asked, "ask matrix", matrix, target, FEW)
        ends = "--from", "organisation:o1", "--to", "organisation:o2"
        path = partial(opgavenkaart, "ask", "path", *ends, "--graph", graph)
        yield Row(f"ask path, {organisations:,}", path, "ask matrix", matrix, 2.0, FEW)
        datasets = partial(opgavenkaart, "datasets", "--graph", graph)
        for question in (question.id for question in possible("issue:i1")):
            about = partial(opgavenkaart, "ask", question, "--about", "issue:i1", "--graph", graph)
            yield Row(f"ask {question} --about, {organisations:,}", about, "datasets", datasets, 1.5, FEW)
    every = partial(
        opgavenkaart, "ask", "all", "--graph", folder / f"dense-{dense.TENTH}.db", "--out", folder / "a.xlsx"
    )
    tenth = partial(opgavenkaart, "ask", "matrix", "--graph", folder / f"dense-{dense.TENTH}.db")
    yield Row("ask all --out a.xlsx", every, "ask matrix", tenth, 25.0, 1)


def neo4j(folder: Path) -> Iterator[Row]:
    """The same beside Neo4j: loading beside the bare driver, asking a file beside asking the server."""
    with started("4g") as server:
        if not server:
            return
        full = programme(folder, 1)

        def ours() -> Cost:
            emptied(server)
            return opgavenkaart("load", full, "--graph", server)

        def bare() -> Cost:
            emptied(server)
            return python("-m", "tests.bench.plain", "neo4j", full, server)

        yield Row("load 300,000 links into Neo4j", ours, "UNWIND … MERGE, bare driver", bare, 1 / 0.9, FEW)
        emptied(server)
        opgavenkaart("load", full, "--graph", server)
        graph = loaded(folder, 1)
        for question in QUESTIONS:
            file, warm = (partial(opgavenkaart, "ask", question, "--graph", where) for where in (graph, server))
            yield Row(f"ask {question}, of a file", file, "the same of a warm Neo4j", warm, 1.0, FEW)


def page(folder: Path) -> Iterator[Row]:
    """Opening a map, until it stands still and can be used, beside pyvis's own page; MB is the size of the file.

    Ours gathers what nobody could read: of 1,000 things it draws some tens of marks, and tells so.
    """
    with browser.browser() as chromium:
        if not chromium:
            return
        files = {size: pages.ours(folder, size) for size in pages.SIZES}
        for size, file in files.items():
            if not browser.works_at_once(chromium, file):
                sys.exit(f"The page of {size} nodes counts as usable, yet does not find what is typed.")
            ours = partial(browser.usable, chromium, file)
            theirs = partial(browser.usable, chromium, pages.theirs(folder, size))
            target = 1 / 50 if size >= 1000 else 0
            yield Row(f"open a map of {size:,} nodes", ours, "the page that pyvis writes", theirs, target, FEW)
        for size, file in files.items():
            frames, megabytes = browser.frames(chromium, file), file.stat().st_size / 1e6
            print(f"pan a map of {size:,} nodes: {frames:.0f} frames a second, {megabytes:.2f} MB")
        print(f"A page of pyvis that is not ready after {browser.PATIENCE:g} s counts as that.", file=sys.stderr)


def map_figures(folder: Path) -> Iterator[Row]:
    """What the page is held to: its first picture, its size and its letters. These have targets, and no baseline."""
    figures.page_size(folder, DATA)
    with browser.browser() as chromium:
        if chromium:
            figures.first_pictures(chromium, folder)
            figures.label_heights(chromium, folder)
    yield from ()


SECTIONS: dict[str, Callable[[Path], Iterator[Row]]] = {
    "small": small,
    "load": load,
    "register": register,
    "sheet": sheet,
    "match": match,
    "ask": ask,
    "dense": dense_asked,
    "neo4j": neo4j,
    "page": page,
    "figures": map_figures,
}


def programme(folder: Path, scale: float) -> Path:
    """The folder with a made-up programme, made when first asked for."""
    tables = folder / f"programme-{scale:g}"
    if not tables.exists():
        python("-m", "tests.bench.programme", tables, "--scale", scale)
    return tables


def loaded(folder: Path, scale: float) -> Path:
    """The graph of a made-up programme, loaded when first asked for."""
    graph = folder / f"programme-{scale:g}.db"
    if not graph.exists():
        opgavenkaart("load", programme(folder, scale), "--graph", graph)
    return graph


def remove(graph: Path) -> None:
    """Away with a graph and what lies beside it."""
    for file in graph.parent.glob(f"{graph.name}*"):
        file.unlink()


def main(*names: str) -> None:
    """Run the sections named, or all."""
    if unknown := set(names) - SECTIONS.keys():
        sys.exit(f"There is no section {', '.join(sorted(unknown))}. Sections: {', '.join(SECTIONS)}.")
    with tempfile.TemporaryDirectory() as folder:
        show(row for name in names or SECTIONS for row in SECTIONS[name](Path(folder)))


if __name__ == "__main__":
    main(*sys.argv[1:])
