"""Measure whole processes in turn: ours, then the baseline, over and over; print medians and their ratio."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

ROOT = Path(__file__).parents[2]
DATA = ("data/programme", "data/enrichment")
RUNS = 9


def main() -> None:
    """Run every benchmark and print a table."""
    with tempfile.TemporaryDirectory() as folder:
        graph, page = Path(folder, "graph.db"), Path(folder, "page.html")

        def opgavenkaart(*arguments: str) -> list[str]:
            return [sys.executable, "-m", "opgavenkaart", *arguments]

        def job() -> None:
            new_graph()
            run([sys.executable, "-m", "tests.bench.job", str(graph), str(page), *DATA])

        def two_commands() -> None:
            new_graph()
            run(opgavenkaart("load", *DATA, "--graph", str(graph)))
            run(opgavenkaart("map", "--out", str(page), "--graph", str(graph)))

        def new_graph() -> None:
            for name in Path(folder).glob("graph.db*"):
                name.unlink()

        def nothing() -> None:
            run([sys.executable, "-c", "pass"])

        def obvious() -> None:
            run([sys.executable, "-m", "tests.bench.obvious", str(Path(folder, "obvious.html")), *DATA])

        rows = [
            ("load, ask and map", job, "pandas + networkx + pyvis", obvious, "at most 1.0"),
            ("the two commands of make map", two_commands, "pandas + networkx + pyvis", obvious, "report"),
        ]
        for words in ("--help", "questions", "ask owners"):
            arguments = [*words.split(), *(["--graph", str(graph)] if "ask" in words else [])]
            command = opgavenkaart(*arguments)
            rows.append((f"opgavenkaart {words}", partial(run, command), "python -c pass", nothing, "report"))
        print(f"{'what':<32} {'seconds':>8}  {'baseline':<28} {'seconds':>8}  {'ratio':>6}  target")
        for what, ours, name, baseline, target in rows:
            a, b = in_turn(ours, baseline)
            print(f"{what:<32} {a:8.3f}  {name:<28} {b:8.3f}  {a / b:6.2f}  {target}", flush=True)


def in_turn(ours: Callable[[], None], baseline: Callable[[], None]) -> tuple[float, float]:
    """Median seconds of both, after one run each that does not count."""
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(RUNS + 1):
        for what, seconds in zip((ours, baseline), times, strict=True):
            began = time.perf_counter()
            what()
            if number:
                seconds.append(time.perf_counter() - began)
    return statistics.median(times[0]), statistics.median(times[1])


def run(command: Sequence[str]) -> None:
    """Run a command to its end; its failure is ours."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stderr.decode()}")


if __name__ == "__main__":
    main()
