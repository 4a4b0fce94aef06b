"""A picture as vis-network takes it: nodes, edges and options; in a notebook pyvis shows them."""

from typing import TYPE_CHECKING, Any

from opgavenkaart.graph.model import BLACK, VERMILION
from opgavenkaart.viz.page.string_table import both
from opgavenkaart.viz.scene.folding import MOST_MARKS, curve_of
from opgavenkaart.viz.scene.picture import Curve, Line, Mark, Picture
from opgavenkaart.viz.style.colours import LIGHT_PAGE, seen_on
from opgavenkaart.viz.style.links import LINKS
from opgavenkaart.viz.style.nodes import LOOKS, UNSEEN, size_of

if TYPE_CHECKING:
    from pyvis.network import Network

GAP = "+gap"  # ends the name of a group of nodes that are drawn as gaps
CLEAR = "rgba(0,0,0,0)"
SMOOTH: dict[Curve, object] = {
    "straight": False,
    "horizontal": {"type": "cubicBezier", "forceDirection": "horizontal", "roundness": 0.5},
    "vertical": {"type": "cubicBezier", "forceDirection": "vertical", "roundness": 0.5},
}


def network(picture: Picture) -> dict[str, Any]:
    """The picture's nodes, edges and options. Labels are drawn by the page, beside the nodes."""
    edges = [_edge(number, line) for number, line in enumerate(picture.lines)]
    return {"nodes": nodes(picture), "edges": edges, "options": _options(picture)}


def pyvis_network(picture: Picture) -> "Network":
    """The picture as pyvis has it; `words` is a text, or a list of the Dutch and the English one where they differ.

    Its lists are filled directly: `add_node` gives each node a shape, which here the group of its look has.
    """
    from pyvis.network import Network

    drawn = Network(directed=True, cdn_resources="in_line")  # what pyvis writes finds its scripts anywhere
    drawn.nodes, drawn.edges, drawn.options = network(picture).values()
    drawn.node_ids = [node["id"] for node in drawn.nodes]
    drawn.node_map = {node["id"]: node for node in drawn.nodes}
    return drawn


def nodes(picture: Picture) -> list[dict[str, Any]]:
    """The marks of a picture as vis-network takes them."""
    return [_node(mark) for mark in picture.marks]


def _node(mark: Mark) -> dict[str, Any]:
    node: dict[str, Any] = {"id": mark.id, "x": round(mark.x, 1), "y": round(mark.y, 1), "group": _group(mark)}
    facts: dict[str, Any] = {"words": both(mark.label), "thing": mark.thing, "bold": mark.bold, "gap": bool(mark.gap)}
    facts |= {
        "heads": mark.heads,
        "counts": mark.number.counts,
        "needs": mark.needs,
        "with": mark.stands_with,
        "opens": mark.opens,
    }
    facts |= {"holds": mark.holds, "name": both(mark.name.text), "side": mark.side if mark.side != "right" else ""}
    return node | {name: value for name, value in facts.items() if value}


def _group(mark: Mark) -> str:
    return mark.look + GAP if mark.gap else mark.look


def _edge(number: int, line: Line) -> dict[str, Any]:
    style = LINKS[line.role].style
    edge: dict[str, Any] = {
        "id": number,
        "from": line.start,
        "to": line.end,
        "role": line.role,
        "color": seen_on(LIGHT_PAGE, style.colour),
        "width": style.width,
        "words": both(line.label.text),
    }
    if style.dash:
        edge["dashes"] = list(style.dash)
    if line.opens:
        edge["opens"] = line.opens
    if line.faint:
        edge["faint"] = True
    if line.quiet:
        edge["hidden"] = edge["quiet"] = True
    return edge


def _options(picture: Picture) -> dict[str, Any]:
    gaps = (picture.marks[at].look + GAP for day in picture.days for at in day.gaps)
    shown = dict.fromkeys((*map(_group, picture.marks), *gaps))
    groups = {"useDefaultGroups": False} | {group: style(group) for group in shown}
    return {"groups": groups} | options(curve_of(picture), many=len(picture.marks) > MOST_MARKS)


def options(curve: Curve, *, many: bool = False) -> dict[str, Any]:
    """How vis-network is to draw: nothing moves, and of many marks no lines while the map is dragged."""
    return {
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False},
        "interaction": {
            "dragNodes": False,
            "hover": False,
            "selectable": False,
            "hideEdgesOnDrag": many,
            "hideEdgesOnZoom": many,
        },
        "nodes": {"borderWidth": 1.5, "font": {"size": 0}},
        "edges": {"smooth": SMOOTH[curve], "font": {"size": 15}},
    }


def style(group: str) -> dict[str, Any]:
    """How the marks of a group of nodes are drawn: shape, size and colours."""
    look = group.removesuffix(GAP)
    if look in UNSEEN:
        return {"shape": "dot", "size": 1, "borderWidth": 0, "color": {"background": CLEAR, "border": CLEAR}}
    seen = LOOKS[look].style
    drawn = {"shape": seen.shape, "size": size_of(look)}
    if group == look:
        return drawn | {"color": {"background": seen.colour, "border": BLACK}}
    dashed = {"borderWidth": 2.5, "shapeProperties": {"borderDashes": [4, 3]}}
    return drawn | dashed | {"color": {"background": LIGHT_PAGE, "border": VERMILION}}
