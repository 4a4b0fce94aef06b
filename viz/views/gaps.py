"""What nobody picks up: a block for each kind of gap."""

from collections import defaultdict

from opgavenkaart.graph.text import Text, join, same, sort_key
from opgavenkaart.queries.gaps.question import GAPS, Gap
from opgavenkaart.viz.answers import Answers, cited
from opgavenkaart.viz.scene.finding_tables import by_thing, table
from opgavenkaart.viz.scene.folding import MORE, MOST_MARKS, at_most, message, readable, tip
from opgavenkaart.viz.scene.layout import Block, Entry
from opgavenkaart.viz.scene.picture import NOTHING, Counted, Picture
from opgavenkaart.viz.style.nodes import look_of
from opgavenkaart.viz.texts import GAP

_TIP = Text("Klik op een punt voor de uitleg.", "Click a point for the explanation.")
_FOLDED = Text("Van grote vakken staan de eerste er.", "Large boxes show the first ones.")


def gaps(answers: Answers) -> Picture:
    """The subjects of each kind of gap, in one block."""
    found, of_kind = answers.of(GAPS), defaultdict[str, list[Gap]](list)
    for finding in found:
        of_kind[finding.kind].append(finding)
    placed, most = readable(lambda most: [_block(answers, kind, gaps, most) for kind, gaps in of_kind.items()])
    folded = any(len(gaps) > most for gaps in of_kind.values()) and len(found) > MOST_MARKS
    return Picture(
        title=GAPS.title(found),
        how=Text("Een vak per soort witte vlek, met het aantal.", "A box for each kind of gap, with the number."),
        tip=tip(len(found), MORE) if folded else _TIP,
        marks=placed.marks,
        sources=cited(found),
        boxes=placed.boxes,
        tables=(table(GAPS, found, "subject_kind", "subject"),),
        message=message(len(found), _FOLDED) if folded else NOTHING,
        count=len(found),
        counted=Counted(GAP, tuple((f"{finding.subject_kind}:{finding.subject}",) for finding in found)),
        flow=True,
        sentences=by_thing((f"{finding.subject_kind}:{finding.subject}", finding.explanation) for finding in found),
    )


def _block(answers: Answers, kind: str, found: list[Gap], most: int) -> Block:
    entries: list[Entry] = []
    for finding in sorted(found, key=lambda gap: sort_key(answers.graph.label(gap.subject_kind, gap.subject))):
        node = answers.graph.node(finding.subject_kind, finding.subject)
        look = look_of(node) if node else finding.subject_kind
        label = same(node.label if node else finding.subject_name)
        entries.append(Entry(look, label, f"{finding.subject_kind}:{finding.subject}"))
    heading = join(Gap.words.get(kind, same(kind)).capital(), f"\u00a0({len(found)})")
    explanations = {finding.explanation for finding in found}
    note = explanations.pop() if len(explanations) == 1 and len(found) > 1 else NOTHING
    return Block(heading, at_most(entries, most), "gap", note, counts=tuple(entry.thing for entry in entries))
