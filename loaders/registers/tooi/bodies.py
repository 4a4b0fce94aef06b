"""TOOI registers of the Dutch government: bodies, their names through time, and the events that made or ended them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise, product
from pathlib import Path

from opgavenkaart.graph.text import Text, clean, slug
from opgavenkaart.loaders.files.sheet import Progress, UnreadableFile
from opgavenkaart.loaders.registers.model import Body, Contents, RegisteredName, Succession
from opgavenkaart.loaders.registers.tooi.nodes import CHANGES, WHICH, TooiNode, last, nodes_of_json, nodes_of_xml
from opgavenkaart.loaders.tables.cells import day_after

_NO_BODIES = Text("in deze lijst van TOOI staan geen organisaties", "this list of TOOI holds no organisations")
_MERGER, _SPLIT, _RENAMING = ("samenvoeging", "fusie", "uitbreiding"), "splitsing", ("wijziging", "naam")


def read_tooi_json(path: Path, progress: Progress) -> Contents:
    """All that a list in JSON-LD says of bodies. Raises UnreadableFile."""
    return _contents_of(path, nodes_of_json(path), progress)


def read_tooi_xml(path: Path, progress: Progress) -> Contents:
    """All that a value list in XML says of bodies. Raises UnreadableFile."""
    return _contents_of(path, nodes_of_xml(path, progress), progress)


def _contents_of(path: Path, nodes: Sequence[TooiNode], progress: Progress) -> Contents:
    contents = Contents(clean(path.name), slug(path.stem), path.stem)
    for about in [node for node in nodes if {"zichtdatum", "volgnummer"} & node.values.keys()][:1]:
        _describe(contents, about)
    found = [node for node in nodes if node.one("organisatiecode")]
    events = [node for node in nodes if node.event and not node.one("organisatiecode")]
    moments = {event.id: contents.day(event.one("tijdstipWijziging"), None, event.code) for event in events}
    begun = {code: moments[event.id] for event in events for code in event.codes("generated")}
    ended = {code: moments[event.id] for event in events for code in event.codes("invalidated")}
    there = {node.code for node in found}
    contents.bodies = [_body(node, contents, begun, ended) for node in found if not node.historical]
    for event in events:
        contents.successions += _successions(event, moments[event.id])
        for code in event.codes("invalidated"):
            if code.startswith("hv_") and code not in there:
                contents.unknown(code, None, event.code)
    for code, (type, locator) in _spoken_of([*found, *events]).items():
        if code not in there:
            period = begun.get(code, ""), ended.get(code, "")
            contents.nameless.append(Body((code,), code, (), (type,), *period, locator, ""))
    contents.names = list(_names(contents, found, events, moments, begun))
    if not contents.bodies and not contents.names:
        raise UnreadableFile(_NO_BODIES, WHICH)
    progress(1)
    return contents


def _describe(contents: Contents, about: TooiNode) -> None:
    """The list as a document."""
    contents.date = contents.day(about.one("zichtdatum") or about.one("publicatiedatum"), None, "zichtdatum")
    contents.url = clean(about.id) if about.id.startswith(("http://", "https://")) else ""
    contents.id = slug("-".join(contents.url.split("/")[-2:])) or contents.id
    number = about.one("volgnummer")
    contents.title = f"TOOI: {clean(about.one('titel')) or contents.title}" + (f", versie {number}" if number else "")


def _body(node: TooiNode, contents: Contents, begun: Mapping[str, str], ended: Mapping[str, str]) -> Body:
    """Its first day is that of the moment: in the lists of 2020 the date beside it is a day early."""
    moment = contents.day(node.one("generatedAtTime"), None, node.code)
    start = moment or contents.day(node.one("begindatum"), None, node.code) or begun.get(node.code, "")
    end = _day_it_ended(node, contents) or ended.get(node.code, "")
    short = tuple(map(clean, node.values.get("afkorting", ())))
    return Body((node.code,), _shown(node), short, tuple(node.types), start, end, node.code, clean(node.name))


def _shown(node: TooiNode) -> str:
    """Its name as it stands on a map: the register begins it with a small letter."""
    name = clean(" ".join(node.name.split()))
    return name[:1].upper() + name[1:]


def _day_it_ended(node: TooiNode, contents: Contents) -> str:
    """The first day on which it is no more; the register gives the last on which it was."""
    moment = contents.day(node.one("invalidatedAtTime"), None, node.code)
    return moment or day_after(contents.day(node.one("einddatumHV") or node.one("einddatum"), None, node.code))


def _spoken_of(nodes: Iterable[TooiNode]) -> Mapping[str, tuple[str, str]]:
    """The bodies that events and versions speak of, by their codes: a type, and which node speaks of it.

    The list, which may be an excerpt, need not have nodes for them.
    """
    spoken: dict[str, tuple[str, str]] = {}
    for node in nodes:
        for key in (*CHANGES, "specializationOf"):
            for address in node.values.get(key, ()):
                if _bodies([code := last(address)]):
                    spoken.setdefault(code, (address.rstrip("/").rpartition("/")[0].rpartition("/")[2], node.code))
    return spoken


def _bodies(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(code for code in codes if not code.startswith("hv_"))


def _successions(event: TooiNode, date: str) -> Iterator[Succession]:
    """Who went into whom: what ended goes into what came, else into what took it up; else it just ended."""
    gone, came, used = (_bodies(event.codes(change)) for change in CHANGES)
    heirs = came or used
    quote = clean(event.one("redenWijziging"))
    basis = event.one("heeftJuridischeGrondslag") or event.one("heeftGrondslag")
    note = f"Grondslag: {clean(basis)}" if basis else ""
    for a, b in (*product(gone, heirs or ("",)), *product(used, came)):
        if a != b:
            happened = _event(event, a in used, len(gone), len(heirs)) if b else "end"
            yield Succession((a,), (b,) if b else (), happened, date, event.code, quote, note, None, event.code)


def _event(event: TooiNode, stays: bool, gone: int, heirs: int) -> str:
    """The vocabulary's word: that of the register where it has one, else what follows from the numbers."""
    words = " ".join(event.types).casefold()
    if stays or _SPLIT in words or (gone == 1 and heirs > 1):
        return "split"
    if heirs == 1 and (gone > 1 or any(word in words for word in _MERGER)):
        return "merge"
    return "rename" if gone == heirs == 1 and any(word in words for word in _RENAMING) else "move"


