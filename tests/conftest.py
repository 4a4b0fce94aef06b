"""What tests share: a real Neo4j server, browser and LibreOffice, and one closing line on what was left out."""

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
from hypothesis import settings

from opgavenkaart.graph.store.base import Store
from opgavenkaart.graph.store.sqlite.store import SqliteStore
from opgavenkaart.viz.svg.browser import QUIETLY as HEADLESS
from opgavenkaart.viz.svg.browser import on_this_computer

if TYPE_CHECKING:
    from playwright.sync_api import Browser

settings.register_profile("untimed", deadline=None)  # a busy machine is no fault: speed is measured by benchmarks
settings.load_profile("untimed")

SERVER = Path(__file__).parent / "neo4j_server" / "server.py"
NOT_INSTALLED = 77
MARKED_BY = {"neo4j_uri": "neo4j", "chromium": "browser", "office": "office"}
QUIETLY = ("--no-sandbox", *HEADLESS)  # works within a container too


@pytest.fixture
def new(tmp_path):
    """Makes an empty graph in a file."""
    opened: list[Store] = []

    def make() -> Store:
        opened.append(SqliteStore(tmp_path / f"{len(opened)}.db"))
        return opened[-1]

    yield make
    for store in opened:
        store.close()


@pytest.fixture(scope="session", autouse=True)
def _nobodys_settings() -> Iterator[None]:
    """Whoever runs the tests may have a graph or a language of their own."""
    with pytest.MonkeyPatch.context() as environment:
        for name in [name for name in os.environ if name.startswith("OPGAVENKAART_")]:
            environment.delenv(name)
        yield


@pytest.fixture(scope="session")
def neo4j_uri() -> Iterator[str]:
    """The address of an empty Neo4j, which tests may fill and empty; NEO4J_USERNAME and so on hold the rest.

    The server that NEO4J_URI names, else one started for this session.
    """
    if not (theirs := os.environ.get("NEO4J_URI")):
        with started_server() as server, pytest.MonkeyPatch.context() as environment:
            for setting in ("username", "password", "database"):
                environment.setenv(f"NEO4J_{setting.upper()}", server[setting])
            yield server["uri"]
        return
    if nodes := ask_neo4j(theirs, "MATCH (n) RETURN count(n) AS nodes"):
        pytest.fail(
            f"NEO4J_URI={theirs} holds {nodes} nodes, which the tests would delete. "
            "Name an empty database, or unset NEO4J_URI to have one started.",
            pytrace=False,
        )
    yield theirs
    ask_neo4j(theirs, "MATCH (n) DETACH DELETE n RETURN count(n) AS nodes")


@pytest.fixture(scope="session")
def chromium() -> Iterator["Browser"]:
    """A headless Chromium, Chrome or Edge, driven by Playwright."""
    executable = on_this_computer()
    if not executable:
        left_out("browser", "no Chromium, Chrome or Edge: install one, or set CHROMIUM to its path")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(QUIETLY))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def office() -> str:
    """The program of LibreOffice, with its Calc."""
    program = shutil.which("soffice")
    if not program:
        left_out("LibreOffice", "install its Calc (Debian: libreoffice-calc-nogui), with soffice on the PATH")
    return program


def left_out(kind: str, why: str) -> NoReturn:
    """Skip what this machine cannot run; on CI nothing may be left out."""
    reason = f"{kind} test ({why})"
    if os.environ.get("CI") == "true":
        pytest.fail(f"CI=true leaves nothing out, but: {reason}", pytrace=False)
    pytest.skip(reason)


@contextmanager
def started_server() -> Iterator[dict[str, str]]:
    """A server of our own, until its input closes."""
    command = [sys.executable, str(SERVER), "--password", "only-for-tests"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True) as server:
        assert server.stdin
        assert server.stdout
        assert server.stderr
        if ready := server.stdout.readline():
            yield json.loads(ready)
            server.stdin.close()
            return
        complaint = server.stderr.read().strip()
    if server.returncode == NOT_INSTALLED:
        left_out("Neo4j", f"{complaint}: install Maven and the tools for tests (make .venv/dev), or set NEO4J_URI")
    pytest.fail(complaint, pytrace=False)


def ask_neo4j(uri: str, query: str) -> int:
    """The one number that a query returns."""
    from neo4j import GraphDatabase

    auth = (os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ.get("NEO4J_PASSWORD", ""))
    with GraphDatabase.driver(uri, auth=auth) as driver:
        found = driver.execute_query(query, database_=os.environ.get("NEO4J_DATABASE"))
    return int(found.records[0]["nodes"])


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whoever asks for the server or the browser need not say so twice."""
    for item in items:
        for fixture, marker in MARKED_BY.items():
            if fixture in getattr(item, "fixturenames", ()):
                item.add_marker(marker)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line: what was left out, and how to get it."""
    stats = terminalreporter.stats
    counts = Counter(skip.longrepr[2].removeprefix("Skipped: ") for skip in stats.get("skipped", []))
    if deselected := len(stats.get("deselected", [])):
        counts["test (not chosen this time: make test runs all)"] = deselected
    parts = [f"{n} × {why}" for why, n in counts.items()]
    terminalreporter.write_line(f"Left out: {'; '.join(parts)}." if parts else "Nothing was left out.")
