"""The formats of other tools: which of them a file is, who reads it, and its elements and connections as two tables."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from opgavenkaart.graph.text import Text, clean
from opgavenkaart.loaders.exchange.format import READ, WRITTEN
from opgavenkaart.loaders.exchange.from_graph import Outgoing
from opgavenkaart.loaders.exchange.network import Network, Object, TwiceInJson, only_once, sheets_of
from opgavenkaart.loaders.files.child import read_with_limits
from opgavenkaart.loaders.files.detect import FileStart, start_of
from opgavenkaart.loaders.files.encodings import decoded
from opgavenkaart.loaders.files.find import holds_tables, read_tables
from opgavenkaart.loaders.files.limits import MAX_JSON, contents
from opgavenkaart.loaders.files.sheet import Progress, Sheet, UnreadableFile, no_progress, not_opened, unreadable
from opgavenkaart.loaders.problems.problem import Problem, shortened

Read = Callable[[Path, Progress], Network]  # raises UnreadableFile
JSON = "json"  # of which format is seen in the whole file only
BROKEN = Text("Exporteer het opnieuw uit het programma.", "Export it again from the program that it comes from.")
ONE_OF_TWO = Text(
    "Voeg de twee samen, of haal er een weg: de eerste ging anders verloren.",
    "Make the two into one, or take one out: the first would be lost otherwise.",
)
EXPECTED = Text(
    'Geef een project van Kumu ("elements" en "connections") of node-link JSON ("nodes" en "links" of "edges").',
    'Give a project of Kumu ("elements" and "connections") or node-link JSON ("nodes" and "links" or "edges").',
)


@dataclass(frozen=True)
class Format:
    """What the file of a format in `format/` declares; who is not there is None.

    `suffix` is that of its files; several may share one, and a folder has none. `write` gives a file, or the files of
    a folder by name. `detect` looks at how a file starts; `from_json` at the object in a JSON file, and gives None of
    another format.
    """

    suffix: str
    what: Text
    cannot: Text  # what is lost on the way
    write: Callable[[Outgoing], bytes | Mapping[str, bytes]] | None
    from_json: Callable[[Object], Network | None] | None
    detect: Callable[[FileStart], bool] | None
    read: Read | None


def _format(id: str) -> Format:
    """One that is written needs `write`, one that is read `from_json`, or `detect` and `read`."""
    file: Any = import_module(f"opgavenkaart.loaders.exchange.format.{id.replace('-', '_')}")
    cannot, write = (file.CANNOT, file.write) if id in WRITTEN else (Text("", ""), None)
    from_json = getattr(file, "from_json", None)
    detect, read = (file.detect, file.read) if id in READ and not from_json else (None, None)
    return Format(file.SUFFIX, file.WHAT, cannot, write, from_json, detect, read)


def read_json(path: Path, progress: Progress) -> Network:
    """The network in a file, by the first format that makes one of it. Raises UnreadableFile."""
    try:
        found = json.loads(decoded(contents(path, MAX_JSON)).text, object_pairs_hook=only_once)
        whole = _whole(found)
        networks = (format.from_json(whole) for format in FORMATS.values() if format.from_json)
        network = next(filter(None, networks), None)
    except OSError as error:
        raise not_opened(error) from error
    except TwiceInJson as error:
        name = shortened(str(error))
        twice = Text(f'"{name}" staat er twee keer in één object', f'"{name}" stands twice in one object')
        raise UnreadableFile(twice, ONE_OF_TWO) from error
    except (ValueError, RecursionError) as error:  # of the former some are about digits, not about JSON
        line = getattr(error, "lineno", None)
        reason = (
            Text(f"de JSON klopt niet bij regel {line}", f"the JSON goes wrong at line {line}")
            if line
            else Text("de JSON is te diep genest of klopt niet", "the JSON is nested too deep, or wrong")
        )
        raise UnreadableFile(reason, BROKEN) from error
    if network:
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


def _whole(found: Any) -> Object:
    """The object that holds a network: that of a graph in JSON Graph Format, or a bare list of Cytoscape.js in one."""
    if isinstance(found, list):
        return {"elements": found} if all(isinstance(item, dict) and "data" in item for item in found) else {}
    whole = found if isinstance(found, dict) else {}
    graph = whole.get("graph")
    return graph if isinstance(graph, dict) and "nodes" in graph else whole


FORMATS = {id: _format(id) for id in dict.fromkeys((*WRITTEN, *READ))}
NETWORK_READERS: Mapping[str, Read] = {JSON: read_json} | {id: f.read for id, f in FORMATS.items() if f.read}


def network_kind(start: FileStart) -> str | None:
    """Which network of another tool a file is, a key of `NETWORK_READERS`, by its content; None of any other."""
    is_list = start.suffix == ".json" and start.text.startswith(b"[")
    if is_list or (start.text.startswith(b"{") and start.suffix not in (".csv", ".tsv")):
        return JSON
    return next((id for id, format in FORMATS.items() if format.detect and format.detect(start)), None)


def read_sheets(path: Path, progress: Progress = no_progress) -> tuple[list[Sheet], list[Problem]]:
    """Every table at a path, and the files that could not be read; of a network the elements and connections."""
    start, problems = None, list[Problem]()
    try:
        start = None if holds_tables(path) else start_of(path)
        if start and (kind := network_kind(start)):
            return list(sheets_of(read_with_limits(NETWORK_READERS[kind], start, progress), clean(path.name))), []
    except (OSError, UnreadableFile) as error:
        return [], [unreadable(error, clean(path.name))]
    return list(read_tables(path, problems, progress, start)), problems
