"""CONTRIBUTING's printed examples run on the shipped programme, and the files that it names are there."""

import importlib.util
import re
import subprocess
import sys

import pytest

from opgavenkaart.graph.store.open import open_graph
from opgavenkaart.loaders.load import load
from opgavenkaart.queries.core.column_names import HEADINGS
from opgavenkaart.viz.answers import Answers
from tests.paths import DATA, ROOT

TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
TO_BE_MADE = {"queries/lessons.py", "viz/views/domains.py"}


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


def test_the_printed_question_is_in_the_style_of_the_house_and_has_a_dutch_heading_for_each_column(example):
    printed = re.findall(r"(?ms)^```python\n(.*?)^```$", TEXT)[0].encode()
    for command in (("check", "--stdin-filename", "queries/lessons.py", "-"), ("format", "--check", "-")):
        done = subprocess.run([sys.executable, "-m", "ruff", *command], input=printed, cwd=ROOT, capture_output=True)
        assert done.returncode == 0, done.stdout
    finding = example(0).LESSONS.finding
    assert [c for c in finding.columns() if c not in finding.headings and c not in HEADINGS] == []


def test_the_question_finds_the_lessons_of_the_programme(example, shipped):
    found = example(0).LESSONS(shipped)
    assert found
    assert all(finding.evidence for finding in found)


def test_the_view_draws_the_domains_of_the_programme(example, shipped):
    picture = example(1).domains(Answers(shipped))
    assert len(picture.boxes) == len(shipped.nodes["domain"])


def test_each_file_that_is_named_is_there():
    named = set(re.findall(r"`((?:app|docs|graph|loaders|queries|tests|viz)/[\w./]*)`", TEXT)) - TO_BE_MADE
    assert [name for name in named if not (ROOT / name).exists()] == []
