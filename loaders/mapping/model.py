"""A mapping: which of our tables are made of which columns of other people's; and how TOML writes its values."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Literal

from opgavenkaart.graph.model.schema import Table
from opgavenkaart.graph.text import Text, clean
from opgavenkaart.graph.text.did_you_mean import did_you_mean, nearest_word
from opgavenkaart.loaders.mapping.codes import MAPPING_NOT_THERE
from opgavenkaart.loaders.problems.problem import Code, Detail, Problem, shortened

MAX_NAMED = 60  # names that a message repeats
TABLE_OF = {  # the table that describes each kind
    "organisation": "organisations", "issue": "issues", "domain": "domains", "group": "lt_groups",
    "document": "documents", "activity": "activities", "product": "products",
}  # fmt: skip
TO_CHOOSE = "?"  # as `makes`: what the rows are is still to be chosen
ANYTHING_ELSE = "*"  # among `values`: what every other cell becomes
HEADING, CELL = "heading", "cell"
ACROSS = (HEADING, CELL)
Cells = Mapping[str, str]  # folded -> as the mapping writes them
BRACED = re.compile(r"\{([^{}]+)\}")  # a heading in a text
Toml = str | int | bool | Sequence["Toml"] | Mapping[str, "Toml"]
_BARE = re.compile(r"[A-Za-z0-9_-]+")  # a key that needs no quotation marks


@dataclass(frozen=True)
class From:
    """Where the cells of one of our columns come from, and what is done to them, in the order of these fields.

    Exactly one of the first four says where from.
    """

    columns: tuple[str, ...] = ()  # their headings; the cells of several are joined by a space
    text: str = ""  # a text with their headings in braces
    fixed: str | None = None  # the same in each row
    across: Literal["", "heading", "cell"] = ""  # of the columns that `across` of the table names
    after: str = ""  # only what follows this
    before: str = ""  # only what comes before this
    split: str = ""  # what stands between several values
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # their words, see `folded` -> ours
    rest: Literal["keep", "tell"] = "keep"  # what is not among them
    last_day: bool = False  # the cell is the last day on which it holds; ours is the first on which it no longer does

    @property
    def names(self) -> tuple[str, ...]:
        """The headings that it names."""
        return self.columns or tuple(BRACED.findall(self.text))


@dataclass(frozen=True)
class MappedTable:
    """One `[[table]]` of a mapping: a table of ours, made of one sheet of theirs."""

    makes: Table
    line: int  # of the mapping, where it begins
    columns: Mapping[str, From]  # our field id -> where it comes from
    file: str = ""
    sheet: str | int = ""  # its name, or its number from 1; "" is the first with anything in it
    heading: tuple[int, ...] = ()  # the rows of the headings, counted from 1; () where they are to be found
    where: Mapping[str, Cells] = field(default_factory=dict)  # their heading -> wanted cells
    skip: Mapping[str, Cells] = field(default_factory=dict)
    fill_down: tuple[str, ...] = ()  # headings; ("*",) is every column that is used
    across: tuple[str, ...] = ()
    distinct: bool = False  # rows of one thing may contradict each other: the first counts
    only_new: bool = False  # only things that no other part describes

    @property
    def names(self) -> tuple[str, ...]:
        """Every heading that it names."""
        of_columns = (name for of in self.columns.values() for name in of.names)
        down = (name for name in self.fill_down if name != ANYTHING_ELSE)
        return tuple(dict.fromkeys((*of_columns, *self.where, *self.skip, *down, *self.across)))


@dataclass(frozen=True)
class TableMapping:
    """All that a mapping says. `documents` are cells by field id, each with the line where it stands."""

    file: str
    parts: tuple[MappedTable, ...]
    documents: tuple[tuple[int, Mapping[str, str]], ...] = ()
    text: str = ""  # of the file

    def problem(self, code: Code, part: MappedTable, value: str, **details: Detail) -> Problem:
        """Something that a part names is wrong: on the line where it names it, else where the part begins."""
        lines = self.text.splitlines()[part.line :]
        own = takewhile(lambda line: not line.lstrip().startswith("[["), lines)
        at = next((at for at, line in enumerate(own, part.line + 1) if value in line), part.line)
        return Problem(code, self.file, "", at, "", value, details)

    def not_there(self, part: MappedTable, what: Text, value: str, where: str, known: Sequence[str]) -> Problem:
        """A column, sheet or file that a part names is not there; `known` are those that are."""
        nearest = did_you_mean(nearest_word(value, known))
        return self.problem(
            MAPPING_NOT_THERE, part, value, what=what, where=clean(where), nearest=nearest, known=quoted(known)
        )


def toml(value: Toml) -> str:
    """A value as TOML.

    >>> toml({"column": "Naam \\"kort\\"", "split": "/"})
    '{ column = "Naam \\\\"kort\\\\"", split = "/" }'
    """
    if isinstance(value, int):
        return str(value).lower()
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, Mapping):
        return "{ " + ", ".join(map(setting, value, value.values())) + " }"
    return "[" + ", ".join(map(toml, value)) + "]"


def setting(key: str, value: Toml) -> str:
    """A key with its value."""
    return f"{key if _BARE.fullmatch(key) else toml(key)} = {toml(value)}"


def folded(text: str) -> str:
    """What is compared of a heading or a cell: white space and case do not matter.

    >>> folded("Naam  Begroting ") == folded("naam begroting")
    True
    """
    return " ".join(text.split()).casefold()


def quoted(names: Iterable[str]) -> str:
    """Names in a message, the first of many."""
    all_of = [f'"{shortened(clean(name))}"' for name in names]
    return ", ".join(all_of[:MAX_NAMED]) + (" …" if len(all_of) > MAX_NAMED else "") or "-"
