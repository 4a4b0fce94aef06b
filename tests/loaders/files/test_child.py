"""A hostile file takes neither memory nor time without end, and what is read by a child is what is read here."""

import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from opgavenkaart.loaders.exchange.formats import NETWORK_READERS, network_kind
from opgavenkaart.loaders.files import child
from opgavenkaart.loaders.files.child import read_with_limits
from opgavenkaart.loaders.files.codes import HIDDEN_ROWS
from opgavenkaart.loaders.files.detect import FileStart, start_of
from opgavenkaart.loaders.files.sheet import UnreadableFile, no_progress
from opgavenkaart.loaders.files.workbook.read import read_workbook
from opgavenkaart.loaders.registers.detect import REGISTER_READERS, register_kind
from tests.fuzz.seeds import SEEDS
from tests.loaders.files import readers_gone_wrong as wrong
from tests.paths import ROOT

LARGE = 10_000_000


def large(path: Path) -> FileStart:
    """A file as if it were large."""
    start = start_of(path)
    return FileStart(path, start.begin, start.parts, LARGE)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "file.json"
    path.write_text("{}", "utf-8")
    return large(path)


def ended(pid: int) -> bool:
    """Whether a process ends within ten seconds."""
    for _ in range(100):
        try:
            os.kill(pid, 0)
            if Path(f"/proc/{pid}/stat").exists() and " Z " in Path(f"/proc/{pid}/stat").read_text("utf-8"):
                return True
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def test_a_large_file_is_read_by_a_child_which_reports_progress(file):
    shares: list[float] = []
    pid, text = read_with_limits(wrong.process, file, shares.append)
    assert int(pid) != os.getpid()
    assert text == "é\udc80\n"
    assert shares == [0.5, 1]


def test_a_small_file_and_one_where_there_are_no_processes_is_read_here(file, monkeypatch):
    assert read_with_limits(wrong.process, start_of(file.path), no_progress)[0] == str(os.getpid())
    monkeypatch.setattr(sys, "platform", "emscripten")
    assert read_with_limits(wrong.process, file, no_progress)[0] == str(os.getpid())
    monkeypatch.undo()
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert read_with_limits(wrong.process, file, no_progress)[0] == str(os.getpid())


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not keep to a limit of memory")
def test_a_reader_that_takes_too_much_memory_is_a_sentence(file):
    with pytest.raises(UnreadableFile, match="more than 4 GB of memory"):
        read_with_limits(wrong.takes_memory, file, no_progress)


def test_a_reader_that_breaks_down_is_a_sentence(file):
    with pytest.raises(UnreadableFile, match="break down"):
        read_with_limits(wrong.breaks_down, file, no_progress)


def test_a_reader_that_takes_too_long_is_ended(file, monkeypatch):
    monkeypatch.setattr(child, "MAX_SECONDS", 1.5)
    with pytest.raises(UnreadableFile, match="takes more than 10 minutes"):
        read_with_limits(wrong.takes_time, file, no_progress)


def test_a_fault_of_ours_is_seen(file):
    with pytest.raises(RuntimeError, match="ZeroDivisionError: a fault of ours"):
        read_with_limits(wrong.has_a_fault, file, no_progress)


def test_the_child_gets_no_password(file, monkeypatch):
    monkeypatch.setenv("NEO4J_PASSWORD", "geheim")
    monkeypatch.setenv("OPGAVENKAART_GRAPH", "bolt://localhost")
    names = read_with_limits(wrong.environment, file, no_progress)
    assert not [name for name in names if name.startswith(("NEO4J_", "OPGAVENKAART_"))]


@pytest.mark.skipif(os.name != "posix", reason="Windows has other signals")
@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_no_child_outlives_its_parent(file, sent):
    code = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from pathlib import Path\n"
        "from opgavenkaart.loaders.files.child import read_with_limits\n"
        "from opgavenkaart.loaders.files.detect import FileStart\n"
        "from tests.loaders.files.readers_gone_wrong import takes_time\n"
        f"read_with_limits(takes_time, FileStart(Path({str(file.path)!r}), b'', {{}}, {LARGE}), print)"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stderr=subprocess.PIPE, text=True)
    pid = file.path.with_suffix(".pid")
    for _ in range(300):
        if pid.exists() and pid.read_text("utf-8"):
            break
        time.sleep(0.1)
    parent.send_signal(sent)
    _, err = parent.communicate(timeout=30)
    assert ended(int(pid.read_text("utf-8")))
    assert sent != signal.SIGINT or "KeyboardInterrupt" in err


@pytest.mark.parametrize("name", [name for name in SEEDS if name.startswith(("register", "network", "edges", "book"))])
def test_every_reader_gives_by_a_child_what_it_gives_here(tmp_path, name):
    for seed in SEEDS[name]:
        path = tmp_path / name
        path.write_bytes(seed)
        start = start_of(path)
        kind = register_kind(start) or network_kind(start) or ""
        reader = {**REGISTER_READERS, **NETWORK_READERS}.get(kind, read_workbook)
        made, here = read_with_limits(reader, large(path), no_progress), reader(path, no_progress)
        assert repr(made).replace("()", "[]") == repr(here).replace("()", "[]")


def test_problems_links_and_merged_cells_come_back(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("blad")
        sheet.merge_range("A1:B1", "kop")
        sheet.write_url("A2", "https://a.nl/", string="naam")
        sheet.write_datetime("B3", date(2021, 1, 18), book.add_format({"num_format": "dd-mm-yyyy"}))
        sheet.set_row(1, None, None, {"hidden": True})
    [sheet] = read_with_limits(read_workbook, large(path), no_progress)
    assert [sheet] == read_workbook(path, no_progress)
    assert (sheet.links, sheet.merged) == ({(1, 0): "https://a.nl/"}, [((0, 0), (0, 1))])
    assert sheet.problems[0].code is HIDDEN_ROWS
    assert sheet.day_0 == date(1899, 12, 30)
