"""JSON of other tools: the one object in a file, and the lists of objects in that."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from opgavenkaart.graph.text import Text
from opgavenkaart.loaders.exchange.network import Network
from opgavenkaart.loaders.files.csv_file import decoded
from opgavenkaart.loaders.files.detect import FileStart
from opgavenkaart.loaders.files.sheet import Progress, UnreadableFile, not_opened

BROKEN = Text("Exporteer het opnieuw uit het programma.", "Export it again from the program that it comes from.")
EXPECTED = Text(
    'Geef een project van Kumu ("elements" en "connections") of node-link JSON ("nodes" en "links" of "edges").',
    'Give a project of Kumu ("elements" and "connections") or node-link JSON ("nodes" and "links" or "edges").',
)
Object = Mapping[str, Any]


def is_json(start: FileStart) -> bool:
    """Whether a file is JSON, as far as it can be seen; a table may begin with a bracket too."""
    may_be = (b"{", b"[") if start.suffix == ".json" else () if start.suffix in (".csv", ".tsv") else (b"{",)
    return start.text.startswith(may_be)


def read_json(formats: Iterable[Callable[[Object], Network | None]], path: Path, progress: Progress) -> Network:
    """The network in a file, by the first format that makes one of it. Raises UnreadableFile."""
    try:
        found = json.loads(decoded(path.read_bytes()))
    except OSError as error:
        raise not_opened(error) from error
    except (ValueError, RecursionError) as error:  # of the former some are about digits, not about JSON
        line = getattr(error, "lineno", None)
        reason = (
            Text(f"de JSON klopt niet bij regel {line}", f"the JSON goes wrong at line {line}")
            if line
            else Text("de JSON is te diep genest of klopt niet", "the JSON is nested too deep, or wrong")
        )
        raise UnreadableFile(reason, BROKEN) from error
    whole = found if isinstance(found, dict) else {}
    for network_of in formats:
        if network := network_of(whole):
            progress(1)
            return network
    there = ", ".join(map(str, list(whole)[:8])) or "–"
    raise UnreadableFile(
        Text(
            f"het is JSON, maar geen netwerk of register (er staat in: {there})",
            f"it is JSON but no network or register (it holds: {there})",
        ),
        EXPECTED,
    )


def objects(whole: Object, *names: str) -> list[Object] | None:
    """The list by the first of these names that is there; what is no object in it counts as one without anything.

    None where there is no list.
    """
    found = next((whole[name] for name in names if name in whole), None)
    return [item if isinstance(item, dict) else {} for item in found] if isinstance(found, list) else None
