"""The shared store: a graph in a Neo4j database, where analysts find it clean and may ask it in Cypher.

A thing is one node with its kind's label, a claim one relationship. What several data sets say of one thing is
shown as one node; its property `descriptions` keeps each apart, so that any of them can be taken out again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import blake2b
from itertools import chain, islice
from json import dumps, loads
from logging import NullHandler, getLogger
from time import sleep
from typing import TYPE_CHECKING, Any, Literal, TypeVar
from urllib.parse import urlsplit

from neo4j import GraphDatabase
from neo4j.exceptions import (
    ClientError,
    ConfigurationError,
    ConstraintError,
    DriverError,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from opgavenkaart.errors import GraphUnavailable
from opgavenkaart.graph.edition import DataSet, Delta, Edition, Reference, in_order
from opgavenkaart.graph.graph import EVERYTHING, NONE, Claim, Graph, Node, Reads, merged
from opgavenkaart.graph.model import IDENTITY, KINDS, NODE_FIELDS, RELATIONS
from opgavenkaart.graph.names import Thing, things_decided
from opgavenkaart.graph.store import Store, Transaction, told_by

if TYPE_CHECKING:
    import neo4j

    Runner = neo4j.Transaction | neo4j.ManagedTransaction

T = TypeVar("T")
Item = TypeVar("Item")

VERSION = 1  # of how a graph lies in the database, kept in (:Opgavenkaart {id: "graph"})
OLDEST = (5, 26)  # the oldest server that Neo4j still mends, and the oldest that this is tested with
BATCH = 10_000  # rows written, or nodes read, at a time
PATIENCE = 10  # times that a reader looks again because a load came between
PAUSES = (1.0, 4.0, 16.0)  # seconds, after which a load that a server could not finish is tried again
NODE = ("id", "name", "kind", "abbreviation", "valid_from", "valid_to")
CLAIM = ("role", "source", "locator", "quote", "valid_from", "valid_to", "note", "dataset")

getLogger("neo4j").addHandler(NullHandler())  # what a driver tells its log is no talk for a terminal


class Neo4jStore(Store):
    """A graph on a server. Readers never wait; of two writers, the second waits."""

    def __init__(
        self, address: str, username: str | None = None, password: str | None = None, database: str | None = None
    ) -> None:
        self.address = address
        self._user = username or ("neo4j" if password else "")
        self._database = database
        self._prepared = False
        with self._explained():
            self._driver = self._connect((self._user, password or "") if self._user else None)
            try:
                self._check_server(self._driver.get_server_info().agent)
            except BaseException:
                self._driver.close()
                raise

    def _connect(self, auth: tuple[str, str] | None) -> neo4j.Driver:
        """A driver, which connects when it is first used."""
        try:
            parts = urlsplit(self.address)
            _ = parts.port  # a port that is no number is a ValueError
            if "@" in parts.netloc:
                self.address = re.sub("//.*@", "//", self.address)  # it may hold a password
                raise ConfigurationError("a user name or password does not belong in it")
            if not re.fullmatch(r"(bolt|neo4j)(\+s|\+ssc)?", parts.scheme) or re.search(r"\s", self.address):
                raise ConfigurationError("it does not begin with bolt:// or neo4j://, or has a space in it")
            return GraphDatabase.driver(
                self.address, auth=auth, notifications_min_severity="OFF", connection_timeout=15, fetch_size=BATCH
            )
        except ValueError as error:  # half an IPv6 address, or such a port
            raise ConfigurationError(str(error)) from None

    def _check_server(self, agent: str) -> None:
        version = re.match(r"Neo4j/(\d+)\.(\d+)", agent)
        if not version:
            raise GraphUnavailable(f"{self.address} is not a Neo4j server, but {agent}. Give another with --graph.")
        if (int(version[1]), int(version[2])) < OLDEST:
            oldest = ".".join(map(str, OLDEST))
            raise GraphUnavailable(
                f"{self.address} runs {agent}, which is too old: Opgavenkaart needs Neo4j {oldest} or newer. "
                "Upgrade the server, or keep the graph in a file (--graph opgavenkaart.db)."
            )

    def datasets(self) -> Sequence[DataSet]:
        return self._read(_datasets)

    def records(self, reads: Reads = EVERYTHING) -> Graph:
        def work(tx: Runner) -> Graph:
            nodes = {kind: {node.id: node for node, _ in _nodes(tx, kind)} for kind in reads.kinds}
            return Graph(nodes, _claims(tx, reads.relations))

        return self._read(work)

    def edition(self, dataset: str) -> Edition:
        return self._read(lambda tx: told_by(_Transaction(tx), dataset, self.address))

    def things(self, datasets: Sequence[str]) -> Sequence[Thing]:
        return self._read(lambda tx: list(_things(tx, datasets)))

    def run(self, cypher: str, **parameters: object) -> list[tuple[Any, ...]]:
        """The rows of a Cypher query that only reads."""
        return self._read(lambda tx: [tuple(record) for record in tx.run(cypher, parameters)])

    def close(self) -> None:
        self._driver.close()

    def _session(self, mode: Literal["READ", "WRITE"]) -> neo4j.Session:
        return self._driver.session(database=self._database, default_access_mode=mode)

    def _read(self, work: Callable[[Runner], T]) -> T:
        """Run `work` on one state of the graph, however much of a load Neo4j may show while it closes it.

        A bookmark names the last load that was closed, or is being so; a session's next transaction waits until
        that is done. If none came meanwhile, `work` saw one state, else it is run again.
        """
        with self._explained(), self._session("READ") as session:
            for _ in range(PATIENCE):
                session.execute_read(self._check)
                before = session.last_bookmarks().raw_values
                try:
                    result = session.execute_read(work)
                except (ClientError, LookupError, StopIteration, TypeError):
                    session.execute_read(self._check)
                    if before == session.last_bookmarks().raw_values:
                        raise  # else it may have tripped over what a load was taking away
                    continue
                if before == session.last_bookmarks().raw_values:
                    return result
        raise GraphUnavailable(f"{self.address} is being loaded time and again. Ask again when that is done.")

    def _check(self, tx: Runner) -> None:
        """Refuse a graph of a newer version, and leave alone what others keep in their database."""
        if versions := _rows(tx, "MATCH (g:Opgavenkaart {id: 'graph'}) RETURN g.version AS version"):
            self._check_version(versions[0][0])
            return
        ((nodes,),) = _rows(tx, "MATCH (n) RETURN count(n) AS nodes")
        if nodes:
            raise GraphUnavailable(
                f"The database at {self.address} holds {nodes} nodes of something else, and no Opgavenkaart graph. "
                "It was left as it is. Name an empty database with NEO4J_DATABASE, or another server with --graph."
            )

    def _check_version(self, version: int) -> None:
        if version > VERSION:
            raise GraphUnavailable(
                f"The graph at {self.address} was made by a newer version of Opgavenkaart (format {version}; this one "
                f"reads up to {VERSION}). Install the newer version, or use another database."
            )

    def _write(self, work: Callable[[Transaction], T]) -> T:
        """Run `work` in one transaction, and once more where the driver says that this may help.

        Not by `execute_write`, which would also try again for 30 seconds what the server has no memory for.
        """
        with self._explained(writing=True), self._session("WRITE") as session:
            self._prepare(session)
            for pause in (*PAUSES, None):
                try:
                    with session.begin_transaction() as tx:
                        self._lock(tx)
                        transaction = _Transaction(tx)
                        result = work(transaction)
                        transaction.sweep()
                        tx.commit()
                        return result
                except (Neo4jError, DriverError) as error:
                    if pause is None or not error.is_retryable() or "Memory" in _code(error):
                        raise
                sleep(pause)
        raise AssertionError

    def _prepare(self, session: neo4j.Session) -> None:
        """Make the constraints, in a transaction of their own as Neo4j wants; only those that are not there yet."""
        if self._prepared:
            return
        session.execute_read(self._check)
        names = {name for (name,) in session.execute_read(_rows, "SHOW CONSTRAINTS YIELD name RETURN name")}
        missing = [statement for name, statement in _constraints() if name not in names]
        session.execute_write(lambda tx: [tx.run(statement).consume() for statement in missing])
        self._prepared = True

    def _lock(self, tx: neo4j.Transaction) -> None:
        """Wait for other loads: who sets a property of this node keeps the others waiting."""
        now = datetime.now(UTC).isoformat()
        (version,) = _rows(
            tx,
            "MERGE (g:Opgavenkaart {id: 'graph'}) ON CREATE SET g.version = $version "
            "SET g.changed_at = $now RETURN g.version AS version",
            version=VERSION,
            now=now,
        )[0]
        self._check_version(version)

    @contextmanager
    def _explained(self, *, writing: bool = False) -> Iterator[None]:
        """Turns what the driver says of a server into what a user can do about it."""
        try:
            yield
        except (Neo4jError, DriverError) as error:
            if isinstance(error, IncompleteCommit) and writing:
                sentence = 'was lost at the end: the load is done or not. Look with "opgavenkaart datasets".'
            else:
                sentence = _sentence(error, self._user, self._database)
            if sentence:
                raise GraphUnavailable(f"{self.address} {sentence}") from error
            raise


class _Transaction:
    """The port's transaction on Neo4j."""

    def __init__(self, tx: Runner) -> None:
        self._tx = tx
        self._marked = False  # nodes to go: those without data sets

    def datasets(self) -> Sequence[DataSet]:
        return _datasets(self._tx)

    def edition(self, dataset: str) -> Edition:
        kept = "MATCH (d:DataSet {name: $name}) RETURN d.origin AS origin, d.row_order AS row_order"
        origin, order = _rows(self._tx, kept, name=dataset)[0]
        nodes = tuple(told[dataset] for kind in KINDS for _, told in _nodes(self._tx, kind, dataset))
        claims = tuple(chain.from_iterable(_claims(self._tx, RELATIONS, dataset).values()))
        return in_order(Edition(dataset, nodes, claims, tuple(self.references(dataset)), origin or ""), order or "")

    def references(self, dataset: str) -> Sequence[Reference]:
        (text,) = _rows(self._tx, "MATCH (d:DataSet {name: $name}) RETURN d.references AS text", name=dataset)[0]
        return [Reference(*item) for item in loads(text)]

    def things(self, datasets: Sequence[str]) -> Iterable[Thing]:
        return _things(self._tx, datasets)

    def claims(self, relation: str) -> Iterable[Claim]:
        return _claims(self._tx, [relation])[relation]

    def apply(self, dataset: DataSet, references: Sequence[Reference], delta: Delta, order: str = "") -> None:
        others = [d for d in self.datasets() if d.name != dataset.name]
        self._run(
            "MERGE (d:DataSet {name: $name}) SET d.position = $position, d.origin = $origin, d.loaded_at = $loaded_at, "
            "d.nodes = $nodes, d.claims = $claims, d.references = $references, "
            "d.row_order = $row_order",
            {**dataset._asdict(), "references": dumps(references), "row_order": order},
        )
        positions = {d.name: d.position for d in (*others, dataset)}
        if delta.drop_claims:  # at once too: the time of batches grows with the square of their number
            gone = [_key(claim) for claim in delta.drop_claims]
            self._run(f"MATCH ()-[r:{'|'.join(RELATIONS)}]->() WHERE r.key IN $gone DELETE r", {"gone": gone})
        for kind in KINDS:
            changed: dict[str, Node | None] = {n.id: None for n in delta.drop_nodes if n.kind == kind}
            changed |= {n.id: n for n in delta.put_nodes if n.kind == kind}
            for batch in _batches(changed.items()):
                self._change_nodes(kind, dataset.name, batch, positions)
        for ends, claims in _by(delta.put_claims, _ends):
            self._put_claims(ends, claims)
        self._marked |= bool(delta.drop_nodes)

    def sweep(self) -> None:
        """Delete the nodes that no data set describes any more.

        At the end, at once and not by id: from then on a look into an index copies all that has gone, and may
        stumble over it. Not DETACH either: other people may have linked it.
        """
        if self._marked:
            self._run("MATCH (n) WHERE n.datasets = [] DELETE n", {})

    def forget(self, dataset: str) -> None:
        self._run("MATCH (d:DataSet {name: $name}) DELETE d", {"name": dataset})

    def _change_nodes(
        self, kind: str, dataset: str, batch: Sequence[tuple[str, Node | None]], order: Mapping[str, int]
    ) -> None:
        """Let a data set tell this of nodes, or None for nothing; what others tell of them stays."""
        known = {node.id: told for node, told in _nodes_with(self._tx, kind, [id for id, _ in batch])}
        new: list[tuple[Any, ...]] = []
        old: list[tuple[Any, ...]] = []
        for id, now in batch:
            told = {name: node for name, node in known.get(id, {}).items() if name != dataset}
            if now:
                told[dataset] = now
            row = _node_row(kind, id, [told[name] for name in sorted(told, key=order.__getitem__)])
            (old if id in known else new).append(row)
        label, fields = KINDS[kind].label, (*NODE, "datasets", "descriptions", *_own_fields(kind))
        shown = f"{{{', '.join(f'{field}: ${field}[i]' for field in fields)}}}"
        rows = "UNWIND range(0, size($id) - 1) AS i "
        if new:
            self._run(f"{rows}CREATE (:{label} {shown})", _columns(fields, new))
        if old:
            self._run(f"{rows}MATCH (n:{label} {{id: $id[i]}}) SET n += {shown}", _columns(fields, old))

    def _put_claims(self, ends: tuple[str, str, str], claims: Iterable[Claim]) -> None:
        """CREATE, not MERGE: a delta holds only claims that are not there, and no other load can bring them now."""
        fields = (*CLAIM, *_relation_fields(ends[0]))
        values = ", ".join(f"{field}: ${field}[i]" for field in ("key", *fields))
        write = (
            f"UNWIND range(0, size($key) - 1) AS i MATCH (a:{KINDS[ends[1]].label} {{id: $from_id[i]}}) "
            f"MATCH (b:{KINDS[ends[2]].label} {{id: $to_id[i]}}) CREATE (a)-[:{ends[0]} {{{values}}}]->(b)"
        )
        once = {_key(claim): claim for claim in claims}
        for batch in _batches(once.items()):
            rows = ((c.from_id, c.to_id, key, *c[5:13], *map(c.props.get, fields[8:])) for key, c in batch)
            made = self._run(write, _columns(("from_id", "to_id", "key", *fields), rows)).relationships_created
            if made != len(batch):
                raise ValueError(f"{len(batch) - made} of {len(batch)} {ends[0]} claims point at things not described")

    def _run(self, cypher: str, parameters: dict[str, Any]) -> neo4j.SummaryCounters:
        return self._tx.run(cypher, parameters).consume().counters


