"""One who loads and five who read, without rights to write: every answer is a state that was committed meanwhile.

Each load has a number, which all that it loads bears; a clock that all share holds the numbers of the last load that
was begun and of the last that was done. What a reader sees must bear the number of a load between the one done before
he began and the one begun before he ended. Now and then who loads is killed.
"""

import mmap
import os
import random
import signal
import sqlite3
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from opgavenkaart.errors import GraphUnavailable
from opgavenkaart.graph.graph import Claim, Graph, Node
from opgavenkaart.graph.store.sqlite.store import SqliteStore
from tests.attack.attack import Attack
from tests.rights import NOBODY, shared_folder
from tests.worlds import claim, edition, node

READERS = 5
SECONDS = 1.5  # of a trial
MAX_ISSUES = 2_000
REFUSALS = ("broken off", "no graph in")  # what is true, and may be said while one is loading, or was killed


class Clock:
    """The numbers of the last load begun and the last one done, shared between processes."""

    def __init__(self, path: Path, *, writes: bool = False) -> None:
        with path.open("r+b" if writes else "rb") as file:
            self._memory = mmap.mmap(file.fileno(), 16, access=mmap.ACCESS_WRITE if writes else mmap.ACCESS_READ)

    def read(self) -> tuple[int, int]:
        """Begun, and done."""
        begun, done = struct.unpack("qq", self._memory[:16])
        return begun, done

    def begin(self, number: int) -> None:
        """Before the load of this number."""
        self._memory[:8] = struct.pack("q", number)

    def end(self, number: int) -> None:
        """After it."""
        self._memory[8:16] = struct.pack("q", number)


def issues_of(seed: int, number: int) -> int:
    """How many issues the load of a number has; 0 where it is an unload."""
    return random.Random(f"{seed} {number}").choice((0, 1, 20, MAX_ISSUES)) if number else 0


def things(count: int, number: int) -> Iterator[Node | Claim]:
    """Issues that bear the number of their load, and a claim about each."""
    yield node("organisation", "o", "ministry")
    for at in range(count):
        yield node("issue", str(at), name=str(number))
        yield claim("o", "RESPONSIBLE_FOR", str(at), "accountable", quote=str(number))


def loads(graph: Path, clock: Clock, seed: int) -> None:
    """Loads and unloads until it is killed."""
    number, _ = clock.read()
    with SqliteStore(graph) as store:
        while True:
            number += 1
            clock.begin(number)
            if count := issues_of(seed, number):
                made = edition("a", list(things(count, number)))
                store.load("a", lambda names, made=made: made)  # type: ignore[misc]
            elif any(known.name == "a" for known in store.datasets()):
                store.unload("a")
            clock.end(number)


def reads(graph: Path, clock: Clock, seed: int, *, keeps_it_open: bool) -> None:
    """Reads until the time is over; prints what nobody wrote."""
    until, answers, store = time.monotonic() + SECONDS, 0, None
    while time.monotonic() < until:
        _, done = clock.read()
        try:
            store = store or SqliteStore(graph)
            graph_read = store.records()
        except GraphUnavailable as error:
            if not any(words in str(error) for words in REFUSALS):
                print(error)
        else:
            begun, _ = clock.read()
            answers += 1
            if not any(is_state(graph_read, seed, number) for number in range(done, begun + 1)):
                print(f"between loads {done} and {begun}: {described(graph_read)}")
        if store and not keeps_it_open:
            store.close()
            store = None
    if not answers:
        print("never an answer")


def is_state(graph: Graph, seed: int, number: int) -> bool:
    """Whether this is what the load of a number left."""
    names = [issue.name for issue in graph.nodes["issue"].values()]
    quotes = [link.quote for link in graph.claims["RESPONSIBLE_FOR"]]
    return names == quotes == [str(number)] * issues_of(seed, number)


def described(graph: Graph) -> str:
    """Of which loads a reader saw how many issues and claims."""
    names = [issue.name for issue in graph.nodes["issue"].values()]
    quotes = [link.quote for link in graph.claims["RESPONSIBLE_FOR"]]
    return f"{len(names)} issues of loads {set(names)}, {len(quotes)} claims of {set(quotes)}"


def started(*words: object) -> "subprocess.Popen[str]":
    """A reader or a writer in a process of its own."""
    command = [sys.executable, "-m", "tests.attack.races", *map(str, words)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def trial(seed: int) -> str:
    """One schedule. Every third begins with a file of an earlier version; half have a writer that is killed."""
    chance = random.Random(seed)
    with shared_folder() as folder:
        graph, clock = folder / "g.db", folder / "clock"
        clock.write_bytes(bytes(16))
        with SqliteStore(graph) as store:
            store.load("b", lambda names: edition("b", []))
        if seed % 3 == 0:
            with closing(sqlite3.connect(graph)) as db:
                db.execute("PRAGMA journal_mode = WAL")
        readers = [started("reads", graph, clock, seed, at % 2) for at in range(READERS)]
        writer = started("loads", graph, clock, seed)
        while any(reader.poll() is None for reader in readers):
            time.sleep(chance.uniform(0.05, 1))
            if seed % 2:
                _killed(writer)
                writer = started("loads", graph, clock, seed)
        ended = writer.poll()
        errors = _killed(writer)
        found = [reader.communicate() for reader in readers]
    why = [said for said, _ in found if said] + [errors] * (ended is not None)
    why += [error for reader, (_, error) in zip(readers, found, strict=True) if reader.returncode]
    return "\n".join(why)


def _killed(process: "subprocess.Popen[str]") -> str:
    process.send_signal(signal.SIGKILL)
    return process.communicate()[1]


ATTACK = Attack("readers without rights beside a writer", trial, in_test=2, in_all=80)


if __name__ == "__main__":
    what, path, shared, of, *more = sys.argv[1:]
    if what == "loads":
        loads(Path(path), Clock(Path(shared), writes=True), int(of))
    elif os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    if what == "reads":
        reads(Path(path), Clock(Path(shared)), int(of), keeps_it_open=more == ["1"])
