"""What the driver reports of a server, as what a user can do about it."""

import ssl
from collections.abc import Iterator

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

from opgavenkaart.graph.text import Text

CONNECTION_TIMEOUT = 15  # seconds, after which a server that does not answer is given up
ERROR_SENTENCES = {  # what follows the address, by a part of the server's code
    "CredentialsExpired": Text(
        "wil dat het eerste wachtwoord wordt gewijzigd. Doe dat in de browser van Neo4j, en zet NEO4J_PASSWORD.",
        "wants its first password changed. Do so in Neo4j's browser, and set NEO4J_PASSWORD.",
    ),
    "RateLimit": Text(
        "kreeg te vaak een verkeerd wachtwoord. Wacht een minuut, en kijk NEO4J_USERNAME en NEO4J_PASSWORD na.",
        "has had too many wrong passwords. Wait a minute, and check NEO4J_USERNAME and NEO4J_PASSWORD.",
    ),
    "Unauthorized": Text(
        "laat {user} niet toe. Kijk NEO4J_USERNAME en NEO4J_PASSWORD na.",
        "does not accept {user}. Check NEO4J_USERNAME and NEO4J_PASSWORD.",
    ),
    "TokenExpired": Text(
        "laat {user} niet langer toe. Zet NEO4J_USERNAME en NEO4J_PASSWORD opnieuw.",
        "does not accept {user} any more. Set NEO4J_USERNAME and NEO4J_PASSWORD again.",
    ),
    "DatabaseNotFound": Text(
        "heeft geen database {database}. Kijk NEO4J_DATABASE na; laat het weg voor de gewone.",
        "has no database {database}. Check NEO4J_DATABASE; leave it out for the usual one.",
    ),
    "Memory": Text(
        "heeft te weinig geheugen om dit in één keer te doen. Er is niets gewijzigd. Geef meer in neo4j.conf "
        "(server.memory.heap.max_size: 4 GB voor 300.000 verbanden met citaten), of bied de gegevensset in delen aan.",
        "has too little memory to do this in one go. Nothing was changed. Give it more in neo4j.conf "
        "(server.memory.heap.max_size: 4 GB for 300,000 links with quotes), or hand in the data set in parts.",
    ),
    "ReadOnly": Text(
        "mag alleen worden gelezen: zo is deze database ingesteld. Er is niets gewijzigd. Laad in een andere.",
        "may only be read: this database is set so. Nothing was changed. Load into another one.",
    ),
    "AccessMode": Text(
        "kreeg een query die de grafiek wil wijzigen, en alleen mag lezen. Er is niets gewijzigd.",
        "was asked to change the graph by a query that may only read. Nothing was changed.",
    ),
    "Forbidden": Text(
        "staat {user} dit niet toe. Er is niets gewijzigd. Vraag de beheerder om het recht om te schrijven en om "
        "constraints te maken (rol architect), of zet NEO4J_USERNAME op iemand die dat heeft.",
        "does not let {user} do this. Nothing was changed. Ask its administrator for the right to write and to make "
        "constraints (role architect), or set NEO4J_USERNAME to somebody who has it.",
    ),
    "TimedOut": Text(
        "brak dit af omdat het langer duurde dan de server toestaat. Er is niets gewijzigd. Vraag de beheerder om "
        "db.transaction.timeout te verhogen, of bied de gegevensset in delen aan.",
        "stopped this because it took longer than the server allows. Nothing was changed. Ask its administrator to "
        "raise db.transaction.timeout, or hand in the data set in parts.",
    ),
    "Statement.TypeError": Text(
        "heeft een waarde van een andere soort dan deze query verwacht. Er is niets gewijzigd. Heeft iets anders dan "
        "Opgavenkaart knopen met het label Opgavenkaart gewijzigd, zet dan terug wat er stond.",
        "has a value of another type than this query expects. Nothing was changed. If something other than "
        "Opgavenkaart changed nodes with the label Opgavenkaart, put back what was there.",
    ),
    "DatabaseUnavailable": Text(
        "heeft zijn database gestopt of nog niet gestart. Er is niets gewijzigd. Probeer het over een minuut opnieuw.",
        "has its database stopped or still starting. Nothing was changed. Try again in a minute.",
    ),
}
_USER = Text('de gebruikersnaam "{user}" met dit wachtwoord', 'the user name "{user}" with this password')
_NOBODY = Text("wie geen gebruikersnaam en wachtwoord geeft", "anyone without a user name and password")
_LOST_AT_THE_END = Text(
    'viel aan het eind weg: het laden is wel of niet gelukt. Kijk met "opgavenkaart datasets".',
    'was lost at the end: the load is done or not. Look with "opgavenkaart datasets".',
)
_NOT_AN_ADDRESS = Text(
    "is geen adres van een Neo4j-server ({reported}). Geef er een als bolt://localhost:7687 met --graph.",
    "is not an address of a Neo4j server ({reported}). Give one like bolt://localhost:7687 with --graph.",
)
_LOST = Text(
    "viel onderweg weg ({reported}). Er is niets gewijzigd. Probeer het opnieuw als de server er weer is.",
    "was lost on the way ({reported}). Nothing was changed. Try again when the server is back.",
)
_NO_ANSWER = Text(
    "antwoordt niet ({reported}). Er is niets gewijzigd. Start de server (docker compose up --wait neo4j), "
    "of geef een ander adres met --graph.",
    "does not answer ({reported}). Nothing was changed. Start the server (docker compose up --wait neo4j), "
    "or give another address with --graph.",
)
_CERTIFICATE = Text(
    "heeft een certificaat dat deze computer niet vertrouwt ({reported}). Er is niets gewijzigd. Laat de beheerder een "
    "geldig certificaat installeren, of gebruik +ssc in plaats van +s als u deze server kent.",
    "has a certificate that this computer does not trust ({reported}). Nothing was changed. Ask its administrator for "
    "a valid certificate, or use +ssc instead of +s where you know this server.",
)
_NO_TLS = Text(
    "geeft geen versleutelde verbinding ({reported}). Er is niets gewijzigd. Laat +s of +ssc weg uit het adres, of "
    "geef een andere poort.",
    "gives no encrypted connection ({reported}). Nothing was changed. Leave +s or +ssc out of the address, or give "
    "another port.",
)
_WEB_SERVER = Text(
    "is een webserver, of de browser van Neo4j. Er is niets gewijzigd. Geef de poort van Bolt, meestal 7687.",
    "is a web server, or Neo4j's browser. Nothing was changed. Give the port of Bolt, usually 7687.",
)
_SILENT = Text(
    "antwoordt niet binnen {seconds} seconden. Er is niets gewijzigd. Kijk of dit adres en deze poort van Neo4j zijn, "
    "en of een firewall ertussen staat.",
    "does not answer within {seconds} seconds. Nothing was changed. See whether this address and port are those of "
    "Neo4j, and whether a firewall stands between.",
)
_BROKEN_OFF = Text(
    "verbrak de verbinding meteen. Er is niets gewijzigd. Kijk of dit de poort van Bolt is (meestal 7687), en of in "
    "het adres +s achter bolt of neo4j hoort: wel als de server versleuteling eist, niet als hij die niet heeft.",
    "broke the connection at once. Nothing was changed. See whether this is the port of Bolt (usually 7687), and "
    "whether the address needs +s behind bolt or neo4j: it does where the server requires encryption, else not.",
)
_ID_TOO_LONG = Text(
    "kan geen id van meer dan 8.000 tekens bewaren. Er is niets gewijzigd. Maak de id korter.",
    "cannot hold an id of more than 8,000 characters. Nothing was changed. Shorten the id.",
)
_CONSTRAINT = Text(
    "laat dit niet toe naast wat anderen in deze database zetten ({reported}). Er is niets gewijzigd. Haal dat verband "
    "of die constraint weg, of noem een andere database met NEO4J_DATABASE.",
    "does not allow this beside what others put into this database ({reported}). Nothing was changed. Take that link "
    "or constraint out, or name another database with NEO4J_DATABASE.",
)
_OTHER = Text(
    "kon dit niet doen: {reported}. Er is niets gewijzigd.", "could not do this: {reported}. Nothing was changed."
)


