"""What a view shows: marks, lines, boxes and tables, each where it stands. No colours, no page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from opgavenkaart.graph.graph import Claim, Node
from opgavenkaart.graph.text import Text, same
from opgavenkaart.queries.core.question import Finding

NOTHING = Text("", "")
Fact = Claim | Node | Finding
Facts = tuple[Fact, ...]
Side = Literal["left", "right", "on"]
Curve = Literal["straight", "horizontal", "vertical"]
Cell = Text | str | int | float | None


def named(node: Node) -> Text:
    """Abbreviation and name: "LT1: Nederland na de crisis"."""
    return same(f"{node.abbreviation}: {node.name}" if node.abbreviation else node.name)


def ends_of(claim: Claim) -> tuple[str, str]:
    """The things that a claim is between, as "kind:id"."""
    return f"{claim.from_kind}:{claim.from_id}", f"{claim.to_kind}:{claim.to_id}"


@dataclass(frozen=True)
class Assertion:
    """Words of a picture, and the facts because of which they stand there; none where they assert nothing.

    `counts` are the things, as "kind:id", whose number is in the words. Two are equal whose words are.
    """

    text: Text
    facts: Facts = field(compare=False)
    counts: tuple[str, ...] = ()


SILENT = Assertion(NOTHING, ())


def reason_of(finding: Finding) -> Assertion:
    """Why it is a finding."""
    return Assertion(getattr(finding, finding.reason_column), (finding,))


@dataclass(frozen=True)
class Counted:
    """What a title or a note counts, in words for one and for several, and the things that each of them is about."""

    nouns: tuple[Text, Text]
    things: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Mark:
    """A node as it is drawn. Several marks may stand for one thing, and a mark may stand for several.

    `look` is a kind of node ("issue"), of organisation ("organisation/ministry") or a score ("score/-2"). Without a
    shape are "port", a point at which lines end, and "number", which is only its label. Lines of a label are parted
    by line breaks; one "on" its mark is in the middle of it. `thing` is "kind:id"; `holds` are the things of a mark
    that gathers several, and `name` is what such a mark is called where its label is only a number. One that `heads`
    a box stays as long as anything in it; `number` is what a number in its label asserts, and a `gap` has the findings
    that nobody owns it. `needs` has, of its thing or of each that it holds, the things because of which that stands
    there: with the last of them it goes. What it `stands_with` are the things of its row, column or box: where a filter
    names others of their kind and leaves none of them, or of several no two, it goes. A click on a mark that `opens` a
    part of the picture shows that part.
    """

    id: str
    x: float
    y: float
    look: str
    label: Text = NOTHING
    thing: str = ""
    side: Side = "right"
    bold: bool = False
    gap: Facts = ()
    holds: tuple[str, ...] = ()
    name: Assertion = SILENT
    heads: bool = False
    number: Assertion = SILENT
    needs: tuple[tuple[str, ...], ...] = ()
    stands_with: tuple[str, ...] = ()
    opens: str = ""


@dataclass(frozen=True)
class Line:
    """A link as it is drawn, between marks. Its label has the facts that it shows; `role` is how the first looks.

    A quiet one is drawn only on selection. A faint one runs through boxes that it has nothing to do with; on selection
    it is drawn as others are.

    A click on it opens the first of the marks that it `opens`, and the mark that it starts from where there are none.
    """

    start: str
    end: str
    role: str
    label: Assertion
    quiet: bool = False
    opens: tuple[str, ...] = ()
    faint: bool = False


BoxLook = Literal[
    "plain", "owner", "derived", "contested", "needed", "gap", "shared", "rule", "bare",
    "bar/one_owner", "bar/several_owners", "bar/derived", "bar/derived_differs", "bar/responsible_only", "bar/nobody",
    "bar/gap",
]  # fmt: skip


@dataclass(frozen=True)
class Box:
    """A rectangle from its top left corner, with a heading above its content; what is in it belongs together.

    A "rule" is only the line at its top, a "bare" one only its words. What its look and its note assert rests on the
    facts of its heading, which may be without words; `noted` is what its note counts. A bar is as long as those it
    counts are many, `unit` for each; what it `opens` and `stands_with` is as of a mark. Where its heading says how many
    things each has of those that it counts, `each` has these.
    """

    x: float
    y: float
    width: float
    height: float
    heading: Assertion = SILENT
    look: BoxLook = "plain"
    note: Text = NOTHING
    text: float = 13.0  # from its top to its heading
    unit: float = 0.0
    opens: str = ""
    noted: tuple[Counted, ...] = ()
    stands_with: tuple[str, ...] = ()
    each: tuple[tuple[str, ...], ...] = ()

    def holds(self, mark: Mark) -> bool:
        """Whether the mark stands in it."""
        return self.x < mark.x < self.x + self.width and self.y < mark.y < self.y + self.height


@dataclass(frozen=True)
class TableRow:
    """A row of a table with the facts that it shows, and the thing that it is about, for a button that shows it."""

    cells: tuple[Cell, ...]
    facts: Facts
    thing: str = ""


@dataclass(frozen=True)
class TableData:
    """The same content in rows. `figures` are the places of columns that are shown only to whoever asks for figures."""

    caption: Text
    headings: tuple[Text, ...]
    rows: tuple[TableRow, ...]
    figures: tuple[int, ...] = ()


@dataclass(frozen=True)
class DayState:
    """What of a picture is there on a day, by the places of its marks, lines and boxes, and what changed on that day.

    `gaps` has the findings of the marks that are gaps that day, `names` those that are called otherwise, and `held` has
    the places of what is there for those that do not hold all; `sources` are as in a picture.
    """

    day: str
    text: Text
    marks: tuple[int, ...]
    lines: tuple[int, ...]
    boxes: tuple[int, ...]
    gaps: Mapping[int, Facts] = field(default_factory=dict)
    names: Mapping[int, Text] = field(default_factory=dict)
    held: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    changes: tuple[Text, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Picture:
    """A view of the graph: its conclusion, how to read it, what it shows, and the same as tables.

    `tip` says what to do with it on the page; on paper it is left out. `near` are pairs of marks that belong
    together without a line, such as an owner and what is in its box. `sentences` are what the view's findings say of
    a thing (or, by its id, of a mark that holds several), for the details. `message` is on what was
    left out or folded, `count` is the number on the tab. A filter leaves part of what is `counted`, and where the
    picture may `flow`, its boxes close up over what is gone. Where the graph is `without_data` for a view, which is not
    the same as nothing found, the page has no tab for it. With `days`, it is everything that ever was, and the page
    shows one of them at a time; `as_of` is the day of a picture of one of them.
    `grouped` is the field by which issues stand together, where another could be chosen.
    `sources` are the ids of the documents that the claims cite which it shows.
    """

    title: Assertion
    how: Text
    marks: tuple[Mark, ...] = ()
    lines: tuple[Line, ...] = ()
    boxes: tuple[Box, ...] = ()
    near: tuple[tuple[str, str], ...] = ()
    tables: tuple[TableData, ...] = ()
    curve: Curve = "horizontal"
    tip: Text = NOTHING
    message: Text = NOTHING
    count: int | None = None
    without_data: bool = False
    sentences: Mapping[str, tuple[Assertion, ...]] = field(default_factory=dict)
    days: tuple[DayState, ...] = ()
    as_of: Text = NOTHING
    sources: tuple[str, ...] = ()
    counted: Counted | None = None
    flow: bool = False
    name: Text = NOTHING
    parts: Mapping[str, "Picture"] = field(default_factory=dict)
    grouped: str = ""
