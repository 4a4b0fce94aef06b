"""CONTRIBUTING's printed examples run on the shipped programme, and the files that it names are there."""

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys

import pytest

from opgavenkaart.graph.store.open import open_graph
from opgavenkaart.loaders.load import load
from opgavenkaart.queries.core.column_names import HEADINGS
from opgavenkaart.viz.answers import Answers
from tests.paths import DATA, ROOT

TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
TO_BE_MADE = {"queries/lessons.py", "viz/views/products.py", "loaders/exchange/format/jgf.py"}


@pytest.fixture(scope="module")
def shipped(tmp_path_factory):
    with open_graph(str(tmp_path_factory.mktemp("shipped") / "graph.db")) as store:
        for name in ("programme", "enrichment"):
            load(store, str(DATA / name))
        return store.read()


@pytest.fixture
def example(tmp_path, monkeypatch):
    def of(number):
        file = tmp_path / f"printed_{number}.py"
        file.write_text(re.findall(r"(?ms)^```python\n(.*?)^```$", TEXT)[number], "utf-8")
        spec = importlib.util.spec_from_file_location(file.stem, file)
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        monkeypatch.setitem(sys.modules, file.stem, module)
        spec.loader.exec_module(module)
        return module

    return of


def test_each_column_of_the_printed_question_has_a_dutch_heading(example):
    finding = example(0).LESSONS.finding
    assert [c for c in finding.columns() if c not in finding.headings and c not in HEADINGS] == []


def test_the_question_finds_the_lessons_of_the_programme(example, shipped):
    found = example(0).LESSONS(shipped)
    assert found
    assert all(finding.evidence for finding in found)


def test_the_view_draws_the_products_of_the_programme(example, shipped):
    picture = example(1).products(Answers(shipped))
    assert len(picture.boxes) == len(shipped.nodes["group"])


def test_each_file_that_is_named_is_there():
    named = set(re.findall(r"`((?:app|docs|graph|loaders|queries|tests|viz)/[\w./]*)`", TEXT)) - TO_BE_MADE
    assert [name for name in named if not (ROOT / name).exists()] == []


FORMATS_OF = """
import json
from opgavenkaart.loaders.exchange.format import READ, WRITTEN
from opgavenkaart.loaders.exchange.formats import FORMATS
yes = lambda id, ids: "yes" if id in ids else ""
rows = [[id, f.suffix, f.what.en, yes(id, READ), yes(id, WRITTEN)] for id, f in FORMATS.items()]
"""
ROUND_TRIP = """
from pathlib import Path
from opgavenkaart.graph.store.open import open_graph
from opgavenkaart.loaders.export.other_tools import export
from opgavenkaart.loaders.load import load
with open_graph("graph.db") as store:
    for name in ("programme", "enrichment"):
        load(store, str(Path("opgavenkaart/data") / name))
        Path("x.jgf").write_bytes(export(store, "jgf", name).content)
        loaded, problems = load(store, "x.jgf", name)
        changed = [(delta.added, delta.changed, delta.removed) for delta in (loaded.nodes, loaded.claims)]
        assert changed == [(0, 0, 0)] * 2, changed
"""


def rows_of_formats(readme):
    """The rows of README's table of formats."""
    table = readme.partition("| Format | File |")[2].partition("\n\n")[0]
    cells = ([cell.strip().strip("`") for cell in row.strip("|").split("|")] for row in table.split("\n")[2:])
    return list(cells)


def copied(folder, part):
    """The package in a folder of its own, with this part of it to be written in; the rest is linked to."""
    package = folder / "opgavenkaart"
    shutil.copytree(ROOT / "app", package)
    for each in ("data", "graph", "loaders", "queries", "viz"):
        if each != part:
            (package / each).symlink_to(ROOT / each)
    shutil.copytree(ROOT / part, package / part)
    return package


@pytest.fixture(scope="module")
def copy_with_format(tmp_path_factory):
    """A copy of the code in which the recipe for a format was followed to the letter."""
    folder = tmp_path_factory.mktemp("copy")
    package = copied(folder, "loaders")
    recipe = TEXT.partition("## A new format of another tool")[2].partition("\n## ")[0]
    (name,) = TO_BE_MADE & set(re.findall(r"`([\w/]+\.py)`", recipe))
    (package / name).write_text(re.findall(r"(?ms)^```python\n(.*?)^```$", recipe)[0], "utf-8")
    word, where = re.findall(r"`(\"\w+\")` in `(\w+)`", recipe)[0]
    listed = package / "loaders/exchange/format/__init__.py"
    text = listed.read_text("utf-8")
    assert text.count(f"\n{where} = (") == 1
    listed.write_text(re.sub(rf"(?m)^({where} = \(.*)\)$", rf"\1, {word})", text), "utf-8")
    (row,) = re.findall(r"``(\|.*\|)``", recipe)
    return folder, row


