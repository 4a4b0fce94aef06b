"""A part of an overview as a map of its own: its issues in the boxes of whose they are."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from opgavenkaart.graph.text import Noun, Text, join
from opgavenkaart.queries.owners.question import OWNERS
from opgavenkaart.viz.answers import Answers, cited
from opgavenkaart.viz.scene.folding import fitted
from opgavenkaart.viz.scene.layout import Block
from opgavenkaart.viz.scene.picture import NOTHING, Assertion, Counted, Picture
from opgavenkaart.viz.texts import ISSUE
from opgavenkaart.viz.views.overview.columns_of_issues import TOTAL
from opgavenkaart.viz.views.overview.grid import OF_ALL, GridCounts, opens
from opgavenkaart.viz.views.overview.ownership import Ownership, blocks_of

HOW = Text(
    "Elke opgave staat in het vak van haar eigenaar. Gestreepte rand: niet genoemd maar afgeleid.",
    "Each issue stands in its owner's box. Dashed border: not stated but derived.",
)
FIRST = Text(
    "Van grote vakken staan de eerste er; klik op “en nog …” of zie de tabel.",
    "Large boxes show the first ones; click “and … more” or see the table.",
)


def parts(answers: Answers, counts: GridCounts, owned: Mapping[str, Ownership]) -> dict[str, Picture]:
    """The map of each cell that has issues, and of each row and column, where such a map can be read."""
    place = {issue: number for number, issue in enumerate(owned)}
    found: dict[str, Picture] = {}
    for row in (*counts.rows, OF_ALL):
        for column in (*counts.columns, OF_ALL):
            things = counts.total(row.id, column.id)
            if not things or row.id == column.id == TOTAL or (len(counts.columns) == 1 and column.id == TOTAL):
                continue
            issues = sorted((thing.partition(":")[2] for thing in things), key=place.__getitem__)
            blocks = blocks_of(answers, {issue: owned[issue] for issue in issues})
            of_these = [finding for issue in issues for finding in answers.owners[issue]]
            name = counts.names(row, column)
            if made := part(name, answers.title(OWNERS, of_these), HOW, blocks, [*things], cited(of_these)):
                found[opens(row.id, column.id)] = made
    return found


def part(
    name: Text,
    title: Assertion,
    how: Text,
    blocks: Sequence[Block],
    things: Sequence[str],
    sources: tuple[str, ...],
    noun: Noun = ISSUE,
) -> Picture | None:
    """These blocks as a map, where that can be read; the things are what its title counts."""
    placed, most = fitted(blocks)
    if not most:
        return None
    return Picture(
        title=replace(title, text=join(name, ": ", title.text)),
        how=how,
        tip=NOTHING if all(len(block.entries) <= most for block in blocks) else FIRST,
        marks=placed.marks,
        boxes=placed.boxes,
        near=placed.near,
        sources=sources,
        counted=Counted(noun, tuple((thing,) for thing in things)),
        flow=True,
        name=name,
    )
