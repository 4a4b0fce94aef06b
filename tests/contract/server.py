"""The server, made cheap to ask hundreds of questions of hundreds of programmes."""

import os
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Self, TypeVar

from opgavenkaart.graph.graph import EVERYTHING, Graph, Reads
from opgavenkaart.graph.store.base import Transaction
from opgavenkaart.graph.store.neo4j.store import Neo4jStore

if TYPE_CHECKING:
    from opgavenkaart.graph.store.neo4j.read import Runner

T = TypeVar("T")


class Neo4j(Neo4jStore):
    """The server, asked each thing once as long as nothing is loaded.

    A query takes it milliseconds, and questions share theirs: about whom one asks is no part of most.
    """

    _seen: dict[str, Any]
    looks_up = False  # what is around a thing is read anew for each question: `test_around` does that

    @classmethod
    def at(cls, uri: str) -> Self:
        """The server with this address, emptied; its password and so on are in the environment."""
        store = cls(uri, *(os.environ.get(f"NEO4J_{name}") for name in ("USERNAME", "PASSWORD", "DATABASE")))
        store.empty()
        return store

    def empty(self) -> None:
        """At once, where unloading takes dozens of statements a data set."""
        self._seen = {}
        with self._session("WRITE") as session:
            session.run("MATCH (n) DETACH DELETE n").consume()

    def records(self, reads: Reads = EVERYTHING) -> Graph:
        whole: Graph = self._once("everything", super().records)
        return Graph({k: whole.nodes[k] for k in reads.kinds}, {r: whole.claims[r] for r in reads.relations})

    def look_up(self, work: Callable[[Transaction], T]) -> T | None:
        return super().look_up(work) if self.looks_up else None

    def run(self, cypher: str, **parameters: object) -> list[tuple[Any, ...]]:
        found: list[tuple[Any, ...]] = self._once(f"{cypher}{parameters}", partial(super().run, cypher, **parameters))
        return found

    def _once(self, key: str, look: Callable[[], Any]) -> Any:
        if key not in self._seen:
            self._seen[key] = look()
        return self._seen[key]

    def _stable(self, work: Callable[["Runner"], T]) -> T:
        """At once: nobody else loads here, so there is no need to look whether one came between."""
        with self._session("READ") as session:
            return session.execute_read(work)

    def _write(self, work: Callable[[Transaction], T]) -> T:
        self._seen = {}
        return super()._write(work)
