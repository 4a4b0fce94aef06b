"""The legend of page and picture: what is shown and nothing else, each by two codes."""

from collections.abc import Collection
from typing import NamedTuple

from opgavenkaart.graph.model.schema import Style
from opgavenkaart.graph.text import Text
from opgavenkaart.viz.style.links import LINKS
from opgavenkaart.viz.style.nodes import LOOKS, UNSEEN
from opgavenkaart.viz.texts import PAGE

GAP = "gap"
LINE_LENGTH = 40.0
ON_PAPER = {"gathered": Text("meerdere samen", "several together")}  # paper has nothing to click on


class LegendEntry(NamedTuple):
    """A look, a gap or the role of a line, with its words; `shape` is that of a mark, a line has none."""

    id: str
    text: Text
    style: Style
    shape: str = ""


def legend(looks: Collection[str], roles: Collection[str], *, gaps: bool) -> list[LegendEntry]:
    """The entries for these, in the order of the vocabulary: marks, gaps, lines."""
    marks = [
        LegendEntry(look, text, style, style.shape)
        for look, (text, style) in LOOKS.items()
        if look in looks and look not in UNSEEN
    ]
    issue = LOOKS["issue"].style
    gap = [LegendEntry(GAP, PAGE["gap"], issue, issue.shape)] if gaps else []
    return marks + gap + [LegendEntry(role, text, style) for role, (text, style) in LINKS.items() if role in roles]