# ── What is asked of the database ─────────────────────────────────────────────────────────────────────────


def _constraints() -> Iterator[tuple[str, str]]:
    """By name. Ids and names are unique, which also finds them quickly; a claim is found through its ends."""
    keys = {"Opgavenkaart": "id", "DataSet": "name"} | {kind.label: "id" for kind in KINDS.values()}
    for label, key in keys.items():
        name = f"opgavenkaart_{label.lower()}_{key}"
        yield name, f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.{key} IS UNIQUE"


def _rows(tx: Runner, cypher: str, /, **parameters: object) -> list[neo4j.Record]:
    return list(tx.run(cypher, parameters))


def _datasets(tx: Runner) -> list[DataSet]:
    columns = ", ".join(f"coalesce(d.{name}, '') AS {name}" for name in DataSet._fields)
    return [DataSet._make(row) for row in _rows(tx, f"MATCH (d:DataSet) RETURN {columns} ORDER BY position")]


Described = tuple[Node, dict[str, Node]]  # a node as it is shown, and what each data set tells of it


def _nodes(tx: Runner, kind: str, dataset: str = "") -> Iterator[Described]:
    """The nodes of a kind in order of id, a page at a time: lists cost the driver half of what records cost."""
    which = "$dataset IN n.datasets" if dataset else "n.datasets IS NOT NULL"
    query = (
        f"MATCH (n:{KINDS[kind].label}) WHERE n.id > $last AND {which} "
        f"WITH n ORDER BY n.id LIMIT $page RETURN collect({_node_list(kind)}) AS rows"
    )
    last = ""
    while True:
        ((page,),) = _rows(tx, query, dataset=dataset, last=last, page=BATCH)
        yield from _described(kind, page)
        if len(page) < BATCH:
            return
        last = page[-1][0]


