"""The shared store: a graph in a Neo4j database, where analysts find it clean and may ask it in Cypher.

A node has its kind's label, a claim is one relationship. The records of several data sets are one node; its property
`descriptions` keeps each record apart, so that any of them can be deleted again. Both are marked (see `schema`): what
others add to the database is theirs.
"""

import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from logging import NullHandler, getLogger
from time import sleep
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from neo4j import GraphDatabase
from neo4j.exceptions import ClientError, ConfigurationError, DriverError, Neo4jError

from opgavenkaart.errors import GraphUnavailable
from opgavenkaart.graph.store.base import Store, Transaction, refuse_newer
from opgavenkaart.graph.store.neo4j.errors import CONNECTION_TIMEOUT, error_code, sentence_of
from opgavenkaart.graph.store.neo4j.read import BATCH_SIZE, changed_by_others, rows_of
from opgavenkaart.graph.store.neo4j.schema import (
    DEFAULT_GRAPH,
    GRAPH_KEY,
    MARK,
    VERSION,
    constraints,
    former_constraints,
)
from opgavenkaart.graph.store.neo4j.upgrade import former_version, upgrade
from opgavenkaart.graph.store.neo4j.write import Neo4jTransaction
from opgavenkaart.graph.store.notices import GraphUpgraded
from opgavenkaart.graph.text import join

if TYPE_CHECKING:
    import neo4j

    from opgavenkaart.graph.store.neo4j.read import Runner

T = TypeVar("T")

MIN_SERVER_VERSION = (5, 26)  # the oldest server that Neo4j still maintains, and the oldest that is tested
MAX_READ_ATTEMPTS = 10  # a reader starts again when a load changed the graph meanwhile
RETRY_PAUSES = (1.0, 4.0, 16.0)  # seconds, after which a load that a server could not finish is tried again

getLogger("neo4j").addHandler(NullHandler())  # the log of the driver does not belong on a terminal


