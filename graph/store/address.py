"""Where a graph is, and as whom to open it: from the command, the environment or `.env`, which never mix.

A password goes only to an address that was given in the same place, so that a `.env` in a stranger's folder learns
nothing. What is printed of an address has no password in it, wherever in it somebody put one.
"""

import os
import re
import warnings
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from ipaddress import ip_address
from pathlib import Path

from opgavenkaart.errors import GraphUnavailable
from opgavenkaart.graph.store.notices import Notice
from opgavenkaart.graph.text import Text, listed

DEFAULT = "opgavenkaart.db"
DOTENV = ".env"
SETTINGS = "OPGAVENKAART_GRAPH", "NEO4J_URI", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE", "NEO4J_GRAPH"
GRAPH, URI, USER, PASSWORD, DATABASE, NAME = SETTINGS
UNENCRYPTED = "OPGAVENKAART_UNENCRYPTED"  # the computer to which a password may go as plain text
SCHEMES = tuple(f"{name}{secure}://" for name in ("bolt", "neo4j") for secure in ("", "+s", "+ssc"))
_HOST = r"(?P<host>\[[0-9A-Fa-f:.%]+\]|[\w.-]+)(?::\d{1,5})?/?"
_SERVER = re.compile(rf"(?P<scheme>(?:bolt|neo4j)(?:\+s|\+ssc)?)://{_HOST}", re.ASCII)
_HARMLESS = re.compile(rf"[\w+.-]*://{_HOST}", re.ASCII)  # without any room for a password
_LIKE_SERVER = re.compile(r"(?i)\S*://|(?:bolt|neo4j|https?)(?:\+\w*)?:|[^/\\]{2,}:.*@")

_NOT_AN_ADDRESS = Text(
    '"{shown}" is geen adres van een grafiek. Geef een bestand, of een adres als bolt://localhost:7687, dat begint met '
    "{schemes}. Gebruikersnaam en wachtwoord horen daar niet in, maar in NEO4J_USERNAME en NEO4J_PASSWORD.",
    '"{shown}" is not an address of a graph. Give a file, or an address like bolt://localhost:7687, which begins with '
    "{schemes}. A user name and password do not belong in it, but in NEO4J_USERNAME and NEO4J_PASSWORD.",
)
_NO_URI = Text(
    "--graph neo4j vereist het adres van de server in NEO4J_URI, bijvoorbeeld bolt://localhost:7687.",
    "--graph neo4j needs the address of the server in NEO4J_URI, for instance bolt://localhost:7687.",
)
_MIXED = Text(
    "Het adres {address} komt uit {file}, het wachtwoord niet. Een wachtwoord gaat alleen naar een adres van dezelfde "
    "plaats. Vertrouwt u dit adres, geef het dan zelf met --graph, of zet NEO4J_PASSWORD ook in dat bestand.",
    "The address {address} is from {file}, the password is not. A password goes only to an address from the same "
    "place. Where you trust this address, give it yourself with --graph, or put NEO4J_PASSWORD into that file too.",
)
_PLAIN = Text(
    "{address} is een andere computer, en het wachtwoord zou er onversleuteld heen gaan. Gebruik {secure}, of zet "
    "OPGAVENKAART_UNENCRYPTED={host} als u dit netwerk vertrouwt.",
    "{address} is another computer, and the password would go there unencrypted. Use {secure}, or set "
    "OPGAVENKAART_UNENCRYPTED={host} where you trust this network.",
)
_USES = Text("Instellingen uit {file}: {names}.", "Settings from {file}: {names}.")
_UNREADABLE = Text(
    "{file} kan niet worden gelezen ({error}). Bewaar het bestand als UTF-8, of haal het hier weg.",
    "{file} cannot be read ({error}). Save the file as UTF-8, or take it away from here.",
)


class DotenvUsed(Notice):
    """A file `.env` decides which graph is opened; `text` says which file, and what of it."""


@dataclass(frozen=True)
class Address:
    """A file, or a server with the user, password and database that go with it; `dotenv` has what `.env` gave of it.

    `graph` names one of several graphs in one database.
    """

    text: str
    username: str = ""
    password: str = ""
    database: str = ""
    graph: str = ""
    dotenv: tuple[str, ...] = ()

    @property
    def is_server(self) -> bool:
        return bool(_SERVER.fullmatch(self.text))

    def warn(self) -> None:
        """Says aloud that `.env` was used, where it was: DotenvUsed."""
        if self.dotenv:
            uses = _USES.format(file=_dotenv_path(), names=listed(self.dotenv))
            warnings.warn(DotenvUsed(uses), stacklevel=3)


