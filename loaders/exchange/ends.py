"""Which node of a JSON file an edge means: by its id, its place in the list, or its name.

In d3-force (https://d3js.org/d3-force/link#link_id) the ends of a link are places in the list of nodes, counted from 0,
unless a program says that they are ids, which no file shows; networkx 1 wrote places too.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from opgavenkaart.loaders.exchange.codes import IDS_OR_PLACES, READ_AS_PLACES
from opgavenkaart.loaders.exchange.network import Note, Object, text_of

_NAMES = ("name", "label", "title")


class Ends(NamedTuple):
    """How ends are read: `ids` of the nodes in their order, the id of what an end names, and what to report."""

    ids: Sequence[str]
    id_of: Callable[[Any], str]
    notes: Sequence[Note] = ()


def ends_of(ends: Sequence[Any], nodes: Sequence[Object], *, may_be_places: bool) -> Ends:
    """How these ends are read. Numbers are places where all are and some are no ids; where they may be both, ids."""
    plain = [_plain(end) for end in ends]
    if not any("id" in node for node in nodes):
        return _without_ids(nodes, plain)
    ids = [text_of(node.get("id")) for node in nodes]
    names = ids_by_label(ids, (text_of(node.get("name")) for node in nodes))  # which ECharts takes too
    usual = Ends(ids, lambda end: names.get(text := _as_text(end), text))
    if not may_be_places or not all(_is_place(end, len(ids)) for end in plain):
        return usual
    others = [end for end in plain if ids[end] != text_of(end)]
    if not others:
        return usual
    known, example = set(ids), text_of(others[0])
    if all(text_of(end) in known for end in plain):
        return usual._replace(notes=[Note(IDS_OR_PLACES, example)])
    return Ends(ids, lambda end: ids[_plain(end)], [Note(READ_AS_PLACES, example)])


def _without_ids(nodes: Sequence[Object], ends: Sequence[Any]) -> Ends:
    """Places; or names, where ends are texts that name the nodes."""
    if any(isinstance(end, str) and not end.isdecimal() for end in ends):
        for key in _NAMES:
            names = [text_of(node.get(key)) for node in nodes]
            if all(names) and not set(names).isdisjoint(map(text_of, ends)):
                return Ends(names, _as_text)
    return Ends([str(place) for place in range(len(nodes))], _as_text)


def _plain(end: Any) -> Any:
    """An end; where d3 put the node itself there, its id, or else the place that d3 gave it."""
    return end.get("id", end.get("index")) if isinstance(end, dict) else end


def _as_text(end: Any) -> str:
    return text_of(_plain(end))


def _is_place(end: Any, count: int) -> bool:
    return isinstance(end, int) and not isinstance(end, bool) and 0 <= end < count


def ids_by_label(ids: Iterable[str], labels: Iterable[str]) -> dict[str, str]:
    """The id by each label that one element alone has and that is no id itself."""
    pairs = list(zip(ids, labels, strict=True))
    known = {id for id, _ in pairs}
    found: dict[str, list[str]] = {}
    for id, label in pairs:
        if label and label not in known:
            found.setdefault(label, []).append(id)
    return {label: of[0] for label, of in found.items() if len(of) == 1}
