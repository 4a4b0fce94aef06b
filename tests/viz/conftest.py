"""The shipped programme as a graph and as a page, and a browser page that fails on any complaint."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from opgavenkaart.graph.graph import Graph
from opgavenkaart.graph.store.open import open_graph
from opgavenkaart.loaders.load import load
from opgavenkaart.viz import READS, PageSpec, draw
from tests.paths import DATA
from tests.viz.worlds import related

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Opened = Callable[..., "Page"]


@pytest.fixture(scope="session")
def programme(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    with open_graph(str(tmp_path_factory.mktemp("programme") / "graph.db")) as store:
        for name in ("programme", "enrichment"):
            load(store, str(DATA / name))
        return store.read(READS)


@pytest.fixture(scope="session")
def html(programme: Graph) -> str:
    return draw(programme, PageSpec(made_on="2026-01-01"))


@pytest.fixture(scope="session")
def graph_for(programme: Graph) -> Callable[[str], Graph]:
    """What to show a view of: the programme, or for what it has no data on, a world that has."""
    return lambda view: related() if view == "coherence" else programme


@pytest.fixture
def opened(chromium: "Browser", html: str, tmp_path: Path) -> Iterator[Opened]:
    """Opens the programme's page, or another, at an address; afterwards no complaint and no request is left."""
    complaints: list[str] = []
    requests: list[str] = []
    contexts = []

    def open_page(address: str = "", *, text: str = html, width: int = 1280, height: int = 720, **options) -> "Page":
        file = tmp_path / "map.html"
        file.write_bytes(text.encode())
        context = chromium.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce", **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: requests.append(request.url))
        page.goto(f"{file.as_uri()}{address}")
        page.wait_for_selector("#tables table", state="attached")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []
    assert [url for url in requests if not url.startswith(("file:", "data:", "blob:"))] == []
    assert len([url for url in requests if url.startswith("file:")]) <= len(contexts)