def address_of(given: str = "") -> Address:
    """The address asked for, else `OPGAVENKAART_GRAPH`, else `opgavenkaart.db` in the current folder.

    Parameters
    ----------
    given
        A file, `bolt://`, `neo4j://` …, or the word `neo4j` for `NEO4J_URI`.

    Raises
    ------
    GraphUnavailable
        Where it can be neither a file nor a server, `.env` cannot be read, or a password would go where it should not.
    """
    dotenv, environment = cache(_dotenv), os.environ

    def first(name: str) -> tuple[str, bool]:
        """A setting, and whether it is from `.env`."""
        own = environment.get(name, "")
        return own or dotenv().get(name, ""), not own

    text, from_dotenv = (given, False) if given else first(GRAPH)
    names = [GRAPH] if from_dotenv and text else []
    if text == "neo4j":
        text, from_dotenv = first(URI)
        if not text:
            raise GraphUnavailable(_NO_URI)
    if not _SERVER.fullmatch(text):
        if looks_like_server(text) and ("://" in text or not Path(text).exists()):
            raise GraphUnavailable(_NOT_AN_ADDRESS.format(shown=shown(text), schemes=", ".join(SCHEMES)))
        return Address(text or DEFAULT, dotenv=tuple(names))
    if not (from_dotenv or environment.get(USER) or environment.get(PASSWORD)):
        from_dotenv = text in (dotenv().get(URI), dotenv().get(GRAPH))  # the same address
    place = dotenv() if from_dotenv else environment
    if from_dotenv:
        names = [name for name in SETTINGS if place.get(name)]
        if environment.get(PASSWORD) and PASSWORD not in names:
            raise GraphUnavailable(_MIXED.format(address=text, file=_dotenv_path()))
    user, password, database, graph = (place.get(name, "") for name in (USER, PASSWORD, DATABASE, NAME))
    _refuse_plain(text, password, place)
    return Address(text, user, password, database, graph, tuple(names))


def graph_name() -> str:
    """What the graph is called in a Neo4j database; "" where nobody chose a name."""
    return os.environ.get(NAME) or _dotenv().get(NAME, "")


def _refuse_plain(address: str, password: str, place: Mapping[str, str]) -> None:
    """Refuses to send a password as plain text to another computer, unless it was named as trusted in this place."""
    server = _SERVER.fullmatch(address)
    if not (server and password) or "+" in server["scheme"]:
        return
    host = server["host"].strip("[]").lower()
    if host not in ("localhost", place.get(UNENCRYPTED, "").strip().lower()) and not _is_loopback(host):
        secure = address.replace("://", "+s://", 1)
        raise GraphUnavailable(_PLAIN.format(address=address, secure=secure, host=server["host"]))


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def looks_like_server(text: str) -> bool:
    """Whether somebody may have meant a server by it, though it is no file."""
    return bool(_LIKE_SERVER.match(text))


def shown(address: str) -> str:
    """An address as it may be printed: nothing of what could be a password."""
    if _HARMLESS.fullmatch(address) or not looks_like_server(address):
        return address
    scheme = re.match(r"[A-Za-z+]+:/*", address)
    return f"{scheme[0] if scheme and '://' in address else ''}…"


def _dotenv_path() -> str:
    return str(Path(DOTENV).absolute())


def _encoding_of(content: bytes) -> str:
    """UTF-16 as PowerShell 5 writes it, or without its mark, where every other byte is none; else UTF-8."""
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return "utf-16"
    return "utf-16-le" if content[1:2] == b"\0" else "utf-16-be" if content[:1] == b"\0" else "utf-8-sig"


def _dotenv() -> Mapping[str, str]:
    """The lines NAME=value of `.env`, in UTF-8 or UTF-16; quotes around a value are taken off."""
    try:
        content = Path(DOTENV).read_bytes()
        lines = content.decode(_encoding_of(content)).splitlines()
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise GraphUnavailable(_UNREADABLE.format(file=_dotenv_path(), error=str(error))) from error
    pairs = (line.removeprefix("export ").partition("=") for line in lines if not line.lstrip().startswith("#"))
    return {name.strip(): value.strip().strip("\"'") for name, mark, value in pairs if mark}
