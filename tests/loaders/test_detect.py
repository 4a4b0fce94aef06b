"""What a path holds is found by opening it once, and read by opening it once more."""

import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest

from opgavenkaart.loaders.load import detect
from tests.loaders.handed_in import folder, ods, xlsx
from tests.loaders.registers import samples as registers

COUNT = """
import os, sys
from pathlib import Path
from opgavenkaart.loaders.load import read
from opgavenkaart.loaders.request import LoadRequest
path = os.path.realpath(sys.argv[1])
opened = []
def look(event, args):
    if event == "open" and isinstance(args[0], (str, bytes)) and os.path.isfile(args[0]):
        opened.append(os.path.realpath(os.fsdecode(args[0])))
sys.addaudithook(look)
source = read(LoadRequest(Path(path)))
inside = [path] if os.path.isfile(path) else [os.path.join(path, name) for name in os.listdir(path)]
print([opened.count(file) for file in inside], [p.code.id for p in source.problems])
"""
TABLES = {"issues": [["name"], ["x"]], "domains": [["name"], ["y"]]}


def _written(path: Path) -> Path:
    graph = nx.path_graph(3)
    match path.name:
        case "folder":
            return folder(path, TABLES)
        case "p.xlsx":
            return xlsx(path, TABLES)
        case "kumu.xlsx":
            return xlsx(path, {"Elements": [["Label"], ["a"]], "Connections": [["From", "To"], ["a", "a"]]})
        case "p.ods":
            return ods(path, TABLES)
        case "issues.csv" | "issues.txt":
            path.write_text("name\nx\n")
        case "edges.csv":
            path.write_text("from,to\n1,2\n")
        case "roo.xml":
            registers.export(path, registers.body(1, "A"))
        case "g.json":
            path.write_text('{"nodes": [], "links": []}')
        case _:
            getattr(nx, f"write_{path.suffix[1:]}")(graph, path)
    return path


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("folder", "tables"),
        ("p.xlsx", "tables"),
        ("p.ods", "tables"),
        ("issues.csv", "tables"),
        ("issues.txt", "tables"),
        ("kumu.xlsx", "kumu-xlsx"),
        ("edges.csv", "edges"),
        ("roo.xml", "roo"),
        ("g.json", "json"),
        ("g.graphml", "graphml"),
        ("g.gexf", "gexf"),
        ("g.gml", "gml"),
    ],
)
def test_a_file_is_opened_once_to_see_what_it_is_and_once_to_read_it(tmp_path, name, kind):
    path = _written(tmp_path / name)
    assert detect(path)[0] == kind
    counted = subprocess.run([sys.executable, "-c", COUNT, str(path)], check=True, capture_output=True, text=True)
    counts = counted.stdout.partition("]")[0].strip("[\n").split(", ")
    assert counts, counted.stdout
    assert {int(count) for count in counts} == {2}, counted.stdout


def test_what_cannot_be_opened_is_left_to_the_reader_of_tables(tmp_path):
    assert detect(tmp_path / "gone.xml") == ("tables", None)
