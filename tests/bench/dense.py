"""A made-up programme as dense as whole governments are: pairs share hundreds of things.

Groups have about a hundred seats each and issues several roles. `python -m tests.bench.dense FOLDER [ORGANISATIONS]`
writes its tables: 10,000 organisations give 50,000 issues and some 300,000 links; 1,000 a tenth.
"""

import csv
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random

from opgavenkaart.graph.graph import Claim, Node
from tests.worlds import claim, node

FULL, TENTH = 10_000, 1_000  # organisations
ROLES = ("accountable", "responsible", "consulted", "informed", "informed")
DOMAINS, DOCUMENTS = 40, 500


class Programme:
    """Who owns what, who sits where and what is on which agenda, by numbers."""

    def __init__(self, organisations: int) -> None:
        chance, n = Random(7), organisations
        self.organisations, self.issues, self.groups = n, 5 * n, max(30, 3 * n // 100)
        draw = chance.randrange
        owned = {(draw(n), draw(int(self.issues * 0.95)), chance.choice(ROLES)) for _ in range(15 * n)}
        self.owned = [(*of, f"{2012 + draw(14)}-{1 + draw(12):02d}-{1 + draw(28):02d}") for of in sorted(owned)]
        self.agenda = sorted({(draw(self.groups), draw(self.issues)) for _ in range(4 * n)})
        self.seats = sorted({(draw(self.groups), draw(max(2, n // 5))) for _ in range(3 * n)})
        self.domains = sorted({(draw(self.issues), draw(DOMAINS)) for _ in range(8 * n)})


def things(organisations: int) -> Iterator[Node | Claim]:
    """The same as nodes and claims."""
    of = Programme(organisations)
    kinds = {"organisation": of.organisations, "issue": of.issues, "group": of.groups, "domain": DOMAINS}
    for kind, count in kinds.items():
        yield from (node(kind, f"{kind[0]}{at}", name=f"{kind} {at} é") for at in range(count))
    yield from (claim(f"o{o}", "RESPONSIBLE_FOR", f"i{i}", role, valid_from=day) for o, i, role, day in of.owned)
    yield from (claim(f"g{g}", "ADDRESSES", f"i{i}") for g, i in of.agenda)
    yield from (claim(f"o{o}", "PARTICIPATES_IN", f"g{g}", "member") for g, o in of.seats)
    yield from (claim(f"i{i}", "IN_DOMAIN", f"d{d}", kind="issue") for i, d in of.domains)


def write(folder: Path, organisations: int) -> None:
    """The same as a folder of tables."""
    of = Programme(organisations)
    folder.mkdir(parents=True)
    seen = "1", "citaat"  # locator and quote
    kinds = {"organisations": of.organisations, "issues": of.issues, "lt_groups": of.groups, "domains": DOMAINS}
    kinds["documents"] = DOCUMENTS
    for table, count in kinds.items():
        start, name = table[0] if table != "lt_groups" else "g", table.removesuffix("s")
        start = "s" if table == "documents" else start
        heading = "title" if table == "documents" else "name"
        _table(folder, table, ("id", heading), ((f"{start}{at}", f"{name} {at} é") for at in range(count)))
    proof = "source", "locator", "quote"
    owned = ((f"i{i}", f"o{o}", role, day, f"s{o % DOCUMENTS}", *seen) for o, i, role, day in of.owned)
    _table(folder, "ownership", ("issue", "organisation", "role", "valid_from", *proof), owned)
    agenda = ((f"g{g}", f"i{i}", f"s{i % DOCUMENTS}", *seen) for g, i in of.agenda)
    _table(folder, "agenda", ("group", "issue", *proof), agenda)
    seats = ((f"g{g}", f"o{o}", "member", f"s{o % DOCUMENTS}", *seen) for g, o in of.seats)
    _table(folder, "participation", ("group", "organisation", "role", *proof), seats)
    domains = ((f"i{i}", f"d{d}", f"s{i % DOCUMENTS}", *seen) for i, d in of.domains)
    _table(folder, "in_domain", ("issue", "domain", *proof), domains)


def _table(folder: Path, name: str, headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    with (folder / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([headings, *rows])


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else FULL)
