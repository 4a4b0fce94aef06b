"""A register as a data set: an edition of the bodies that are wanted, and the claims about them."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from opgavenkaart.graph.edition import Edition
from opgavenkaart.graph.graph import NO_PROPS, Claim, Node
from opgavenkaart.graph.identity.lookup import Names
from opgavenkaart.graph.store.gc_pause import without_garbage_search
from opgavenkaart.graph.store.refusals import find_circle
from opgavenkaart.graph.text import Text, slug
from opgavenkaart.loaders.problems.bound import bounded
from opgavenkaart.loaders.problems.problem import Problem, in_order
from opgavenkaart.loaders.registers.codes import (
    BY_CODE,
    CYCLE,
    DATES_REVERSED,
    DUPLICATE_ID,
    MISSING_VALUE,
    NOTHING_KEPT,
    UNKNOWN_KIND,
)
from opgavenkaart.loaders.registers.link import KIND, Identity
from opgavenkaart.loaders.registers.model import Body, Contents, Ref, RegisteredName
from opgavenkaart.loaders.registers.select import Choice, select
from opgavenkaart.loaders.source import Examined, Source

_BODY_NAME = Text("een naam of code", "a name or code")
_LOADED = Text("ze zijn geladen zonder soort", "they were loaded without a kind")
_LEFT_OUT = Text("ze zijn weggelaten", "they were left out")


class Register(Source):
    """A register that was read."""

    def __init__(self, name: str, origin: str, contents: Contents, choice: Choice) -> None:
        self.name, self.origin = name, origin
        self.contents, self.choice = contents, choice
        self.bodies = list(_sound(contents))
        self.problems = in_order(bounded(contents.problems))

    @property
    def recognised(self) -> Sequence[Text]:
        """The register, and how many bodies it has."""
        count = f"{self.contents.file} → {self.contents.title}, {len(self.contents.bodies)}"
        return [Text(f"{count} organisaties", f"{count} organisations")]

    @without_garbage_search()
    def examine(self, names: Callable[[], Names]) -> Examined:
        making = _Making(self, names())
        self.accounts = making.accounts
        return making.made()


class _Making:
    """An edition in the making."""

    def __init__(self, register: Register, names: Names) -> None:
        self._name, self._origin, self._choice = register.name, register.origin, register.choice
        self._contents = contents = replace(register.contents, problems=list(register.contents.problems))
        self._identity = Identity(names, register.bodies)
        nameless = [body for body in contents.nameless if not self._identity.there(body.codes)]
        self._bodies = [*register.bodies, *nameless]
        self._by_code = {code: body for body in reversed(self._bodies) for code in body.codes}
        self._ids = {body.code: self._identity.of(body) for body in self._bodies}
        self._parent: dict[str, Ref] = {}
        for part in contents.parts:
            if body := self._own(part.body):
                self._parent.setdefault(body.code, part.parent)
        kinds = {body.code: body.kind for body in self._bodies}
        self._kept, self.accounts = select(contents, self._choice, kinds, self._identity.linked, self._own)

    def made(self) -> Examined:
        """The edition, and every problem."""
        contents, kept = self._contents, [body for body in self._bodies if body.code in self._kept]
        claims = _without_circles([*self._parts(), *self._successions()], contents)
        named = list(self._names())
        names = {name.id: name for name, _ in named}
        nodes = self._document(), *map(self._node, kept), *names.values()
        self._report_unmapped()
        for body in contents.nameless:
            if body.code in self._kept:
                contents.report(BY_CODE, body.code, None, body.locator)
        if not kept and not named:
            contents.problems.append(Problem(NOTHING_KEPT, contents.file, counted="line"))
        claims += [claim for _, claim in named]
        edition = Edition(self._name, nodes, tuple(claims), tuple(self._identity.looked_for), self._origin)
        return Examined(edition, in_order(bounded(contents.problems)))

    def _own(self, codes: Ref) -> Body | None:
        return next((body for code in codes if (body := self._by_code.get(code))), None)

    def _end(self, codes: Ref) -> str:
        """The id at an end of a claim: of a body that is kept, or that is not in the register but in the graph."""
        if body := self._own(codes):
            return self._ids[body.code] if body.code in self._kept else ""
        return self._identity.there(codes)

    def _parts(self) -> Iterator[Claim]:
        """What is part of what; where the parent is not kept, of the nearest above it that is."""
        for part in self._contents.parts:
            body = self._own(part.body)
            if not body or body.code not in self._kept:
                continue
            parent, codes, passed = self._end(part.parent), part.parent, {body.code: body.name}
            while not parent and (between := self._own(codes)) and between.code not in passed:
                passed[between.code] = between.name
                codes = self._parent.get(between.code, ())
                parent = self._end(codes)
            via = list(passed.values())[1:]
            if not parent and not via:
                self._contents.unknown(part.parent_name or part.parent[0], part.line)
            if parent and parent != self._ids[body.code]:
                note, period = f"Via {', '.join(via)}" if via else "", (body.valid_from, body.valid_to)
                cited = self._contents.id, part.locator, ""
                yield Claim("PART_OF", KIND, self._ids[body.code], KIND, parent, "", *cited, *period, note, self._name)

    def _successions(self) -> Iterator[Claim]:
        for event in self._contents.successions:
            found = [body for codes in (event.body, event.heir) if (body := self._own(codes))]
            if any(body.code not in self._kept for body in found) or (self._choice.made and not found):
                continue
            start = self._end(event.body)
            end = self._end(event.heir) if event.heir else start
            for codes, id in ((event.body, start), (event.heir or event.body, end)):
                if not id:
                    self._contents.unknown(codes[0], event.line, event.column)
            if start and end and (start != end or event.event == "end"):
                props = {"date": event.date} if event.date else NO_PROPS
                more = event.event, self._contents.id, event.locator, event.quote, "", "", event.note, self._name, props
                yield Claim("SUCCEEDED_BY", KIND, start, KIND, end, *more)

    def _names(self) -> Iterator[tuple[Node, Claim]]:
        """Names through time, and abbreviations beside the first."""
        for called, key in self._called():
            id, period = self._end(called.body), (called.valid_from, called.valid_to)
            if not id and not self._own(called.body):
                self._contents.unknown(called.body[0], None, called.locator)
            if not id or (all(period) and called.valid_to <= called.valid_from):
                continue
            name = slug(f"{id} {key}")
            cited = self._contents.id, called.locator, called.quote
            props = dict(zip(("source", "locator", "quote"), cited, strict=True))
            node = Node("name", name, called.name, "", called.abbreviation, *period, props, (self._name,))
            yield node, Claim("HAS_NAME", KIND, id, "name", name, "", *cited, *period, "", self._name)

    def _called(self) -> Iterator[tuple[RegisteredName, str]]:
        """Every name that a body bore, and what makes its id."""
        for called in self._contents.names:
            yield called, f"{called.name} {called.valid_from}"
        named = {called.body for called in self._contents.names}
        for body in self._bodies:
            for number, short in enumerate(body.abbreviations if body.abbreviations[1:] else ()):
                if number or body.codes not in named:
                    period = body.valid_from, body.valid_to
                    called = RegisteredName(body.codes, body.name, short, *period, body.locator, short)
                    yield called, f"zie ook {short}" if number else f"{body.name} {body.valid_from}"

    def _node(self, body: Body) -> Node:
        props = {"official_id": body.code, "source": self._contents.id, "locator": body.locator, "quote": body.quote}
        props = {key: text for key, text in props.items() if text}
        named = body.name, body.kind, next(iter(body.abbreviations), ""), body.valid_from, body.valid_to
        return Node(KIND, self._ids[body.code], *named, props, (self._name,))

    def _document(self) -> Node:
        register = self._contents
        props = {key: text for key, text in (("date", register.date), ("url", register.url)) if text}
        return Node("document", register.id, register.title, "register", props=props, datasets=(self._name,))

    def _report_unmapped(self) -> None:
        """Report which types of the register have no kind here."""
        types = Counter(
            ", ".join(body.types) or "–"
            for body in self._bodies
            if not body.kind and (self._choice.kinds or body.code in self._kept)
        )
        if types:
            listed = "; ".join(f"{type} ({count})" for type, count in types.most_common())
            self._contents.report(UNKNOWN_KIND, "", types=listed, done=_LEFT_OUT if self._choice.kinds else _LOADED)


def _sound(contents: Contents) -> Iterator[Body]:
    """The bodies that have a name and a code of their own, with dates that can be."""
    first: dict[str, Body] = {}
    for body in contents.bodies:
        if not body.codes or not body.name:
            contents.report(MISSING_VALUE, "", body.line, what=_BODY_NAME)
            continue
        if taken := [code for code in body.codes if code in first]:
            contents.report(DUPLICATE_ID, taken[0], body.line, first=first[taken[0]].name)
            body = body._replace(codes=tuple(code for code in body.codes if code not in first))
        if not body.codes or (taken and taken[-1].startswith("roo:")):
            continue
        if body.valid_from and body.valid_to and body.valid_to <= body.valid_from:
            contents.report(DATES_REVERSED, body.valid_to, body.line, body=body.name, start=body.valid_from)
            body = body._replace(valid_from="")
        first.update(dict.fromkeys(body.codes, body))
        yield body


def _without_circles(claims: Sequence[Claim], contents: Contents) -> list[Claim]:
    """Claims without circles: of parts, of successions by which one ends, and of all successions of one day."""
    groups: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        day = claim.props.get("date", "") if claim.relation == "SUCCEEDED_BY" else ""
        groups[claim.relation, f"on {day}"].append(claim)
        if claim.role != "split":
            groups[claim.relation, "ending"].append(claim)
    wrong = set[tuple[str, str, str]]()
    for (relation, _), of in groups.items():
        rest = [c for c in of if c.role != "end" and (relation, c.from_id, c.to_id) not in wrong]
        while circle := find_circle(rest):
            wrong |= {(relation, a, b) for a, b in pairwise(circle)}
            rest = [c for c in rest if (relation, c.from_id, c.to_id) not in wrong]
            at = next(c for c in of if (c.from_id, c.to_id) in set(pairwise(circle)))
            contents.report(CYCLE, circle[0], None, at.locator, circle=" → ".join(circle))
    return [c for c in claims if (c.relation, c.from_id, c.to_id) not in wrong]
