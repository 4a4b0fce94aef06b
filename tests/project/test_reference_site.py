"""The site that `make docs` makes: every link leads somewhere, and nothing is asked of a network."""

import re
import subprocess
import sys

import pytest

from opgavenkaart.graph.model import TABLES
from opgavenkaart.loaders.exchange.formats import FORMATS
from opgavenkaart.loaders.problems.problem import CODES
from opgavenkaart.queries import QUESTIONS
from tests.paths import ROOT


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    subprocess.run([sys.executable, str(ROOT / "docs" / "generate.py"), str(folder)], check=True, capture_output=True)
    return {file.stem: file.read_text("utf-8") for file in folder.iterdir()}


def test_it_has_all_that_is_declared(site):
    assert [table for table in TABLES if f'<h2 id="{table}">' not in site["tables"]] == []
    assert [question for question in QUESTIONS if f'<h2 id="{question}">' not in site["questions"]] == []
    codes = [code for family in CODES.values() for code in family]
    assert [code.id for code in codes if f"<td>{code.id}</td>" not in site["problems"]] == []
    assert [format for format in FORMATS if f"<td>{format}</td>" not in site["formats"]] == []


def test_nothing_of_it_comes_from_a_network(site):
    for text in site.values():
        assert re.findall(r"<(?:script|link|img|iframe)|url\(|@import", text) == []
