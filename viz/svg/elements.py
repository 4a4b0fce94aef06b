"""Elements of an SVG picture, which is XML: whatever a name holds, it stays text, and the whole stays well-formed."""

import re
from typing import Any
from xml.etree.ElementTree import Element, tostring

Attributes = dict[str, Any]  # text or numbers; None is no attribute
MIDDLE = 0.3465  # from the middle of Arial's letters down to the line that they stand on, as a part of their size
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_OTHER_WAY = re.compile("[\u0590-\u08ff\u202a-\u202e\u2066-\u2069]")  # runs from right to left, or turns the text


def element(tag: str, *children: Element, text: str = "", **attributes: Any) -> Element:
    """An element; `stroke_width=2` is its attribute stroke-width, and None is none. Only attributes style it."""
    made = Element(tag, {name.replace("_", "-"): _value(v) for name, v in attributes.items() if v is not None})
    made.text = clean(text) or None
    made.extend(children)
    made.tail = "\n"
    return made


def words(text: str, x: float, y: float, size: float, fill: str, **attributes: Any) -> Element:
    """A line of text, `y` in its middle. Programs differ in what they know of baselines, so it is reckoned here."""
    isolated = f"\u2068{text}\u2069" if _OTHER_WAY.search(text) else text
    return element("text", text=isolated, x=x, y=y + MIDDLE * size, font_size=size, fill=fill, **attributes)


def clean(text: str) -> str:
    """Without what XML cannot hold: control characters and halves of characters."""
    return _NOT_XML.sub("\ufffd", text)


def as_file(root: Element) -> str:
    """The text of a file."""
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode")


def _value(value: str | float) -> str:
    return clean(value) if isinstance(value, str) else f"{round(value, 2):g}"
