"""A Neo4j server to measure against: the one that tests use, with more memory."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tests.bench.measure import ROOT

SERVER = ROOT / "tests" / "neo4j_server" / "server.py"


@contextmanager
def started(heap: str) -> Iterator[str]:
    """The address of an empty server; "" with a sentence on stderr where it cannot be had."""
    command = [sys.executable, str(SERVER), "--heap", heap]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin
        assert process.stdout
        ready = process.stdout.readline()
        if not ready:
            print("Not measured: Neo4j, which needs a JDK 17 or 21 and Maven.", file=sys.stderr)
        yield json.loads(ready)["uri"] if ready else ""
        process.stdin.close()


def emptied(address: str) -> None:
    """Take everything out, a part at a time, and the constraints too: whoever comes next makes its own."""
    from neo4j import GraphDatabase

    with GraphDatabase.driver(address) as driver:
        for what in ("MATCH ()-[x]->()", "MATCH (x)"):
            driver.session().run(f"{what} CALL (x) {{ DELETE x }} IN TRANSACTIONS OF 10000 ROWS").consume()
        for record in driver.execute_query("SHOW CONSTRAINTS YIELD name RETURN name").records:
            driver.execute_query(f"DROP CONSTRAINT `{record['name']}`")
