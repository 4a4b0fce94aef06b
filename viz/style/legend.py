"""The legend of page and picture: what is shown and nothing else, each by two codes."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from opgavenkaart.graph.model.schema import Style
from opgavenkaart.graph.text import Text
from opgavenkaart.viz.scene.picture import BoxLook
from opgavenkaart.viz.style.boxes import INK
from opgavenkaart.viz.style.links import LINKS
from opgavenkaart.viz.style.nodes import LOOKS, UNSEEN
from opgavenkaart.viz.texts import PAGE

GAP = "gap"
LINE_LENGTH = 40.0
BOX = "box"  # the shape of an entry for the edge of boxes
BOXES: Mapping[BoxLook, Text] = {
    "owner": Text("vak: een bron noemt de eigenaar", "box: a source names the owner"),
    "derived": Text("vak: afgeleid, niet genoemd", "box: derived, not stated"),
    "contested": Text("vak: niet één eigenaar", "box: not one owner"),
    "needed": Text("vak: onmisbaar", "box: indispensable"),
    "gap": Text("vak: witte vlek", "box: gap"),
    "shared": Text("vak: gedeeld", "box: shared"),
}
"""What the edges of boxes mean; other boxes only hold together what is in them."""
ON_PAPER = {"gathered": Text("meerdere samen", "several together")}  # paper has nothing to click on


class LegendEntry(NamedTuple):
    """A look, a gap, the edge of a box or the role of a line, with its words; a line has no `shape`."""

    id: str
    text: Text
    style: Style
    shape: str = ""


def legend(looks: Collection[str], roles: Collection[str], boxes: Collection[str], *, gaps: bool) -> list[LegendEntry]:
    """The entries for these, in the order of the vocabulary: marks, gaps, boxes, lines."""
    marks = [
        LegendEntry(look, text, style, style.shape)
        for look, (text, style) in LOOKS.items()
        if look in looks and look not in UNSEEN
    ]
    issue = LOOKS["issue"].style
    gap = [LegendEntry(GAP, PAGE["gap"], issue, issue.shape)] if gaps else []
    edges = [LegendEntry(f"{BOX}/{look}", text, Style(INK), BOX) for look, text in BOXES.items() if look in boxes]
    return (
        marks + gap + edges + [LegendEntry(role, text, style) for role, (text, style) in LINKS.items() if role in roles]
    )
