"""Which issues help or hinder each other? A square for each link, with its score, where two issues cross."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from opgavenkaart.graph.text import Text, counted, join, same, sort_key
from opgavenkaart.queries.coherence import COHERENCE, Coherence
from opgavenkaart.queries.core.wording import signed
from opgavenkaart.viz.answers import Answers, cited
from opgavenkaart.viz.scene.finding_tables import by_thing, table
from opgavenkaart.viz.scene.folding import ALL_IN_TABLE, at_most
from opgavenkaart.viz.scene.layout import GAP, Block, Entry, Placed, block, together
from opgavenkaart.viz.scene.matrix_grid import crossing, frame
from opgavenkaart.viz.scene.picture import NOTHING, Assertion, Mark, Picture, reason_of
from opgavenkaart.viz.style.scores import SCORE, UNMANAGED
from opgavenkaart.viz.texts import ISSUE

Pairs = Mapping[tuple[str, str], Sequence[Coherence]]

MOST_ISSUES, MOST_CONFLICTS = 20, 8
ASIDE = 350.0  # of the block beside the matrix
ROOMIER = 6.0  # what marks of a score are wider than others
HOW = Text(
    "De opgave van de rij werkt zo door op die van de kolom met hetzelfde nummer. Een ruit is een conflict "
    "dat niemand beheert.",
    "This is how the issue of the row works on that of the column with its number. A diamond is a conflict "
    "that nobody manages.",
)
SEVERAL = Text(" Een ster (*) is de laagste van verschillende scores.", " A star (*) is the lowest of several scores.")


def coherence(answers: Answers) -> Picture:
    """A matrix of the issues that have links, and beside it the conflicts that nobody manages."""
    found = answers.of(COHERENCE)
    pairs: dict[tuple[str, str], list[Coherence]] = defaultdict(list)
    for finding in found:
        pairs[finding.issue, finding.other].append(finding)
    linked = _by_links(answers, pairs)
    placed = _placed(answers, _in_blocks(answers, linked[:MOST_ISSUES], pairs), pairs) if pairs else together(())
    folded = len(linked) > MOST_ISSUES
    return Picture(
        title=answers.title(COHERENCE, found),
        how=join(HOW, SEVERAL if any(len(of_pair) > 1 for of_pair in pairs.values()) else NOTHING),
        marks=placed.marks,
        sources=cited(found),
        boxes=placed.boxes,
        near=placed.near,
        tables=(
            table(
                COHERENCE,
                found,
                "issue",
                "issue",
                answers.graph,
                owners="organisation",
                other_owners="organisation",
                common_groups="group",
            ),
        ),
        tip=ALL_IN_TABLE if folded else NOTHING,
        message=_MESSAGE.format(count=counted(len(linked), ISSUE)) if folded else NOTHING,
        sentences=by_thing(
            (about, reason_of(finding))
            for finding in found
            for about in (_cell(finding), _named(finding), f"issue:{finding.issue}", f"issue:{finding.other}")
        ),
        without_data=not found,
    )


_MESSAGE = Text(
    f"De {MOST_ISSUES} met de meeste verbanden van {{count}}.", f"The {MOST_ISSUES} with the most links of {{count}}."
)


def _placed(answers: Answers, order: Sequence[str], pairs: Pairs) -> Placed:
    """The matrix, and beside it what nobody manages."""
    matrix = _matrix(answers, order, pairs)
    conflicts = [finding for finding in answers.of(COHERENCE) if finding.status == "unmanaged_conflict"]
    if not conflicts:
        return matrix
    beside = _conflicts(answers, conflicts, {mark.id for mark in matrix.marks})
    return together([matrix, beside.moved(matrix.width + GAP, 0.0)])


def _cell(finding: Coherence) -> str:
    return f"cell/{finding.issue}/{finding.other}"


def _named(finding: Coherence) -> str:
    return f"conflict/{finding.issue}/{finding.other}/{finding.score}"


def _matrix(answers: Answers, order: Sequence[str], pairs: Pairs) -> Placed:
    """Names on the left, numbers above, and where two cross the score."""
    drawn = frame([Entry("issue", same(answers.graph.label("issue", issue)), f"issue:{issue}") for issue in order])
    marks: list[Mark] = []
    near: list[tuple[str, str]] = []
    for issue, other in pairs:
        if issue in drawn.at and other in drawn.at:
            mark = _mark(pairs[issue, other], drawn.at[other][0], drawn.at[issue][1])
            marks.append(mark)
            near += crossing(issue, other, mark.id)
    return replace(drawn.placed, marks=(*drawn.placed.marks, *marks), near=tuple(near))


def _mark(findings: Sequence[Coherence], x: float, y: float) -> Mark:
    """The score, the lowest where there are several."""
    first = min(findings, key=lambda finding: finding.score)
    look = f"{UNMANAGED if first.status == 'unmanaged_conflict' else SCORE}/{first.score}"
    label = signed(first.score) + ("*" if len(findings) > 1 else "")
    things = f"issue:{first.issue}", f"issue:{first.other}"
    return Mark(_cell(first), x, y, look, same(label), side="on", bold=True, holds=tuple(dict.fromkeys(things)))


def _conflicts(answers: Answers, found: Sequence[Coherence], crossing: Collection[str]) -> Placed:
    """What nobody manages, by name; `crossing` are the marks of the matrix."""
    entries = []
    for finding in found:
        label = answers.graph.label
        names = f"{label('issue', finding.issue)} → {label('issue', finding.other)} ({signed(finding.score)})"
        holds = tuple(dict.fromkeys((f"issue:{finding.issue}", f"issue:{finding.other}")))
        entries.append(Entry(f"{UNMANAGED}/{finding.score}", same(names), holds=holds))
    heading = Assertion(
        join(Text("Onbeheerde conflicten", "Unmanaged conflicts"), f" ({len(found)})"),
        tuple(found),
    )
    drawn = block(Block(heading, at_most(entries, MOST_CONFLICTS), "gap"), ASIDE - ROOMIER, "conflict")
    ids = [*map(_named, found)][: len(drawn.marks)]
    if len(found) > MOST_CONFLICTS:
        ids[-1] = "conflict/more"
    marks = [replace(mark, id=id, x=mark.x + ROOMIER) for mark, id in zip(drawn.marks, ids, strict=True)]
    near = [
        (_cell(finding), mark.id) for finding, mark in zip(found, marks, strict=False) if _cell(finding) in crossing
    ]
    boxes = tuple(replace(box, width=ASIDE) for box in drawn.boxes)
    return Placed(tuple(marks), boxes, ASIDE, drawn.height, tuple(near))


def _by_links(answers: Answers, pairs: Pairs) -> list[str]:
    """The issues with links, those with the most first."""
    count: dict[str, int] = defaultdict(int)
    for pair, findings in pairs.items():
        for issue in pair:
            count[issue] += len(findings)
    return sorted(count, key=lambda issue: (-count[issue], *_by_name(answers, issue)))


def _by_name(answers: Answers, issue: str) -> tuple[object, ...]:
    return sort_key(answers.graph.label("issue", issue)), issue


def _in_blocks(answers: Answers, issues: Sequence[str], pairs: Pairs) -> list[str]:
    """Issues that conflict beside each other: each next one is that which hinders those before it most.

    Where none does, a new block starts with the issue with the most conflict left.
    """
    hinder: dict[frozenset[str], int] = defaultdict(int)
    for pair, findings in pairs.items():
        hinder[frozenset(pair)] += sum(max(-finding.score, 0) for finding in findings)
    rest = sorted(issues, key=lambda issue: _by_name(answers, issue))
    order: list[str] = []
    beside: list[str] = []
    while rest:
        of_block = {issue: sum(hinder[frozenset((issue, other))] for other in beside) for issue in rest}
        if not any(of_block.values()):
            beside = []
            of_block = {issue: sum(hinder[frozenset((issue, other))] for other in rest) for issue in rest}
        following = max(rest, key=lambda issue: of_block[issue])  # of equals, the first by name
        rest.remove(following)
        order.append(following)
        beside.append(following)
    return order
