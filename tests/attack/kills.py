"""A load that is killed at any moment: the graph is what it was before, or what it was to be, and sound."""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from opgavenkaart.graph.store.sqlite.store import SqliteStore
from tests.attack.attack import Attack
from tests.attack.races import described, is_state, issues_of, things
from tests.worlds import edition

LONGEST = 1.5  # seconds that a load of this size takes

SCRIPT = """
import sys
from pathlib import Path
from tests.attack.kills import load
path, seed, number = sys.argv[1:]
print(flush=True)
load(Path(path), int(seed), int(number))
"""


def load(path: Path, seed: int, number: int) -> None:
    """The load of a number, as in a race."""
    made = edition("a", list(things(issues_of(seed, number), number)))
    with SqliteStore(path) as store:
        store.load("a", lambda names: made)


def trial(seed: int) -> str:
    """One load over another, killed."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "g.db"
        load(path, seed, 1)
        command = [sys.executable, "-c", SCRIPT, str(path), str(seed), "2"]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            assert process.stdout
            process.stdout.readline()
            time.sleep(chance.uniform(0, LONGEST) ** 2)
            os.kill(process.pid, signal.SIGKILL)
        with SqliteStore(path) as store:
            graph, (damaged, _) = store.records(), store.verify()
        if not any(is_state(graph, seed, number) for number in (1, 2)):
            return f"neither before nor after: {described(graph)}"
        load(path, seed, 2)  # which takes away the journal of a load that had not begun to write
        beside = [each.name for each in Path(folder).iterdir() if each != path]
        return f"{damaged} {beside}" if damaged or beside else ""


ATTACK = Attack("loads that are killed", trial, in_test=2, in_all=60)
