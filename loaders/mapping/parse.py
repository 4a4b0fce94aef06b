"""A mapping from its TOML file, with every mistake in it at once."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from opgavenkaart.graph.model import DECISION, SOURCE, TABLES
from opgavenkaart.graph.model.schema import Field, Table
from opgavenkaart.graph.text import OR, Text, clean, join, listed, match_key
from opgavenkaart.graph.text.did_you_mean import did_you_mean, nearest_word
from opgavenkaart.loaders.files.encodings import decoded
from opgavenkaart.loaders.files.limits import MAX_TOML, contents
from opgavenkaart.loaders.files.sheet import UnreadableFile, not_opened
from opgavenkaart.loaders.mapping import codes
from opgavenkaart.loaders.mapping.model import ACROSS, TABLE_OF, TO_CHOOSE, From, MappedTable, TableMapping, folded
from opgavenkaart.loaders.mapping.validate import ONE_OF, MappingSection, ValueReader
from opgavenkaart.loaders.problems.problem import Problem
from opgavenkaart.loaders.tables.approval import DECISION_HEADINGS
from opgavenkaart.loaders.tables.recognise import TABLE_BY_KEY, TABLE_NAMES, TABLE_WORDS

DOCUMENTS = TABLES["documents"]
_CHOICES = listed((Text(name, name) for name in TABLE_OF.values()), OR)
_PART: Mapping[str, ValueReader] = {
    **dict.fromkeys(("makes", "file"), MappingSection.text),
    "sheet": MappingSection.sheet,
    "heading": MappingSection.rows,
    **dict.fromkeys(("where", "skip"), MappingSection.cells),
    "fill_down": MappingSection.texts_or_all,
    "across": MappingSection.texts,
    **dict.fromkeys(("distinct", "only_new"), MappingSection.flag),
    "columns": MappingSection.table,
}
_WHENCE = ("column", "text", "fixed", "across")
_COLUMN: Mapping[str, ValueReader] = {
    "column": MappingSection.texts,
    **dict.fromkeys(("text", "fixed"), MappingSection.text),
    "across": lambda section, key: section.one_of(key, ACROSS),
    **dict.fromkeys(("after", "before", "split"), MappingSection.text),
    "values": MappingSection.table,
    "rest": lambda section, key: section.one_of(key, ("keep", "tell")),
    "last_day": MappingSection.flag,
}
_LINE = re.compile(r"line (\d+)")
_NO_TOML = Text("het is geen TOML ({complaint})", "it is not TOML ({complaint})")
_TOO_DEEP = Text("te diep genest", "nested too deep")
_WRITE_SO = Text(
    'Zet teksten tussen aanhalingstekens (met \\ of " erin: tussen enkele), en geen komma voor een }.',
    'Put texts between quotation marks (with \\ or " in it: single ones), and no comma before a }.',
)


def read_mapping(path: Path, problems: list[Problem]) -> TableMapping:
    """The mapping in a file, as far as it goes. What is wrong with it is among the problems."""
    name, line = clean(path.name), None
    try:
        text = decoded(contents(path, MAX_TOML)).text
        return mapping_of(name, tomllib.loads(text.replace("\r\n", "\n")), problems, text)
    except OSError as error:
        why = not_opened(error)
    except UnreadableFile as error:
        why = error
    except RecursionError:
        why = UnreadableFile(_NO_TOML.format(complaint=_TOO_DEEP), _WRITE_SO)
    except tomllib.TOMLDecodeError as error:
        complaint, _, at = str(error).partition(" (at ")
        line = _LINE.match(at)
        why = UnreadableFile(_NO_TOML.format(complaint=complaint), _WRITE_SO)
    details = {"reason": why.reason, "remedy": why.remedy}
    problems.append(Problem(codes.MAPPING_UNREADABLE, name, row=int(line[1]) if line else None, details=details))
    return TableMapping(name, ())


def mapping_of(name: str, values: Mapping[str, Any], problems: list[Problem], text: str = "") -> TableMapping:
    """The mapping that the values of a TOML file make, whether a file holds them or they are still to be written."""
    whole = MappingSection(name, text, problems, values)
    whole.only(("document", "table"))
    documents = whole.tables("document")
    read = [(section.line() or 1, _document(section)) for section in documents]
    source = next((of.get("id") or of.get("title", "") for _, of in read), "") if len(read) == 1 else ""
    tables = whole.tables("table")
    parts = [_part(section, source) for section in tables if section.values.get("makes") != TO_CHOOSE]
    for section in tables:
        if section.values.get("makes") == TO_CHOOSE:  # others may be loaded without it
            code = codes.MAPPING_CHOOSE if parts else codes.MAPPING_CHOOSE_FIRST
            section.wrong(code, "makes", value=TO_CHOOSE, what=_CHOICES)
    if not tables and not problems:
        what = Text("een [[table]] voor elke tabel die eruit komt", "a [[table]] for each table that it makes")
        whole.wrong(codes.MAPPING_LACKS, value="[[table]]", what=what)
    return TableMapping(name, tuple(filter(None, parts)), tuple(read), text)


def _document(section: MappingSection) -> Mapping[str, str]:
    texts = {key: section.text(key) for key in section.values}
    fields = ((key, section.field(DOCUMENTS, key)) for key in texts)
    cells = {field.id: texts[key] for key, field in fields if field and section.fits(field, texts[key], key)}
    section.lacking(DOCUMENTS, cells)
    return cells


def _part(section: MappingSection, source: str) -> MappedTable | None:
    given = section.read(_PART)
    makes = given.pop("makes", "")
    table = TABLE_BY_KEY.get(match_key(makes))
    if table is None:
        if makes:
            near = did_you_mean(nearest_word(makes, TABLE_WORDS))
            section.wrong(
                codes.MAPPING_VALUE, "makes", value=makes, expected=join(near, ONE_OF.format(words=TABLE_NAMES))
            )
        elif isinstance(section.values.get("makes", ""), str):
            section.wrong(codes.MAPPING_LACKS, value="makes", what=TABLE_NAMES)
        return None
    of_columns = given.pop("columns", None) or section.table("columns")
    columns = _columns(table, of_columns, bool(given.get("across")))
    if source and table.kind != DOCUMENTS.kind:
        columns.setdefault(SOURCE.id, From(fixed=source))
    of_columns.lacking(table, columns)
    return MappedTable(table, section.line() or 1, columns, **given)


def _columns(table: Table, section: MappingSection, across: bool) -> dict[str, From]:
    columns = {}
    for key in section.values:
        field = DECISION if match_key(key) in DECISION_HEADINGS else section.field(table, key)
        if field and field.id in columns:
            other = Text(f"{key} staat er twee keer: als id, nl of en.", f"{key} is there twice, in other words.")
            section.wrong(codes.MAPPING_VALUE, key, value=key, expected=other)
        elif field and (found := _from(field, section, key, across)):
            columns[field.id] = found
    return columns


def _from(field: Field, columns: MappingSection, key: str, across: bool) -> From | None:
    if not isinstance(columns.values[key], dict):
        names = columns.texts(key)
        return From(names) if names else None
    section = columns.table(key)
    if len([key for key in _WHENCE if key in section.values]) != 1:
        section.only(_COLUMN)
        what = Text("precies één van column, text, fixed en across", "just one of column, text, fixed and across")
        section.wrong(codes.MAPPING_LACKS, value="column", what=what)
        return None
    given = section.read(_COLUMN)
    if "fixed" in given:
        section.fits(field, given["fixed"])
    if given.get("across") and not across:
        what = Text('across = ["kolom", "kolom"] in deze [[table]]', 'across = ["column", "column"] in this [[table]]')
        section.wrong(codes.MAPPING_LACKS, value="across", what=what)
    if values := given.get("values"):
        ours = {theirs: values.texts(theirs) for theirs in values.values}
        given["values"] = {
            folded(theirs): of for theirs, of in ours.items() if all(values.fits(field, one, theirs) for one in of)
        }
    return From(given.pop("column", ()), **given)
