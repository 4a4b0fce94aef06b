"""JSON of other tools: the one object in a file, and which of the formats it is."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from opgavenkaart.graph.text import Text
from opgavenkaart.loaders.exchange.format import kumu, node_link
from opgavenkaart.loaders.exchange.network import Network
from opgavenkaart.loaders.files.csv_file import decoded
from opgavenkaart.loaders.files.sheet import Progress, UnreadableFile, not_opened

BROKEN = Text("Exporteer het opnieuw uit het programma.", "Export it again from the program that it comes from.")
EXPECTED = Text(
    'Geef een project van Kumu ("elements" en "connections") of node-link JSON ("nodes" en "links" of "edges").',
    'Give a project of Kumu ("elements" and "connections") or node-link JSON ("nodes" and "links" or "edges").',
)


def read(path: Path, progress: Progress) -> Network:
    """The network in a file, whichever of the formats it is. Raises UnreadableFile."""
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
    for lists, network in ((kumu.lists, kumu.network), (node_link.lists, node_link.network)):
        if (items := lists(whole)) is not None:
            progress(1)
            return network(whole, *map(_objects, items))
    there = ", ".join(map(str, list(whole)[:8])) or "–"
    raise UnreadableFile(
        Text(
            f"het is JSON, maar geen netwerk of register (er staat in: {there})",
            f"it is JSON but no network or register (it holds: {there})",
        ),
        EXPECTED,
    )


def _objects(items: Sequence[Any]) -> list[Mapping[str, Any]]:
    """The entries of a list; what is no object counts as one without anything, so that it is told."""
    return [item if isinstance(item, dict) else {} for item in items]
