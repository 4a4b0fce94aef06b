"""Which parts of a graph file are no longer as they were loaded?"""

import sqlite3
from collections.abc import Iterator

from opgavenkaart.graph.store.damage import changed_part, damaged_part
from opgavenkaart.graph.store.sqlite.read import damaged_in
from opgavenkaart.graph.store.sqlite.rows import TABLES, rows_in
from opgavenkaart.graph.text import Text, join

_UNREADABLE = Text("zijn niet te lezen", "cannot be read")
_STRUCTURE = Text(
    "De opbouw van het bestand is beschadigd; een load kan daardoor mislukken.",
    "The structure of the file is damaged; a load may fail because of that.",
)


def damage_in(db: sqlite3.Connection) -> Iterator[Text]:
    """A sentence for each data set and table that is damaged, and one for the structure of the file."""
    try:
        is_whole = db.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
    except sqlite3.Error:
        is_whole = False
    if not is_whole:
        yield _STRUCTURE
    names = dict(db.execute("SELECT position, name FROM dataset"))
    for table in TABLES:
        try:
            for position in damaged_in(db, rows_in(db, table)):
                yield changed_part(table, names.get(position, ""))
        except sqlite3.Error:
            yield join(damaged_part(table, "").capital(), " ", _UNREADABLE, ".")
