"""What SQLite reports of a file, as what a user can do about it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from opgavenkaart.errors import GraphUnavailable
from opgavenkaart.graph.store.damage import CHANGED, damaged_part
from opgavenkaart.graph.store.sqlite.checksums import Damaged
from opgavenkaart.graph.store.sqlite.snapshot import broken_off
from opgavenkaart.graph.text import Text, join

_DAMAGED = Text("het bestand is beschadigd", "the file is damaged")
_OR_CHANGED = Text(", of door een ander programma gewijzigd", ", or was changed by another program")
_SIGNS_OF_DAMAGE = ("malformed", "Could not decode", "no such column", "no such table", "too big", "datatype mismatch")
LOCK_TIMEOUT = 30.0  # seconds to wait for another load


def no_graph_yet(address: str) -> Text:
    """What to do where a graph is read that is not there."""
    return Text(
        f"Er is nog geen grafiek in {address}. Laad eerst een gegevensset: opgavenkaart load MAP --graph {address}",
        f"There is no graph in {address} yet. Load a data set first: opgavenkaart load FOLDER --graph {address}",
    )


@contextmanager
def readable_sqlite_errors(path: Path) -> Iterator[None]:
    """Turns what SQLite reports of a file into what a user can do about it."""
    try:
        yield
    except sqlite3.Error as error:
        raise GraphUnavailable(join(f"{path}: ", _sentence(error, path))) from error


def _sentence(error: sqlite3.Error, path: Path) -> Text:
    text = str(error)
    if isinstance(error, Damaged):
        return join(
            _DAMAGED, _OR_CHANGED, ": ", damaged_part(error.table, error.dataset), " ", CHANGED, ". ", _what_to_do(path)
        )
    if any(sign in text for sign in _SIGNS_OF_DAMAGE):
        return join(_DAMAGED, ". ", _what_to_do(path))
    if getattr(error, "sqlite_errorname", "") == "SQLITE_READONLY_ROLLBACK":
        return broken_off(path)
    if "locked" in text or "busy" in text:
        return Text(
            f"een andere load, of een programma dat het bestand open houdt, is al {LOCK_TIMEOUT:.0f} seconden bezig "
            "met deze grafiek. Er is niets gewijzigd. Probeer het opnieuw als dat klaar is.",
            f"another load, or a program that holds the file open, has been busy with this graph for "
            f"{LOCK_TIMEOUT:.0f} seconds. Nothing was changed. Try again when it is done.",
        )
    if "not a database" in text:
        return Text(
            "dit bestand is geen grafiek van Opgavenkaart. Kies een ander met --graph; dit bleef zoals het was.",
            "this file is not an Opgavenkaart graph. Choose another file with --graph; it was left as it is.",
        )
    if "unable to open" in text:
        return _cannot_be_opened(path)
    if "readonly" in text or "read-only" in text:
        return Text(
            "in dit bestand of zijn map mag u niet schrijven. Kopieer het naar een eigen map en noem het met --graph.",
            "this file or its folder may not be written to. Copy it to your own folder and name it with --graph.",
        )
    if "full" in text:
        return Text(
            "de schijf is vol. Er is niets gewijzigd. Maak ruimte, of kies met --graph een bestand elders.",
            "the disk is full. Nothing was changed. Make room, or choose a file on another disk with --graph.",
        )
    return Text(f"{text}. Er is niets gewijzigd.", f"{text}. Nothing was changed.")


def _what_to_do(path: Path) -> Text:
    command = f'opgavenkaart export --salvage --graph "{path}"'
    return Text(
        "Er is niets gewijzigd. Zet een reservekopie terug, of laad de gegevenssets in een nieuw bestand met --graph. "
        f"Wat er nog in te lezen is, schrijft: {command} --dataset NAAM --out NAAM.xlsx",
        "Nothing was changed. Put a backup in its place, or load the data sets into a new file with --graph. "
        f"What can still be read of it is written by: {command} --dataset NAME --out NAME.xlsx",
    )


def _cannot_be_opened(path: Path) -> Text:
    if path.is_dir():
        return Text(
            "dit is een map. Noem een bestand daarin, bijvoorbeeld met --graph map/opgavenkaart.db.",
            "this is a folder. Give the name of a file in it, for instance with --graph folder/opgavenkaart.db.",
        )
    if not path.parent.is_dir():
        return Text(
            f"de map {path.parent} bestaat niet. Maak haar eerst, of kies een andere met --graph.",
            f"the folder {path.parent} does not exist. Make it first, or choose another with --graph.",
        )
    return Text(
        "het kan niet worden geopend. Ga na of u het mag lezen, en voor een load in de map mag schrijven; of kies een "
        "ander met --graph.",
        "it cannot be opened. Check that you may read it and, for a load, write in its folder; or choose another with "
        "--graph.",
    )
