"""What each key of a mapping may hold, and what is said where it holds something else."""

from __future__ import annotations

from collections.abc import Mapping as Dictionary
from collections.abc import Sequence
from typing import Any, NamedTuple

from opgavenkaart.graph.model.schema import Field, Table
from opgavenkaart.graph.text import Text, match_key
from opgavenkaart.graph.text.did_you_mean import did_you_mean, nearest_word
from opgavenkaart.loaders.mapping.codes import MAPPING_KEY, MAPPING_VALUE
from opgavenkaart.loaders.mapping.model import folded
from opgavenkaart.loaders.mapping.toml_lines import line_of
from opgavenkaart.loaders.problems.code import Code
from opgavenkaart.loaders.problems.problem import Detail, Problem
from opgavenkaart.loaders.tables.cells import read_cells
from opgavenkaart.loaders.tables.recognise import spellings

_TEXT = Text('Zet er een tekst: "zo".', 'Write a text: "so".')
_TEXTS = Text('Zet er een tekst, of een rij ervan: ["zo", "en zo"].', 'Write a text, or a list: ["so", "and so"].')
_FLAG = Text("Zet er true of false.", "Write true or false.")
_TABLE = Text('Zet er namen met een waarde: { "naam" = "waarde" }.', 'Write names with a value: { "name" = "value" }.')
_ROWS = Text(
    "Zet er het nummer van de rij in het rekenblad, of twee: [6, 7].",
    "Write the number of the row in the spreadsheet, or two: [6, 7].",
)


class At(NamedTuple):
    """Where a value stands in TOML: in the so many-th (from 0) `[[head]]`, at keys that lead inwards."""

    head: str
    number: int
    keys: tuple[str, ...] = ()

    def to(self, *keys: str) -> At:
        """Further inwards."""
        return At(self.head, self.number, (*self.keys, *keys))


class Checked:
    """The content of one TOML file, taken value by value."""

    def __init__(self, file: str, text: str, whole: Dictionary[str, Any], problems: list[Problem]) -> None:
        self.file, self.content, self.whole, self.problems = file, text, whole, problems

    def line(self, at: At) -> int | None:
        """The line on which something stands."""
        return line_of(self.content, at.head, at.number, *at.keys)

    def wrong(self, code: Code, at: At, *, value: object = "", **details: Detail) -> None:
        """Something is wrong here."""
        row = self.line(at)
        self.problems.append(Problem(code, self.file, "", row, ".".join(at.keys), str(value), details))

    def tables(self, head: str) -> Sequence[Dictionary[str, Any]]:
        """All of `[[head]]`; one `[head]` will do."""
        given = self.whole.get(head, [])
        found = [given] if isinstance(given, dict) else given
        if isinstance(found, list) and all(isinstance(one, dict) for one in found):
            return found
        self.wrong(
            MAPPING_VALUE, At("", 0, (head,)), value=head, expected=Text(f"Schrijf [[{head}]].", f"Write [[{head}]].")
        )
        return []

    def known(self, given: Dictionary[str, Any], possible: Sequence[str], at: At) -> None:
        """Tells of keys that are none."""
        words = {match_key(word): word for word in possible}
        known = Text(*[", ".join(possible)] * 2)
        for key in given:
            if key not in possible:
                near = did_you_mean(nearest_word(key, words))
                self.wrong(MAPPING_KEY, at.to(key), value=key, nearest=near, known=known)

    def field(self, table: Table, key: str, at: At) -> Field | None:
        """The column of ours that a key names, in either language."""
        for field in table.columns:
            if match_key(key) in map(match_key, spellings(field)):
                return field
        words = {match_key(word): word for field in table.columns for word in spellings(field)}
        known = Text(*(", ".join(names) for names in zip(*(field.text for field in table.columns), strict=True)))
        near = did_you_mean(nearest_word(key, words))
        self.wrong(MAPPING_KEY, at.to(key), value=key, nearest=near, known=known)
        return None

    def fits(self, field: Field, text: str, at: At) -> bool:
        """Whether a column of ours can hold this."""
        _, bad = read_cells(field, [text])
        for wrong in bad.values():
            expected = wrong.details.get("expected", wrong.code.hint)
            self.wrong(MAPPING_VALUE, at, value=text, expected=expected)
        return not bad

    def text(self, value: Any, at: At) -> str | None:
        """A text; a number or date will do. None, and told, where it is something else."""
        if isinstance(value, (dict, list, bool)):
            self.wrong(MAPPING_VALUE, at, value=value, expected=_TEXT)
            return None
        return str(value)

    def texts(self, value: Any, at: At) -> tuple[str, ...]:
        """Some texts, or one."""
        given = value if isinstance(value, list) else [value]
        if any(isinstance(one, (dict, list, bool)) for one in given):
            self.wrong(MAPPING_VALUE, at, value=value, expected=_TEXTS)
            return ()
        return tuple(map(str, given))

    def flag(self, value: Any, at: At) -> bool:
        """True or false."""
        if not isinstance(value, bool):
            self.wrong(MAPPING_VALUE, at, value=value, expected=_FLAG)
        return value is True

    def table(self, value: Any, at: At) -> Dictionary[str, Any]:
        """Names with values."""
        if isinstance(value, dict):
            return value
        self.wrong(MAPPING_VALUE, at, value=value, expected=_TABLE)
        return {}

    def one_of(self, value: Any, possible: Sequence[str], at: At) -> str:
        """One of a few words."""
        if value in possible:
            return str(value)
        expected = Text(f"Kies uit: {', '.join(possible)}.", f"Choose one of: {', '.join(possible)}.")
        self.wrong(MAPPING_VALUE, at, value=value, expected=expected)
        return ""

    def rows(self, value: Any, at: At) -> tuple[int, ...]:
        """Numbers of rows, counted from 1 and one below the other."""
        given = value if isinstance(value, list) else [value]
        numbers = [one for one in given if type(one) is int and one > 0]
        if len(numbers) < len(given) or numbers != sorted(set(numbers)):
            self.wrong(MAPPING_VALUE, at, value=value, expected=_ROWS)
            return ()
        return tuple(numbers)

    def sheet(self, value: Any, at: At) -> str | int:
        """The name of a sheet, or its number from 1."""
        if type(value) is int:
            return value
        return self.text(value, at) or ""

    def cells(self, value: Any, at: At) -> dict[str, dict[str, str]]:
        """For each column the cells that count: folded -> as written."""
        given = self.table(value, at)
        return {name: {folded(text): text for text in self.texts(of, at.to(name))} for name, of in given.items()}
