"""What is different between two graphs: things and claims added, removed and changed."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from operator import itemgetter
from typing import Any

from opgavenkaart.graph.graph import EVERYTHING, Claim, Evidence, EvidenceList, Graph, Node
from opgavenkaart.graph.model import KINDS, RELATIONS
from opgavenkaart.graph.text import Text, counted, same
from opgavenkaart.queries.core.differences import differences, differing
from opgavenkaart.queries.core.grouping import by_name, grouped
from opgavenkaart.queries.core.question import Answer, Finding, Question
from opgavenkaart.queries.core.wording import CLAIM, tally

CHANGES = {
    "added": Text("erbij", "added"),
    "removed": Text("weg", "removed"),
    "changed": Text("veranderd", "changed"),
}


@dataclass(frozen=True, kw_only=True)
class Change(Finding):
    """A thing or a claim that two graphs do not have alike; a thing has no other end."""

    brief = ("change", "what", "subject_name", "other_name", "reason")
    key = ("what", "subject", "other", "role")
    words = {**CHANGES, **{k.id: k.text for k in KINDS.values()}, **{r.id: r.text for r in RELATIONS.values()}}

    change: str
    what: str
    subject_kind: str
    subject: str
    subject_name: str
    other_kind: str | None = None
    other: str | None = None
    other_name: str | None = None
    role: str | None = None
    reason: Text


def diff(before: Graph, after: Graph, question: Question[Any] | None = None, *, old: str = "", new: str = "") -> Answer:
    """What is different between two graphs, or between the answers to a question on both.

    Parameters
    ----------
    before, after
        The graphs; `Graph.of(edition)` makes one of a data set.
    question
        One of `QUESTIONS`; the graphs themselves are compared by default.
    old, new
        What the answer is to call the two.
    """
    parameters = {"old": old, "new": new}
    if question is None:
        return Answer(DIFF, parameters, tuple(changes(before, after)))
    answers = (question.findings(graph, about=None) for graph in (before, after))
    return Answer(differing(question), parameters, tuple(differences(*answers)))


def changes(before: Graph, after: Graph) -> list[Change]:
    """One finding per thing and claim that is in one of two graphs only, or in both but otherwise.

    Names of data sets do not count, so that two data sets can be compared too.
    """
    found: list[Change] = []
    for kind in KINDS:
        found += _nodes(before.nodes.get(kind, {}), after.nodes.get(kind, {}))
    for relation in RELATIONS:
        found += _claims(before, after, relation)
    order = [*KINDS, *RELATIONS]
    return sorted(
        found,
        key=lambda f: (
            order.index(f.what),
            *by_name(f.subject_name, f.subject),
            *by_name(f.other_name, f.other),
            f.role or "",
            list(CHANGES).index(f.change),
            f.reason,
            tuple(f.evidence),
        ),
    )


def _nodes(old: Mapping[str, Node], new: Mapping[str, Node]) -> Iterator[Change]:
    for id in old.keys() | new.keys():
        sides = [side for side in (old.get(id), new.get(id)) if side]
        was, now = ({} if side is None else _node_fields(side) for side in (old.get(id), new.get(id)))
        if was != now:
            yield Change(
                change=_change(was, now),
                what=sides[-1].kind,
                subject_kind=sides[-1].kind,
                subject=id,
                subject_name=sides[-1].name,
                reason=_why(was, now),
                evidence=EvidenceList([Evidence.of_node(of) for side in sides for of in side.described or (side,)]),
            )


def _node_fields(node: Node) -> dict[str, str]:
    own = {"name": node.name, "kind": node.type, "abbreviation": node.abbreviation}
    return own | {"valid_from": node.valid_from, "valid_to": node.valid_to} | dict(node.props)


def _claims(before: Graph, after: Graph, relation: str) -> Iterator[Change]:
    """Claims that state the same are left out; the rest are paired by source, ends and role."""
    ends_and_source = itemgetter(1, 2, 3, 4, 5, 6)
    sides = [
        grouped((claim._replace(dataset="") for claim in graph.claims.get(relation, ())), _all_of)
        for graph in (before, after)
    ]
    old, new = (
        grouped((c for k in sorted(one, key=repr) for c in one[k][len(other.get(k, ())) :]), ends_and_source)
        for one, other in (sides, sides[::-1])
    )
    for key in old.keys() | new.keys():
        for was, now in zip_longest(old.get(key, ()), new.get(key, ())):
            claim, graph = (now, after) if now else (was, before)
            fields = [_claim_fields(side) if side else {} for side in (was, now)]
            yield Change(
                change=_change(*fields),
                what=relation,
                subject_kind=claim.from_kind,
                subject=claim.from_id,
                subject_name=graph.name(claim.from_kind, claim.from_id),
                other_kind=claim.to_kind,
                other=claim.to_id,
                other_name=graph.name(claim.to_kind, claim.to_id),
                role=claim.role or None,
                reason=_why(*fields),
                evidence=EvidenceList([side for side in (was, now) if side]),
            )


def _all_of(claim: Claim) -> tuple[object, ...]:
    return (*claim.key, *(step._replace(dataset="").key for step in claim.via))


def _claim_fields(claim: Claim) -> dict[str, str]:
    named = ("locator", "quote", "valid_from", "valid_to", "note")
    return {name: str(getattr(claim, name)) for name in named} | dict(claim.props)


def _change(was: Mapping[str, str], now: Mapping[str, str]) -> str:
    return "changed" if was and now else "added" if now else "removed"


def _why(was: Mapping[str, str], now: Mapping[str, str]) -> Text:
    if not (was and now):
        return Text("Alleen in de nieuwe.", "Only in the new one.") if now else _ONLY_OLD
    other = [field for field in dict.fromkeys((*was, *now)) if was.get(field, "") != now.get(field, "")]
    return same("; ".join(f"{field}: “{was.get(field, '')}” → “{now.get(field, '')}”" for field in other) + ".")


_ONLY_OLD = Text("Alleen in de oude.", "Only in the old one.")


def _title(findings: Sequence[Change]) -> Text:
    if not findings:
        return Text("Er is geen verschil.", "There is no difference.")
    things, claims = (sum((f.what in KINDS) is is_thing for f in findings) for is_thing in (True, False))
    number = Counter(f.change for f in findings)
    return Text("Verschil in {things} en {claims}: {each}.", "{things} and {claims} differ: {each}.").format(
        things=counted(things, (Text("zaak", "thing"), Text("zaken", "things"))),
        claims=counted(claims, CLAIM),
        each=tally((number[change], words) for change, words in CHANGES.items()),
    )


DIFF = Question(
    "diff",
    Text("Wat is er anders tussen twee grafen?", "What is different between two graphs?"),
    Change,
    EVERYTHING,
    lambda *_, **__: (),
    _title,
)
