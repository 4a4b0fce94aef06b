"""Which issues help or hinder each other? A square for each link, with its score, where two issues cross."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace

from opgavenkaart.graph.text import Text, counted, join
from opgavenkaart.queries.coherence import COHERENCE, Coherence
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.scene.finding_tables import by_thing, table
from opgavenkaart.viz.scene.folding import ALL_IN_TABLE, at_most
from opgavenkaart.viz.scene.layout import GAP, Block, Entry, Placed, block, together
from opgavenkaart.viz.scene.matrix_grid import crossing, frame
from opgavenkaart.viz.scene.picture import NOTHING, Mark, Picture, same
from opgavenkaart.viz.style.scores import SCORE, UNMANAGED, signed
from opgavenkaart.viz.texts import ISSUE
from opgavenkaart.viz.views.coherence.issue_order import Pairs, by_links, in_blocks

MOST_ISSUES, MOST_CONFLICTS = 20, 8
ASIDE = 350.0  # of the block beside the matrix
ROOMIER = 6.0  # what marks of a score are wider than others


def coherence(asked: Answers) -> Picture:
    """A matrix of the issues that have links, and beside it the conflicts that nobody manages."""
    pairs: dict[tuple[str, str], list[Coherence]] = defaultdict(list)
    for finding in asked.coherence:
        pairs[finding.issue, finding.other].append(finding)
    linked = by_links(asked, pairs)
    placed = _placed(asked, in_blocks(asked, linked[:MOST_ISSUES], pairs), pairs) if pairs else together(())
    several = any(len(findings) > 1 for findings in pairs.values())
    return Picture(
        title=COHERENCE.title(asked.coherence),
        how=join(
            Text(
                "De opgave van de rij werkt zo door op die van de kolom met hetzelfde nummer. Een ruit is een conflict "
                "dat niemand beheert.",
                "This is how the issue of the row works on that of the column with its number. A diamond is a conflict "
                "that nobody manages.",
            ),
            Text(
                " Een * is de laagste van verschillende scores.",
                " A * is the lowest of several scores.",
            )
            if several
            else NOTHING,
        ),
        marks=placed.marks,
        boxes=placed.boxes,
        near=placed.near,
        tables=(table(COHERENCE.text, asked.coherence, Coherence, "issue", "issue"),),
        tip=ALL_IN_TABLE if len(linked) > MOST_ISSUES else NOTHING,
        message=_message(len(linked)) if len(linked) > MOST_ISSUES else NOTHING,
        sentences=by_thing(
            (about, finding.reason)
            for finding in asked.coherence
            for about in (_cell(finding), _named(finding), f"issue:{finding.issue}", f"issue:{finding.other}")
        ),
        without_data=not asked.coherence,
    )


def _placed(asked: Answers, order: Sequence[str], pairs: Pairs) -> Placed:
    """The matrix, and beside it what nobody manages."""
    matrix = _matrix(asked, order, pairs)
    conflicts = [finding for finding in asked.coherence if finding.status == "unmanaged_conflict"]
    if not conflicts:
        return matrix
    beside = _conflicts(asked, conflicts, {mark.id for mark in matrix.marks})
    return together([matrix, beside.moved(matrix.width + GAP, 0.0)])


def _cell(finding: Coherence) -> str:
    return f"cell/{finding.issue}/{finding.other}"


def _named(finding: Coherence) -> str:
    return f"conflict/{finding.issue}/{finding.other}/{finding.score}"


def _matrix(asked: Answers, order: Sequence[str], pairs: Pairs) -> Placed:
    """Names on the left, numbers above, and where two cross the score."""
    drawn = frame([Entry("issue", same(asked.graph.label("issue", issue)), f"issue:{issue}") for issue in order])
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


def _conflicts(asked: Answers, found: Sequence[Coherence], crossing: Collection[str]) -> Placed:
    """What nobody manages, by name; `crossing` are the marks of the matrix."""
    entries = []
    for finding in found:
        label = asked.graph.label
        names = f"{label('issue', finding.issue)} → {label('issue', finding.other)} ({signed(finding.score)})"
        holds = tuple(dict.fromkeys((f"issue:{finding.issue}", f"issue:{finding.other}")))
        entries.append(Entry(f"{UNMANAGED}/{finding.score}", same(names), holds=holds))
    heading = join(Text("Onbeheerde conflicten", "Unmanaged conflicts"), same(f" ({len(found)})"))
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


def _message(count: int) -> Text:
    return join(
        Text(f"De {MOST_ISSUES} met de meeste verbanden van ", f"The {MOST_ISSUES} with the most links of "),
        counted(count, ISSUE),
        same("."),
    )
