"""What nobody picks up: a block for each kind of gap."""

from __future__ import annotations

from collections import defaultdict

from opgavenkaart.graph.text import Text, join
from opgavenkaart.queries.gaps.question import GAPS, Gap
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.scene.finding_tables import by_thing, table
from opgavenkaart.viz.scene.folding import MORE, MOST_IN_BLOCK, MOST_MARKS, READABLE, at_most, message, tip
from opgavenkaart.viz.scene.layout import Block, Entry, pack
from opgavenkaart.viz.scene.picture import NOTHING, Picture, same
from opgavenkaart.viz.style.nodes import look_of


def gaps(asked: Answers) -> Picture:
    """The subjects of each kind of gap, in one block."""
    of_kind: dict[str, list[Gap]] = defaultdict(list)
    for finding in asked.gaps:
        of_kind[finding.kind].append(finding)
    for most in MOST_IN_BLOCK:
        placed = pack([_block(asked, kind, found, most) for kind, found in of_kind.items()])
        if placed.scale >= READABLE:
            break
    folded = any(len(found) > most for found in of_kind.values()) and len(asked.gaps) > MOST_MARKS
    return Picture(
        title=GAPS.title(asked.gaps),
        how=Text(
            "Een vak per soort leemte, met het aantal.",
            "A box for each kind of gap, with the number.",
        ),
        tip=tip(len(asked.gaps), MORE) if folded else _TIP,
        marks=placed.marks,
        boxes=placed.boxes,
        tables=(table(GAPS.text, asked.gaps, Gap, "subject_kind", "subject"),),
        message=_message(len(asked.gaps)) if folded else NOTHING,
        count=len(asked.gaps),
        sentences=by_thing(
            (f"{finding.subject_kind}:{finding.subject}", finding.explanation) for finding in asked.gaps
        ),
    )


_TIP = Text("Klik op een punt voor de uitleg.", "Click a point for the explanation.")


def _block(asked: Answers, kind: str, found: list[Gap], most: int) -> Block:
    entries: list[Entry] = []
    for finding in found:
        node = asked.graph.node(finding.subject_kind, finding.subject)
        look = look_of(node) if node else finding.subject_kind
        label = same(node.label if node else finding.subject_name)
        entries.append(Entry(look, label, f"{finding.subject_kind}:{finding.subject}"))
    heading = join(Gap.words.get(kind, same(kind)).capital(), same(f"\u00a0({len(found)})"))
    explanations = {finding.explanation for finding in found}
    note = explanations.pop() if len(explanations) == 1 and len(found) > 1 else NOTHING
    return Block(heading, at_most(entries, most), "gap", note)


def _message(count: int) -> Text:
    return message(
        count,
        Text(
            "Van grote vakken staan de eerste er.",
            "Large boxes show the first ones.",
        ),
    )