class Neo4jStore(Store):
    """A graph on a server. Readers never wait; of two writers, the second waits."""

    def __init__(
        self,
        address: str,
        username: str | None = None,
        password: str | None = None,
        database: str | None = None,
        graph: str | None = None,
    ) -> None:
        """`graph` names one of several graphs in one database."""
        self.address = address
        self._graph = graph or DEFAULT_GRAPH
        self._is_named = bool(graph)
        self._user = username or ("neo4j" if password else "")
        self._database = database
        self._prepared = False
        with self._readable_errors():
            self._driver = self._connect((self._user, password or "") if self._user else None)
            try:
                self._check_server(self._driver.get_server_info().agent)
            except BaseException:
                self._driver.close()
                raise

    def _connect(self, auth: tuple[str, str] | None) -> "neo4j.Driver":
        """A driver, which connects when it is first used."""
        try:
            return GraphDatabase.driver(
                self.address,
                auth=auth,
                notifications_min_severity="OFF",
                connection_timeout=CONNECTION_TIMEOUT,
                connection_acquisition_timeout=CONNECTION_TIMEOUT,
                fetch_size=BATCH_SIZE,
            )
        except ValueError as error:  # such as a port that is too large
            raise ConfigurationError(str(error)) from None

    def _check_server(self, agent: str) -> None:
        version = re.match(r"Neo4j/(\d+)\.(\d+)", agent)
        if not version:
            raise GraphUnavailable(
                f"{self.address} is geen Neo4j-server, maar {agent}. Geef een andere met --graph.",
                f"{self.address} is not a Neo4j server, but {agent}. Give another with --graph.",
            )
        if (int(version[1]), int(version[2])) < MIN_SERVER_VERSION:
            oldest = ".".join(map(str, MIN_SERVER_VERSION))
            raise GraphUnavailable(
                f"{self.address} draait {agent}, wat te oud is: Opgavenkaart vereist Neo4j {oldest} of nieuwer. "
                "Werk de server bij, of bewaar de grafiek in een bestand (--graph opgavenkaart.db).",
                f"{self.address} runs {agent}, which is too old: Opgavenkaart needs Neo4j {oldest} or newer. "
                "Upgrade the server, or keep the graph in a file (--graph opgavenkaart.db).",
            )

    def run(self, cypher: str, **parameters: object) -> list[tuple[Any, ...]]:
        """The rows of a Cypher query that only reads; its `$graph` is the name of this graph."""
        given = {"graph": self._graph, **parameters}
        return self._stable(lambda tx: [tuple(record) for record in tx.run(cypher, given)])

    def close(self) -> None:
        self._driver.close()

    def _session(self, mode: Literal["READ", "WRITE"]) -> "neo4j.Session":
        return self._driver.session(database=self._database, default_access_mode=mode)

    def _read(self, work: Callable[[Transaction], T]) -> T:
        return self._stable(lambda tx: work(Neo4jTransaction(tx, self._graph)))

    def _stable(self, work: Callable[["Runner"], T]) -> T:
        """Run `work` on one state of the graph, however much of a load Neo4j may show while it closes it.

        A bookmark names the last load that was closed, or is being so; a session's next transaction waits until
        that is done. If none came meanwhile, `work` saw one state, else it is run again.
        """
        with self._readable_errors(), self._session("READ") as session:
            for _ in range(MAX_READ_ATTEMPTS):
                self._check(session)
                before = session.last_bookmarks().raw_values
                try:
                    result = session.execute_read(work)
                except (ClientError, LookupError, StopIteration, TypeError):
                    self._check(session)
                    if before == session.last_bookmarks().raw_values:
                        raise  # else a load may have deleted what it read
                    continue
                if before == session.last_bookmarks().raw_values:
                    return result
        raise GraphUnavailable(
            f"In {self.address} wordt telkens weer geladen. Vraag het opnieuw als dat klaar is.",
            f"{self.address} is being loaded time and again. Ask again when that is done.",
        )

    def _check(self, session: "neo4j.Session") -> None:
        """Refuse a graph of a newer version, bring an older one up to date, and leave alone what is no graph."""
        if session.execute_read(self._is_older):
            self._set_constraints(session, remove=[*former_constraints()][:1])  # the others find nodes until then
            done = session.execute_write(upgrade, datetime.now(UTC).isoformat())
            self._set_constraints(session)
            if done:
                warnings.warn(GraphUpgraded(join(self.address, done, between=" ")), stacklevel=2)

    def _check_version(self, version: object) -> None:
        if not isinstance(version, int):
            raise changed_by_others(GRAPH_KEY, "version")
        refuse_newer(self.address, VERSION, version)

    def _is_older(self, tx: "Runner") -> bool:
        """Whether what is there is a graph of a former format, of which everything is to be marked."""
        query = f"MATCH (g:{MARK} {{graph: $graph, key: $key}}) RETURN g.version AS version"
        if versions := rows_of(tx, query, graph=self._graph, key=GRAPH_KEY):
            self._check_version(versions[0][0])
            return False
        if self._graph == DEFAULT_GRAPH and former_version(tx):
            return True
        self._refuse_others(tx)
        return False

    def _refuse_others(self, tx: "Runner") -> None:
        """Refuse a database with something else in it; beside other graphs only one that was named may be made."""
        graphs = [name for (name,) in rows_of(tx, f"MATCH (g:{MARK} {{key: $key}}) RETURN g.graph", key=GRAPH_KEY)]
        if graphs and not self._is_named:
            there = ", ".join(sorted(graphs))
            raise GraphUnavailable(
                f"De database op {self.address} bevat een andere grafiek: {there}. Noem met NEO4J_GRAPH welke u wilt.",
                f"The database at {self.address} holds another graph: {there}. Name the one you want with NEO4J_GRAPH.",
            )
        ((nodes,),) = rows_of(tx, "MATCH (n) RETURN count(n) AS nodes")
        if nodes and not graphs:
            raise GraphUnavailable(
                f"De database op {self.address} bevat {nodes} knopen van iets anders, en geen grafiek van "
                "Opgavenkaart. Zij bleef zoals zij was. Noem een lege database met NEO4J_DATABASE, of een andere "
                "server met --graph.",
                f"The database at {self.address} holds {nodes} nodes of something else, and no Opgavenkaart graph. "
                "It was left as it is. Name an empty database with NEO4J_DATABASE, or another server with --graph.",
            )

    def _write(self, work: Callable[[Transaction], T]) -> T:
        """Run `work` in one transaction, and once more where the driver says that this may help.

        Not by `execute_write`, which would also try again for 30 seconds what the server has no memory for.
        """
        with self._readable_errors(writing=True), self._session("WRITE") as session:
            self._prepare(session)
            for pause in (*RETRY_PAUSES, None):
                try:
                    with session.begin_transaction() as tx:
                        self._lock(tx)
                        transaction = Neo4jTransaction(tx, self._graph)
                        result = work(transaction)
                        transaction.delete_undescribed()
                        tx.commit()
                        return result
                except (Neo4jError, DriverError) as error:
                    if pause is None or not error.is_retryable() or "Memory" in error_code(error):
                        raise
                sleep(pause)
        raise AssertionError

    def _prepare(self, session: "neo4j.Session") -> None:
        """See that there is nothing else, and that the constraint is there, before the first load."""
        if not self._prepared:
            self._check(session)
            self._set_constraints(session)
            self._prepared = True

    @staticmethod
    def _set_constraints(session: "neo4j.Session", remove: Iterable[str] = tuple(former_constraints())) -> None:
        """Make those that are not there yet and drop former ones, in a transaction of their own as Neo4j wants."""
        names = {name for (name,) in session.execute_read(rows_of, "SHOW CONSTRAINTS YIELD name RETURN name")}
        statements = [statement for name, statement in constraints() if name not in names]
        statements += [f"DROP CONSTRAINT {name} IF EXISTS" for name in remove if name in names]
        session.execute_write(lambda tx: [tx.run(statement).consume() for statement in statements])

    def _lock(self, tx: "neo4j.Transaction") -> None:
        """Wait for other loads: who sets a property of this node keeps the others waiting.

        Its `id` is where former versions of this tool look for a graph, to refuse a newer one.
        """
        (version,) = rows_of(
            tx,
            f"MERGE (g:{MARK} {{graph: $graph, key: $key}}) ON CREATE SET g.version = $version, g.id = 'graph' "
            "SET g.changed_at = $now RETURN g.version AS version",
            graph=self._graph,
            key=GRAPH_KEY,
            version=VERSION,
            now=datetime.now(UTC).isoformat(),
        )[0]
        self._check_version(version)

    @contextmanager
    def _readable_errors(self, *, writing: bool = False) -> Iterator[None]:
        """Turns what the driver reports of a server into what a user can do about it."""
        try:
            yield
        except (Neo4jError, DriverError) as error:
            if sentence := sentence_of(error, self._user, self._database, writing=writing):
                raise GraphUnavailable(join(self.address, sentence, between=" ")) from error
            raise
