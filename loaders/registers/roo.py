"""The Register van Overheidsorganisaties (ROO): its export, exportOO.xml, in any version 2.6."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from opgavenkaart.graph.text import clean, match_key, slug
from opgavenkaart.loaders.files.sheet import Progress
from opgavenkaart.loaders.files.xml_events import read_xml
from opgavenkaart.loaders.registers.codes import OTHER_VERSION
from opgavenkaart.loaders.registers.dates import UNKNOWN, day
from opgavenkaart.loaders.registers.model import Body, Contents, PartOf, Ref, Succession

BODIES = ("organisatie", "regeling")
ROOTS = ("overheidsorganisaties", "organisaties", *BODIES)
_NAMESPACE = "/schema/oo/export/"
_KNOWN = "2.6"
_FIELDS = {  # the element of a body, and what it is here; the later ones are of small or older exports
    "naam": "name",
    "titel": "name",
    "afkorting": "abbreviation",
    "startDatum": "start",
    "datumInwerkingtreding": "start",
    "opgericht": "start",
    "eindDatum": "end",
    "datumUitwerkingtreding": "end",
    "type": "type",
    "id": "number",
    "tooi": "tooi",
}
_LINKS = ("relatieMetMinisterie", "previousVersion", "nextVersion")
_CODES = {"systeemId": "number", "resourceIdentifierTOOI": "tooi"}
_LISTS = ("types", "identificatiecodes", "organisaties")
_GROUPS = ("organisaties", *(f"gemeenschappelijkeRegelingen{where}" for where in ("", "Grensoverschrijdend")))
_BELONG = {match_key(type) for type in ("Agentschap", "Inspectie", "Organisatieonderdeel", "Planbureau")}


@dataclass(slots=True)
class _Draft:
    """A body while it is being read."""

    line: int
    parent: _Draft | None
    values: dict[str, list[str]] = field(default_factory=dict)
    links: list[tuple[str, Ref, str]] = field(default_factory=list)
    codes: Ref = ()

    def add(self, what: str, text: str) -> None:
        """One more value, unless it is empty or there already."""
        if (text := clean(" ".join(text.split()))) and text not in self.values.setdefault(what, []):
            self.values[what].append(text)

    def one(self, what: str) -> str:
        """The first value."""
        return next(iter(self.values.get(what, ())), "")

    @property
    def locator(self) -> str:
        """Where the register says it."""
        number = self.one("number")
        return f"systeemId {number}" if number else self.one("tooi") or self.one("name")


class _Export:
    """What the reader of XML finds, kept as drafts. Elements that are not needed are passed over whole."""

    def __init__(self) -> None:
        self.drafts: list[_Draft] = []
        self.version = self.timestamp = ""
        self._open: list[_Draft] = []
        self._path: list[str] = []
        self._attributes: Mapping[str, str] = {}

    def start(self, tag: str, attributes: Mapping[str, str], line: Callable[[], int]) -> bool | None:
        parent = self._path[-1] if self._path else ""
        if not parent:
            self._root(attributes)
        if tag in BODIES and parent not in BODIES:
            self._body(attributes, line())
        elif parent in BODIES:
            if tag in _FIELDS or tag in _LINKS:
                self._attributes = attributes
            elif tag not in _LISTS:
                return None
        elif parent in ("types", "identificatiecodes"):
            self._attributes = attributes
        elif parent and tag not in _GROUPS:
            return None
        self._path.append(tag)
        return parent in BODIES or parent in _LISTS

    def end(self, tag: str, text: str) -> None:
        self._path.pop()
        parent = self._path[-1] if self._path else ""
        if tag in BODIES and parent not in BODIES:
            self._open.pop()
        elif parent in BODIES:
            if what := _FIELDS.get(tag):
                self._open[-1].add(what, text)
            elif tag in _LINKS:
                text = clean(" ".join(text.split()))
                self._open[-1].links.append((tag, _codes(self._attributes), text))
        elif parent == "types":
            self._open[-1].add("type", text)
        elif parent == "identificatiecodes" and (what := _CODES.get(self._attributes.get("naam", ""))):
            self._open[-1].add(what, text)

    def _root(self, attributes: Mapping[str, str]) -> None:
        spaces = (value for value in attributes.values() if _NAMESPACE in value)
        self.version = next((value.rstrip("/").rpartition("/")[2] for value in spaces), "")
        self.timestamp = attributes.get("timestamp", "")

    def _body(self, attributes: Mapping[str, str], line: int) -> None:
        draft = _Draft(line, self._open[-1] if self._open else None)
        for name, what in _CODES.items():
            draft.add(what, attributes.get(name, ""))
        self._open.append(draft)
        self.drafts.append(draft)


def read_roo(path: Path, progress: Progress) -> Contents:
    """All that an export says of bodies. Raises UnreadableFile."""
    export = _Export()
    read_xml(path, export, progress)
    contents = Contents(clean(path.name))
    if export.version and not f"{export.version}.".startswith(f"{_KNOWN}."):
        contents.report(OTHER_VERSION, export.version)
    contents.date = day(export.timestamp[:10], contents, None, "timestamp") if export.timestamp else ""
    contents.id = f"roo-{contents.date}" if contents.date else slug(f"roo {path.stem}")
    version = f", export {export.version}" if export.version else ""
    contents.title = f"Register van Overheidsorganisaties (ROO){version}"
    for draft in export.drafts:
        draft.codes = _codes({name: draft.one(what) for name, what in _CODES.items()}) or _by_name(draft)
    known = {code: draft for draft in reversed(export.drafts) for code in draft.codes}
    for draft in export.drafts:
        contents.bodies.append(_as_body(draft, contents))
        contents.parts += _parts(draft)
    contents.successions = list(_successions(export.drafts, known, {b.codes: b for b in contents.bodies}))
    return contents


def _codes(attributes: Mapping[str, str]) -> Ref:
    """The codes in a body's attributes, or in those of a reference to one."""
    tooi = attributes.get("resourceIdentifierTOOI", "").rstrip("/").rpartition("/")[2]
    number = attributes.get("systeemId", "")
    return tuple(filter(None, (tooi, f"roo:{number}" if number else "")))


