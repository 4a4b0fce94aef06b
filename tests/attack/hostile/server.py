"""Hostile texts in a Neo4j: every answer is that of a file, also where the server was filled by the exported script."""

import tempfile
from pathlib import Path

from opgavenkaart.graph.store.sqlite.store import SqliteStore
from opgavenkaart.loaders.export.other_tools import export
from opgavenkaart.loaders.load import load
from opgavenkaart.queries.ask import ask, possible
from tests.attack.attack import Attack
from tests.attack.hostile.payloads import PAYLOADS
from tests.attack.hostile.tables import columns, hostile_tables
from tests.attack.shared_database import change, server_of_attack


def trial(number: int) -> str:
    """One payload in every column; what a server answers otherwise than a file."""
    name, payload = [*PAYLOADS.items()][number % len(PAYLOADS)]
    with tempfile.TemporaryDirectory() as folder, server_of_attack() as server:
        tables = hostile_tables(payload).write(Path(folder) / "hostile")
        with SqliteStore(Path(folder) / "g.db") as file:
            load(file, tables)
            script = export(file, "cypher").content
            questions = [question.id for question in possible()]
            right = {id: ask(file, id).as_dict("en") for id in questions}
        assert isinstance(script, bytes)
        for filled_by in ("load", "script"):
            change(server, "MATCH (n) DETACH DELETE n")
            if filled_by == "load":
                load(server, tables)
            else:
                for statement in script.decode().split(";\n"):
                    if statement.strip():
                        change(server, statement)
            if wrong := [id for id in questions if ask(server, id).as_dict("en") != right[id]]:
                return f"{name}: filled by {filled_by}, {wrong} differ"
    return ""


ATTACK = Attack("hostile cells in Neo4j", trial, in_test=1, in_all=10, inputs=len(columns()))
