"""The things of the shipped programme: names of organisations that are recognised before any graph is made."""

from __future__ import annotations

from importlib.resources import as_file, files

from opgavenkaart.graph.edition import Edition
from opgavenkaart.graph.identity.lookup import LookupEntry, Names
from opgavenkaart.loaders.load import read_dataset
from opgavenkaart.loaders.tables.reference_targets import things_of

SETS = ("programme", "enrichment")


def shipped_things() -> list[LookupEntry]:
    """Every thing that the shipped data sets describe."""
    editions: list[Edition] = []
    for name in SETS:
        with as_file(files("opgavenkaart.data") / name) as folder:
            editions.append(read_dataset(folder).build(lambda: Names(things_of(editions))))
    return list(things_of(editions))
