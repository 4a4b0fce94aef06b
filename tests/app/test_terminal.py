"""What is printed on terminals that cannot draw every sign, and settings that cannot be read."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from opgavenkaart.errors import GraphUnavailable
from opgavenkaart.graph.store.address import address_of

ISSUES = "id,name,kind\nşehir,Şehir 中 € “x”,challenge\n"


def on_a_terminal(encoding: str, *arguments: str) -> tuple[int, str]:
    """Runs a command on a terminal of that encoding; its exit status and what the terminal was sent."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "opgavenkaart", *arguments]
    environment = os.environ | {"PYTHONIOENCODING": encoding, "TERM": "xterm", "COLUMNS": "100"}
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment) as process:
        os.close(theirs)
        received = b""
        while part := _read(ours):
            received += part
    os.close(ours)
    return process.returncode, received.decode(encoding)


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux says so where the other side was closed
        return b""


@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "ascii", "utf-8"])
def test_signs_that_a_terminal_lacks_are_question_marks(tmp_path, monkeypatch, encoding):
    monkeypatch.chdir(tmp_path)
    Path("uni").mkdir()
    Path("uni/issues.csv").write_text(ISSUES, encoding="utf-8")
    assert on_a_terminal(encoding, "load", "uni", "--graph", "g.db")[0] == 0
    for command in (["ask", "gaps"], ["datasets"], ["tables", "issues", "--lang", "nl"], ["questions"], ["--help"]):
        status, text = on_a_terminal(
            encoding, *command, *(["--graph", "g.db"] if command[0] in ("ask", "datasets") else [])
        )
        assert (status, "Traceback" in text) == (0, False), text
        if command == ["ask", "gaps"]:
            assert ("Şehir 中" if encoding == "utf-8" else "?ehir ?") in text


@pytest.mark.parametrize("end", ["> /dev/full", ">&-", ">&- 2>&-", "| true"])
@pytest.mark.parametrize("command", ["tables issues", "tables", "questions", "--version"])
def test_a_stdout_that_takes_nothing_is_no_traceback(end, command):
    line = f'"{sys.executable}" -m opgavenkaart {command} {end}'
    done = subprocess.run(["bash", "-o", "pipefail", "-c", line], capture_output=True, text=True)
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr
    if "full" in end:
        assert (done.returncode, done.stderr.count("No space left")) == (1, 1)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom", "utf-16-be-bom", "utf-16-le", "utf-16-be"]
)
def test_settings_are_read_however_they_were_saved(tmp_path, monkeypatch, encoding):
    monkeypatch.chdir(tmp_path)
    text = '# server\nexport OPGAVENKAART_GRAPH="één"\n'
    marked = (
        f"\ufeff{text}".encode(encoding.removesuffix("-bom")) if encoding.endswith("-bom") else text.encode(encoding)
    )
    Path(".env").write_bytes(marked)
    assert address_of().text == "één"


@pytest.mark.parametrize("content", [b"OPGAVENKAART_GRAPH=\xff\xfe", None])
def test_settings_that_cannot_be_read_are_refused(tmp_path, monkeypatch, content):
    monkeypatch.chdir(tmp_path)
    if content is None:
        Path(".env").mkdir()
    else:
        Path(".env").write_bytes(content)
    with pytest.raises(GraphUnavailable, match=r"\.env cannot be read"):
        address_of()
