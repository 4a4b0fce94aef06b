"""An edition: all that one data set says at one moment, ready to be put into a graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple
from zlib import crc32

from opgavenkaart.graph.graph import Claim, Graph, Node, merged
from opgavenkaart.graph.judged import KIND, judged
from opgavenkaart.graph.model import IDENTITY, SUBJECTS
from opgavenkaart.graph.text import match_key


class Reference(NamedTuple):
    """A reference to something that an earlier data set describes, as it was written, and what it meant.

    One to any subject has no kind, and "kind:id" as its id. One that meant nothing has no id: that a register looked
    for a body and found none is as much a part of its edition as what it found.
    """

    kind: str
    text: str
    id: str


class Thing(NamedTuple):
    """What a reference can find a node by. `former` are names and abbreviations that it bore for a time, `ids` others
    under which data sets describe it, `decided` claims on which others it is and is not. `dataset` is the one that
    describes it so, where that is told."""

    kind: str
    id: str
    name: str
    abbreviation: str = ""
    official_id: str = ""
    former: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    dataset: str = ""
    decided: tuple[Claim, ...] = ()


def things_decided(claims: Iterable[Claim]) -> Iterator[Thing]:
    """Claims on who is who as things to find by, beside the descriptions of the same things."""
    return (Thing(claim.from_kind, claim.from_id, "", decided=(claim,)) for claim in claims)


class DataSet(NamedTuple):
    """A data set in a graph: its place in the order in which data sets first came, and what it holds now."""

    name: str
    position: int
    origin: str  # the folder or file it came from
    loaded_at: str  # ISO time, UTC
    nodes: int
    claims: int


@dataclass(frozen=True)
class Edition:
    """The nodes and claims of one data set, each naming it, and its references to earlier data sets.

    A claim made twice is one claim: it is kept once.
    """

    name: str
    nodes: tuple[Node, ...] = ()
    claims: tuple[Claim, ...] = ()
    references: tuple[Reference, ...] = ()
    origin: str = ""  # the folder or file it came from

    def __post_init__(self) -> None:
        object.__setattr__(self, "claims", _each_once(self.claims))


KEPT_IN_ORDER = 50_000  # nodes and claims: more than a person keeps in a workbook
_MARK = 8  # letters by which one is known in an order


def order_of(edition: Edition) -> str:
    """In which order an edition says what it says, for `in_order`; none of a large one."""
    if len(edition.nodes) + len(edition.claims) > KEPT_IN_ORDER:
        return ""
    return "".join((*map(_mark_of, edition.nodes), *map(_mark_of, edition.claims)))


def in_order(edition: Edition, order: str) -> Edition:
    """An edition in the order that it had; stores keep kinds and relations apart, and what changed at the end."""
    places = {order[at : at + _MARK]: at for at in range(0, len(order), _MARK)}

    def place(item: Node | Claim) -> int:
        return places.get(_mark_of(item), len(order))

    nodes, claims = sorted(edition.nodes, key=place), sorted(edition.claims, key=place)
    return replace(edition, nodes=tuple(nodes), claims=tuple(claims)) if order else edition


def _mark_of(item: Node | Claim) -> str:
    said = item.key if isinstance(item, Claim) else (item.kind, item.id)
    return f"{crc32(repr(said).encode()):08x}"


def _each_once(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Claims without those that say all of it again; only those that join the same two things are compared."""
    ends = list(map(itemgetter(0, 2, 4), claims))
    joined = Counter(ends)
    if len(joined) == len(claims):
        return claims
    compared = [claim.key for claim, pair in zip(claims, ends, strict=True) if joined[pair] > 1]
    if len(set(compared)) == len(compared):
        return claims
    return tuple({claim.key: claim for claim in claims}.values())


@dataclass(frozen=True)
class Delta:
    """What must be written to turn one edition into another. Claims have no key: a changed one goes and comes."""

    put_nodes: tuple[Node, ...]
    drop_nodes: tuple[Node, ...]
    put_claims: tuple[Claim, ...]
    drop_claims: tuple[Claim, ...]

    @classmethod
    def between(cls, old: Edition, new: Edition) -> Delta:
        """The difference of two editions of one data set."""
        if not (old.nodes or old.claims):
            return cls(new.nodes, (), new.claims, ())
        nodes_before = {(n.kind, n.id): n for n in old.nodes}
        nodes_now = {(n.kind, n.id) for n in new.nodes}
        claims_before = {c.key for c in old.claims}
        claims_now = {c.key for c in new.claims}
        return cls(
            tuple(n for n in new.nodes if nodes_before.get((n.kind, n.id)) != n),
            tuple(n for key, n in nodes_before.items() if key not in nodes_now),
            tuple(c for c in new.claims if c.key not in claims_before),
            tuple(c for c in old.claims if c.key not in claims_now),
        )


