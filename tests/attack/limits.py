"""What is too deep, too long, too large, no file or on a full disk: a sentence in time, and nothing half done."""

import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import chdir, closing
from functools import cache, partial
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from opgavenkaart.graph.graph import Graph
from opgavenkaart.graph.store.sqlite.store import SqliteStore
from opgavenkaart.loaders.load import load
from tests.attack.attack import Attack
from tests.paths import DATA as ALL_DATA

SECONDS, MEMORY = 90, 3_000_000  # seconds and kB that a command gets
DATA = ALL_DATA / "programme"
COMMANDS = "RUN check {}", "RUN load {} --graph n.db", "RUN suggest {}"
READ_BY = (*COMMANDS, "RUN check t.csv --mapping {}", "RUN ask gaps --what-if {}", "RUN map --logo {}")
OF_NAMES = (
    *COMMANDS,
    *("RUN export --out {}.graphml", "RUN match --out {}.xlsx", "RUN template --out {}.xlsx", "RUN map --out {}.html"),
    *("RUN ask gaps --graph {}", "RUN ask gaps --what-if {}", "RUN ask gaps --out {}.csv", "RUN load --graph {} t.csv"),
)
Prepare = Callable[[random.Random], str]  # fills the current folder, and gives a line for a shell; RUN is the program


def deep_json(wrapped: str, chance: random.Random) -> str:
    """Lists or objects in each other, up to a hundred thousand."""
    depth = int(10 ** chance.uniform(2.5, 5))
    inside = chance.choice(("[" * depth + "]" * depth, '{"a":' * depth + "1" + "}" * depth, "[" * depth))
    Path("deep.json").write_text(wrapped.replace("*", inside), encoding="utf-8")
    return chance.choice(COMMANDS).format("deep.json")


def deep_toml(chance: random.Random) -> str:
    """A mapping as deep as that."""
    depth = int(10 ** chance.uniform(2, 4.5))
    Path("m.toml").write_text(f"a = {'[' * depth}{']' * depth}", encoding="utf-8")
    return "RUN check t.csv --mapping m.toml"


def deep_xml(name: str, chance: random.Random) -> str:
    """Elements in each other."""
    depth = int(10 ** chance.uniform(2, 5))
    Path(name).write_text(f"<graphml>{'<graph>' * depth}{'</graph>' * depth}</graphml>", encoding="utf-8")
    return chance.choice(COMMANDS).format(name)


def entities(chance: random.Random) -> str:
    """Entities of entities, and one of a file of this computer."""
    laughs = "".join(f'<!ENTITY a{at + 1} "{f"&a{at};" * 10}">' for at in range(chance.randrange(5, 30)))
    doctype = chance.choice((f'<!ENTITY a0 "x">{laughs}', '<!ENTITY a9 SYSTEM "file:///etc/passwd">'))
    Path("x.graphml").write_text(
        f'<!DOCTYPE x [{doctype}]><graphml><graph><node id="&a9;"/></graph></graphml>', encoding="utf-8"
    )
    return "RUN check x.graphml"


def nested_domains(chance: random.Random) -> str:
    """Domains in each other."""
    rows = "".join(f"d{at},Domein {at},d{at - 1}\n" for at in range(1, chance.choice((99, 101, 5_000))))
    Path("domains.csv").write_text(f"id,name,part_of\nd0,Domein,\n{rows}", encoding="utf-8")
    return "RUN load domains.csv --graph g.db"


def long_name(command: str, chance: random.Random) -> str:
    """A name that no system takes."""
    return command.format(chance.choice("né") * chance.randrange(256, 6_000))


def no_file(name: str, chance: random.Random) -> str:
    """A pipe, a device, a folder, a link to nothing or to itself where a file is read."""
    chance.choice(
        (
            lambda: os.mkfifo(name),
            lambda: Path(name).symlink_to("/dev/zero"),
            lambda: Path(name).symlink_to("/dev/tty"),
            lambda: Path(name).mkdir(),
            lambda: Path(name).symlink_to("nothing"),
            lambda: Path(name).symlink_to(name),
        )
    )()
    return chance.choice(READ_BY).format(name)


def huge(name: str, chance: random.Random) -> str:
    """Gigabytes, of which nothing is on the disk."""
    Path(name).write_bytes(chance.choice((b"", b"a,b\n", b"{", b"<graphml>", b"PK\3\4", b"[[", b"graph [")))
    os.truncate(name, chance.randrange(1_100_000_000, 10_000_000_000))
    return chance.choice(COMMANDS).format(name)


def one_line(chance: random.Random) -> str:
    """A table of one line, without end."""
    Path("issues.csv").write_bytes(b"name" + chance.choice((b",", b";", b"x", b'"')) * chance.randrange(10**6, 10**7))
    return "RUN check issues.csv"


def many_columns(chance: random.Random) -> str:
    """A table much wider than any."""
    wide = chance.randrange(2_000, 30_000)
    Path("issues.csv").write_text(f"name,{'note,' * wide}\na,{'x,' * wide}\n", encoding="utf-8")
    return "RUN check issues.csv"


def long_cell(chance: random.Random) -> str:
    """A cell that holds a book, in the graph and then in a workbook."""
    Path("issues.csv").write_text(f"id,name\na,{'woord ' * chance.randrange(5_000, 100_000)}\n", encoding="utf-8")
    return "RUN load issues.csv --graph n.db && RUN export --graph n.db --out n.xlsx; RUN map --graph n.db --out n.html"


