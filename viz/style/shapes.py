"""The seven shapes of marks as SVG paths, each as vis-network draws it."""

import math
from collections.abc import Sequence

Point = tuple[float, float]
# Half the size at which a shape fills the 18 pixels of the legend as much as the others do.
IN_LEGEND = {
    "dot": 6.5,
    "square": 6.0,
    "diamond": 7.5,
    "triangle": 6.5,
    "triangleDown": 6.5,
    "hexagon": 7.5,
    "star": 8.0,
}
LEGEND = 18.0  # width and height of a shape in the legend


def path(shape: str, x: float, y: float, size: float) -> str:
    """The outline around a point; what is no shape is a dot."""
    if corners := _corners(shape, size):
        first, *others = (f"{round(x + dx, 2):g} {round(y + dy, 2):g}" for dx, dy in corners)
        return f"M{first}L{' '.join(others)}Z"
    half = f"a{size:g} {size:g} 0 1 1"
    return f"M{round(x + size, 2):g} {round(y, 2):g}{half} {-2 * size:g} 0{half} {2 * size:g} 0Z"


def in_legend(shape: str) -> str:
    """A shape in the middle of its place in the legend."""
    return path(shape, LEGEND / 2, LEGEND / 2, IN_LEGEND[shape])


def _corners(shape: str, size: float) -> Sequence[Point]:
    match shape:
        case "square":
            return (-size, -size), (size, -size), (size, size), (-size, size)
        case "diamond":
            return (0, -size), (size, 0), (0, size), (-size, 0)
        case "triangle" | "triangleDown":
            half, way = 1.15 * size, 1 if shape == "triangle" else -1
            low, down = half / math.sqrt(3), 0.275 * half
            top, bottom = way * (down + low - half * math.sqrt(3)), way * (down + low)
            return (0, top), (half, bottom), (-half, bottom)
        case "hexagon":
            return [(size * math.cos(turn * math.pi / 3), size * math.sin(turn * math.pi / 3)) for turn in range(6)]
        case "star":
            tips = [(turn * math.pi / 5, 0.82 * size * (0.5 if turn % 2 else 1.3)) for turn in range(10)]
            return [(far * math.sin(angle), 0.082 * size - far * math.cos(angle)) for angle, far in tips]
    return ()
