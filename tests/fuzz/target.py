"""One reader under atheris, in a process of its own: `python -m tests.fuzz.target .csv FOLDER -max_total_time=60`.

Whatever the bytes are, reading them ends in an edition or in problems; anything raised is a crash, which libFuzzer
writes to a file.
"""

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["opgavenkaart"]):
    from opgavenkaart.graph.edition import Names
    from opgavenkaart.loaders.dataset import read

SUFFIX, FOLDER = sys.argv[1:3]
FILE = Path(FOLDER) / f"ownership{SUFFIX}"  # the name of a table, which CSV is read by


def one(data: bytes) -> None:
    """Read these bytes as a file with this suffix, and put every problem into words."""
    FILE.write_bytes(data)
    edition, problems = read(FILE).examine(lambda: Names(()))
    for problem in problems:
        assert problem.message.nl
        assert problem.hint.en
    assert edition.name


if __name__ == "__main__":
    atheris.Setup([sys.argv[0], *sys.argv[3:]], one)
    atheris.Fuzz()
