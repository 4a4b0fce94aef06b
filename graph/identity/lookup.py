"""What references may mean: things by their ids, codes and names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from opgavenkaart.graph.graph import Claim, Graph, Node, merged
from opgavenkaart.graph.identity.resolve import KIND, judged
from opgavenkaart.graph.model import IDENTITY, SUBJECTS
from opgavenkaart.graph.text import match_key


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
