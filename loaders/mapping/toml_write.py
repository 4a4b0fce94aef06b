"""A mapping as the text of a TOML file, with what was recognised, how sure that is, and what was left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from opgavenkaart.graph.text import OR, Lang, Text, listed
from opgavenkaart.loaders.mapping.model import TABLE_OF, TO_CHOOSE
from opgavenkaart.loaders.problems.problem import shortened

Toml = str | int | bool | Sequence["Toml"] | Mapping[str, "Toml"]

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_CHOOSE = Text(
    f"kies wat de rijen zijn: {listed((Text(name, name) for name in TABLE_OF.values()), OR).nl}",
    f"choose what the rows are: {listed((Text(name, name) for name in TABLE_OF.values()), OR).en}",
)
_WORDS = (
    (0.8, Text("vrij zeker", "fairly sure")),
    (0.5, Text("waarschijnlijk", "probable")),
    (0.0, Text("een gok", "a guess")),
)


@dataclass
class ColumnDraft:
    """One column of ours: where it comes from, how sure that is (0 to 1), and why."""

    field: str
    value: Toml
    sure: float
    why: Text
    example: str = ""
    off: Text | None = None  # why it is not used after all


@dataclass
class Draft:
    """One `[[table]]` to be; `says` are its other keys. One that is `off` is written as a comment, with the reason.

    What it makes is `TO_CHOOSE` where nothing says what the rows are.
    """

    makes: str
    title: Text
    sure: float
    lines: list[ColumnDraft]
    says: dict[str, Toml] = field(default_factory=dict)
    off: Text | None = None
    note: Text | None = None  # what else to know of it

    def line(self, id: str) -> ColumnDraft | None:
        """What it says of a column of ours."""
        return next((line for line in self.lines if line.field == id), None)


def toml(value: Toml) -> str:
    """A value as TOML.

    >>> toml({"column": "Naam \\"kort\\"", "split": "/"})
    '{ column = "Naam \\\\"kort\\\\"", split = "/" }'
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return '"' + "".join(_escaped(letter) for letter in value) + '"'
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_key(key)} = {toml(of)}" for key, of in value.items()) + " }"
    return "[" + ", ".join(map(toml, value)) + "]"


def sureness(sure: float) -> Text:
    """How sure something is, in words and a figure."""
    words = next(words for least, words in _WORDS if sure >= least)
    return Text(f"{words.nl} ({sure:.0%})", f"{words.en} ({sure:.0%})")


def text_of(
    document: Mapping[str, str], drafts: Iterable[Draft], unused: Iterable[tuple[str, Text]], lang: Lang, intro: Text
) -> str:
    """The whole file. `unused` are columns with the reason why."""
    lines = [*_comment(intro.in_(lang)), "", "[document]"]
    lines += [f"{_key(key)} = {toml(value)}" for key, value in document.items()]
    for draft in drafts:
        lines += ["", *_draft(draft, lang)]
    if rest := list(unused):
        lines += ["", *_comment(Text("Niet gebruikt:", "Not used:").in_(lang))]
        lines += [_plain(f"#   {toml(heading)}: {why.in_(lang)}") for heading, why in rest]
    return "\n".join(lines) + "\n"


def _draft(draft: Draft, lang: Lang) -> list[str]:
    mark = "# " if draft.off else ""
    chosen = draft.makes != TO_CHOOSE
    lines = [f"# {draft.title.in_(lang)}" + (f": {sureness(draft.sure).in_(lang)}" if chosen else "")]
    if draft.off:
        lines += _comment(draft.off.in_(lang))
    lines += _comment(draft.note.in_(lang)) if draft.note else ()
    body = ["[[table]]", f"makes = {toml(draft.makes)}" + ("" if chosen else f"  # {_CHOOSE.in_(lang)}")]
    body += [f"{_key(key)} = {toml(value)}" for key, value in draft.says.items()]
    body.append("[table.columns]")
    for line in draft.lines:
        why = f"{sureness(line.sure).in_(lang)}: {line.why.in_(lang)}"
        if line.example:
            why += Text(", b.v. ", ", e.g. ").in_(lang) + toml(shortened(line.example)[:60])
        if line.off:
            why = f"{line.off.in_(lang)}"
        body.append(f"{'# ' if line.off else ''}{_key(line.field)} = {toml(line.value)}  # {_plain(why)}")
    return lines + [mark + line for line in body]


def _comment(text: str) -> list[str]:
    return [f"# {_plain(line)}".rstrip() for line in text.splitlines()]


def _plain(text: str) -> str:
    """Text that a comment may hold: no control characters."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else toml(key)


def _escaped(letter: str) -> str:
    if letter in _ESCAPED:
        return _ESCAPED[letter]
    return letter if ord(letter) >= 0x20 and ord(letter) != 0x7F else f"\\u{ord(letter):04x}"
