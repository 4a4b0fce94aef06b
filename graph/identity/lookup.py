"""What references may mean: nodes found by id, official id, abbreviation, name or former name."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from opgavenkaart.graph.graph import Claim, Graph, Node, merged
from opgavenkaart.graph.identity.resolve import KIND, resolve
from opgavenkaart.graph.model import IDENTITY, SUBJECTS
from opgavenkaart.graph.text import alike_key, match_key, slug

_MINISTRY = re.compile(
    r"^(?:(?:ministerie|ministry|min\b\.?)(?:\s*van|\s*of|\s*v\.)?\s+|min\.|(?-i:[Mm]in(?=[A-Z])))", re.IGNORECASE
)


class LookupEntry(NamedTuple):
    """The words by which a reference finds a node, as one data set describes it.

    `former` holds names and abbreviations that it had for a time, `ids` other ids of its records, `decisions` its
    SAME_AS and DIFFERENT_FROM claims. `dataset` is empty where the entry is of a graph. One that has `ended` bore its
    name for a time too.
    """

    kind: str
    id: str
    name: str
    abbreviation: str = ""
    official_id: str = ""
    former: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    dataset: str = ""
    decisions: tuple[Claim, ...] = ()
    ended: bool = False


def entries_of(records: Sequence[Node], claims: Iterable[Claim]) -> Iterator[LookupEntry]:
    """The records of data sets as entries with their former names, and beside them one for each decision."""
    names = {(node.datasets, node.id): node for node in records if node.kind == "name"}
    former: dict[str, list[str]] = {}
    decisions: list[Claim] = []
    for claim in claims:
        if claim.relation in IDENTITY:
            decisions.append(claim)
        elif claim.relation == "HAS_NAME" and (name := names.get(((claim.dataset,), claim.to_id))):
            former.setdefault(claim.from_id, []).extend((name.name, name.abbreviation))
    for node in records:
        former_names = tuple(former.get(node.id, ())) if node.kind == KIND else ()
        code, dataset = node.props.get("official_id", ""), node.datasets[0]
        ended = bool(node.valid_to)
        yield LookupEntry(
            node.kind, node.id, node.name, node.abbreviation, code, former_names, dataset=dataset, ended=ended
        )
    yield from (LookupEntry(claim.from_kind, claim.from_id, "", decisions=(claim,)) for claim in decisions)


NAMES, FORMER = 2, 3  # of the steps below, that of abbreviations and names, and that of former ones


class Names:
    """Finds what references mean: by id, else official id, else abbreviation or name, else a former name, and at last
    a ministry by its names without "Ministerie van", or with that before its abbreviation.

    The first of these that has exactly this text decides; else the first that has it but for case, accents and
    punctuation (`&` is "en", see `match_key`); former names come last. If that finds several nodes, the reference is
    ambiguous. The name of what has ended is a former name. Of records that are one organisation (see
    `identity.resolve`) the one that is first by id is found.
    """

    def __init__(self, entries: Iterable[LookupEntry]) -> None:
        self._steps: tuple[dict[tuple[str, str], set[str]], ...] = ({}, {}, {}, {}, {})
        self.labels: dict[tuple[str, str], str] = {}
        self._entries: dict[tuple[str, str], list[LookupEntry]] = {}
        for entry in entries:
            self._entries.setdefault((entry.kind, entry.id), []).append(entry)
            self.labels.setdefault((entry.kind, entry.id), entry.abbreviation or entry.name)
            for step, texts in zip(self._steps, _spellings(entry), strict=True):
                for text in texts:
                    if key := match_key(text):
                        step.setdefault((entry.kind, key), set()).add(entry.id)

    def find(self, kind: str, text: str) -> frozenset[str]:
        """The ids that a reference may mean: none if unknown, several if ambiguous.

        Without a kind it may mean any subject, and each is found as "kind:id".
        """
        if not self._entries:  # as of a first data set
            return frozenset()
        if found := self.find_as_named(kind, text):
            return found
        kinds, wanted = ((kind,), text) if kind else parse_reference(text)
        bare = self._steps[-1].get((KIND, match_key(without_form(wanted))), set()) if KIND in kinds else set[str]()
        return frozenset(id if kind else f"{KIND}:{id}" for id in self._without_merged_records(KIND, bare))

    def find_as_named(self, kind: str, text: str) -> frozenset[str]:
        """The same, but a ministry by its names only as they are."""
        if not kind:
            kinds, wanted = parse_reference(text)
            return frozenset(f"{of}:{id}" for of in kinds for id in self.find_as_named(of, wanted))
        last = text.rstrip("/").rpartition("/")[2] if "://" in text else text
        words = (text, last, text, text)
        found = [step.get((kind, match_key(word)), set()) for step, word in zip(self._steps, words, strict=False)]
        if all(any(entry.ended for entry in self._entries[kind, id]) for id in found[NAMES]):
            found[NAMES:] = set(), found[NAMES] | found[FORMER]
        if len(every := set.union(*found)) > 1:
            exactly = [{id for id in of if self._spelled(kind, id, at, words[at])} for at, of in enumerate(found)]
            found = [*exactly[:3], *found[:3], exactly[3], found[3]]
            if kind == KIND:  # spelling does not decide between records of one organisation
                found = [{id for id in every if self._canonical(id) in set(map(self._canonical, of))} for of in found]
        return self._without_merged_records(kind, next(filter(None, found), set()))

    def _spelled(self, kind: str, id: str, step: int, word: str) -> bool:
        """Whether a step finds a node by exactly this spelling; among former names are those of what has ended."""
        steps = (NAMES, FORMER) if step == FORMER else (step,)
        return any(word.strip() in _spellings(entry)[at] for entry in self._entries[kind, id] for at in steps)

    def _without_merged_records(self, kind: str, found: set[str]) -> frozenset[str]:
        """The ids that were found; of records that are one organisation only the first."""
        if kind != KIND or len(found) < 2:  # one is found mostly: then nothing needs to be resolved
            return frozenset(found)
        return frozenset({self._canonical(id): id for id in sorted(found, reverse=True)}.values())

    def _canonical(self, id: str) -> str:
        return self._canonical_ids.get(id, id)

    @cached_property
    def _canonical_ids(self) -> Mapping[str, str]:
        """By id of each merged record, the record that stands for its group: any would do, as only equality counts."""
        nodes: dict[str, Node] = {}
        claims: dict[str, list[Claim]] = {relation: [] for relation in IDENTITY}
        for (kind, id), entries in self._entries.items():
            if kind != KIND:
                continue
            if described := [_node_of(entry) for entry in entries if entry.name]:
                nodes[id] = merged(described)
            for entry in entries:
                for claim in entry.decisions:
                    claims[claim.relation].append(claim)
        return {id: group[0] for group in resolve(Graph({KIND: nodes}, claims)).groups for id in group}

    def is_called(self, kind: str, id: str, texts: Iterable[str]) -> bool:
        """Whether a thing is called by one of these texts, give or take case, accents and white space; by its id only
        if that is no name of it written otherwise."""
        called = {text for entry in self._entries[kind, id] for text in (entry.name, entry.abbreviation, *entry.former)}
        called |= set() if id in map(slug, filter(None, called)) else {id}
        return not {*map(alike_key, texts)}.isdisjoint(map(alike_key, called))

    def organisation(self, id: str) -> Sequence[LookupEntry]:
        """The entries of an organisation, one for each data set that describes it."""
        return self._entries.get((KIND, id), ())

    def spellings(self, kind: str) -> Iterator[tuple[str, str]]:
        """Every (match key, id) of a kind, or (match key, kind:id) of any, to find the nearest of an unknown one."""
        for step in self._steps:
            for (of, key), ids in step.items():
                if of == kind or (not kind and of in SUBJECTS):
                    yield from ((key, id if kind else f"{of}:{id}") for id in sorted(ids))


def reference_keys(text: str) -> frozenset[str]:
    """The match keys of which one is among the `entry_keys` of all that a reference, without its kind, may mean."""
    last = text.rstrip("/").rpartition("/")[2] if "://" in text else text
    return frozenset(map(match_key, (text, last, without_form(text))))


def entry_keys(entry: LookupEntry) -> frozenset[str]:
    """The match keys by which an entry is found."""
    return frozenset(match_key(text) for texts in _spellings(entry) for text in texts)


def parse_reference(text: str) -> tuple[Sequence[str], str]:
    """The kinds that a reference to any subject may be of, and the words to look for: "issue:thuiswerken" limits it to
    issues."""
    kind, mark, rest = text.partition(":")
    return ((kind,), rest.strip()) if mark and kind in SUBJECTS else (SUBJECTS, text)


def _node_of(entry: LookupEntry) -> Node:
    code = {"official_id": entry.official_id} if entry.official_id else {}
    return Node(entry.kind, entry.id, entry.name, props=code, datasets=(entry.dataset,))


def _spellings(entry: LookupEntry) -> tuple[tuple[str, ...], ...]:
    code = entry.official_id.rstrip("/").rpartition("/")[2]
    now = entry.abbreviation, entry.name
    names = (*now, *entry.former)
    is_ministry = entry.kind == KIND and any(map(_MINISTRY.match, names))
    bare = tuple(map(without_form, names)) if is_ministry else ()
    return (entry.id, *entry.ids), (code, code.rpartition(":")[2]), now, entry.former, bare


def without_form(name: str) -> str:
    """The name of a ministry without "Ministerie van" or "Min." before it; any other name as it is."""
    return _MINISTRY.sub("", name)
