"""What holds for every folder: it is in the wheel, it says what it is, and it can be overseen."""

import ast
import subprocess
import tomllib
from collections import Counter

import pytest

from tests.paths import ROOT

PRODUCT = ("app", "graph", "loaders", "queries", "viz")
MAX_CODE_FILES = 16
MAX_LINES = 350  # of a file
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def in_git(*patterns: str) -> list[str]:
    """Files that git has, or would add."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return [name for name in listed.stdout.splitlines() if (ROOT / name).exists()]


def test_the_wheel_has_every_package():
    folders = {name.rpartition("/")[0] for top in PRODUCT for name in in_git(f"{top}/*.py")}
    installed = {
        "opgavenkaart" if f == "app" else "opgavenkaart." + f.removeprefix("app/").replace("/", ".") for f in folders
    }
    scripts_of_the_page = {name for name in installed if ".assets" in name}
    assert set(PYPROJECT["tool"]["setuptools"]["packages"]) == installed - scripts_of_the_page | {"opgavenkaart.data"}


@pytest.mark.parametrize("top", [*PRODUCT, "tests"])
def test_no_folder_has_more_files_than_can_be_overseen(top):
    files = [name for name in in_git(f"{top}/*.py", f"{top}/*.js", f"{top}/*.css") if ".min." not in name]
    counts = Counter(name.rpartition("/")[0] for name in files if not name.endswith("__init__.py"))
    assert {folder: count for folder, count in counts.items() if count > MAX_CODE_FILES} == {}


def test_every_file_says_in_a_sentence_what_it_is():
    first = {
        name: (ast.get_docstring(ast.parse((ROOT / name).read_text("utf-8"))) or "").split("\n\n")[0]
        for top in PRODUCT
        for name in in_git(f"{top}/*.py")
    }
    assert [name for name, sentence in first.items() if not sentence.rstrip().endswith((".", "?"))] == []


def test_no_file_is_too_long_to_be_read_at_once():
    counts = {
        name: len((ROOT / name).read_text("utf-8").splitlines()) for top in PRODUCT for name in in_git(f"{top}/*.py")
    }
    assert {name: count for name, count in counts.items() if count > MAX_LINES} == {}


def test_a_class_name_means_one_class():
    names = Counter(
        node.name
        for top in PRODUCT
        for name in in_git(f"{top}/*.py")
        for node in ast.parse((ROOT / name).read_text("utf-8")).body
        if isinstance(node, ast.ClassDef)
    )
    assert {name: count for name, count in names.items() if count > 1} == {}
