"""Numbers as Dutch and English write them: 1.850,5 and 1,850.5."""

from __future__ import annotations

from opgavenkaart.graph.text.text import LANGS, Lang, Text

Noun = tuple[Text, Text]  # one, and several
_SWAPPED = str.maketrans(",.", ".,")


def number(value: float, lang: Lang, digits: int = 3) -> str:
    """A number in one language: thousands apart, at most `digits` decimals, no zeros at their end."""
    written = f"{value:,}" if isinstance(value, int) else f"{value:,.{digits}f}".rstrip("0").rstrip(".")
    return written.translate(_SWAPPED) if lang == "nl" else written


def figure(value: float, digits: int = 3) -> Text:
    """A number in both languages."""
    return Text(*(number(value, lang, digits) for lang in LANGS))


def counted(count: int, noun: Noun) -> Text:
    """A number with its noun: "1 opgave", "1.850 opgaven"."""
    return Text(*(f"{number(count, lang)} {noun[count != 1].in_(lang)}" for lang in LANGS))