def _by_name(draft: _Draft) -> Ref:
    return (slug(draft.one("name")),) if draft.one("name") else ()


def _as_body(draft: _Draft, contents: Contents) -> Body:
    start, end = (day(draft.one(what), contents, draft.line, what) for what in ("start", "end"))
    name = draft.one("name")
    return Body(
        draft.codes,
        name,
        tuple(draft.values.get("abbreviation", ())),
        tuple(draft.values.get("type", ())),
        "" if start == UNKNOWN else start,
        end,  # the day on which the next version begins, so the first on which it no longer holds
        draft.locator,
        name,
        draft.line,
    )


def _parts(draft: _Draft) -> Iterable[PartOf]:
    """A body within another is part of it. Its ministry is only that of a body that is no body by itself in law."""
    if draft.parent:
        yield PartOf(draft.codes, draft.parent.codes, f"{draft.locator}, organisaties", draft.parent.one("name"))
    elif _BELONG.intersection(map(match_key, draft.values.get("type", ()))):
        for tag, codes, text in draft.links:
            if tag == "relatieMetMinisterie" and codes:
                yield PartOf(draft.codes, codes, f"{draft.locator}, {tag}", text, draft.line)


def _successions(
    drafts: Iterable[_Draft], known: Mapping[str, _Draft], bodies: Mapping[Ref, Body]
) -> Iterable[Succession]:
    """Versions that follow one another, stated by the earlier, the later, or both."""
    done = set[tuple[Ref, Ref]]()
    for draft in drafts:
        for tag, codes, text in draft.links:
            if not codes or tag not in ("nextVersion", "previousVersion"):
                continue
            other = next((known[code] for code in codes if code in known), None)
            codes = other.codes if other else codes
            old, new = (draft.codes, codes) if tag == "nextVersion" else (codes, draft.codes)
            if (old, new) in done:
                continue
            done.add((old, new))
            before, after = bodies.get(old), bodies.get(new)
            date = (before.valid_to if before else "") or (after.valid_from if after else "")
            same = not before or not after or match_key(before.name) == match_key(after.name)
            event = "move" if same else "rename"
            yield Succession(old, new, event, date, f"{draft.locator}, {tag}", text, "", draft.line, tag)
