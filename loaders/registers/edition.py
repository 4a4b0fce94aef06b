"""A register as a data set: an edition of the bodies that are wanted, and the claims about them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from opgavenkaart.graph.edition import Edition
from opgavenkaart.graph.graph import NO_PROPS, Claim, Node
from opgavenkaart.graph.identity.lookup import Names
from opgavenkaart.graph.store.gc_pause import without_garbage_search
from opgavenkaart.graph.text import Text, slug
from opgavenkaart.loaders.problems.problem import Problem, in_order
from opgavenkaart.loaders.registers.checks import sound, without_circles
from opgavenkaart.loaders.registers.codes import BY_CODE, NOTHING_KEPT, UNKNOWN_KIND
from opgavenkaart.loaders.registers.link import KIND, Identity
from opgavenkaart.loaders.registers.model import Body, Contents, Ref, RegisteredName
from opgavenkaart.loaders.registers.select import wanted
from opgavenkaart.loaders.registers.selection import Choice
from opgavenkaart.loaders.source import Examined, Source

_LOADED = Text("ze zijn geladen zonder soort", "they were loaded without a kind")
_LEFT_OUT = Text("ze zijn weggelaten", "they were left out")


class Register(Source):
    """A register that was read."""

    def __init__(self, name: str, origin: str, contents: Contents, choice: Choice) -> None:
        self.name, self.origin = name, origin
        self._contents, self.choice = contents, choice
        self.bodies = list(sound(contents))
        self.problems = in_order(contents.problems)

    @property
    def recognised(self) -> Sequence[Text]:
        """The register, and how many bodies it has."""
        contents = self._contents
        count = f"{contents.file} → {contents.title}, {len(contents.bodies)}"
        return [Text(f"{count} organisaties", f"{count} organisations")]

    @without_garbage_search()
    def examine(self, names: Callable[[], Names]) -> Examined:
        making = Making(self, replace(self._contents, problems=list(self._contents.problems)), names())
        made = making.made()
        self.accounts = making.accounts
        return made


class Making:
    """An edition in the making."""

    def __init__(self, register: Register, contents: Contents, names: Names) -> None:
        self._dataset, self._origin, self._choice = register.name, register.origin, register.choice
        self._contents, bodies = contents, register.bodies
        self._identity = Identity(names, bodies)
        nameless = [body for body in contents.nameless if not self._identity.there(body.codes)]
        self._bodies = [*bodies, *nameless]
        self._by_code = {code: body for body in reversed(bodies) for code in body.codes}
        self._by_code |= {body.codes[0]: body for body in nameless}
        self._ids = {body.codes[0]: self._identity.of(body) for body in self._bodies}
        self._up: dict[str, list[Ref]] = defaultdict(list)
        for part in contents.parts:
            if body := self._own(part.body):
                self._up[body.codes[0]].append(part.parent)

    def made(self) -> Examined:
        """The edition, and every problem."""
        kinds = {body.codes[0]: body.kind for body in self._bodies}
        kept, self.accounts = wanted(self._contents, self._choice, kinds, self._identity.linked, self._own)
        claims = without_circles([*self._parts(kept), *self._successions(kept)], self._contents)
        names, bearing = self._names(kept)
        nodes = [self._document(), *(self._node(body) for body in self._bodies if body.codes[0] in kept), *names]
        self._unmapped(kept)
        for body in self._contents.nameless:
            if body.codes[0] in kept:
                self._contents.report(BY_CODE, body.codes[0], None, body.locator)
        problems = list(self._contents.problems)
        if not kept and not bearing:
            problems.append(Problem(NOTHING_KEPT, self._contents.file, counted="line"))
        references = tuple(self._identity.looked_for)
        edition = Edition(self._dataset, tuple(nodes), (*claims, *bearing), references, self._origin)
        return Examined(edition, in_order(problems))

    def _own(self, codes: Ref) -> Body | None:
        return next((body for code in codes if (body := self._by_code.get(code))), None)

    def _end(self, codes: Ref, kept: set[str]) -> str:
        """The id at an end of a claim: of a body that is kept, or that is not in the register but in the graph."""
        if body := self._own(codes):
            return self._ids[body.codes[0]] if body.codes[0] in kept else ""
        return self._identity.there(codes)

    def _parts(self, kept: set[str]) -> Iterator[Claim]:
        """What is part of what; where the parent is not kept, of the nearest above it that is."""
        for part in self._contents.parts:
            body = self._own(part.body)
            if not body or body.codes[0] not in kept:
                continue
            parent, via = self._end(part.parent, kept), []
            codes, passed = part.parent, {body.codes[0]}
            while not parent and (between := self._own(codes)) and between.codes[0] not in passed:
                passed.add(between.codes[0])
                via.append(between.name)
                codes = next(iter(self._up[between.codes[0]]), ())
                parent = self._end(codes, kept) if codes else ""
            if not parent and not via:
                self._contents.unknown(part.parent_name or part.parent[0], part.line)
            if parent and parent != self._ids[body.codes[0]]:
                note = f"Via {', '.join(via)}" if via else ""
                period = body.valid_from, body.valid_to
                yield self._claim("PART_OF", self._ids[body.codes[0]], KIND, parent, "", part.locator, "", period, note)

    def _successions(self, kept: set[str]) -> Iterator[Claim]:
        for event in self._contents.successions:
            old, new = self._own(event.body), self._own(event.heir)
            if (old and old.codes[0] not in kept) or (new and new.codes[0] not in kept):
                continue
            if self._choice.made and not old and not new:
                continue
            start = self._end(event.body, kept)
            end = self._end(event.heir, kept) if event.heir else start
            for codes, found in ((event.body, start), (event.heir or event.body, end)):
                if not found:
                    self._contents.unknown(codes[0], event.line, event.column)
            if start and end and (start != end or event.event == "end"):
                props = {"date": event.date} if event.date else NO_PROPS
                args = (event.event, event.locator, event.quote, ("", ""), event.note, props)
                yield self._claim("SUCCEEDED_BY", start, KIND, end, *args)

    def _names(self, kept: set[str]) -> tuple[list[Node], list[Claim]]:
        """Names through time, and abbreviations beside the first."""
        nodes: dict[str, Node] = {}
        claims: list[Claim] = []
        for called, key in self._called():
            body, id = self._own(called.body), self._end(called.body, kept)
            if not id:
                if not body:
                    self._contents.unknown(called.body[0], None, called.locator)
                continue
            name = slug(f"{id} {key}")
            period = called.valid_from, called.valid_to
            if called.valid_from and called.valid_to and called.valid_to <= called.valid_from:
                continue
            props = {"source": self._contents.id, "locator": called.locator, "quote": called.quote}
            nodes[name] = Node("name", name, called.name, "", called.abbreviation, *period, props, (self._dataset,))
            claims.append(self._claim("HAS_NAME", id, "name", name, "", called.locator, called.quote, period))
        return list(nodes.values()), claims

    def _called(self) -> Iterator[tuple[RegisteredName, str]]:
        named = set[Ref]()
        for called in self._contents.names:
            named.add(called.body)
            yield called, f"{called.name} {called.valid_from}"
        for body in self._bodies:
            if body.abbreviations[1:]:
                period = body.valid_from, body.valid_to
                for number, short in enumerate(body.abbreviations):
                    called = RegisteredName(body.codes, body.name, short, *period, body.locator, short)
                    if number or body.codes not in named:
                        yield called, f"zie ook {short}" if number else f"{body.name} {body.valid_from}"

    def _node(self, body: Body) -> Node:
        props = {
            "official_id": body.codes[0],
            "source": self._contents.id,
            "locator": body.locator,
            "quote": body.quote,
        }
        props = {key: text for key, text in props.items() if text}
        period = body.valid_from, body.valid_to
        short = next(iter(body.abbreviations), "")
        return Node(KIND, self._ids[body.codes[0]], body.name, body.kind, short, *period, props, (self._dataset,))

    def _document(self) -> Node:
        props = {key: text for key, text in (("date", self._contents.date), ("url", self._contents.url)) if text}
        return Node(
            "document", self._contents.id, self._contents.title, "register", props=props, datasets=(self._dataset,)
        )

    def _claim(
        self,
        relation: str,
        start: str,
        kind: str,
        end: str,
        role: str,
        locator: str,
        quote: str,
        period: tuple[str, str],
        note: str = "",
        props: Mapping[str, str] = NO_PROPS,
    ) -> Claim:
        details = (role, self._contents.id, locator, quote, *period, note, self._dataset, props)
        return Claim(relation, KIND, start, kind, end, *details)

    def _unmapped(self, kept: Iterable[str]) -> None:
        """Report which types of the register have no kind here."""
        within = set(kept)
        types = Counter(
            ", ".join(body.types) or "–"
            for body in self._bodies
            if not body.kind and (self._choice.kinds or body.codes[0] in within)
        )
        if types:
            listed = "; ".join(f"{type} ({count})" for type, count in types.most_common())
            self._contents.report(UNKNOWN_KIND, "", types=listed, done=_LEFT_OUT if self._choice.kinds else _LOADED)
