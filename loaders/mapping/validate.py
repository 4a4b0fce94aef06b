"""What each key of a mapping may hold, and what is reported where it holds something else."""

import re
from collections.abc import Callable, Collection
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass
from typing import Any

from opgavenkaart.graph.model.schema import Field, Table, spellings
from opgavenkaart.graph.text import Text, match_key, same
from opgavenkaart.graph.text.did_you_mean import did_you_mean, nearest_word
from opgavenkaart.loaders.mapping.codes import MAPPING_KEY, MAPPING_LACKS, MAPPING_VALUE
from opgavenkaart.loaders.mapping.model import ANYTHING_ELSE, folded
from opgavenkaart.loaders.problems.problem import Code, Detail, Problem
from opgavenkaart.loaders.tables.cells import read_cells
from opgavenkaart.loaders.tables.recognise import fields_by_key

_TEXT = Text('Zet er een tekst: "zo".', 'Write a text: "so".')
_TEXTS = Text('Zet er een tekst, of een rij ervan: ["zo", "en zo"].', 'Write a text, or a list: ["so", "and so"].')
_FLAG = Text("Zet er true of false.", "Write true or false.")
_TABLE = Text('Zet er namen met een waarde: { "naam" = "waarde" }.', 'Write names with a value: { "name" = "value" }.')
_ROWS = Text(
    "Zet er het nummer van de rij in het rekenblad, of twee: [6, 7].",
    "Write the number of the row in the spreadsheet, or two: [6, 7].",
)
_SECTION = Text("Schrijf [[{head}]].", "Write [[{head}]].")
ONE_OF = Text("Kies uit: {words}.", "Choose one of: {words}.")
_KEY = r"""\s*\[*\s*(?:[\w-]+\s*\.\s*)*["']?{}["']?\s*[=.\]]"""