class Change(NamedTuple):
    """How many things, nodes or claims, a load added, changed and removed."""

    added: int
    changed: int
    removed: int

    @classmethod
    def of_nodes(cls, delta: Delta, old: Edition) -> Change:
        """Nodes with the same kind and id are the same node."""
        before = {(n.kind, n.id) for n in old.nodes}
        changed = sum((n.kind, n.id) in before for n in delta.put_nodes)
        return cls(len(delta.put_nodes) - changed, changed, len(delta.drop_nodes))

    @classmethod
    def of_claims(cls, delta: Delta) -> Change:
        """A claim that goes while one of the same source, relation, role and ends comes, was changed."""
        if not delta.drop_claims or not delta.put_claims:
            return cls(len(delta.put_claims), 0, len(delta.drop_claims))
        gone = Counter((*c[:6], c.source) for c in delta.drop_claims)
        come = Counter((*c[:6], c.source) for c in delta.put_claims)
        changed = (gone & come).total()
        return cls(come.total() - changed, changed, gone.total() - changed)


class Names:
    """What references may mean: things found by id, official id, abbreviation or name, and at last a former name.

    The first of these that finds anything decides; if it finds several things, the reference is ambiguous. Several
    organisations that are one (see `graph.judged`) are meant by that of them which comes first by id.
    Case, accents and punctuation do not matter, and `&` is "en"; they only decide between things that are else alike.
    """

    def __init__(self, things: Iterable[Thing]) -> None:
        self._steps: tuple[dict[tuple[str, str], set[str]], ...] = ({}, {}, {}, {})
        self.labels: dict[tuple[str, str], str] = {}
        self._told: dict[tuple[str, str], list[Thing]] = {}
        for thing in things:
            self._told.setdefault((thing.kind, thing.id), []).append(thing)
            self.labels.setdefault((thing.kind, thing.id), thing.abbreviation or thing.name)
            for step, texts in zip(self._steps, _spellings(thing), strict=True):
                for text in texts:
                    if key := match_key(text):
                        step.setdefault((thing.kind, key), set()).add(thing.id)

    def find(self, kind: str, text: str) -> frozenset[str]:
        """The ids that a reference may mean: none if unknown, several if ambiguous.

        Without a kind it may mean any subject, and each is found as "kind:id".
        """
        if not kind:
            kinds, wanted = looked_for(text)
            return frozenset(f"{of}:{id}" for of in kinds for id in self.find(of, wanted))
        last = text.rstrip("/").rsplit("/", 1)[-1] if "://" in text else text
        for at, word in enumerate((text, last, text, text)):
            if found := self._steps[at].get((kind, match_key(word))):
                meant = self._each_once(kind, found)
                if len(meant) > 1 and (exactly := {id for id in found if self._spelled(kind, id, at, word)}):
                    return self._each_once(kind, exactly)
                return meant
        return frozenset()

    def _spelled(self, kind: str, id: str, step: int, word: str) -> bool:
        """Whether a step finds a thing by just this spelling."""
        return any(word.strip() in _spellings(thing)[step] for thing in self._told[kind, id])

    def _each_once(self, kind: str, found: set[str]) -> frozenset[str]:
        """What was found, of organisations that are one the first."""
        if kind != KIND or len(found) == 1:
            return frozenset(found)
        return frozenset({self._heads.get(id, id): id for id in sorted(found, reverse=True)}.values())

    @cached_property
    def _heads(self) -> Mapping[str, str]:
        """By the id of each organisation that is one with others, the same id of these; asked for where it matters."""
        nodes: dict[str, Node] = {}
        claims: dict[str, list[Claim]] = {relation: [] for relation in IDENTITY}
        for (kind, id), things in self._told.items():
            if kind != KIND:
                continue
            if described := [_described(thing) for thing in things if thing.name]:
                nodes[id] = merged(described)
            for thing in things:
                for claim in thing.decided:
                    claims[claim.relation].append(claim)
        return {id: group[0] for group in judged(Graph({KIND: nodes}, claims)).groups for id in group}

    def organisation(self, id: str) -> Sequence[Thing]:
        """What each data set says of an organisation."""
        return self._told.get((KIND, id), ())

    def spellings(self, kind: str) -> Iterator[tuple[str, str]]:
        """Every (match key, id) of a kind, or (match key, kind:id) of any, to find the nearest of an unknown one."""
        for step in self._steps:
            for (of, key), ids in step.items():
                if of == kind:
                    yield from ((key, id) for id in sorted(ids))
                elif not kind and of in SUBJECTS:
                    yield from ((key, f"{of}:{id}") for id in sorted(ids))


def looked_for(text: str) -> tuple[Sequence[str], str]:
    """Among which kinds a reference to any subject is looked for, and what: `kind:reference` limits it to one."""
    kind, mark, rest = text.partition(":")
    return ((kind,), rest.strip()) if mark and kind in SUBJECTS else (SUBJECTS, text)


def _described(thing: Thing) -> Node:
    code = {"official_id": thing.official_id} if thing.official_id else {}
    return Node(thing.kind, thing.id, thing.name, props=code, datasets=(thing.dataset,))


def _spellings(thing: Thing) -> tuple[tuple[str, ...], ...]:
    code = thing.official_id.rstrip("/").rsplit("/", 1)[-1]
    return (thing.id, *thing.ids), (code, code.rsplit(":", 1)[-1]), (thing.abbreviation, thing.name), thing.former