def _nodes_with(tx: Runner, kind: str, ids: Sequence[str]) -> Iterator[Described]:
    query = f"MATCH (n:{KINDS[kind].label}) WHERE n.id IN $ids RETURN collect({_node_list(kind)}) AS rows"
    ((rows,),) = _rows(tx, query, ids=ids)
    return _described(kind, rows)


def _node_list(kind: str) -> str:
    filled = (f"coalesce(n.{name}, '')" for name in NODE)
    return f"[{', '.join((*filled, 'n.datasets', 'n.descriptions', *(f'n.{name}' for name in _own_fields(kind))))}]"


def _described(kind: str, rows: Iterable[Sequence[Any]]) -> Iterator[Described]:
    fields = _own_fields(kind)
    for row in rows:
        own = {name: value for name, value in zip(fields, row[8:], strict=True) if value is not None}
        node = Node._make((kind, *row[:6], own, tuple(row[6] or ()), ()))
        if row[7]:
            told = {of: Node._make((kind, node.id, *text, (of,), ())) for of, text in loads(row[7]).items()}
            yield node._replace(described=tuple(told.values())), told
        else:
            yield node, dict.fromkeys(node.datasets, node)


def _claims(tx: Runner, relations: Iterable[str], dataset: str = "") -> dict[str, list[Claim]]:
    """Claims by relation. One query for all that starts from a kind, because a cold server plans each for 0.2 s."""
    found: dict[str, list[Claim]] = {relation: [] for relation in relations}
    kinds = {kind.label: kind.id for kind in KINDS.values()}
    which = "r.dataset = $dataset" if dataset else "r.dataset IS NOT NULL"
    for from_kind, label in ((kind.id, kind.label) for kind in KINDS.values()):
        leaving = [r for r in found if any(start == from_kind for start, _ in RELATIONS[r].ends)]
        if not leaving:
            continue
        types, own = "|".join(leaving), tuple(dict.fromkeys(f for r in leaving for f in _relation_fields(r)))
        texts = (f"coalesce(r.{name}, '')" for name in CLAIM)
        values = ", ".join(("type(r)", "labels(b)", "b.id", *texts, *(f"r.{name}" for name in own)))
        query = (
            f"MATCH (a:{label}) WHERE EXISTS {{ (a)-[:{types}]->() }} RETURN a.id AS from_id, "
            f"COLLECT {{ MATCH (a)-[r:{types}]->(b) WHERE {which} RETURN [{values}] }} AS rows ORDER BY from_id"
        )
        for from_id, rows in tx.run(query, dataset=dataset):
            for relation, labels, to_id, *row in rows:
                to_kind = kinds.get(labels[0]) or next(kinds[label] for label in labels if label in kinds)
                props = {name: value for name, value in zip(own, row[8:], strict=True) if value} if own else NONE
                found[relation].append(
                    Claim._make((relation, from_kind, from_id, to_kind, to_id, *row[:8], props or NONE, ()))
                )
    return found