def zip_bomb(chance: random.Random) -> str:
    """A workbook that unpacks to gigabytes."""
    with ZipFile("b.xlsx", "w", ZIP_DEFLATED) as book:
        for at in range(chance.randrange(1, 20)):
            book.writestr(f"xl/worksheets/sheet{at}.xml", bytes(120_000_000))
    return "RUN check b.xlsx"


def odd_json(chance: random.Random) -> str:
    """Numbers and names that JSON can hold and tables cannot."""
    odd = chance.choice((float("nan"), float("inf"), 10**400, "\ud800", {"__proto__": 1}, [None], True))
    nodes = [{"id": chance.choice(("a", odd)), "kind": "issue", "name": odd, "x": odd}, odd]
    Path("n.json").write_text(json.dumps({"nodes": nodes, "links": [odd]}), encoding="utf-8")
    return chance.choice(COMMANDS).format("n.json")


def full_disk(chance: random.Random) -> str:
    """No room for another byte somewhere in what is written; what was there stays, and nothing beside it."""
    out = chance.choice(
        (
            "map --out m.html",
            "export --out g.graphml",
            "template --out n.xlsx",
            "ask all --out a.xlsx",
            f"load {DATA}",
        )
    )
    return f"ulimit -f {chance.randrange(150)}; RUN {out}"  # no file may have more blocks of 1,024 bytes


def stdout(end: str, chance: random.Random) -> str:
    """Where the answer goes takes nothing, or not all of it."""
    answer = chance.choice(("ask gaps", "tables", "datasets", "check t.csv", "ask all --format json"))
    return f"RUN {answer} {end}"


def strange_graph(chance: random.Random) -> str:
    """A graph file of somebody else."""
    with closing(sqlite3.connect("g.db")) as db:
        for table, column in chance.choices(_columns(db), k=3):
            db.execute(
                f'UPDATE OR IGNORE "{table}" SET "{column}" = ? WHERE random() % 3 = 0',
                [chance.choice((b"\xff", 1e99, -1))],
            )
        db.commit()
    out = chance.choice(("ask all --format json", "map --out m.html", "export --out m.graphml", "datasets --verify"))
    return f"RUN {out} --graph g.db"


def _columns(db: sqlite3.Connection) -> list[tuple[str, str]]:
    tables = [name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
    return [(table, row[1]) for table in tables for row in db.execute(f'PRAGMA table_info("{table}")')]


KUMU = '{"elements": [{"label": "a", "type": "issue", "x": *}]}'
LIMITS: tuple[Prepare, ...] = (
    *(partial(deep_json, wrapped) for wrapped in ("*", KUMU, '{"nodes": *, "links": []}', '{"nodes": [{"id": *}]}')),
    *(deep_toml, partial(deep_xml, "x.graphml"), partial(deep_xml, "x.xml"), entities, nested_domains),
    *(partial(long_name, command) for command in OF_NAMES),
    *(partial(no_file, name) for name in ("issues.csv", "x.xlsx", "x.json", "x.graphml", "x.toml", "x.svg")),
    *(partial(huge, name) for name in ("issues.csv", "x.xlsx", "x.ods", "x.json", "x.graphml", "x.gml", "x.xml")),
    *(one_line, many_columns, long_cell, zip_bomb, odd_json, odd_json, strange_graph, strange_graph),
    *([full_disk] * 8),
    *(partial(stdout, end) for end in ("> /dev/full", ">&-", ">&- 2>&-", "2>&-", "| true", "| head -c 100", "<&-")),
)


def trial(number: int) -> str:
    """One of them: it ends in time, without a traceback, and the graph and the files that were there are as before."""
    chance = random.Random(number)
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        return _held(LIMITS[number % len(LIMITS)], chance)


def _held(prepare: Prepare, chance: random.Random) -> str:
    graph = Path("opgavenkaart.db")
    graph.write_bytes(_sound())
    Path("g.db").write_bytes(_sound())
    Path("t.csv").write_text("a\n1\n", encoding="utf-8")
    line = prepare(chance)
    before = {*Path().iterdir()}
    script = f"ulimit -v {MEMORY}; {line}".replace("RUN", f'"{sys.executable}" -m opgavenkaart')
    shown, english = line[:200], os.environ | {"OPGAVENKAART_LANG": "en"}
    try:
        done = subprocess.run(["bash", "-c", script], capture_output=True, timeout=SECONDS, env=english)
    except subprocess.TimeoutExpired:
        return f"{shown}: not ready in {SECONDS} s"
    talk = done.stderr.decode(errors="replace")
    if "Traceback" in talk or done.returncode not in (0, 1, 2):
        return f"{shown}: {done.returncode} {talk[-1500:]}"
    if parts := [path for path in {*Path().iterdir()} - before if path.suffix in (".part", ".db-journal", ".db-wal")]:
        return f"{shown}: {parts} is left"
    with SqliteStore(graph) as store:
        return "" if store.read() == _read() else f"{shown}: the graph is another"


@cache
def _sound() -> bytes:
    """A graph file of the shipped programme."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "g.db"
        with SqliteStore(path) as store:
            load(store, DATA)
        return path.read_bytes()


@cache
def _read() -> Graph:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "g.db"
        path.write_bytes(_sound())
        with SqliteStore(path) as store:
            return store.read()


ATTACK = Attack("what is too deep, long, large or full", trial, in_test=3, in_all=2 * len(LIMITS))
