"""A text in Dutch and English, how texts are put together, and how numbers stand in them."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

Lang = Literal["nl", "en"]
LANGS: tuple[Lang, ...] = ("nl", "en")


class Text(NamedTuple):
    """The same words in Dutch and in English."""

    nl: str
    en: str

    def in_(self, lang: Lang) -> str:
        """The words in one language."""
        return self.nl if lang == "nl" else self.en

    def format(self, **values: "Text | str | int") -> "Text":
        """The text with its {names} filled in; a `Text` and a number per language."""
        return Text(*(self.in_(lang).format_map({k: _in(v, lang) for k, v in values.items()}) for lang in LANGS))

    def capital(self) -> "Text":
        """With a capital letter, as a heading."""
        return Text(*(words[:1].upper() + words[1:] for words in self))


AND, OR = Text("en", "and"), Text("of", "or")
Noun = tuple[Text, Text]  # one, and several
_SWAPPED = str.maketrans(",.", ".,")


def same(words: str) -> Text:
    """Words that are the same in both languages, such as a name."""
    return Text(words, words)


def join(*parts: Text | str, between: str = "") -> Text:
    """Texts one after the other: join(a, b, between=", ") is "a, b" in both languages."""
    return Text(*(between.join(_in(part, lang) for part in parts) for lang in LANGS))


def listed(parts: Iterable[Text | str], last: Text = AND) -> Text:
    """Texts as a sentence lists them: "a, b and c"; with `last=OR` "a, b or c"."""
    all_parts = list(parts)
    head = join(*all_parts[:-1], between=", ")
    return join(head, last, all_parts[-1], between=" ") if len(all_parts) > 1 else join(*all_parts)


def and_more(rest: int) -> Text:
    """The end of a list that is cut: "and 3 more"."""
    return Text("en nog {rest}", "and {rest} more").format(rest=rest)


def listed_at_most(parts: Iterable[Text | str], most: int) -> Text:
    """The first `most` of them with a comma between, then how many more there are: "a, b and 3 more"."""
    all_parts = list(parts)
    shown = join(*all_parts[:most], between=", ")
    return join(shown, and_more(len(all_parts) - most), between=" ") if len(all_parts) > most else shown


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


def _in(value: Text | str | int, lang: Lang) -> str:
    if isinstance(value, Text):
        return value.in_(lang)
    return number(value, lang) if isinstance(value, int) else value
