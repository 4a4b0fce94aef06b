"""TOOI registers of the Dutch government: bodies, their historical versions, and the events that made or ended them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from opgavenkaart.graph.text import clean, slug
from opgavenkaart.loaders.registers.dates import day
from opgavenkaart.loaders.registers.model import Body, Contents, Succession
from opgavenkaart.loaders.registers.tooi.former_names import names_of
from opgavenkaart.loaders.registers.tooi.nodes import (
    CHANGES,
    HISTORICAL,
    TooiNode,
    day_it_ended,
    first_day,
    last,
    shown,
)

_MERGER, _SPLIT, _RENAMING = ("samenvoeging", "fusie", "uitbreiding"), "splitsing", ("wijziging", "naam")


def contents_of(path: Path, nodes: Sequence[TooiNode]) -> Contents:
    """All that a list says of bodies."""
    contents = Contents(clean(path.name), slug(path.stem), path.stem)
    _describe(contents, next((node for node in nodes if {"zichtdatum", "volgnummer"} & node.values.keys()), None))
    found = [node for node in nodes if node.one("organisatiecode")]
    events = [node for node in nodes if node.event and not node.one("organisatiecode")]
    moments = {event.id: _moment(event, contents) for event in events}
    begun = {code: moments[event.id] for event in events for code in event.codes("generated")}
    ended = {code: moments[event.id] for event in events for code in event.codes("invalidated")}
    for node in found:
        if not node.historical:
            start, end = first_day(node, contents), day_it_ended(node, contents)
            contents.bodies.append(_body(node, start or begun.get(node.code, ""), end or ended.get(node.code, "")))
    there = {node.code for node in found}
    for event in events:
        contents.successions += _successions(event, moments[event.id])
        _missing_versions(event, there, contents)
    contents.nameless = list(_nameless([*found, *events], there, begun, ended))
    contents.names = list(names_of(contents, found, events, moments, begun))
    return contents


def _nameless(
    nodes: Iterable[TooiNode], there: Container[str], begun: Mapping[str, str], ended: Mapping[str, str]
) -> Iterator[Body]:
    """Bodies that events and versions speak of, while the list, which may be an excerpt, has no node for them."""
    spoken: dict[str, tuple[str, TooiNode]] = {}
    for node in nodes:
        for key in (*CHANGES, "specializationOf"):
            for address in node.values.get(key, ()):
                spoken.setdefault(last(address), (address, node))
    for code, (address, node) in spoken.items():
        if code not in there and _bodies([code]):
            type = address.rstrip("/").rpartition("/")[0].rpartition("/")[2]
            yield Body((code,), code, (), (type,), begun.get(code, ""), ended.get(code, ""), node.code, "")


def _describe(contents: Contents, about: TooiNode | None) -> None:
    """The list as a document."""
    if about is None:
        return
    contents.date = day(about.one("zichtdatum") or about.one("publicatiedatum"), contents, None, "zichtdatum")
    contents.url = clean(about.id) if about.id.startswith(("http://", "https://")) else ""
    contents.id = slug("-".join(contents.url.split("/")[-2:])) or contents.id
    number = about.one("volgnummer")
    contents.title = f"TOOI: {clean(about.one('titel')) or contents.title}" + (f", versie {number}" if number else "")


def _body(node: TooiNode, start: str, end: str) -> Body:
    types = tuple(type for type in node.types if type != HISTORICAL)
    short = tuple(map(clean, node.values.get("afkorting", ())))
    return Body((node.code,), shown(node.name), short, types, start, end, node.code, clean(node.name))


def _moment(event: TooiNode, contents: Contents) -> str:
    return day(event.one("tijdstipWijziging"), contents, None, event.code)


def _bodies(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(code for code in codes if not code.startswith("hv_"))


def _successions(event: TooiNode, date: str) -> Iterator[Succession]:
    """Who went into whom: what ended goes into what came, else into what took it up; else it just ended."""
    gone, came, used = (_bodies(event.codes(change)) for change in CHANGES)
    pairs = [(a, b) for a in gone for b in (came or used)]
    pairs += [(a, b) for a in used for b in came]
    quote = clean(event.one("redenWijziging"))
    basis = event.one("heeftJuridischeGrondslag") or event.one("heeftGrondslag")
    note = f"Grondslag: {clean(basis)}" if basis else ""
    for a, b in pairs:
        happened = _event(event, a in used, len(gone), len(came or used))
        if a != b:
            yield Succession((a,), (b,), happened, date, event.code, quote, note, None, event.code)
    if not came and not used:
        for a in gone:
            yield Succession((a,), (), "end", date, event.code, quote, note, None, event.code)


def _event(event: TooiNode, stays: bool, gone: int, heirs: int) -> str:
    """The vocabulary's word: that of the register where it has one, else what follows from the numbers."""
    words = " ".join(event.types).casefold()
    if stays or _SPLIT in words or (gone == 1 and heirs > 1):
        return "split"
    if heirs == 1 and (gone > 1 or any(word in words for word in _MERGER)):
        return "merge"
    return "rename" if gone == heirs == 1 and any(word in words for word in _RENAMING) else "move"


def _missing_versions(event: TooiNode, there: set[str], contents: Contents) -> None:
    for code in event.codes("invalidated"):
        if code.startswith("hv_") and code not in there:
            contents.unknown(code, None, event.code)
