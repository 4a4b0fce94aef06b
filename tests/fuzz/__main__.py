"""`make fuzz`, or `python -m tests.fuzz [seconds] [target …]`: every reader, each for so many seconds.

A target is a name of `seeds.SEEDS`: that of the file, or of the part of a workbook, that is broken.

What it finds is printed, left in build/fuzz/, and becomes a test in tests/loaders/.
"""

import subprocess
import sys
from pathlib import Path

from tests.fuzz.seeds import SEEDS

SECONDS = 60
BUILD = Path("build/fuzz")
LIMITS = ("-timeout=10", "-rss_limit_mb=2000", "-max_len=20000", "-print_final_stats=1")


def fuzzed(target: str, seconds: int) -> bool:
    """Whether a reader withstood it."""
    folder = BUILD / target.replace("/", "-")
    corpus, found = folder / "corpus", folder / "found"
    for each in (corpus, found):
        each.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(SEEDS[target]):
        (corpus / f"seed-{number}").write_bytes(seed)
    command = [sys.executable, "-m", "tests.fuzz.target", target, str(folder), str(corpus)]
    limits = [*LIMITS, f"-max_total_time={seconds}", f"-artifact_prefix={found}/"]
    print(f"{target}: {seconds} seconds", flush=True)
    return subprocess.run([*command, *limits]).returncode == 0


def main(*words: str) -> None:
    """Fuzz the readers named, or all."""
    seconds = next((int(word) for word in words if word.isdigit()), SECONDS)
    targets = [word for word in words if not word.isdigit()] or list(SEEDS)
    broken = [target for target in targets if not fuzzed(target, seconds)]
    if broken:
        sys.exit(f"Broken: {', '.join(broken)}. The files are in {BUILD}/*/found.")


if __name__ == "__main__":
    main(*sys.argv[1:])
