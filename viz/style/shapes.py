"""The seven shapes of marks as SVG paths, each as vis-network draws it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping

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
    if corners := _CORNERS.get(shape):
        first, *others = (f"{round(x + dx, 2):g} {round(y + dy, 2):g}" for dx, dy in corners(size))
        return f"M{first}L{' '.join(others)}Z"
    half = f"a{size:g} {size:g} 0 1 1"
    return f"M{round(x + size, 2):g} {round(y, 2):g}{half} {-2 * size:g} 0{half} {2 * size:g} 0Z"


def in_legend() -> dict[str, str]:
    """Every shape in the middle of its place in the legend."""
    return {shape: path(shape, LEGEND / 2, LEGEND / 2, size) for shape, size in IN_LEGEND.items()}


def _square(size: float) -> Iterable[Point]:
    return (-size, -size), (size, -size), (size, size), (-size, size)


def _diamond(size: float) -> Iterable[Point]:
    return (0, -size), (size, 0), (0, size), (-size, 0)


def _triangle(size: float) -> Iterable[Point]:
    half = 1.15 * size
    low, down = half / math.sqrt(3), 0.275 * half
    return (0, down + low - half * math.sqrt(3)), (half, down + low), (-half, down + low)


def _triangle_down(size: float) -> Iterable[Point]:
    return [(x, -y) for x, y in _triangle(size)]


def _hexagon(size: float) -> Iterable[Point]:
    return [(size * math.cos(turn * math.pi / 3), size * math.sin(turn * math.pi / 3)) for turn in range(6)]


def _star(size: float) -> Iterable[Point]:
    tips = [(turn, 0.82 * size * (0.5 if turn % 2 else 1.3)) for turn in range(10)]
    return [
        (far * math.sin(turn * math.pi / 5), 0.082 * size - far * math.cos(turn * math.pi / 5)) for turn, far in tips
    ]


_CORNERS: Mapping[str, Callable[[float], Iterable[Point]]] = {
    "square": _square,
    "diamond": _diamond,
    "triangle": _triangle,
    "triangleDown": _triangle_down,
    "hexagon": _hexagon,
    "star": _star,
}
