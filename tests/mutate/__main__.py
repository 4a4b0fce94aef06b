"""`make mutate`, or `python -m tests.mutate [module …] [--share 0.1] [--seed 1]`: do the tests notice a small fault?

Each mutant is a copy of the project with one fault (`operators.py`) in one module; the tests that TESTS names for it
are to fail. Those that pass are listed: a fact that no test states, or a fault without an effect.

A runner of our own: mutmut and cosmic-ray expect the package in one folder of its own name, ours installs from several.
"""

import argparse
import math
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.mutate.operators import Mutant, mutants
from tests.paths import ROOT

QUESTIONS, LAWS, WHO = "tests/queries", "tests/contract/test_laws.py", "tests/contract/test_who_is_who.py"
OWNERS, OVERLAP, GAPS = (f"{QUESTIONS}/test_{name}.py" for name in ("owners", "overlap", "gaps"))
GRAPH, MERGED, SUCCESSION, DAYS = (f"tests/graph/test_{name}.py" for name in ("graph", "merged", "succession", "days"))

# Of a module, or of a folder of them: the tests that are to notice a fault, the likeliest first.
TESTS: dict[str, tuple[str, ...]] = {
    "graph/graph.py": (GRAPH, QUESTIONS),
    "graph/edition.py": (GRAPH, MERGED, QUESTIONS, "tests/graph/store/test_sqlite.py"),
    "graph/as_of.py": (DAYS, GRAPH, SUCCESSION, QUESTIONS),
    "graph/succession.py": (SUCCESSION, QUESTIONS),
    "graph/identity": ("tests/graph/identity", MERGED, QUESTIONS, WHO),
    "queries/owners": (OWNERS, QUESTIONS, LAWS),
    "queries/overlap": (OVERLAP, QUESTIONS, LAWS),
    "queries/gaps": (GAPS, QUESTIONS, LAWS),
}
COPIED = ("app", "graph", "loaders", "queries", "viz", "data", "tests")
NOT_COPIED = shutil.ignore_patterns("__pycache__", "node_modules", "target")
EXAMPLES = "10"  # random programmes for a law, instead of 200: a fault that only more would show counts as survived


class Copy:
    """A copy of the project in which faults may be made; the files that people work on are left alone."""

    def __init__(self, folder: Path) -> None:
        """Copy what the tests need, with the links under which it is imported (as `make build/links` makes them)."""
        self.folder = folder
        for name in COPIED:
            shutil.copytree(ROOT / name, folder / name, ignore=NOT_COPIED)
        shutil.copy2(ROOT / "pyproject.toml", folder)
        links = folder / "links" / "opgavenkaart"
        links.mkdir(parents=True)
        for path in (*(folder / "app").iterdir(), *(folder / name for name in COPIED[1:6])):
            (links / path.name).symlink_to(path)
        self.environment = os.environ | {"PYTHONPATH": str(links.parent), "CONTRACT_EXAMPLES": EXAMPLES}
        # Bytecode is known by its time and size, so that of one mutant could pass for the next: here by its content.
        self._run("-m", "compileall", "-q", "--invalidation-mode", "checked-hash", *COPIED[:5])
        imported = self._run("-B", "-c", "import opgavenkaart.graph.graph as it; print(it.__file__)").stdout.strip()
        if not Path(imported).is_relative_to(folder):
            sys.exit(f"The tests would try {imported}, which has no fault in it, instead of the copy.")

    def passes(self, tests: tuple[str, ...], timeout: float) -> bool:
        """Whether the tests pass, within so many seconds: a loop without end is a failure too."""
        chosen = ("-m", "not (neo4j or browser or cypher)", *tests)
        try:
            return not self._run("-B", "-m", "pytest", "-xqp", "no:cacheprovider", *chosen, timeout=timeout).returncode
        except subprocess.TimeoutExpired:
            return False

    def survives(self, path: Path, mutant: Mutant, tests: tuple[str, ...], timeout: float) -> bool:
        """Whether no test notices a fault."""
        original = path.read_text("utf-8")
        path.write_text(mutant.source, "utf-8")
        try:
            return self.passes(tests, timeout)
        finally:
            path.write_text(original, "utf-8")

    def _run(self, *arguments: str, timeout: float = 60) -> subprocess.CompletedProcess[str]:
        options: dict[str, Any] = {"cwd": self.folder, "env": self.environment, "capture_output": True, "text": True}
        return subprocess.run([sys.executable, *arguments], timeout=timeout, **options)


def modules(names: list[str]) -> dict[str, tuple[str, ...]]:
    """The modules of which some are named, by themselves or by their folder, or all; each with its tests."""
    every = {
        path.relative_to(ROOT).as_posix(): tests
        for place, tests in TESTS.items()
        for path in (sorted((ROOT / place).glob("*.py")) if (ROOT / place).is_dir() else [ROOT / place])
    }
    chosen = {name: {m for m in every if f"{m}/".startswith(f"{name.rstrip('/')}/")} for name in names}
    if unknown := [name for name, found in chosen.items() if not found]:
        sys.exit(f"There is no module {', '.join(unknown)}. Modules: {', '.join(every)}.")
    return {m: tests for m, tests in every.items() if not names or any(m in found for found in chosen.values())}


def tried(copy: Copy, module: str, tests: tuple[str, ...], share: float, seed: int) -> tuple[int, int]:
    """How many mutants of a module were made and how many killed; prints both, and those that survived."""
    path = copy.folder / module
    every = mutants(path.read_text("utf-8"))
    chosen = sorted(random.Random(f"{seed} {module}").sample(range(len(every)), math.ceil(share * len(every))))
    if not chosen:
        return 0, 0
    start = time.perf_counter()
    if not copy.passes(tests, timeout=600):
        sys.exit(f"Without any fault, these tests fail already: {' '.join(tests)}.")
    timeout = 10 + 4 * (time.perf_counter() - start)
    survivors = [every[n] for n in chosen if copy.survives(path, every[n], tests, timeout)]
    killed = len(chosen) - len(survivors)
    print(f"{module}: {_score(len(chosen), killed)} (of {len(every)} that could be made)", flush=True)
    for mutant in survivors:
        print(f"  {module}:{mutant.line}: {mutant.before}  ->  {mutant.after}", flush=True)
    return len(chosen), killed


def _score(made: int, killed: int) -> str:
    return f"{made} mutants, {killed} killed, {made - killed} survived: {killed / max(made, 1):.0%}"


def main() -> None:
    """Try the modules named, or all."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutate")
    parser.add_argument("modules", nargs="*", metavar="module", help=f"a file in, or one of: {', '.join(TESTS)}")
    parser.add_argument("--share", type=float, default=1.0, help="of the mutants of each module, up to 1, which is all")
    parser.add_argument("--seed", type=int, default=1, help="another number chooses other mutants")
    options = parser.parse_args()
    if not 0 < options.share <= 1:
        parser.error("--share is more than 0 and at most 1")
    chosen = modules(options.modules)
    with tempfile.TemporaryDirectory() as folder:
        copy = Copy(Path(folder).resolve())
        counts = [tried(copy, module, tests, options.share, options.seed) for module, tests in chosen.items()]
    print(f"All: {_score(*(sum(numbers) for numbers in zip(*counts, strict=True)))}")


if __name__ == "__main__":
    main()
