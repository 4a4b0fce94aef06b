"""A drawing of the map, by a command or by the page: shapes and text, and nothing that runs or leads away."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator

SHAPES = {"svg", "title", "rect", "g", "text", "tspan", "path", "defs", "circle", "line", "clipPath", "desc"}


def false_in_drawing(text: str) -> Iterator[str]:
    """What it has beside shapes and text."""
    try:
        elements = list(ET.fromstring(text).iter())
    except ET.ParseError as error:
        yield f"the drawing is broken: {error}"
        return
    for element in elements:
        if (tag := element.tag.rpartition("}")[2]) not in SHAPES:
            yield f"<{tag}> in a drawing"
        for name in element.attrib:
            if name.startswith("on") or name.endswith("href"):
                yield f"{name}={element.attrib[name]} in a drawing"