@dataclass(frozen=True)
class MappingSection:
    """A table of a mapping file, of which each value is checked as it is taken; what is wrong is reported.

    It stands in the so many-th (from 0) `[[head]]`, at keys that lead inwards; without a head it is the whole file.
    """

    file: str
    content: str  # of the file, for the lines of what is wrong; "" where there is none
    problems: list[Problem]
    values: Dictionary[str, Any]
    head: str = ""
    number: int = 0
    keys: tuple[str, ...] = ()

    def line(self, *keys: str) -> int | None:
        """The line on which it stands, or something in it."""
        return line_of(self.content, self.head, self.number, *self.keys, *keys)

    def wrong(self, code: Code, *keys: str, value: object = "", **details: Detail) -> None:
        """Report that something is wrong here."""
        column = ".".join((*self.keys, *keys))
        self.problems.append(Problem(code, self.file, "", self.line(*keys), column, str(value), details))

    def tables(self, head: str) -> "list[MappingSection]":
        """All of `[[head]]`; one `[head]` will do."""
        given = self.values.get(head, [])
        found = [given] if isinstance(given, dict) else given
        if isinstance(found, list) and all(isinstance(values, dict) for values in found):
            return [MappingSection(self.file, self.content, self.problems, of, head, n) for n, of in enumerate(found)]
        self.wrong(MAPPING_VALUE, head, value=head, expected=_SECTION.format(head=head))
        return []

    def read(self, readers: "Dictionary[str, ValueReader]") -> dict[str, Any]:
        """Every value that is there, read as its key requires; keys that are none of these are reported."""
        self.only(readers)
        return {key: readers[key](self, key) for key in self.values if key in readers}

    def only(self, possible: Collection[str]) -> None:
        """Report keys that are none of these."""
        for key in self.values:
            if key not in possible:
                self._unknown(key, possible, same(", ".join(possible)))

    def field(self, table: Table, key: str) -> Field | None:
        """The column of ours that a key names, in either language."""
        if field := fields_by_key(table.id).get(match_key(key)):
            return field
        names = zip(*(field.text for field in table.columns), strict=True)
        words = [word for field in table.columns for word in spellings(field)]
        self._unknown(key, words, Text(*map(", ".join, names)))
        return None

    def lacking(self, table: Table, filled: Dictionary[str, object]) -> None:
        """Report the columns that must be there; not those that are, and are wrong."""
        named = [fields_by_key(table.id).get(match_key(key)) for key in self.values]
        for field in table.columns:
            if field.required and field.id not in filled and field not in named:
                self.wrong(MAPPING_LACKS, value=field.text.en, what=field.what)

    def fits(self, field: Field, text: str, *keys: str) -> bool:
        """Whether a column of ours can hold this."""
        _, bad = read_cells(field, [text])
        for wrong in bad.values():
            self.wrong(MAPPING_VALUE, *keys, value=text, expected=wrong.details.get("expected", wrong.code.hint))
        return not bad

    def text(self, key: str) -> str:
        """A text; a number or date will do."""
        return str(self._value(key, "", _is_text, _TEXT))

    def texts(self, key: str) -> tuple[str, ...]:
        """Some texts, or one."""
        return tuple(map(str, _list(self._value(key, [], lambda value: all(map(_is_text, _list(value))), _TEXTS))))

    def texts_or_all(self, key: str) -> tuple[str, ...]:
        """Some texts; or true for all, and false for none."""
        given = self.values[key]
        return (ANYTHING_ELSE,) * given if isinstance(given, bool) else self.texts(key)

    def flag(self, key: str) -> bool:
        """True or false."""
        return self._value(key, False, lambda value: isinstance(value, bool), _FLAG) is True

    def table(self, key: str) -> "MappingSection":
        """Names with values."""
        values = self._value(key, {}, lambda value: isinstance(value, dict), _TABLE)
        return MappingSection(self.file, self.content, self.problems, values, self.head, self.number, (*self.keys, key))

    def one_of(self, key: str, possible: tuple[str, ...]) -> Any:
        """One of a few words."""
        return self._value(key, "", possible.__contains__, ONE_OF.format(words=", ".join(possible)))

    def rows(self, key: str) -> tuple[int, ...]:
        """Numbers of rows, counted from 1 and one below the other."""
        return tuple(_list(self._value(key, [], _are_rows, _ROWS)))

    def sheet(self, key: str) -> str | int:
        """The name of a sheet, or its number from 1."""
        given = self.values.get(key)
        return given if type(given) is int else self.text(key)

    def cells(self, key: str) -> dict[str, dict[str, str]]:
        """For each column the cells that count: folded -> as written."""
        columns = self.table(key)
        return {name: {folded(text): text for text in columns.texts(name)} for name in columns.values}

    def _value(self, key: str, default: Any, good: Callable[[Any], bool], expected: Text) -> Any:
        """What stands at a key, if that is good; else the default."""
        if key in self.values and not good(self.values[key]):
            self.wrong(MAPPING_VALUE, key, value=self.values[key], expected=expected)
            return default
        return self.values.get(key, default)

    def _unknown(self, key: str, words: Collection[str], known: Text) -> None:
        nearest = did_you_mean(nearest_word(key, words))
        self.wrong(MAPPING_KEY, key, value=key, nearest=nearest, known=known)


def line_of(text: str, head: str, number: int, *keys: str) -> int | None:
    """The line of a key within the `number`-th (from 0) table `head`, or the line where that begins; None if neither.

    Keys lead inwards, `"columns", "role"`, and may stand as `[table.columns]`, `columns.role =` or in braces.
    """
    lines = text.splitlines()
    start, stop, found = 0, len(lines), None
    if head:
        heads = [at for at, line in enumerate(lines) if re.match(rf"\s*\[+\s*{head}\s*\]", line)]
        if number >= len(heads):
            return None
        start = found = heads[number]
        other = re.compile(rf"\s*\[+\s*(?!{head}\s*\.)[\w.-]+\s*\]")
        stop = next((at for at in range(start + 1, stop) if other.match(lines[at])), stop)
    for key in keys:
        stands = re.compile(_KEY.format(re.escape(key)))
        found = next((at for at in range(found or start, stop) if stands.match(lines[at])), found)
    return None if found is None else found + 1


ValueReader = Callable[[MappingSection, str], Any]


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _is_text(value: Any) -> bool:
    return not isinstance(value, (dict, list, bool))


def _are_rows(value: Any) -> bool:
    numbers = [number for number in _list(value) if type(number) is int and number > 0]
    return len(numbers) == len(_list(value)) and numbers == sorted(set(numbers))
