"""What is no ordinary file, is nested too deep or has a name too long is a sentence, never a traceback or a wait."""

import os
import tracemalloc
from pathlib import Path
from zipfile import ZipFile

import pytest

from opgavenkaart import cli
from opgavenkaart.loaders.files import limits, xml_events
from opgavenkaart.loaders.load import check
from opgavenkaart.loaders.problems.problem import format_problem

DEEP = 2_000


def first_problem(path: Path | str) -> str:
    return format_problem(check(path)[0], "en")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes of this kind on Windows")
@pytest.mark.parametrize("name", ["issues.csv", "a.xlsx", "a.json", "a.graphml", "a.toml"])
def test_a_pipe_is_not_waited_for_and_a_device_not_read(tmp_path, name):
    os.mkfifo(tmp_path / name)
    assert "it is no ordinary file" in first_problem(tmp_path / name)
    assert "it is no ordinary file" in first_problem("/dev/zero")


@pytest.mark.parametrize("name", ["issues.csv", "a.xlsx", "a.graphml"])
def test_a_link_to_itself_is_a_sentence(tmp_path, monkeypatch, capsys, name):
    monkeypatch.chdir(tmp_path)
    Path(name).symlink_to(name)
    for command in (["load", name], ["check", name], ["check", name, "--out", "p.html"]):
        assert run(*command, "--lang", "en") == 1
        assert "Traceback" not in capsys.readouterr().err
    assert "levels of symbolic links" in first_problem(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("kumu.json", '{"elements": [{"label": "a", "type": "issue", "x": ' + "[" * DEEP + "]" * DEEP + "}]}"),
        ("deep.json", '{"nodes": ' + '{"a":' * DEEP + "1" + "}" * DEEP + "}"),
        ("list.json", "[" * 100_000),
    ],
)
def test_json_that_is_nested_too_deep(tmp_path, name, text):
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert "nested too deep, or wrong" in first_problem(tmp_path / name)


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as done:
        cli.main(arguments)
    return int(done.value.code or 0)


def test_a_mapping_that_is_nested_too_deep(tmp_path, capsys):
    (tmp_path / "m.toml").write_text(f"a = {'[' * DEEP}{']' * DEEP}", encoding="utf-8")
    (tmp_path / "t.csv").write_text("a\n1\n", encoding="utf-8")
    assert run("check", str(tmp_path / "t.csv"), "--mapping", str(tmp_path / "m.toml"), "--lang", "en") == 1
    assert "it is not TOML (nested too deep)" in capsys.readouterr().out


@pytest.mark.parametrize(
    "command", [["load", "{}"], ["suggest", "{}"], ["template", "{}.xlsx"], ["ask", "gaps", "--graph", "{}"]]
)
def test_a_name_longer_than_the_system_allows(tmp_path, monkeypatch, capsys, command):
    monkeypatch.chdir(tmp_path)
    assert run(*(word.format("n" * 300) for word in command), "--lang", "en") == 1
    assert "The computer does not allow this" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_the_limit_is_looked_at_before_a_file_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "MAX_BYTES", 1_000_000)
    monkeypatch.setattr("opgavenkaart.loaders.exchange.formats.MAX_JSON", 1_000_000)
    monkeypatch.setattr("opgavenkaart.loaders.files.csv_file.MAX_CSV", 1_000_000)
    for name in ("a.json", "a.csv", "a.graphml"):
        (tmp_path / name).write_bytes(b"{" if name == "a.json" else b"<graphml>" if name == "a.graphml" else b"a,b\n")
        with (tmp_path / name).open("ab") as file:
            file.truncate(20_000_000)
        tracemalloc.start()
        check(tmp_path / name)
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("limit", "text", "reason"),
    [
        ("MAX_LINE", "name\n" + "," * 5_000, "it has a line of more than"),
        ("MAX_ROWS", "name\n" + "\n" * 5_000, "it has more than 1,000 rows"),
        ("MAX_CELLS", "name\n" + ",,,\n" * 500, "or 1,000 cells"),
    ],
)
def test_a_csv_file_of_one_line_or_of_nothing_but_ends_is_too_large(tmp_path, monkeypatch, limit, text, reason):
    monkeypatch.setattr(limits, limit, 1_000)
    (tmp_path / "issues.csv").write_text(text, encoding="utf-8")
    assert reason in first_problem(tmp_path / "issues.csv")


def test_a_zip_file_with_a_list_of_parts_that_fills_the_memory_is_not_opened(tmp_path, monkeypatch):
    path = tmp_path / "issues.xlsx"
    with ZipFile(path, "w") as parts:
        for number in range(100):
            parts.writestr(f"{number}.xml", b"")
    monkeypatch.setattr(limits, "MAX_DIRECTORY", 1_000)
    monkeypatch.setattr("zipfile.ZipFile.__init__", pytest.fail)
    assert "it would unpack to an enormous size" in first_problem(path)


class _Collected:
    """Keeps the text of one element."""

    text = ""

    def start(self, tag, attributes, line):
        return True

    def end(self, tag, text):
        self.text = text


def test_a_text_of_many_lines_takes_time_by_its_length(tmp_path):
    """It took that of its square: 100 s for 40 MB. Each line is kept once, and they are joined once."""
    lines = "x\n" * 200_000
    (tmp_path / "a.xml").write_text(f"<a>{lines}</a>", encoding="utf-8")
    reader = _Collected()
    xml_events.read_xml(tmp_path / "a.xml", reader, lambda share: None)
    assert reader.text == lines
