"""When there is too much to read: what is gathered in one mark, and the sentence that says so."""

from __future__ import annotations

from collections.abc import Sequence

from opgavenkaart.graph.text import Text, join
from opgavenkaart.viz.scene.layout import Entry
from opgavenkaart.viz.scene.picture import Curve, Picture

MOST_MARKS = 300  # in one view; above it issues stand together
MOST_THINGS = 1000  # from there on the page says that this is no longer a map to read
MOST_IN_BLOCK = (20, 16, 12, 10, 8, 6, 4, 2)  # rows of a block: as many as can be read
READABLE = 0.85  # of the full size of labels, at 1280 by 720


def gathered(entries: Sequence[Entry], label: Text) -> Entry:
    """One mark for all of these."""
    things = tuple(thing for entry in entries for thing in (entry.holds or (entry.thing,)) if thing)
    return Entry("gathered", label, holds=things)


def at_most(entries: Sequence[Entry], most: int) -> tuple[Entry, ...]:
    """The first of these, and one mark for the rest."""
    if len(entries) <= most:
        return tuple(entries)
    rest = entries[most - 1 :]
    return (*entries[: most - 1], gathered(rest, Text(f"en nog {len(rest)}", f"and {len(rest)} more")))


def message(things: int, folded: Text) -> Text:
    """What the page says above a view in which something was folded."""
    if things < MOST_THINGS:
        return folded
    many = Text(
        f"Dit is te veel voor één leesbare kaart ({things:,} punten). ".replace(",", "."),
        f"This is too much for one readable map ({things:,} points). ",
    )
    return join(many, folded)


def tip(things: int, unfold: Text) -> Text:
    """What to do on the page where something was folded."""
    if things < MOST_THINGS:
        return unfold
    search = Text(
        "Zoek wie of wat u wilt zien (/): het komt in het midden. ",
        "Search for whom or what you want to see (/): it is put in the middle. ",
    )
    return join(search, unfold)


ALL_IN_TABLE = Text("De tabel heeft ze alle.", "The table has them all.")
MORE = Text("Klik op “en nog …” of zie de tabel.", "Click “and … more” or see the table.")


def curve_of(picture: Picture) -> Curve:
    """How its lines run: straight where there are too many to bend them in time."""
    return "straight" if len(picture.marks) > MOST_MARKS else picture.curve
