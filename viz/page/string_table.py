"""Texts that a page would repeat: each is written once, at its end, and named by its number elsewhere."""

from typing import Any

from opgavenkaart.graph.text import Text

SHORT = 12  # characters: a shorter word takes no less room by its number


def both(text: Text) -> list[str] | str:
    """A text for the page: one string where both languages have the same."""
    return text.nl if text.nl == text.en else [text.nl, text.en]


class StringTable:
    """The texts so far, in the order in which they were first met."""

    def __init__(self) -> None:
        self._places: dict[Text | str, int] = {}

    def __call__(self, text: Text | str) -> Any:
        """What stands for a text: [its number]; a short word stands for itself."""
        if isinstance(text, str) and len(text) <= SHORT:
            return text
        return [self._places.setdefault(text, len(self._places))]

    @property
    def written(self) -> list[list[str] | str]:
        """All of them, as the page has them."""
        return [both(text) if isinstance(text, Text) else text for text in self._places]
