"""One reader under atheris, in a process of its own: `python -m tests.fuzz.target edges.csv FOLDER -max_total_time=60`.

Whatever the bytes are, reading them ends in an edition or in problems; anything raised is a crash, which libFuzzer
writes to a file.
"""

import sys
import tomllib
from pathlib import Path
from zipfile import ZipFile

import atheris

with atheris.instrument_imports(include=["opgavenkaart"]):
    from opgavenkaart.graph.identity.lookup import Names
    from opgavenkaart.loaders.load import read
    from opgavenkaart.loaders.problems.problem import DataProblems
    from opgavenkaart.loaders.request import LoadRequest
    from opgavenkaart.loaders.suggest.suggest import suggest
    from tests.fuzz.seeds import IN_BOOK, KEYS, MAPPED, SEEDS
    from tests.loaders.handed_in import parts_of

NAME, FOLDER = sys.argv[1], Path(sys.argv[2])
FILE = FOLDER / IN_BOOK.get(NAME, NAME)
TABLE = FOLDER / "theirs.csv"  # of the mapping
TABLE.write_text(MAPPED, "utf-8")
FILE.write_bytes(SEEDS[FILE.name][0])
SOUND = parts_of(FILE) if NAME in IN_BOOK else {}


def one(data: bytes) -> None:
    """Read these bytes as a file of this name, and put every problem into words."""
    if NAME in IN_BOOK:
        with ZipFile(FILE, "w") as book:
            for name, part in (SOUND | {NAME: data}).items():
                book.writestr(name, part)
    else:
        FILE.write_bytes(data)
    if NAME == KEYS:
        _propose()
        return
    source = read(LoadRequest(TABLE, mapping=FILE)) if FILE.suffix == ".toml" else read(LoadRequest(FILE))
    edition, problems = source.examine(lambda: Names(()))
    for problem in problems:
        assert problem.message.nl
        assert problem.hint.en
    assert edition.name


def _propose() -> None:
    """Propose a mapping, and load what it says: no error is left in it, and no row is lost without a word."""
    nothing = Names(())
    try:
        text = suggest(FILE, nothing, nothing, "en")
    except DataProblems:
        return
    TABLE.with_suffix(".toml").write_text(text, "utf-8")
    source = read(LoadRequest(FILE, mapping=TABLE.with_suffix(".toml")))
    edition, problems = source.examine(lambda: nothing)
    assert edition.name
    assert all(problem.message.nl for problem in problems)
    assert not tomllib.loads(text).get("table") or "errors: 0" in text or problems, text


if __name__ == "__main__":
    atheris.Setup([sys.argv[0], *sys.argv[3:]], one)
    atheris.Fuzz()
