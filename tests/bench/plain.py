"""What one would otherwise write to get the tables of a folder into a graph: a script for each place to keep it.

python -m tests.bench.plain sqlite|networkx|neo4j FOLDER [FILE or ADDRESS]

Cells go in as they stand: nothing is checked, and a reference is the id that it holds.
"""

import csv
import sqlite3
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

KINDS = {
    "ministries": "organisation",
    "planning_bureaus": "organisation",
    "umbrella_organisations": "organisation",
    "organisations": "organisation",
    "lt_groups": "group",
    "issues": "issue",
    "domains": "domain",
    "activities": "activity",
    "products": "product",
    "documents": "document",
}
LINKS = {  # table: the columns of both ends and the kind of thing in each
    "organisations": [("id", "organisation", "part_of", "organisation")],
    "domains": [("id", "domain", "part_of", "domain")],
    "activities": [("group", "group", "id", "activity")],
    "products": [("group", "group", "id", "product")],
    "participation": [("organisation", "organisation", "group", "group")],
    "ownership": [("organisation", "organisation", "issue", "issue")],
    "agenda": [("group", "group", "issue", "issue")],
    "in_domain": [("issue", "issue", "domain", "domain"), ("group", "group", "domain", "domain")],
    "portfolios": [("organisation", "organisation", "domain", "domain")],
    "involvement": [("activity", "activity", "organisation", "organisation")],
    "relations": [("from", "issue", "to", "issue")],
    "positions": [("organisation", "organisation", "issue", "issue")],
    "characteristics": [("group", "group", "aspect", "aspect")],
    "succession": [("from", "organisation", "to", "organisation")],
}
BATCH = 10_000


def to_sqlite(folder: Path, file: str) -> None:
    """pandas reads a table, sqlite3 writes it: a primary key on ids, an index on both ends of links."""
    import pandas as pd

    with sqlite3.connect(file) as db:
        for path in sorted(folder.glob("*.csv")):
            frame = pd.read_csv(path, dtype=str).fillna("")
            columns = ", ".join(f'"{name}" TEXT{" PRIMARY KEY" * (name == "id")}' for name in frame)
            db.execute(f'CREATE TABLE "{path.stem}" ({columns})')
            marks = ", ".join("?" * len(frame.columns))
            db.executemany(f'INSERT INTO "{path.stem}" VALUES ({marks})', frame.itertuples(index=False, name=None))
            ends = {end for link in LINKS.get(path.stem, ()) for end in (link[0], link[2])} - {"id"}
            for end in sorted(ends):
                db.execute(f'CREATE INDEX "{path.stem}_{end}" ON "{path.stem}" ("{end}")')
    db.close()


def to_networkx(folder: Path) -> None:
    """A node or an edge a row, with all of its columns."""
    import networkx as nx

    graph: nx.MultiDiGraph[tuple[str, str]] = nx.MultiDiGraph()
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if kind := KINDS.get(path.stem):
                    graph.add_node((kind, row["id"]), **row)
                for start, start_kind, end, end_kind in LINKS.get(path.stem, ()):
                    if row[start] and row[end]:
                        graph.add_edge((start_kind, row[start]), (end_kind, row[end]), table=path.stem, **row)


def to_neo4j(folder: Path, address: str) -> None:
    """The driver merges a batch of rows at a time; nodes first, found by a constraint on their id."""
    from neo4j import GraphDatabase

    with GraphDatabase.driver(address) as driver:
        for kind in sorted({*KINDS.values(), "aspect"}):
            driver.execute_query(f"CREATE CONSTRAINT IF NOT EXISTS FOR (n:{kind}) REQUIRE n.id IS UNIQUE")
        for table, kind in KINDS.items():
            for rows in _batches(folder / f"{table}.csv"):
                driver.execute_query(f"UNWIND $rows AS row MERGE (n:{kind} {{id: row.id}}) SET n += row", rows=rows)
        for table, links in LINKS.items():
            for start, start_kind, end, end_kind in links:
                find = "MERGE" if end_kind == "aspect" else "MATCH"
                query = (
                    f"UNWIND $rows AS row MATCH (a:{start_kind} {{id: row.`{start}`}}) "
                    f"{find} (b:{end_kind} {{id: row.`{end}`}}) "
                    f"MERGE (a)-[r:{table} {{source: row.source, role: coalesce(row.role, '')}}]->(b) SET r += row"
                )
                for rows in _batches(folder / f"{table}.csv"):
                    driver.execute_query(query, rows=[row for row in rows if row[start] and row[end]])


def _batches(path: Path) -> Iterator[list[dict[str, str]]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        while batch := list(islice(reader, BATCH)):
            yield batch


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["sqlite", folder, file]:
            to_sqlite(Path(folder), file)
        case ["networkx", folder]:
            to_networkx(Path(folder))
        case ["neo4j", folder, address]:
            to_neo4j(Path(folder), address)
