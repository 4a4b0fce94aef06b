"""What rests on which source? A box for each document, with how much it states and about what."""

from collections.abc import Iterator, Mapping, Sequence

from opgavenkaart.graph.graph import Graph
from opgavenkaart.graph.model import KINDS, SUBJECTS
from opgavenkaart.graph.text import Text, and_more, counted, join, same, sort_key
from opgavenkaart.queries.core.grouping import grouped
from opgavenkaart.queries.core.reference import Ref
from opgavenkaart.queries.evidence.question import EVIDENCE, Support
from opgavenkaart.queries.evidence.statements import statements_in
from opgavenkaart.queries.evidence.wording import stated
from opgavenkaart.viz.answers import Answers, cited
from opgavenkaart.viz.scene.folding import ALL_IN_TABLE, at_most
from opgavenkaart.viz.scene.layout import Block, Entry, Placed, pack
from opgavenkaart.viz.scene.picture import NOTHING, Assertion, Counted, Picture, TableData, TableRow
from opgavenkaart.viz.style.nodes import look_of
from opgavenkaart.viz.texts import THING

SIZES = (
    (40, 8),
    (30, 6),
    (24, 5),
    (20, 4),
    (16, 4),
    (16, 3),
    (12, 3),
    (9, 3),
    (6, 3),
    (4, 2),
    (2, 2),
)  # boxes and rows
ENOUGH = 0.8  # of the full size of labels: notes are then 12 pixels high
HOW = Text(
    "Een vak per document: hoeveel uitspraken erop rusten, en waarover zij gaan. Het meest gebruikte eerst.",
    "A box for each document: how many claims rest on it, and what they are about. The most used comes first.",
)
TIP = Text("Klik op een document voor alles wat erop rust.", "Click a document for all that rests on it.")
UNSOURCED = Text("Zonder bron", "Without a source")
UNUSED = Text("Niets rust op", "Nothing rests on")
OTHERS = Text("Andere documenten", "Other documents")
COLUMNS = ("document_name", "date", "claims", "descriptions", "with_locator", "with_quote", "only_source")

About = Mapping[str, Sequence[Ref]]  # what a document states anything about, by the id of the document


def documents(answers: Answers) -> Picture:
    """A box for each document on which anything rests, and one for those on which nothing does."""
    found = [f for f in answers.of(EVIDENCE) if f.level == "document"]
    about = _about(answers.graph)
    placed, folded = _readable(answers, found, about)
    things = sorted({f"{kind}:{id}" for of in about.values() for kind, id in of})
    return Picture(
        title=answers.title(EVIDENCE, answers.of(EVIDENCE)),
        how=HOW,
        tip=join(TIP, ALL_IN_TABLE, between=" ") if folded else TIP,
        marks=placed.marks,
        boxes=placed.boxes,
        near=placed.near,
        tables=(_table(found),),
        counted=Counted(THING, tuple((thing,) for thing in things)),
        flow=True,
        sources=cited(found),
        without_data=not answers.graph.nodes["document"],
    )


def _about(graph: Graph) -> About:
    """Each thing once, of kinds that the page knows."""
    found: dict[str, dict[Ref, None]] = {}
    for statement in statements_in(graph):
        _, kind, id, *other = statement.fact
        ends = [Ref(str(kind), str(id)), *([Ref(str(other[0]), str(other[1]))] if len(other) > 1 else [])]
        found.setdefault(statement.cited.source, {}).update((end, None) for end in ends if end.kind in SUBJECTS)
    return {document: [*of] for document, of in found.items()}


def _readable(answers: Answers, found: Sequence[Support], about: About) -> tuple[Placed, bool]:
    """As many boxes and rows as can be read, and whether that is not all."""
    used = [f for f in found if f.claims + f.descriptions]
    unused = [f for f in found if not f.claims + f.descriptions and f.document]
    for boxes, rows in SIZES:
        shown = used if len(used) <= boxes else used[: boxes - 1]
        blocks = [_block(answers, f, about.get(f.document or "", ()), rows) for f in shown]
        for heading, of in ((OTHERS, used[len(shown) :]), (UNUSED, unused)):
            if entries := [_entry(answers, f) for f in of]:
                number, things = join(heading, f"\u00a0({len(entries)})"), tuple(entry.thing for entry in entries)
                blocks.append(Block(Assertion(number, tuple(of), things), at_most(entries, rows)))
        placed = pack(blocks)
        if placed.scale >= ENOUGH:
            break
    return placed, len(shown) < len(used)


def _entry(answers: Answers, found: Support, *, heads: bool = False) -> Entry:
    name = same(answers.graph.label("document", found.document or ""))
    return Entry("document", name, f"document:{found.document}", bold=heads, heads=heads)


def _block(answers: Answers, found: Support, about: Sequence[Ref], rows: int) -> Block:
    note = stated(found.claims, found.descriptions)
    entries = tuple(_kinds(answers, about, rows))
    if found.document:
        head = _entry(answers, found, heads=True)
        return Block(Assertion(NOTHING, (found,)), entries, "plain", note, (head,), stands_with=(head.thing,))
    return Block(Assertion(UNSOURCED, (found,)), entries, "gap", note)


def _kinds(answers: Answers, about: Sequence[Ref], rows: int) -> Iterator[Entry]:
    """A mark for each kind of thing, the most numerous first, and one for the rest; a single thing has its name."""
    of_kind = sorted(grouped(about, lambda ref: ref.kind).items(), key=lambda kind: (-len(kind[1]), kind[0]))
    shown = of_kind if len(of_kind) <= rows else of_kind[: rows - 1]
    for kind, refs in shown:
        yield _gathered(answers, refs, counted(len(refs), (KINDS[kind].text, KINDS[kind].plural)))
    if rest := [ref for _, refs in of_kind[len(shown) :] for ref in refs]:
        yield _gathered(answers, rest, and_more(len(rest)))


def _gathered(answers: Answers, refs: Sequence[Ref], label: Text) -> Entry:
    graph = answers.graph
    if len(refs) == 1 and (node := graph.node(*refs[0])):
        return Entry(look_of(node), same(node.label), f"{node.kind}:{node.id}")
    ordered = sorted(refs, key=lambda ref: (sort_key(graph.label(*ref)), ref))
    return Entry("gathered", label, holds=tuple(f"{kind}:{id}" for kind, id in ordered))


def _table(found: Sequence[Support]) -> TableData:
    rows = tuple(
        TableRow(tuple(getattr(f, column) for column in COLUMNS), (f,), f"document:{f.document}" if f.document else "")
        for f in found
    )
    headings = tuple(Support.heading(column) for column in ("document", *COLUMNS[1:]))
    return TableData(EVIDENCE.text, headings, rows)
