"""Who has work in common but no table, and whom do the tables hang on?"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from opgavenkaart.graph.text import Text, counted, join, listed_at_most, same, sort_key
from opgavenkaart.queries.brokers.question import BROKERS, Broker
from opgavenkaart.queries.coordination import COORDINATION, MissingTable
from opgavenkaart.queries.core.wording import examples
from opgavenkaart.viz.answers import Answers, cited
from opgavenkaart.viz.scene.finding_tables import by_thing, table
from opgavenkaart.viz.scene.folding import MORE, READABLE, at_most
from opgavenkaart.viz.scene.layout import Block, Entry, Placed, pack
from opgavenkaart.viz.scene.picture import NOTHING, Assertion, BoxLook, Counted, Picture, reason_of
from opgavenkaart.viz.style.nodes import look_of
from opgavenkaart.viz.texts import PAIR, PARTY

SIZES = ((24, 12), (20, 8), (16, 6), (12, 6), (9, 4), (6, 4), (4, 3), (2, 2), (1, 2))  # boxes of parties, and rows
MISSING = Text(
    "Gestreept: onder een partij wie werk met haar deelt en haar aan geen enkele tafel ontmoet, met dat werk erbij. "
    "Elk paar staat er één keer.",
    "Dashed: below a party those that share work with it and meet it at no table, with that work. "
    "Each pair is there once.",
)
TYING = Text(
    "Wie aan meerdere tafels zit, verbindt werkgroepen.", "Whoever sits at several tables ties groups together."
)
NO_TABLE = Text("heeft geen gezamenlijke tafel met", "has no table in common with")
NOR_WITH = Text("{earlier} (zie daar) en met", "{earlier} (see there) and with")
OTHERS = Text("Andere partijen zonder tafel", "Other parties without a table")
NEEDED = Text("Zonder hen vallen groepen uiteen", "Without them groups fall apart")
AT_TABLES = Text("Aan {tables}", "At {tables}")
AT_FEWER = Text("Aan minder tafels", "At fewer tables")
TABLE = Text("tafel", "table"), Text("tafels", "tables")
MAX_EARLIER = 3  # parties in whose box a pair stands already, named in that of the other
MOST_LEVELS = 4  # boxes of those at as many tables


class Party(NamedTuple):
    """One of those who lack a table, by kind and id."""

    kind: str
    id: str


def coordination(answers: Answers) -> Picture:
    """A box for each party with those it does not meet, and boxes of those who tie the groups together."""
    missing, brokers = answers.of(COORDINATION), answers.of(BROKERS)
    placed, folded = _readable(answers, missing, brokers)
    pairs = tuple((f"{f.kind}:{f.a}", f"{f.kind}:{f.b}") for f in missing)
    parties = tuple((f"organisation:{f.organisation}",) for f in brokers)
    ends = [(f"{f.kind}:{id}", reason_of(f)) for f in missing for id in (f.a, f.b)]
    return Picture(
        title=Assertion(join(COORDINATION.title(missing), " ", BROKERS.title(brokers)), (*missing, *brokers)),
        how=join(*([MISSING] if missing else []), *([TYING] if brokers else []), between=" "),
        tip=MORE if folded else NOTHING,
        marks=placed.marks,
        boxes=placed.boxes,
        near=placed.near,
        tables=(
            table(COORDINATION, missing, "kind", "a", answers.graph, shared="shared_kind"),
            table(BROKERS, brokers, "organisation", "organisation", answers.graph, falls_apart="group"),
        ),
        count=len(missing) or None,
        counted=Counted(PAIR, pairs) if pairs else Counted(PARTY, parties),
        flow=True,
        sources=cited(missing, brokers),
        sentences=by_thing([*ends, *((f"organisation:{f.organisation}", reason_of(f)) for f in brokers)]),
        without_data=not missing and not brokers,
    )


def _readable(answers: Answers, missing: Sequence[MissingTable], brokers: Sequence[Broker]) -> tuple[Placed, bool]:
    """As many boxes and rows as can be read, and whether that is not all."""
    every = list(_missing(answers, missing))
    for boxes, rows in SIZES:
        tied = [*_tying(answers, brokers, rows)]
        placed = pack([*_at_most(every, boxes, rows), *tied])
        if placed.scale >= READABLE:
            break
    return placed, any(mark.look == "gathered" for mark in placed.marks)


def _missing(answers: Answers, found: Sequence[MissingTable]) -> Iterator[Block]:
    """A block for each party, those who miss the most first, with the pairs that have no place in a block before."""
    ends = Counter(Party(f.kind, id) for f in found for id in (f.a, f.b))
    place = {party: at for at, (party, _) in enumerate(ends.most_common())}  # of equals, in the order of the answer
    of_party: dict[Party, list[tuple[Party, MissingTable]]] = defaultdict(list)
    for f in found:
        first, other = sorted((Party(f.kind, f.a), Party(f.kind, f.b)), key=place.__getitem__)
        of_party[first].append((other, f))
    before: dict[Party, list[str]] = defaultdict(list)  # labels of those whose block has it, in the order of the answer
    for first, of in of_party.items():
        for other, _ in of:
            before[other].append(answers.graph.label(*first))
    for party in sorted(of_party, key=lambda party: (party.kind != "organisation", place[party])):
        head = _entry(answers, party, heads=True)
        others = [_entry(answers, other, _work(answers, f)) for other, f in of_party[party]]
        entries = tuple(replace(other, needs=((head.thing,),)) for other in others)
        earlier = before.get(party, [])
        nor_with = [NOR_WITH.format(earlier=listed_at_most(earlier, MAX_EARLIER))] if earlier else []
        note = join(NO_TABLE, *nor_with, between=" ")
        yield Block(Assertion(NOTHING, tuple(f for _, f in of_party[party])), entries, "gap", note, (head,))


def _work(answers: Answers, found: MissingTable) -> Text:
    """What the two have in common: ": Thuiswerken and Bijstand"."""
    work = zip(found.shared_kind, found.shared, strict=True)
    return join(": ", examples([answers.graph.label(*item) for item in work]))


def _entry(answers: Answers, party: Party, work: Text = NOTHING, *, heads: bool = False) -> Entry:
    node = answers.graph.node(*party)
    look, label = look_of(node) if node else party.kind, same(answers.graph.label(*party))
    return Entry(look, join(label, work), f"{party.kind}:{party.id}", bold=heads, heads=heads)


def _at_most(blocks: Sequence[Block], boxes: int, rows: int) -> Iterator[Block]:
    """The first blocks with their first rows, and one block of the other parties."""
    shown = blocks if len(blocks) <= boxes else blocks[: boxes - 1]
    for block in shown:
        yield replace(block, entries=at_most(block.entries, rows))
    if rest := [replace(head, bold=False, heads=False) for block in blocks[len(shown) :] for head in block.heads]:
        things = tuple(head.thing for head in rest)
        facts = tuple(fact for block in blocks[len(shown) :] for fact in block.heading.facts)
        heading = Assertion(join(OTHERS, f"\u00a0({len(rest)})"), facts, things)
        yield Block(heading, at_most(rest, rows), "gap")


def _tying(answers: Answers, found: Sequence[Broker], rows: int) -> Iterator[Block]:
    """Whom groups cannot do without, and the others by the number of groups in which they take part."""
    needed = [f for f in found if f.articulation]
    if needed:
        yield _block(answers, NEEDED, needed, rows)
    levels = sorted({f.groups for f in found if not f.articulation and f.groups > 1}, reverse=True)
    for level in levels[:MOST_LEVELS]:
        at = [f for f in found if not f.articulation and f.groups == level]
        yield _block(answers, AT_TABLES.format(tables=counted(level, TABLE)), at, rows)
    fewer = [f for f in found if not f.articulation and f.groups in (1, *levels[MOST_LEVELS:])]
    if fewer:
        heading = AT_FEWER if levels[MOST_LEVELS:] else AT_TABLES.format(tables=counted(1, TABLE))
        yield _block(answers, heading, fewer, rows)


def _block(answers: Answers, heading: Text, found: Sequence[Broker], rows: int) -> Block:
    parties = [(f, _entry(answers, Party("organisation", f.organisation), _loose(answers, f))) for f in found]
    look: BoxLook = "needed" if heading is NEEDED else "plain"
    if heading is not NEEDED:  # of whom the answer has those first on whom the most hangs
        parties.sort(key=lambda of: sort_key(of[1].label.nl))
    entries = [entry for _, entry in parties]
    things, tables = tuple(entry.thing for entry in entries), tuple(_tables(f) for f, _ in parties)
    counted_ = Assertion(join(heading, f"\u00a0({len(found)})"), tuple(found), things)
    return Block(counted_, at_most(entries, rows), look, each=() if heading is NEEDED else tables)


def _tables(found: Broker) -> tuple[str, ...]:
    """The groups in which it takes part."""
    return tuple(
        dict.fromkeys(f"{kind}:{id}" for proof in found.evidence for kind, id in proof.ends if kind == "group")
    )


def _loose(answers: Answers, found: Broker) -> Text:
    """The groups that would hang loose: ": WG3 and WG4"."""
    groups = [answers.graph.label("group", group) for group in found.falls_apart]
    return join(": ", examples(groups)) if groups else NOTHING
