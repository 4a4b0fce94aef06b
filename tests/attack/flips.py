"""A damaged graph file: what is read of it is what was loaded, or a sentence; nothing else, and no traceback."""

import random
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from opgavenkaart.errors import GraphUnavailable
from opgavenkaart.graph.store.base import Store
from opgavenkaart.graph.store.sqlite.salvage import salvaged
from opgavenkaart.graph.store.sqlite.store import SqliteStore
from opgavenkaart.loaders.load import load
from tests.attack.attack import Attack
from tests.paths import ROOT

PAGE = 4096
DATA = [ROOT / "data" / name for name in ("programme", "enrichment")]


def one_bit(content: bytearray, chance: random.Random) -> None:
    """A bit that fell over."""
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def random_run(content: bytearray, chance: random.Random) -> None:
    """Up to 64 bytes of something else."""
    start, length = chance.randrange(len(content)), chance.randint(1, 64)
    content[start : start + length] = chance.randbytes(min(length, len(content) - start))


def cut_off(content: bytearray, chance: random.Random) -> None:
    """A copy that was not completed."""
    del content[chance.randrange(len(content)) :]


def zeroed_page(content: bytearray, chance: random.Random) -> None:
    """A page that the disk lost."""
    start = chance.randrange(len(content) // PAGE) * PAGE
    content[start : start + PAGE] = bytes(PAGE)


def swapped_pages(content: bytearray, chance: random.Random) -> None:
    """Two pages, each in the place of the other."""
    pages = (chance.randrange(len(content) // PAGE) * PAGE for _ in range(2))
    one, other = (slice(start, start + PAGE) for start in pages)
    content[one], content[other] = content[other], content[one]


def changed_schema(content: bytearray, chance: random.Random) -> None:
    """A bit in the text of the tables."""
    start = content.rindex(b"CREATE TABLE", 0, chance.randrange(len(content) // 2, len(content)))
    content[start + chance.randrange(200)] ^= 1 << chance.randrange(8)


KINDS: tuple[Callable[[bytearray, random.Random], None], ...] = (
    *[one_bit] * 15,
    *[random_run] * 15,
    *[cut_off] * 4,
    *[zeroed_page] * 4,
    *[swapped_pages] * 2,
    *[changed_schema] * 5,
)


@cache
def sound() -> tuple[bytes, object, object]:
    """A graph file of the shipped programme, what is read of it, and what its data sets state."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "g.db"
        with SqliteStore(path) as store:
            for each in DATA:
                load(store, each)
            content = content_of(store)
        return path.read_bytes(), read(path), content


def read(path: Path) -> object:
    """All that commands read, but for the time of loading."""
    with SqliteStore(path) as store:
        names = [known.name for known in store.datasets()]
        counts = [known._replace(loaded_at="") for known in store.datasets()]
        return store.read(), counts, list(map(store.edition, names)), store.lookup_entries(names)


def content_of(store: Store) -> object:
    """What each data set states, in any order."""
    editions = [store.edition(known.name) for known in store.datasets()]
    return [(of.name, sorted(map(repr, of.nodes)), sorted(claim.key for claim in of.claims)) for of in editions]


def trial(seed: int) -> str:
    """One damaged copy, read, and loaded over."""
    content, right, _ = sound()
    chance = random.Random(seed)
    damage, damaged = KINDS[seed % len(KINDS)], bytearray(content)
    damage(damaged, chance)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "g.db"
        path.write_bytes(damaged)
        return next((f"{damage.__name__}: {wrong}" for wrong in found_in(path, right, is_loaded=seed % 4 == 0)), "")


def found_in(path: Path, right: object, *, is_loaded: bool) -> Iterator[str]:
    """What gave way in a damaged file: as it is read, salvaged and, now and then, loaded over."""
    with suppress(GraphUnavailable):
        if read(path) != right and path.stat().st_size:
            yield "a wrong answer"
    with suppress(GraphUnavailable):
        store, notes = salvaged(path)
        with store:
            if not notes and store.datasets() and content_of(store) != sound()[2]:
                yield "salvaged as something else, without a word"
    if not is_loaded:
        return
    try:
        with SqliteStore(path) as store:
            load(store, DATA[0])
            load(store, DATA[1])
        if read(path) != right:
            yield "a wrong answer after a load"
    except GraphUnavailable:
        pass


ATTACK = Attack("damaged graph files", trial, in_test=40, in_all=450)