def _names(
    contents: Contents,
    found: Sequence[TooiNode],
    events: Sequence[TooiNode],
    moments: Mapping[str, str],
    begun: Mapping[str, str],
) -> Iterator[RegisteredName]:
    """The names of each body that had more than one, from change to change; versions only state their last day."""
    versions: dict[str, list[tuple[str, TooiNode]]] = defaultdict(list)
    for node in found:
        if node.historical:
            bearer = next(iter(node.codes("specializationOf")), "") or node.one("organisatiecode")
            versions[bearer].append((_day_it_ended(node, contents), node))
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
        stated = [(_shown(v), clean(v.one("afkorting")), end, v.code, clean(v.name)) for end, v in of]
        if body:
            stated.append((body.name, next(iter(body.abbreviations), ""), body.valid_to, code, body.quote))
        yield from _each_once(
            RegisteredName((code,), name, short, _before(days, end), end, locator, quote)
            for name, short, end, locator, quote in stated
        )


def _before(days: Sequence[str], end: str) -> str:
    """The last of the days before an end; of all, where it is open."""
    return max((day for day in days if not end or day < end), default="")


def _each_once(called: Iterable[RegisteredName]) -> Iterator[RegisteredName]:
    """Names from change to change, those that a change left as they were put together."""
    for _, same in groupby(called, key=lambda name: (name.name, name.abbreviation)):
        of = list(same)
        joined = len(of) > 1 and all(a.valid_to == b.valid_from for a, b in pairwise(of))
        yield from [of[-1]._replace(valid_from=of[0].valid_from)] if joined else of
