"""Whole processes measured in turn: ours, then the baseline, over and over; medians and their ratio."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
# Modules are compiled once, by the run that does not count, as they are where it is installed.
COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
KILOBYTE = 1 if sys.platform == "darwin" else 1024  # in which getrusage counts memory, in bytes


class Cost(NamedTuple):
    """What a process took: seconds, and the most memory that it held, in megabytes.

    Linux counts in what its parent held when it started it, so this one stays small.
    """

    seconds: float
    megabytes: float

    def __add__(self, other: object) -> "Cost":
        if not isinstance(other, Cost):
            return NotImplemented
        return Cost(self.seconds + other.seconds, max(self.megabytes, other.megabytes))


class Row(NamedTuple):
    """One line of the table: ours against a named baseline, and the ratio to stay within (0: only reported)."""

    what: str
    ours: Callable[[], Cost]
    name: str
    baseline: Callable[[], Cost]
    target: float = 0
    runs: int = 9


def python(*arguments: object) -> Cost:
    """Run this Python to its end; its failure is ours."""
    command = [sys.executable, *map(str, arguments)]
    with tempfile.TemporaryFile() as errors:
        began = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=errors, env={**COMPILED, "PYTHONPATH": str(ROOT)}
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - began
        if process.returncode:
            errors.seek(0)
            sys.exit(f"{' '.join(command)}\n{errors.read().decode()}")
    return Cost(seconds, usage.ru_maxrss * KILOBYTE / 1e6)


def opgavenkaart(*arguments: object) -> Cost:
    """Run a command of ours."""
    return python("-m", "opgavenkaart", *arguments)


def show(rows: Iterable[Row]) -> None:
    """Measure each row and print it."""
    print(f"{'what':<36} {'s':>7} {'MB':>6}  {'baseline':<30} {'s':>7} {'MB':>6}  {'ratio':>6}  target")
    for row in rows:
        ours, baseline = in_turn(row.ours, row.baseline, row.runs)
        target = f"at most {row.target:g}" if row.target else "report"
        print(
            f"{row.what:<36} {ours.seconds:7.2f} {ours.megabytes:6.0f}  "
            f"{row.name:<30} {baseline.seconds:7.2f} {baseline.megabytes:6.0f}  "
            f"{ours.seconds / baseline.seconds:6.2f}  {target}",
            flush=True,
        )


def in_turn(ours: Callable[[], Cost], baseline: Callable[[], Cost], runs: int) -> tuple[Cost, Cost]:
    """The medians of both, after one run each that does not count."""
    costs: tuple[list[Cost], list[Cost]] = ([], [])
    for number in range(runs + 1):
        for what, found in zip((ours, baseline), costs, strict=True):
            cost = what()
            if number:
                found.append(cost)
    return median(costs[0]), median(costs[1])


def median(costs: Sequence[Cost]) -> Cost:
    """The middle time and the middle memory."""
    seconds, megabytes = zip(*costs, strict=True)
    return Cost(statistics.median(seconds), statistics.median(megabytes))
