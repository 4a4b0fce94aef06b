"""What the driver reports of a server, as what a user can do about it."""

from __future__ import annotations

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

ERROR_SENTENCES = {  # by a part of the server's code; {user} and {database} are filled in
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


def sentence_of(error: Neo4jError | DriverError, user: str, database: str | None) -> str:
    """What a user can do about it; empty for a mistake in a query, which is a bug."""
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
    for part, sentence in ERROR_SENTENCES.items():
        if part in error_code(error):
            return sentence
    reported = (error.message or error_code(error)).replace("{", "(").replace("}", ")").rstrip(".")
    if "too large to index" in reported:
        return "cannot hold an id of more than 8,000 characters. Nothing was changed. Shorten the id."
    if isinstance(error, ConstraintError):
        return (
            f"would lose things that still have links which no data set made ({reported}). Nothing was changed. "
            "Take these links out first."
        )
    return "" if isinstance(error, ClientError) else f"could not do this: {reported}. Nothing was changed."


def error_code(error: Neo4jError | DriverError) -> str:
    return error.code or "" if isinstance(error, Neo4jError) else ""
