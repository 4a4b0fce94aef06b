"""How counts of issues look: whose they are has a shape and a colour, and more of them is darker."""

from collections.abc import Iterator, Mapping

from opgavenkaart.graph.model.schema import Style
from opgavenkaart.graph.text import Text

COUNT = "count"
_STEPS = (3, 10, 30, 1000, 0)  # below how many; the last has no end
LARGEST = f"/{len(_STEPS) - 1}"  # ends the look of a number of four digits
# Squares are of stated owners, dots of derived ones; light to dark, as ColorBrewer has them.
_LOOKS: Mapping[str, tuple[Text, str, tuple[str, ...]]] = {
    "one_owner": (
        Text("van één genoemde eigenaar", "of one stated owner"),
        "square",
        ("#DEEBF7", "#9ECAE1", "#4292C6", "#08519C"),
    ),
    "several_owners": (
        Text("van meerdere genoemde eigenaren", "of several stated owners"),
        "square",
        ("#EFEDF5", "#BCBDDC", "#807DBA", "#54278F"),
    ),
    "derived": (
        Text("van een afgeleide eigenaar", "of a derived owner"),
        "dot",
        ("#E5F5E0", "#A1D99B", "#41AB5D", "#006D2C"),
    ),
    "derived_differs": (
        Text("afleidingen verschillen", "derivations differ"),
        "diamond",
        ("#EFEDF5", "#BCBDDC", "#807DBA", "#54278F"),
    ),
    "responsible_only": (
        Text("alleen een uitvoerder genoemd", "only someone responsible"),
        "hexagon",
        ("#F0F0F0", "#D9D9D9", "#969696", "#525252"),
    ),
    "nobody": (
        Text("van niemand", "of nobody"),
        "hexagon",
        ("#FEE6CE", "#FDAE6B", "#E6550D", "#A63603"),
    ),
    "gap": (Text("witte vlekken", "gaps"), "square", ("#FEE6CE", "#FDAE6B", "#E6550D", "#A63603")),
}


COUNTED = tuple(_LOOKS)


def look_of(status: str, count: int) -> str:
    """The look of so many issues of a status: "count/derived/2", by its step."""
    return f"{COUNT}/{status}/{next(step for step, below in enumerate(_STEPS) if count < below or not below)}"


def in_legend(look: str) -> str:
    """The look that stands for this one in the legend: of a count that of its status, however dark it is."""
    return look.rpartition("/")[0] if look.startswith(COUNT) and look.count("/") > 1 else look


def bar_colour(status: str) -> str:
    """The colour of a bar, which is as long as there are many."""
    return _LOOKS[status][2][1]


def count_looks() -> Iterator[tuple[str, Text, Style]]:
    """The look of each status, which is in the legend, and those of its steps."""
    for status, (text, shape, colours) in _LOOKS.items():
        yield f"{COUNT}/{status}", text, Style(colours[1], shape)
        for step in range(len(_STEPS)):
            yield f"{COUNT}/{status}/{step}", text, Style(colours[min(step, len(colours) - 1)], shape)


def count_text(status: str) -> Text:
    """Whose they are, in words."""
    return _LOOKS[status][0]
