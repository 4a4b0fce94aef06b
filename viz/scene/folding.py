"""When there is too much to read: what is gathered in one mark, and the sentence that says so."""

from collections.abc import Sequence
from dataclasses import replace

from opgavenkaart.graph.text import Noun, Text, and_more, counted, figure, join
from opgavenkaart.viz.scene.layout import STAGE, Block, Entry, Placed, least_area, pack, together
from opgavenkaart.viz.scene.picture import Curve, Picture

MOST_MARKS = 300  # in one view; above it lines are straight
MOST_THINGS = 1000  # from there on the page says that this is no longer a map to read
MOST_IN_BLOCK = (150, 120, 90, 70, 50, 40, 30, 20, 16, 12, 8, 6, 4, 2)  # rows of a block: as many as can be read
MOST_ENTRIES = 180  # of all blocks together, of one line each
LEAST = 0.68  # of the full size of labels: 11 pixels high at 1280 by 720, also below a sentence on what is folded
READABLE = 0.85  # of the full size of labels, at 1280 by 720
_OF_NOBODY = Text(" van niemand", " of nobody")
_TOO_MUCH = Text(
    "Dit is te veel voor één leesbare kaart ({things} punten). ",
    "This is too much for one readable map ({things} points). ",
)
_SEARCH = Text(
    "Zoek wie of wat u wilt zien (/): het komt in het midden. ",
    "Search for whom or what you want to see (/): it is put in the middle. ",
)


def gathered(entries: Sequence[Entry], label: Text) -> Entry:
    """One mark for all of these."""
    things = tuple(thing for entry in entries for thing in (entry.holds or (entry.thing,)) if thing)
    return Entry("gathered", label, holds=things, needs=tuple(need for entry in entries for need in entry.needs))


def at_most(entries: Sequence[Entry], most: int) -> tuple[Entry, ...]:
    """The first of these, and one mark for the rest."""
    if len(entries) <= most:
        return tuple(entries)
    rest = entries[most - 1 :]
    return (*entries[: most - 1], gathered(rest, and_more(len(rest))))


def shortened(entries: Sequence[Entry], most: int, noun: Noun) -> Sequence[Entry]:
    """The first of these, and a mark for the rest; of these, what has no owner has a mark of its own."""
    if len(entries) <= most:
        return entries
    shown = list(entries[: most - 1])
    for gap in (True, False):
        if rest := [entry for entry in entries[most - 1 :] if bool(entry.gap) == gap]:
            label = and_more(len(rest)) if most > 1 else figure(len(rest)) if gap else counted(len(rest), noun)
            together = gathered(rest, join(label, _OF_NOBODY) if gap else label)
            together = replace(together, gap=tuple(fact for entry in rest for fact in entry.gap))
            shown.append(together if len(rest) > 1 else rest[0])
    return shown


def message(things: int, folded: Text) -> Text:
    """What the page says above a view in which something was folded."""
    if things < MOST_THINGS:
        return folded
    return join(_TOO_MUCH.format(things=figure(things)), folded)


def tip(things: int, unfold: Text) -> Text:
    """What to do on the page where something was folded."""
    if things < MOST_THINGS:
        return unfold
    return join(_SEARCH, unfold)


def fitted(blocks: Sequence[Block], least: float = LEAST) -> tuple[Placed, int]:
    """Blocks with as many rows of each as can be read, and how many rows that are; nothing and 0 where none can be."""
    longest = max((len(block.entries) for block in blocks), default=0)
    room = STAGE[0] * STAGE[1] / least**2
    for most in (longest, *(most for most in MOST_IN_BLOCK if most < longest)):
        shown = [replace(block, entries=at_most(block.entries, most)) for block in blocks]
        if sum(len(block.entries) for block in shown) > MOST_ENTRIES or sum(map(least_area, shown)) > room:
            continue
        if (placed := pack(shown)).scale >= least:
            return placed, most
    return together(()), 0


ALL_IN_TABLE = Text("De tabel heeft ze alle.", "The table has them all.")
MORE = Text("Klik op “en nog …” of zie de tabel.", "Click “and … more” or see the table.")


def curve_of(picture: Picture) -> Curve:
    """How its lines run: straight where there are too many to bend them in time."""
    return "straight" if len(picture.marks) > MOST_MARKS else picture.curve