def run_in(folder, *arguments):
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "300"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_readme_has_a_row_for_each_format_and_the_recipe_prints_that_of_its_own(copy_with_format):
    folder, row = copy_with_format
    found = json.loads(run_in(folder, "-c", f"{FORMATS_OF}print(json.dumps(rows))"))
    readme = rows_of_formats((ROOT / "README.md").read_text("utf-8"))
    own = [cell.strip().strip("`") for cell in row.strip("|").split("|")]
    assert sorted([*readme, own]) == sorted(found)


def test_the_format_is_in_help_and_what_it_writes_of_the_programme_comes_back(copy_with_format):
    folder, _ = copy_with_format
    for command in ("export", "load"):
        assert "jgf" in run_in(folder, "-m", "opgavenkaart", command, "--help")
    run_in(folder, "-c", ROUND_TRIP)


@pytest.mark.parametrize("number", [0, 1, 2])
def test_each_printed_file_is_in_the_style_of_the_house(number):
    printed = re.findall(r"(?ms)^```python\n(.*?)^```$", TEXT)[number].encode()
    for command in (("check", "--stdin-filename", "queries/lessons.py", "-"), ("format", "--check", "-")):
        done = subprocess.run([sys.executable, "-m", "ruff", *command], input=printed, cwd=ROOT, capture_output=True)
        assert done.returncode == 0, done.stdout


@pytest.fixture(scope="module")
def copy_with_kind(tmp_path_factory):
    """A copy of the code in which the recipe for a kind, with its link and table, was followed to the letter."""
    folder = tmp_path_factory.mktemp("kind")
    package = copied(folder, "graph")
    recipe = TEXT.partition("## A new table, kind of node or link")[2].partition("\n## ")[0]
    steps = re.findall(r"(?ms)^\d\. In `(\w+\.py)` the \w+, after \"(\w+)\".*?: `([^`]*)`", recipe)
    assert [file for file, _, _ in steps] == ["kinds.py", "relations.py", "tables.py"]
    for file, before, declaration in steps:
        path = package / "graph/model" / file
        text = path.read_text("utf-8")
        written, found = re.subn(
            rf'(?ms)^    (\w+)\(\s*"{before}",.*?\),\n(?=    \w|    #|\)|    \*)',
            rf"\g<0>    {' '.join(declaration.split())},\n",
            text,
        )
        assert found == 1, (file, before)
        path.write_text(written, "utf-8")
    (folder / "tests").symlink_to(ROOT / "tests")
    shutil.copy(ROOT / "pyproject.toml", folder)
    programme = folder / "programme"
    programme.mkdir()
    (programme / "issues.csv").write_text("id,name\nwork,Working at home\n", "utf-8")
    (programme / "budgets.csv").write_text("id,name,issue\nreserve,The reserve,work\n", "utf-8")
    return folder


@pytest.mark.slow
def test_a_kind_of_the_recipe_loads_is_asked_drawn_and_exported(copy_with_kind):
    def run(*arguments):
        return run_in(copy_with_kind, "-m", "opgavenkaart", *arguments, "--lang", "en")

    assert "things 2 added" in run("load", "programme", "--graph", "g.db")
    assert "budgets" in run("tables", "budgets")
    assert "pays for" in run("ask", "profile", "--about", "The reserve", "--graph", "g.db")
    assert "The reserve pays for Working at home" in run(
        "ask", "path", "--from", "reserve", "--to", "work", "--graph", "g.db"
    )
    run("map", "--graph", "g.db", "--out", "map.html")
    assert "The reserve" in (copy_with_kind / "map.html").read_text("utf-8")
    run("export", "--graph", "g.db", "--out", "g.jsonld")
    assert "The reserve" in (copy_with_kind / "g.jsonld").read_text("utf-8")
    run("export", "--graph", "g.db", "--dataset", "programme", "--out", "again.xlsx")
    assert "2 added" in run("load", "again.xlsx", "--graph", "again.db")


@pytest.mark.slow
def test_a_kind_of_the_recipe_passes_the_tests_of_looks_and_vocabulary(copy_with_kind):
    chosen = ("tests/viz/style", "tests/graph/model", "tests/loaders/suggest/test_vocabulary.py")
    run_in(copy_with_kind, "-m", "pytest", "-q", "-p", "no:cacheprovider", *chosen)
