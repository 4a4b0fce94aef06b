"""TOOI registers of the Dutch government: bodies, their historical versions, and the events that made or ended them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from pathlib import Path

from opgavenkaart.graph.text import clean, slug
from opgavenkaart.loaders.bodies import Body, Called, Contents, Succession
from opgavenkaart.loaders.register_dates import day, day_after

HISTORICAL = "HistorischeVersie"
_NAMES = (
    "officieleNaamInclSoort",
    "label",
    "voorkeursnaamInclSoort",
    "officieleNaamExclSoort",
    "voorkeursnaamExclSoort",
)
_CHANGES = ("invalidated", "generated", "used")
_MERGER, _SPLIT, _RENAMING = ("samenvoeging", "fusie", "uitbreiding"), "splitsing", ("wijziging", "naam")


@dataclass(frozen=True)
class TooiNode:
    """A node of a TOOI list: its types and values by the last part of their names."""

    id: str
    types: tuple[str, ...] = ()
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def code(self) -> str:
        """The last part of its address."""
        return last(self.id)

    @property
    def historical(self) -> bool:
        """Whether it is what a body was for a time."""
        return HISTORICAL in self.types or self.code.startswith("hv_")

    @property
    def event(self) -> bool:
        """Whether it is something that happened."""
        return "tijdstipWijziging" in self.values or any(change in self.values for change in _CHANGES)

    @property
    def name(self) -> str:
        """Its name with what it is, as the register writes it."""
        return next((text for key in _NAMES if (text := self.one(key))), "")

    def one(self, key: str) -> str:
        """The first value."""
        return next(iter(self.values.get(key, ())), "")

    def codes(self, key: str) -> tuple[str, ...]:
        """The codes of the nodes that it names, once each."""
        return tuple(dict.fromkeys(map(last, self.values.get(key, ()))))


def last(address: str) -> str:
    """The last part of an address."""
    return clean(address.rstrip("/").rpartition("/")[2].rpartition("#")[2].strip())


def contents_of(path: Path, nodes: Sequence[TooiNode]) -> Contents:
    """All that a list says of bodies."""
    contents = Contents(clean(path.name), slug(path.stem), path.stem)
    _describe(
        contents, next((node for node in nodes if "zichtdatum" in node.values or "volgnummer" in node.values), None)
    )
    found = [node for node in nodes if node.one("organisatiecode")]
    events = [node for node in nodes if node.event and not node.one("organisatiecode")]
    moments = {event.id: _moment(event, contents) for event in events}
    begun = {code: moments[event.id] for event in events for code in event.codes("generated")}
    ended = {code: moments[event.id] for event in events for code in event.codes("invalidated")}
    for node in found:
        if not node.historical:
            start, end = _begin(node, contents), _end(node, contents)
            contents.bodies.append(_body(node, start or begun.get(node.code, ""), end or ended.get(node.code, "")))
    for event in events:
        contents.successions += _successions(event, moments[event.id])
        _missing_versions(event, {node.code for node in found}, contents)
    contents.names = list(_names(contents, found, events, moments, begun))
    return contents


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


def shown(name: str) -> str:
    """A name as it stands on a map: the register begins it with a small letter."""
    name = clean(" ".join(name.split()))
    return name[:1].upper() + name[1:]


def _begin(node: TooiNode, contents: Contents) -> str:
    """Its first day. The moment decides: in the lists of 2020 the date beside it is a day early."""
    moment = day(node.one("generatedAtTime"), contents, None, node.code)
    return moment or day(node.one("begindatum"), contents, None, node.code)


def _end(node: TooiNode, contents: Contents) -> str:
    """The first day on which it is no more; the register gives the last on which it was."""
    moment = day(node.one("invalidatedAtTime"), contents, None, node.code)
    return moment or day_after(day(node.one("einddatumHV") or node.one("einddatum"), contents, None, node.code))


def _moment(event: TooiNode, contents: Contents) -> str:
    return day(event.one("tijdstipWijziging"), contents, None, event.code)


def _bodies(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(code for code in codes if not code.startswith("hv_"))


def _successions(event: TooiNode, date: str) -> Iterator[Succession]:
    """Who went into whom: what ended goes into what came, else into what took it up; else it just ended."""
    gone, came, used = (_bodies(event.codes(change)) for change in _CHANGES)
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
    """The vocabulary's word: that of the register where it has one, else what the numbers tell."""
    words = " ".join(event.types).casefold()
    if stays or _SPLIT in words or (gone == 1 and heirs > 1):
        return "split"
    if heirs == 1 and (gone > 1 or any(word in words for word in _MERGER)):
        return "merge"
    return "rename" if gone == heirs == 1 and any(word in words for word in _RENAMING) else "move"


def _missing_versions(event: TooiNode, there: set[str], contents: Contents) -> None:
    for code in event.codes("invalidated"):
        if code.startswith("hv_") and code not in there:
            contents.tell("unknown_reference", code, None, event.code)


def _bearer(version: TooiNode) -> str:
    return next(iter(version.codes("specializationOf")), "") or version.one("organisatiecode")


def _names(
    contents: Contents,
    found: Sequence[TooiNode],
    events: Sequence[TooiNode],
    moments: Mapping[str, str],
    begun: Mapping[str, str],
) -> Iterator[Called]:
    """The names of each body that had more than one, from change to change; versions only tell their last day."""
    versions: dict[str, list[tuple[str, TooiNode]]] = defaultdict(list)
    for node in found:
        if node.historical:
            versions[_bearer(node)].append((_end(node, contents), node))
    changes: dict[str, set[str]] = defaultdict(set)
    for event in events:
        if any(code.startswith("hv_") for code in event.codes("invalidated")):
            for code in event.codes("used"):
                changes[code].add(moments[event.id])
    now = {body.codes[0]: body for body in contents.bodies}
    for code in sorted({*versions, *(changes.keys() & now.keys())}):
        body, of = now.get(code), sorted(versions.get(code, ()), key=lambda version: version[0])
        began = body.valid_from if body else begun.get(code, "")
        days = sorted({*changes[code], *(end for end, _ in of), began} - {""})
        called = [
            Called((code,), shown(v.name), clean(v.one("afkorting")), _before(days, end), end, v.code, clean(v.name))
            for end, v in of
        ]
        if body:
            short = next(iter(body.abbreviations), "")
            start = _before(days, body.valid_to)
            called.append(Called((code,), body.name, short, start, body.valid_to, code, body.quote))
        yield from _each_once(called)


def _before(days: Sequence[str], end: str) -> str:
    """The last of the days before an end; of all, where it is open."""
    return max((day for day in days if not end or day < end), default="")


def _each_once(called: Sequence[Called]) -> Iterator[Called]:
    """Names from change to change, those that a change left as they were put together."""
    for _, same in groupby(called, key=lambda name: (name.name, name.abbreviation)):
        of = list(same)
        joined = len(of) > 1 and all(a.valid_to == b.valid_from for a, b in pairwise(of))
        yield from [of[-1]._replace(valid_from=of[0].valid_from)] if joined else of