def _things(tx: Runner, datasets: Sequence[str]) -> Iterator[Thing]:
    wanted = frozenset(datasets)
    described = {
        kind: [node for _, told in _nodes(tx, kind) for dataset, node in told.items() if dataset in wanted]
        for kind in KINDS
    }
    names = {(node.datasets[0], node.id): node for node in described["name"]}
    former: dict[str, list[str]] = {}
    for claim in _claims(tx, ["HAS_NAME"])["HAS_NAME"]:
        if name := names.get((claim.dataset, claim.to_id)):
            former.setdefault(claim.from_id, []).extend((name.name, name.abbreviation))
    for kind, nodes in described.items():
        for node in nodes:
            bore = tuple(former.get(node.id, ())) if kind == "organisation" else ()
            code = node.props.get("official_id", "")
            yield Thing(kind, node.id, node.name, node.abbreviation, code, bore, dataset=node.datasets[0])
    decided = (claim for claims in _claims(tx, IDENTITY).values() for claim in claims)
    yield from things_decided(claim for claim in decided if claim.dataset in wanted)


# ── What is written ───────────────────────────────────────────────────────────────────────────────────────


def _own_fields(kind: str) -> tuple[str, ...]:
    return tuple(f.id for f in (*KINDS[kind].fields, *NODE_FIELDS) if f.id not in NODE)


