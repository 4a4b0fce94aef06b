"""What a command writes: a whole file or none, at the place that was named and nowhere else."""

import os
import signal
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from opgavenkaart.cli import main
from opgavenkaart.errors import OpgavenkaartError
from opgavenkaart.output.terminal import put
from tests.paths import DATA


def test_a_link_is_followed_and_stays(tmp_path):
    (tmp_path / "real.html").write_bytes(b"old")
    (tmp_path / "link.html").symlink_to("real.html")
    put(b"new", str(tmp_path / "link.html"))
    assert (tmp_path / "link.html").is_symlink()
    assert (tmp_path / "real.html").read_bytes() == b"new"
    (tmp_path / "dangling").symlink_to("later.html")
    put(b"new", str(tmp_path / "dangling"))
    assert (tmp_path / "later.html").read_bytes() == b"new"


def test_a_link_by_the_name_of_a_temporary_file_is_not_followed(tmp_path, monkeypatch):
    (tmp_path / "victim").write_bytes(b"theirs")
    monkeypatch.setattr("os.urandom", lambda count: bytes(count))
    (tmp_path / f".{bytes(8).hex()}.part").symlink_to("victim")
    with pytest.raises(OpgavenkaartError, match="cannot be written"):
        put(b"new", str(tmp_path / "map.html"))
    assert (tmp_path / "victim").read_bytes() == b"theirs"


def test_rights_are_kept(tmp_path):
    place = tmp_path / "map.html"
    put(b"new", str(place))
    umask = os.umask(0)
    os.umask(umask)
    assert stat.S_IMODE(place.stat().st_mode) == 0o666 & ~umask
    place.chmod(0o640)
    put(b"newer", str(place))
    assert stat.S_IMODE(place.stat().st_mode) == 0o640


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes of this kind on Windows")
def test_a_pipe_and_a_device_are_written_into(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    received: list[bytes] = []
    reader = threading.Thread(target=lambda: received.append(pipe.read_bytes()))
    reader.start()
    put(b"new", str(pipe))
    reader.join()
    assert received == [b"new"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    put(b"new", os.devnull)
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


def test_nothing_stays_behind_where_it_cannot_be_written(tmp_path):
    (tmp_path / "folder").mkdir()
    for name in ("folder", "none/map.html", "n" * 300):
        with pytest.raises(OpgavenkaartError, match="cannot be written"):
            put(b"new", str(tmp_path / name))
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_of_two_writers_at_once_one_file_is_whole(tmp_path):
    place = tmp_path / "map.html"
    contents = [bytes([digit]) * 300_000 for digit in b"12"]

    def write(content: bytes) -> None:
        for _ in range(20):
            put(content, str(place))

    writers = [threading.Thread(target=write, args=(content,)) for content in contents]
    for writer in writers:
        writer.start()
    while any(writer.is_alive() for writer in writers):
        assert not place.exists() or place.read_bytes() in contents
    assert [path.name for path in tmp_path.iterdir()] == ["map.html"]


STOPPABLE = """
import signal
from opgavenkaart.cli import main
signal.signal(signal.SIGINT, signal.default_int_handler)  # who runs tests in the background ignores it
main()
"""


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows sends no such signal")
def test_who_stops_a_load_reads_what_stands(tmp_path):
    rows = "".join(f"Organisation {number}\n" for number in range(100_000))
    (tmp_path / "organisations.csv").write_text(f"name\n{rows}", encoding="utf-8")
    arguments = ["load", str(DATA / "programme"), "organisations.csv", "--lang=en"]
    command = [sys.executable, "-c", STOPPABLE, *arguments]
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL) as process:
        assert process.stderr
        seen = b""
        while b"claims" not in seen and process.poll() is None:
            seen += os.read(process.stderr.fileno(), 1000)
        process.send_signal(signal.SIGINT)
        seen += process.stderr.read()
    assert process.returncode == 130
    assert seen.decode().endswith("Stopped. What is reported above as done is done; nothing else was changed.\n")


@pytest.mark.parametrize("alias", ["same", "link", "hard link"])
def test_what_is_checked_is_not_written_over_by_any_of_its_names(tmp_path, monkeypatch, alias):
    """A hard link stands for a name in other capitals, by which Windows and macOS find the same file."""
    monkeypatch.chdir(tmp_path)
    Path("issues.txt").write_text("name\na\n", encoding="utf-8")
    out = {"same": "./issues.txt", "link": "link.txt", "hard link": "ISSUES.TXT"}[alias]
    if alias == "link":
        Path(out).symlink_to("issues.txt")
    elif alias == "hard link":
        os.link("issues.txt", out)
    with pytest.raises(SystemExit) as ended:
        main(["check", "issues.txt", "--out", out])
    assert ended.value.code == 2
    assert Path("issues.txt").read_text("utf-8") == "name\na\n"
