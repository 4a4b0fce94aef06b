"""What nobody picks up: a block for each kind of gap."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from opgavenkaart.graph.text import Text, counted, join, same, sort_key
from opgavenkaart.queries.gaps.question import GAPS, Gap
from opgavenkaart.viz.answers import Answers, cited
from opgavenkaart.viz.scene.finding_tables import by_thing, table
from opgavenkaart.viz.scene.folding import MORE, READABLE, fitted
from opgavenkaart.viz.scene.layout import Block, Entry
from opgavenkaart.viz.scene.picture import NOTHING, Assertion, Counted, Picture, reason_of
from opgavenkaart.viz.style.nodes import look_of
from opgavenkaart.viz.texts import GAP
from opgavenkaart.viz.views.overview.columns_of_issues import GridHeading
from opgavenkaart.viz.views.overview.grid import GridCounts, grid, opens
from opgavenkaart.viz.views.overview.opened import part

HOW = Text("Een vak per soort witte vlek, met het aantal.", "A box for each kind of gap, with the number.")
BARS = Text(
    "Hoeveel witte vlekken van elke soort; de balk is even lang als het aantal groot is.",
    "How many gaps of each kind; the bar is as long as the number is large.",
)
CLICK = Text("Klik op een getal om te zien welke dat zijn.", "Click a number to see which they are.")
GAPS_OF_IT = GridHeading("all", Text("aantal", "number"))
_TIP = Text("Klik op een punt voor de uitleg.", "Click a point for the explanation.")


def gaps(answers: Answers) -> Picture:
    """The subjects of each kind of gap, in one block."""
    found, of_kind = answers.of(GAPS), defaultdict[str, list[Gap]](list)
    for finding in found:
        of_kind[finding.kind].append(finding)
    blocks = {kind: _block(answers, kind, gaps) for kind, gaps in of_kind.items()}
    placed, most = fitted([*blocks.values()], READABLE)
    whole = 2 * sum(min(len(gaps), most) for gaps in of_kind.values()) >= len(found)  # at least half by name
    made = {} if whole else {kind: _part(of_kind[kind], blocks[kind]) for kind in of_kind}
    maps = {opens(kind, GAPS_OF_IT.id): part for kind, part in made.items() if part}
    if not whole:
        placed = grid(_counts(of_kind), maps, bars=[*of_kind])
    return Picture(
        title=answers.title(GAPS, found),
        how=HOW if whole else BARS,
        tip=CLICK if not whole else MORE if any(len(gaps) > most for gaps in of_kind.values()) else _TIP,
        marks=placed.marks,
        sources=cited(found),
        boxes=placed.boxes,
        near=placed.near,
        tables=(table(GAPS, found, "subject_kind", "subject"),),
        count=len(found),
        counted=Counted(GAP, tuple((_subject(finding),) for finding in found)),
        flow=whole,
        sentences=by_thing((_subject(finding), reason_of(finding)) for finding in found),
        parts=maps,
    )


def _subject(finding: Gap) -> str:
    return f"{finding.subject_kind}:{finding.subject}"


def _counts(of_kind: Mapping[str, Sequence[Gap]]) -> GridCounts:
    """A row for each kind of gap, with how many there are."""
    rows = tuple(GridHeading(kind, Gap.words.get(kind, same(kind)).capital()) for kind in of_kind)
    cells = {(kind, GAPS_OF_IT.id): {"gap": {_subject(gap): (gap,) for gap in gaps}} for kind, gaps in of_kind.items()}
    return GridCounts(rows, (GAPS_OF_IT,), cells, GAP)


def _part(found: Sequence[Gap], block: Block) -> Picture | None:
    name = Gap.words.get(found[0].kind, same(found[0].kind)).capital()
    subjects = [_subject(finding) for finding in found]
    return part(name, Assertion(counted(len(found), GAP), tuple(found)), HOW, [block], subjects, cited(found), GAP)


def _block(answers: Answers, kind: str, found: Sequence[Gap]) -> Block:
    entries: list[Entry] = []
    for finding in sorted(found, key=lambda gap: sort_key(answers.graph.label(gap.subject_kind, gap.subject))):
        node = answers.graph.node(finding.subject_kind, finding.subject)
        look = look_of(node) if node else finding.subject_kind
        label = same(node.label if node else finding.subject_name)
        entries.append(Entry(look, label, f"{finding.subject_kind}:{finding.subject}"))
    heading = join(Gap.words.get(kind, same(kind)).capital(), f"\u00a0({len(found)})")
    explanations = {finding.explanation for finding in found}
    note = explanations.pop() if len(explanations) == 1 and len(found) > 1 else NOTHING
    things = tuple(entry.thing for entry in entries)
    return Block(Assertion(heading, tuple(found), things), tuple(entries), "gap", note)