def _relation_fields(relation: str) -> tuple[str, ...]:
    return tuple(f.id for f in RELATIONS[relation].fields)


def _node_row(kind: str, id: str, told: Sequence[Node]) -> tuple[Any, ...]:
    """A node as it is shown, what several data sets tell of it as JSON. With no `datasets` it is to go."""
    shown = merged(told) if told else Node(kind, id, "")
    each = {node.datasets[0]: (*node[2:7], node.props) for node in told} if len(told) > 1 else {}
    own = map(shown.props.get, _own_fields(kind))
    return *shown[1:7], list(shown.datasets), dumps(each) if each else "", *own


def _columns(names: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> dict[str, Any]:
    """Rows as a parameter a column: a third less to pack than maps. Empty text is null, an empty column []."""
    columns: dict[str, Any] = {}
    for name, column in zip(names, zip(*rows, strict=True), strict=True):
        values = [None if value == "" else value for value in column]
        columns[name] = values if any(value is not None for value in values) else []
    return columns


def _key(claim: Claim) -> str:
    """What tells a claim from any other: a digest of all that it says. Graphs keep it, so it never changes."""
    said = (*claim[:13], *sorted(claim.props.items()))
    return blake2b(dumps(said).encode(), digest_size=12).hexdigest()


def _ends(claim: Claim) -> tuple[str, str, str]:
    return claim.relation, claim.from_kind, claim.to_kind


def _by(items: Iterable[Item], key: Callable[[Item], T]) -> Iterable[tuple[T, list[Item]]]:
    groups: dict[T, list[Item]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return groups.items()


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    rest = iter(items)
    while batch := list(islice(rest, BATCH)):
        yield batch


# ── What went wrong ───────────────────────────────────────────────────────────────────────────────────────

SENTENCES = {  # by a part of the server's code; {user} and {database} are filled in
    "CredentialsExpired": "wants its first password changed. Do so in Neo4j's browser, and set NEO4J_PASSWORD.",
    "RateLimit": "has had too many wrong passwords. Wait a minute, and check NEO4J_USERNAME and NEO4J_PASSWORD.",
    "Unauthorized": "does not accept {user}. Check NEO4J_USERNAME and NEO4J_PASSWORD.",
    "TokenExpired": "does not accept {user} any more. Set NEO4J_USERNAME and NEO4J_PASSWORD again.",
    "DatabaseNotFound": "has no database {database}. Check NEO4J_DATABASE; leave it out for the usual one.",
    "Memory": (
        "has too little memory to do this in one go. Nothing was changed. Give it more in neo4j.conf "
        "(server.memory.heap.max_size: 4 GB for 300,000 links with quotes), or hand in the data set in parts."
    ),
    "ReadOnly": "may only be read: this database is set so. Nothing was changed. Load into another one.",
    "AccessMode": "was asked to change the graph by a query that may only read. Nothing was changed.",
    "Forbidden": (
        "does not let {user} do this. Nothing was changed. Ask its administrator for the right to write and to make "
        "constraints (role architect), or set NEO4J_USERNAME to somebody who has it."
    ),
    "TimedOut": (
        "stopped this because it took longer than the server allows. Nothing was changed. Ask its administrator to "
        "raise db.transaction.timeout, or hand in the data set in parts."
    ),
    "DatabaseUnavailable": "has its database stopped or still starting. Nothing was changed. Try again in a minute.",
}


def _sentence(error: Neo4jError | DriverError, user: str, database: str | None) -> str:
    """What a user can do about it; nothing for a mistake in a query, which is ours."""
    if isinstance(error, Neo4jError):
        return _server_sentence(error).format(
            user=f'the user name "{user}" with this password' if user else "anyone without a user name and password",
            database=f'"{database}"' if database else "of its own",
        )
    first = str(error).partition("\n")[0].rstrip(".")
    if isinstance(error, ConfigurationError):
        return f"is not an address of a Neo4j server ({first}). Give one like bolt://localhost:7687 with --graph."
    if isinstance(error, SessionExpired | IncompleteCommit):
        return f"was lost on the way ({first}). Nothing was changed. Try again when the server is back."
    if isinstance(error, ServiceUnavailable):
        return (
            f"does not answer ({first}). Nothing was changed. Start the server (docker compose up --wait neo4j), "
            "or give another address with --graph."
        )
    return ""


def _server_sentence(error: Neo4jError) -> str:
    for part, sentence in SENTENCES.items():
        if part in _code(error):
            return sentence
    said = (error.message or _code(error)).replace("{", "(").replace("}", ")").rstrip(".")
    if "too large to index" in said:
        return "cannot hold an id of more than 8,000 characters. Nothing was changed. Shorten the id."
    if isinstance(error, ConstraintError):
        return (
            f"would lose things that still have links which no data set made ({said}). Nothing was changed. "
            "Take these links out first."
        )
    return "" if isinstance(error, ClientError) else f"could not do this: {said}. Nothing was changed."


def _code(error: Neo4jError | DriverError) -> str:
    return error.code or "" if isinstance(error, Neo4jError) else ""