def sentence_of(error: Neo4jError | DriverError, user: str, database: str | None, *, writing: bool) -> Text | None:
    """What follows the address: what a user can do about it; None for a mistake in a query, which is a bug."""
    if isinstance(error, Neo4jError):
        return _server_sentence(error, user, database)
    reported = str(error).partition("\n")[0].rstrip(".")
    if isinstance(error, IncompleteCommit) and writing:
        return _LOST_AT_THE_END
    if isinstance(error, ConfigurationError):
        return _NOT_AN_ADDRESS.format(reported=reported)
    if isinstance(error, SessionExpired | IncompleteCommit):
        return _LOST.format(reported=reported)
    return _connection_sentence(error) if isinstance(error, ServiceUnavailable) else None


def _connection_sentence(error: ServiceUnavailable) -> Text:
    """Why no connection could be made: the driver hides it in what caused its error."""
    causes = list(_causes(error))
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return _CERTIFICATE.format(reported=cause.verify_message)
        if isinstance(cause, TimeoutError):
            return _SILENT.format(seconds=CONNECTION_TIMEOUT)
        if isinstance(cause, ConnectionResetError):
            return _BROKEN_OFF
        if isinstance(cause, ssl.SSLError):
            return _NO_TLS.format(reported=cause.reason)
        if "looks like HTTP" in str(cause):
            return _WEB_SERVER
    system = next((cause.strerror for cause in causes if isinstance(cause, OSError) and cause.strerror), "")
    return _NO_ANSWER.format(reported=system or str(error).partition("\n")[0].rstrip("."))


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """An error and all that led to it."""
    if error:
        yield error
        yield from _causes(error.__cause__ or error.__context__)
        for inside in getattr(error, "exceptions", ()):  # a driver that asked several servers
            yield from _causes(inside)


def _server_sentence(error: Neo4jError, user: str, database: str | None) -> Text | None:
    for part, sentence in ERROR_SENTENCES.items():
        if part in error_code(error):
            who = _USER.format(user=user) if user else _NOBODY
            which = f'"{database}"' if database else Text("van zichzelf", "of its own")
            return sentence.format(user=who, database=which)
    reported = (error.message or error_code(error)).rstrip(".")
    if "too large to index" in reported:
        return _ID_TOO_LONG
    if isinstance(error, ConstraintError):
        return _CONSTRAINT.format(reported=reported)
    return None if isinstance(error, ClientError) else _OTHER.format(reported=reported)


def error_code(error: Neo4jError | DriverError) -> str:
    return error.code or "" if isinstance(error, Neo4jError) else ""
