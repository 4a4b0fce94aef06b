"""Neo4j's own linter: what is wrong with a Cypher text under CYPHER 5 and under CYPHER 25, without a server.

npm fetches it once, in the versions of package-lock.json, into a folder of its own in CYPHER_LINTER_CACHE
(`~/.cache/cypher-linter` by default); Node.js 18 or newer runs it.
"""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
NEEDED = ("node", "npm")
PACKAGE = ("package.json", "package-lock.json")


class Problem(NamedTuple):
    """What is wrong with a statement in one version of the language; deprecated is wrong too."""

    statement: str
    language: str
    message: str


def lint(modules: Path, statements: Iterable[str]) -> list[Problem]:
    """Everything that is wrong with these statements; parameters may be anything."""
    command = ["node", str(HERE / "lint.mjs"), str(modules)]
    said = subprocess.run(command, input=json.dumps([*statements]), capture_output=True, encoding="utf-8", check=True)
    return [Problem(**problem) for problem in json.loads(said.stdout)]


def fetched() -> Path:
    """The folder that holds node_modules, from the cache after the first time."""
    chosen = b"".join((HERE / name).read_bytes() for name in PACKAGE)
    cache = Path(os.environ.get("CYPHER_LINTER_CACHE") or Path.home() / ".cache" / "cypher-linter")
    if (there := cache / blake2b(chosen, digest_size=6).hexdigest()).is_dir():
        return there
    cache.mkdir(parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(prefix=".part.", dir=cache))
    for name in PACKAGE:
        shutil.copy(HERE / name, part)
    quietly = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    subprocess.run([shutil.which("npm") or "npm", "ci", *quietly], cwd=part, check=True, stdout=subprocess.DEVNULL)
    try:
        part.rename(there)
    except OSError:  # another run was first
        shutil.rmtree(part)
    return there
