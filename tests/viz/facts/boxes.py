"""What a box, a number and a gap of a view assert, held against the facts that they name."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from opgavenkaart.graph.graph import Claim, Node
from opgavenkaart.queries.core.grouping import grouped
from opgavenkaart.queries.core.question import Finding
from opgavenkaart.queries.evidence.question import Support
from opgavenkaart.queries.gaps.question import Gap
from opgavenkaart.queries.overlap.finding import Overlap
from opgavenkaart.queries.owners.question import Owner
from opgavenkaart.viz.scene.picture import Assertion, Box, Fact, Mark, Picture
from opgavenkaart.viz.style.legend import BOXES
from opgavenkaart.viz.views.overview.ownership import STATUSES, THROUGH
from tests.viz.facts.lines import Facts, things_of
from tests.viz.law.truth_of_overviews import DECIDES

NUMBER = re.compile(r"[(\u00a0]\(?([\d.,]+)\)$")
COUNTED = re.compile(r"(?:^|: |\()([\d.,]+) [^\d:]+$")  # "BZK, Wonen: 3 issues, derived"
OF_STATUS: Mapping[str, str] = {look: status for status, (_, look) in STATUSES.items() if look != "contested"}


def named_by(fact: Fact) -> set[str]:
    """The ids of the things that a fact is about."""
    if isinstance(fact, Node):
        return {fact.id}
    if isinstance(fact, Claim):
        return {fact.from_id, fact.to_id}
    values = (getattr(fact, field) for field in fact.__dataclass_fields__ if field not in ("evidence", "reason"))
    return {str(id) for value in values for id in (value if isinstance(value, tuple) else (value,))}


def ids(things: Iterable[str]) -> set[str]:
    return {thing.partition(":")[2] for thing in things}


def figure(words: str) -> int:
    return int(re.sub(r"\D", "", words))


def false_boxes(picture: Picture, facts: Facts) -> Iterator[str]:
    """Of all boxes and marks, and of the parts that a number opens."""
    for box in picture.boxes:
        at = f"box “{box.heading.text.nl or box.look}”"
        yield from (f"{at}: {wrong}" for wrong in _false_box(box, picture, facts))
    for mark in picture.marks:
        yield from (f"mark {mark.id}: {wrong}" for wrong in _false_mark(mark, facts))
    yield from _gaps(picture, facts)
    yield from _agendas(picture, facts)
    for name, part in picture.parts.items():
        yield from (f"{name}: {wrong}" for wrong in false_boxes(part, facts))


def _false_box(box: Box, picture: Picture, facts: Facts) -> Iterator[str]:
    yield from _false_assertion(box.heading, facts)
    if (box.look in BOXES or box.unit or box.note.nl) and not box.heading.facts and not _is_without(box):
        yield "rests on nothing"
    if box.unit and abs(box.width - box.unit * len(box.heading.counts)) > 0.1:
        yield f"is not as long as {len(box.heading.counts)}"
    found = box.heading.facts
    if owners := [fact for fact in found if isinstance(fact, Owner)]:
        yield from _false_owners(box, owners, picture, facts)
    if gaps := [fact for fact in found if isinstance(fact, Gap)]:
        yield from _false_gaps(box, gaps, picture, facts)
    if supports := [fact for fact in found if isinstance(fact, Support)]:
        numbers = [figure(number) for number in re.findall(r"[\d.,]*\d", box.note.nl)]
        if box.note.nl and numbers != [count for count in (supports[0].claims, supports[0].descriptions) if count]:
            yield f"“{box.note.nl}”, but {supports[0].claims} and {supports[0].descriptions}"
    for pair in (fact for fact in found if isinstance(fact, Overlap) and box.noted):
        (head,) = (mark for mark in picture.marks if mark.heads and box.holds(mark))
        count = pair.a_count if head.thing.endswith(f":{pair.a}") else pair.b_count
        if len(box.noted[0].things) != count or not re.match(rf"{count}\D", box.note.nl.replace(".", "")):
            yield f"“{box.note.nl}”, but {count}"


def _is_without(box: Box) -> bool:
    """Whether it says that no source names one."""
    return box.look == "bare" and box.note.nl.startswith("geen bron")


def _false_assertion(stated: Assertion, facts: Facts) -> Iterator[str]:
    """What it rests on is so, each thing that it counts is in a fact, and its number is theirs."""
    if not all(map(facts.have, stated.facts)):
        yield "rests on what is no fact"
    counted, about = ids(stated.counts), [named_by(fact) for fact in stated.facts]
    if unknown := counted - set[str]().union(*about):
        yield f"counts {unknown}, of which no fact speaks"
    if counted and any(counted.isdisjoint(named_by(fact)) for fact in stated.facts if isinstance(fact, Finding)):
        yield "rests on a finding that it does not count"
    count = len(stated.counts or stated.facts)
    for words in (text.replace("\n", " ") for text in stated.text if "…" not in text):
        number = NUMBER.search(words) or COUNTED.search(words)
        if number and figure(number[1]) != count and not (figure(number[1]) == 0 == len(stated.counts)):
            yield f"“{words}” counts {count}"


def _inside(box: Box, picture: Picture) -> tuple[set[str], set[str]]:
    """The heads of a box, and the things in it."""
    marks = [mark for mark in picture.marks if box.holds(mark) and mark.look != "port"]
    return (
        set(chain.from_iterable(things_of(mark) for mark in marks if mark.heads)),
        set(chain.from_iterable(things_of(mark) for mark in marks if not mark.heads)),
    )


def _false_owners(box: Box, owners: Sequence[Owner], picture: Picture, facts: Facts) -> Iterator[str]:
    """The issues of a box are of one status, of the same owners, and on the grounds of its note."""
    statuses = {owner.status for owner in owners}
    look = box.look.removeprefix("bar/")
    if box.unit and statuses != {look}:
        yield f"a bar of {look} for {statuses}"
    if box.unit or box.look == "plain":  # a box of a field may be of any status
        return
    if len(statuses) > 1 or OF_STATUS.get(look, owners[0].status) not in statuses:
        yield f"looks like {look}, but {statuses}"
    heads, inside = _inside(box, picture)
    if inside != {f"issue:{owner.issue}" for owner in owners}:
        yield f"holds {inside}"
    decisive = DECIDES.get(owners[0].status)
    decide = [owner for owner in owners if owner.owner and decisive in (None, (owner.basis, owner.role))]
    if heads and heads != {f"organisation:{owner.owner}" for owner in decide}:
        yield f"is of {heads}, not of {decide}"
    if "derived" in owners[0].status:
        yield from _false_grounds(box, owners, facts)


def _false_grounds(box: Box, owners: Sequence[Owner], facts: Facts) -> Iterator[str]:
    of_issue = grouped(owners, lambda owner: owner.issue).values()
    if len({frozenset((owner.owner, owner.basis, owner.through) for owner in found) for found in of_issue}) > 1:
        yield "holds issues on different grounds"
    for basis, through, kind in {(owner.basis, owner.through, owner.through_kind) for owner in owners}:
        label = facts.graph.label(kind or {"group_lead": "group"}.get(basis, "domain"), through or "")
        ground = re.sub(r"\s", "", f"{THROUGH[basis].nl}{label}")
        if "…" not in box.note.nl and ground not in re.sub(r"\s", "", box.note.nl):
            yield f"“{box.note.nl}” is not {ground}"


def _false_gaps(box: Box, gaps: Sequence[Gap], picture: Picture, facts: Facts) -> Iterator[str]:
    """A box has all gaps of its kind."""
    every = [gap for gap in facts.of_question("gaps") if gap.kind == gaps[0].kind]  # type: ignore[attr-defined]
    if {*gaps} != {*every}:
        yield f"has {len(gaps)} of {len(every)} gaps of the kind {gaps[0].kind}"
    subjects = {f"{gap.subject_kind}:{gap.subject}" for gap in gaps}
    if not box.unit and _inside(box, picture)[1] != subjects:
        yield f"holds {_inside(box, picture)[1] ^ subjects}"


def _false_mark(mark: Mark, facts: Facts) -> Iterator[str]:
    yield from _false_assertion(mark.number, facts)
    if mark.name.text.nl:  # of a number, which counts what the mark holds
        yield from _false_assertion(replace(mark.name, counts=mark.holds), facts)
    if mark.name.text.nl and not mark.name.facts:
        yield f"“{mark.name.text.nl}” rests on nothing"
    statuses = {str(getattr(fact, "status", "")) for fact in mark.name.facts}
    if mark.look.startswith("count/") and mark.look.split("/")[1] != "gap" and statuses != {mark.look.split("/")[1]}:
        yield f"looks like {mark.look}, but {statuses}"
    if not all(facts.have(fact) and getattr(fact, "status", "") == "nobody" for fact in mark.gap):
        yield "is no gap"
    if mark.gap and not ids(things_of(mark)) <= set[str]().union(*map(named_by, mark.gap)):
        yield "is a gap of something else"


def _gaps(picture: Picture, facts: Facts) -> Iterator[str]:
    """Where gaps are drawn as such, all are."""
    issues = [mark for mark in picture.marks if mark.look == "issue" and mark.thing]
    if any(mark.gap for mark in issues):
        nobody = {f"issue:{owner.issue}" for owner in facts.of_question("owners") if owner.status == "nobody"}  # type: ignore[attr-defined]
        yield from (
            f"{mark.thing} is drawn as if it were owned" for mark in issues if mark.thing in nobody and not mark.gap
        )


def _agendas(picture: Picture, facts: Facts) -> Iterator[str]:
    """Where issues stand in the boxes of groups or domains, each claim that puts them there is a fact of a box."""
    boxes = [box for box in picture.boxes if any(isinstance(fact, Claim) for fact in box.heading.facts)]
    stated = {fact.key: fact for box in boxes for fact in box.heading.facts if isinstance(fact, Claim)}
    for relation in {claim.relation for claim in stated.values()}:
        lost = [c for c in facts.graph.claims[relation] if c.key not in stated and "issue" in (c.from_kind, c.to_kind)]
        yield from (f"no box rests on {claim}" for claim in lost)
    for box in boxes:
        heads, inside = _inside(box, picture)
        claims = [fact for fact in box.heading.facts if isinstance(fact, Claim)]
        issues = {f"{kind}:{id}" for claim in claims for kind, id in claim.ends if kind == "issue"}
        if inside and inside != issues:
            yield f"box of {heads or box.heading.text.nl}: holds {inside ^ issues}"
    for box in picture.boxes:
        for party in (fact for fact in box.heading.facts if isinstance(fact, Node) and fact.kind == "organisation"):
            if any(f"organisation:{party.id}" in ends for ends, _, _ in facts.links):
                yield f"{party.id} stands in “{box.heading.text.nl}”"
