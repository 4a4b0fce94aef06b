"""README's Windows lines work in a clone without link rights, which is git's default on Windows."""

import os
import re
import shlex
import subprocess
import sys

import pytest

from tests.paths import ROOT


def windows_lines() -> list[str]:
    (block,) = re.findall(r"(?ms)^```powershell\n(.*?)^```$", (ROOT / "README.md").read_text("utf-8"))
    return str(block).splitlines()


def here(line: str) -> list[str]:
    """The same line for this machine."""
    words = shlex.split(line.replace("\\", "/"))
    venv = ".venv/Scripts/python" if os.name == "nt" else ".venv/bin/python"
    return [{"py": sys.executable, ".venv/Scripts/python": venv}.get(word, word) for word in words]


@pytest.mark.slow
def test_the_windows_lines_of_readme_draw_a_map_in_a_clone_without_links(tmp_path):
    clone = tmp_path / "clone"
    subprocess.run(
        ["git", "-c", "core.symlinks=false", "clone", "--quiet", str(ROOT), str(clone)], check=True, capture_output=True
    )
    *lines, last = windows_lines()
    assert last == "start kaart.html"
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("OPGAVENKAART_", "NEO4J_", "PYTHON"))}
    for line in lines:
        subprocess.run(here(line), cwd=clone, env=environment, check=True, capture_output=True, text=True)
    page = (clone / "kaart.html").read_text("utf-8")
    assert '<html lang="nl"' in page
    assert "Nederland na de crisis" in page


def test_no_link_is_in_git():
    listed = subprocess.run(["git", "ls-files", "-s"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert [line for line in listed.splitlines() if line.startswith("120000")] == []
