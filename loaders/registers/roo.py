"""The Register van Overheidsorganisaties (ROO): its export, exportOO.xml, in any version 2.6."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from opgavenkaart.graph.text import clean, match_key, slug
from opgavenkaart.loaders.files.sheet import Progress
from opgavenkaart.loaders.files.xml_events import read_xml
from opgavenkaart.loaders.registers.codes import OTHER_VERSION
from opgavenkaart.loaders.registers.model import Body, Contents, PartOf, Ref, Succession

BODIES = ("organisatie", "regeling")
ROOTS = ("overheidsorganisaties", "organisaties", *BODIES)
_NAMESPACE = "/schema/oo/export/"
_KNOWN = "2.6"
_NO_DATE = "1900-01-01"  # what it writes where it does not know when a body began
_NUMBER, _TOOI = "systeemId", "resourceIdentifierTOOI"
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
    "id": _NUMBER,
    "tooi": _TOOI,
}
_MINISTRY = "relatieMetMinisterie"
_LINKS = (_MINISTRY, "previousVersion", "nextVersion")
_LISTS = ("types", "identificatiecodes", "organisaties")
_GROUPS = ("organisaties", *(f"gemeenschappelijkeRegelingen{where}" for where in ("", "Grensoverschrijdend")))
_BELONG = {match_key(type) for type in ("Agentschap", "Inspectie", "Organisatieonderdeel", "Planbureau")}


@dataclass
class _Draft:
    """A body while it is being read; the properties are those of one that was read whole."""

    line: int
    parent: "_Draft | None"
    values: dict[str, list[str]] = field(default_factory=dict)
    links: list[tuple[str, Ref, str]] = field(default_factory=list)

    def add(self, what: str, text: str) -> None:
        """One more value, unless it is empty or there already."""
        if (text := _line_of(text)) and text not in self.values.setdefault(what, []):
            self.values[what].append(text)

    def one(self, what: str) -> str:
        """The first value."""
        return next(iter(self.values.get(what, ())), "")

    @cached_property
    def codes(self) -> Ref:
        """Its codes; without any, its name stands for one."""
        name = self.one("name")
        return _codes({code: self.one(code) for code in (_TOOI, _NUMBER)}) or ((slug(name),) if name else ())

    @property
    def locator(self) -> str:
        """Where the register says it."""
        number = self.one(_NUMBER)
        return f"systeemId {number}" if number else self.one(_TOOI) or self.one("name")

    def body(self, contents: Contents) -> Body:
        """The body; its end is the day on which the next version begins, so the first on which it no longer holds."""
        start, end = (contents.day(self.one(what), self.line, what) for what in ("start", "end"))
        name, short, types = self.one("name"), self.values.get("abbreviation", ()), self.values.get("type", ())
        period = "" if start == _NO_DATE else start, end
        return Body(self.codes, name, tuple(short), tuple(types), *period, self.locator, name, self.line)

    def parts(self) -> Iterable[PartOf]:
        """A body within another is part of it. Its ministry is only that of one that is no body by itself in law."""
        if self.parent:
            yield PartOf(self.codes, self.parent.codes, f"{self.locator}, organisaties", self.parent.one("name"))
        elif _BELONG.intersection(map(match_key, self.values.get("type", ()))):
            for tag, codes, text in self.links:
                if tag == _MINISTRY:
                    yield PartOf(self.codes, codes, f"{self.locator}, {tag}", text, self.line)


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
            spaces = (value for value in attributes.values() if _NAMESPACE in value)
            self.version = next((value.rstrip("/").rpartition("/")[2] for value in spaces), "")
            self.timestamp = attributes.get("timestamp", "")
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
            elif tag in _LINKS and (codes := _codes(self._attributes)):
                self._open[-1].links.append((tag, codes, _line_of(text)))
        elif parent == "types":
            self._open[-1].add("type", text)
        elif parent == "identificatiecodes" and (what := self._attributes.get("naam")) in (_NUMBER, _TOOI):
            self._open[-1].add(what, text)

    def _body(self, attributes: Mapping[str, str], line: int) -> None:
        draft = _Draft(line, self._open[-1] if self._open else None)
        for code in (_NUMBER, _TOOI):
            draft.add(code, attributes.get(code, ""))
        self._open.append(draft)
        self.drafts.append(draft)


def read_roo(path: Path, progress: Progress) -> Contents:
    """All that an export says of bodies. Raises UnreadableFile."""
    export = _Export()
    read_xml(path, export, progress)
    contents = Contents(clean(path.name))
    if export.version and not f"{export.version}.".startswith(f"{_KNOWN}."):
        contents.report(OTHER_VERSION, export.version)
    contents.date = contents.day(export.timestamp[:10], None, "timestamp")
    contents.id = f"roo-{contents.date}" if contents.date else slug(f"roo {path.stem}")
    version = f", export {export.version}" if export.version else ""
    contents.title = f"Register van Overheidsorganisaties (ROO){version}"
    contents.bodies = [draft.body(contents) for draft in export.drafts]
    contents.parts = [part for draft in export.drafts for part in draft.parts()]
    contents.successions = list(_successions(export.drafts, contents.bodies))
    return contents


def _line_of(text: str) -> str:
    return clean(" ".join(text.split()))


def _codes(attributes: Mapping[str, str]) -> Ref:
    """The codes in a body's attributes, or in those of a reference to one."""
    tooi = attributes.get(_TOOI, "").rstrip("/").rpartition("/")[2]
    number = attributes.get(_NUMBER, "")
    return tuple(filter(None, (tooi, f"roo:{number}" if number else "")))


def _successions(drafts: Iterable[_Draft], bodies: Sequence[Body]) -> Iterable[Succession]:
    """Versions that follow one another, stated by the earlier, the later, or both."""
    by_codes = {body.codes: body for body in bodies}
    known = {code: body.codes for body in reversed(bodies) for code in body.codes}
    done = set[tuple[Ref, Ref]]()
    for draft in drafts:
        for tag, codes, text in draft.links:
            if tag == _MINISTRY:
                continue
            other = next((known[code] for code in codes if code in known), codes)
            old, new = (draft.codes, other) if tag == "nextVersion" else (other, draft.codes)
            if (old, new) in done:
                continue
            done.add((old, new))
            before, after = by_codes.get(old), by_codes.get(new)
            date = (before.valid_to if before else "") or (after.valid_from if after else "")
            same = not before or not after or match_key(before.name) == match_key(after.name)
            event = "move" if same else "rename"
            yield Succession(old, new, event, date, f"{draft.locator}, {tag}", text, "", draft.line, tag)
