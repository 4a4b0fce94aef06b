"""Is the studio made of what was locked, and of nothing else?"""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest

from opgavenkaart.errors import OpgavenkaartError
from opgavenkaart.studio import site
from opgavenkaart.studio.page import SCRIPTS
from opgavenkaart.studio.parts import locked
from opgavenkaart.studio.words import WORDS
from tests.paths import ROOT

ASSETS = ROOT / "app" / "studio" / "assets"


@pytest.mark.parametrize("part", locked(), ids=lambda part: part.name)
def test_only_the_file_that_was_locked_is_used(part, tmp_path):
    assert re.fullmatch("[0-9a-f]{64}", part.sha256)
    with pytest.raises(OpgavenkaartError, match="is missing"):
        part.content(tmp_path)
    (tmp_path / part.file).write_bytes(b"another")
    with pytest.raises(OpgavenkaartError, match="not the file that was locked"):
        part.content(tmp_path)


def test_the_archive_is_the_same_each_time_and_runs_without_compiled_parts():
    first = site.archive({"wheel.txt": b"of a wheel"})
    assert first == site.archive({"wheel.txt": b"of a wheel"})
    with ZipFile(BytesIO(first)) as archive:
        names = archive.namelist()
    assert [name for name in names if name.endswith((".so", ".pyd", ".pyc")) or name.startswith((".", "/"))] == []
    for needed in ("numpy.py", "wheel.txt", "networkx/__init__.py", "rapidfuzz/fuzz_py.py"):
        assert needed in names
    for folder in ("graph", "loaders", "queries", "viz"):
        assert f"opgavenkaart/{folder}/__init__.py" in names
    assert "opgavenkaart/data/programme/issues.csv" in names
    assert "opgavenkaart/viz/assets/page/page.css" in names
    assert any("LICENSE" in name for name in names if name.startswith("networkx"))


def test_every_script_is_joined_and_none_makes_markup_of_text():
    scripts = {path.stem: path.read_text("utf-8") for path in ASSETS.glob("*.js")}
    assert {*SCRIPTS, "worker"} == {*scripts}
    for text in scripts.values():
        assert text.startswith("// ")
        assert re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", text) == []


def test_every_word_is_used_and_none_is_missing():
    text = "\n".join(path.read_text("utf-8") for path in ASSETS.iterdir())
    used = {*re.findall(r'"(\w+)"', text), *re.findall(r"words\.(\w+)", text)}
    tabs = {"files", "map", "questions", "keep"}  # the keys of TABS
    assert {*WORDS} - used - tabs == set()
    said = {*re.findall(r"""say\("(\w+)\"""", text), *re.findall(r"words\.(\w+)", text)}
    assert said - {*WORDS} == set()
    assert all(text.nl and text.en for text in WORDS.values())
