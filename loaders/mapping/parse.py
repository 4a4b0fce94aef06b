"""A mapping from its TOML file, with every mistake in it at once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Container, Mapping
from pathlib import Path
from typing import Any

from opgavenkaart.graph.model import SOURCE, TABLES
from opgavenkaart.graph.model.schema import Field, Table
from opgavenkaart.graph.text import OR, Text, clean, listed, match_key
from opgavenkaart.graph.text.did_you_mean import did_you_mean, nearest_word
from opgavenkaart.loaders.files.csv_file import decoded
from opgavenkaart.loaders.files.sheet import UnreadableFile, not_opened
from opgavenkaart.loaders.mapping.codes import (
    MAPPING_CHOOSE,
    MAPPING_CHOOSE_FIRST,
    MAPPING_LACKS,
    MAPPING_UNREADABLE,
    MAPPING_VALUE,
)
from opgavenkaart.loaders.mapping.model import (
    ACROSS,
    ANYTHING_ELSE,
    TABLE_OF,
    TO_CHOOSE,
    From,
    MappedTable,
    TableMapping,
    folded,
)
from opgavenkaart.loaders.mapping.validate import At, Checked
from opgavenkaart.loaders.problems.problem import Problem
from opgavenkaart.loaders.tables.recognise import TABLE_BY_KEY, TABLE_NAMES, TABLE_WORDS, spellings

DOCUMENTS = TABLES["documents"]
_CHOICES = listed((Text(name, name) for name in TABLE_OF.values()), OR)
_PART = ("makes", "file", "sheet", "heading", "where", "skip", "fill_down", "across", "distinct", "only_new", "columns")
_WHENCE = ("column", "text", "fixed", "across")
_COLUMN = (*_WHENCE, "after", "before", "split", "values", "rest", "last_day")
_AT = re.compile(r"\(at line (\d+)")


def read_mapping(path: Path, problems: list[Problem]) -> TableMapping:
    """The mapping in a file, as far as it goes. What is wrong with it is among the problems."""
    name = clean(path.name)
    try:
        text = decoded(path.read_bytes())
    except (OSError, UnreadableFile) as error:
        why = not_opened(error) if isinstance(error, OSError) else error
        problems.append(Problem(MAPPING_UNREADABLE, name, details={"reason": why.reason, "remedy": why.remedy}))
        return TableMapping(name, ())
    return mapping_of(name, text, problems)


def mapping_of(name: str, text: str, problems: list[Problem]) -> TableMapping:
    """The mapping in a text."""
    try:
        whole = tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        problems.append(_no_toml(name, str(error)))
        return TableMapping(name, ())
    return _MappingReader(name, text, whole, problems).mapping()


def _no_toml(name: str, complaint: str) -> Problem:
    line = _AT.search(complaint)
    said = complaint.split(" (at ")[0]
    reason = Text(f"het is geen TOML ({said})", f"it is not TOML ({said})")
    remedy = Text(
        'Zet teksten tussen aanhalingstekens (met \\ of " erin: tussen enkele), en geen komma voor een }.',
        'Put texts between quotation marks (with \\ or " in it: single ones), and no comma before a }.',
    )
    row = int(line[1]) if line else None
    return Problem(MAPPING_UNREADABLE, name, row=row, details={"reason": reason, "remedy": remedy})


class _MappingReader(Checked):
    """Reads the parts of one mapping; what each key may hold is in `Checked`."""

    def mapping(self) -> TableMapping:
        self.known(self.whole, ("document", "table"), At("", 0))
        documents = self.tables("document")
        read = [self._document(number, table) for number, table in enumerate(documents)]
        source = next((of.get("id") or of.get("title", "") for _, of in read), "") if len(read) == 1 else ""
        tables = list(enumerate(self.tables("table")))
        waiting = [At("table", n) for n, table in tables if table.get("makes") == TO_CHOOSE]
        parts = [self._part(n, table, source) for n, table in tables if table.get("makes") != TO_CHOOSE]
        for at in waiting:  # others may be loaded without it
            code = MAPPING_CHOOSE if parts else MAPPING_CHOOSE_FIRST
            self.wrong(code, at.to("makes"), value=TO_CHOOSE, what=_CHOICES)
        if not tables and not self.problems:
            what = Text("een [[table]] voor elke tabel die eruit komt", "a [[table]] for each table that it makes")
            self.wrong(MAPPING_LACKS, At("", 0), value="[[table]]", what=what)
        return TableMapping(self.file, tuple(part for part in parts if part), tuple(read), self.content)

    def _document(self, number: int, given: Mapping[str, Any]) -> tuple[int, Mapping[str, str]]:
        at, cells = At("document", number), {}
        for key, value in given.items():
            field = self.field(DOCUMENTS, key, at)
            text = self.text(value, at.to(key))
            if field and text is not None and self.fits(field, text, at.to(key)):
                cells[field.id] = text
        self._lacking(DOCUMENTS, given, cells, at)
        return self.line(at) or 1, cells

    def _part(self, number: int, given: Mapping[str, Any], source: str) -> MappedTable | None:
        at = At("table", number)
        self.known(given, _PART, at)
        makes = self.text(given.get("makes", ""), at.to("makes"))
        table = TABLE_BY_KEY.get(match_key(makes or ""))
        if table is None:
            if makes:
                near = did_you_mean(nearest_word(makes, TABLE_WORDS))
                expected = Text(f"{near.nl}Kies uit: {TABLE_NAMES.nl}.", f"{near.en}Choose one of: {TABLE_NAMES.en}.")
                self.wrong(MAPPING_VALUE, at.to("makes"), value=makes, expected=expected)
            elif makes is not None:
                self.wrong(MAPPING_LACKS, at, value="makes", what=TABLE_NAMES)
            return None
        across = self.texts(given.get("across", []), at.to("across"))
        columns = self._columns(table, given.get("columns", {}), at.to("columns"), across)
        if source and table.kind != DOCUMENTS.kind:
            columns.setdefault(SOURCE.id, From(fixed=source))
        self._lacking(table, given.get("columns"), columns, at.to("columns"))
        down = given.get("fill_down", [])
        return MappedTable(
            table,
            self.line(at) or 1,
            columns,
            self.text(given.get("file", ""), at.to("file")) or "",
            self.sheet(given.get("sheet", ""), at.to("sheet")),
            self.rows(given.get("heading", []), at.to("heading")),
            self.cells(given.get("where", {}), at.to("where")),
            self.cells(given.get("skip", {}), at.to("skip")),
            (ANYTHING_ELSE,) if down is True else self.texts([] if down is False else down, at.to("fill_down")),
            across,
            self.flag(given.get("distinct", False), at.to("distinct")),
            self.flag(given.get("only_new", False), at.to("only_new")),
        )

    def _columns(self, table: Table, given: Any, at: At, across: tuple[str, ...]) -> dict[str, From]:
        columns = {}
        for key, value in self.table(given, at).items():
            field = self.field(table, key, at)
            if field and field.id in columns:
                other = Text(f"{key} staat er twee keer: als id, nl of en.", f"{key} is there twice, in other words.")
                self.wrong(MAPPING_VALUE, at.to(key), value=key, expected=other)
            elif field and (found := self._from(field, value, at.to(key), across)):
                columns[field.id] = found
        return columns

    def _from(self, field: Field, value: Any, at: At, across: tuple[str, ...]) -> From | None:
        if not isinstance(value, dict):
            columns = self.texts(value, at)
            return From(columns) if columns else None
        self.known(value, _COLUMN, at)
        if len([key for key in _WHENCE if key in value]) != 1:
            what = Text("precies één van column, text, fixed en across", "just one of column, text, fixed and across")
            self.wrong(MAPPING_LACKS, at, value="column", what=what)
            return None
        fixed = self.text(value["fixed"], at.to("fixed")) if "fixed" in value else None
        if fixed is not None:
            self.fits(field, fixed, at)
        one = self.one_of(value.get("across", ""), ACROSS, at.to("across")) if "across" in value else ""
        if one and not across:
            what = Text(
                'across = ["kolom", "kolom"] in deze [[table]]', 'across = ["column", "column"] in this [[table]]'
            )
            self.wrong(MAPPING_LACKS, at, value="across", what=what)
        return From(
            self.texts(value.get("column", []), at.to("column")),
            self.text(value.get("text", ""), at.to("text")) or "",
            fixed,
            one,  # type: ignore[arg-type]  # one of ACROSS
            self.text(value.get("after", ""), at.to("after")) or "",
            self.text(value.get("before", ""), at.to("before")) or "",
            self.text(value.get("split", ""), at.to("split")) or "",
            self._values(field, value.get("values", {}), at.to("values")),
            "tell" if self.one_of(value.get("rest", "keep"), ("keep", "tell"), at.to("rest")) == "tell" else "keep",
            self.flag(value.get("last_day", False), at.to("last_day")),
        )

    def _values(self, field: Field, given: Any, at: At) -> dict[str, str]:
        values = {}
        for theirs, ours in self.table(given, at).items():
            text = self.text(ours, at.to(theirs))
            if text is not None and self.fits(field, text, at.to(theirs)):
                values[folded(theirs)] = text
        return values

    def _lacking(self, table: Table, given: Any, filled: Container[str], at: At) -> None:
        """Tells of what must be there; not of what is, and is wrong."""
        named = set(map(match_key, given)) if isinstance(given, dict) else set()
        for field in table.columns:
            if field.required and field.id not in filled and named.isdisjoint(map(match_key, spellings(field))):
                self.wrong(MAPPING_LACKS, at, value=field.text.en, what=field.what)
