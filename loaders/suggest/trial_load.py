"""A suggested mapping tried on the file itself: what does not load is taken out, with the reason beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from opgavenkaart.graph.identity.lookup import Names
from opgavenkaart.graph.model import TABLES
from opgavenkaart.graph.text import Text
from opgavenkaart.loaders.exchange.network import EDGES
from opgavenkaart.loaders.files.sheet import Sheet
from opgavenkaart.loaders.mapping.codes import ROWS_DIFFER
from opgavenkaart.loaders.mapping.load import tables_of
from opgavenkaart.loaders.mapping.model import BRACED, TABLE_OF
from opgavenkaart.loaders.mapping.parse import mapping_of
from opgavenkaart.loaders.mapping.toml_write import ColumnDraft, Draft, Toml, text_of
from opgavenkaart.loaders.problems.group import ProblemGroup, group_problems
from opgavenkaart.loaders.problems.problem import Problem
from opgavenkaart.loaders.suggest.skip_bad_rows import left_out_by_name
from opgavenkaart.loaders.tables.codes import (
    AMBIGUOUS_REFERENCE,
    CYCLE,
    DATES_REVERSED,
    DUPLICATE_ID,
    SELF_REFERENCE,
    UNKNOWN_REFERENCE,
)
from opgavenkaart.loaders.tables.ids import name_field
from opgavenkaart.loaders.tables.source import TableSource

ROUNDS = 12
_NAME = "mapping.toml"
_NAMED = Text("zij worden elders in deze tabel genoemd", "they are named elsewhere in this table")


def tried(
    path: Path, read: Mapping[Path, Sequence[Sheet]], document: Mapping[str, str], drafts: list[Draft], there: Names
) -> dict[str, int]:
    """Changes the drafts until what they make has no errors, or nothing more can be taken out; then what they make."""
    for _ in range(ROUNDS):
        problems: list[Problem] = []
        mapping = mapping_of(_NAME, text_of(document, drafts, (), "en", Text("", "")), problems)
        made = tables_of(path, mapping, problems, read={file: list(sheets) for file, sheets in read.items()})
        examined = TableSource("", "", made.tables, problems).examine(lambda: there)
        errors = [problem for problem in examined.problems if problem.severity == "error"]
        changed = [_mended(mending, drafts, read) for mending in group_problems(errors)]
        if not any(changed):
            break
    edition = examined.edition
    return {"nodes": len(edition.nodes), "claims": len(edition.claims), "errors": len(errors)}


def _mended(mending: ProblemGroup, drafts: list[Draft], read: Mapping[Path, Sequence[Sheet]]) -> bool:
    """Does something about an error in some rows; whether there was anything to do."""
    problem = mending.problems[0]
    if problem.code in (ROWS_DIFFER, DUPLICATE_ID):
        more = [draft for draft in drafts if not draft.off and draft.makes in TABLE_OF.values()]
        more = [draft for draft in more if not draft.says.get("distinct")]
        for draft in more:
            draft.says["distinct"] = True
        return bool(more)
    lines = [(draft, line) for draft in drafts if not draft.off for line in draft.lines if _is(draft, line, problem)]
    if problem.code == UNKNOWN_REFERENCE and lines and _added(*lines[0], drafts):
        return True
    if problem.code == DATES_REVERSED and lines and left_out_by_name(mending, lines[0][0], drafts, read):
        return True
    why = mending.text("nl"), mending.text("en")
    for draft, line in lines:
        field = next(field for field in TABLES[draft.makes].columns if field.id == line.field)
        table = TABLES[draft.makes]
        ends = {end for link in table.links for end in (link.source, link.target)} if not table.kind else ()
        if field.required or field.id in ends:
            draft.off = Text(f"Niet bruikbaar: {why[0]}", f"Not usable: {why[1]}")
        else:
            line.off = Text(f"niet bruikbaar: {why[0]}", f"not usable: {why[1]}")
    return bool(lines)


def _is(draft: Draft, line: ColumnDraft, problem: Problem) -> bool:
    """Whether a problem may come from this line: it is about the same column, and of the type that it has."""
    field = next(field for field in TABLES[draft.makes].columns if field.id == line.field)
    filled_in = problem.column in (field.id, *field.text)  # in a row of another part, which has no such column
    if line.off or not (filled_in or problem.file == draft.says.get("file", problem.file)):
        return False
    referring = problem.code in (UNKNOWN_REFERENCE, AMBIGUOUS_REFERENCE, SELF_REFERENCE, CYCLE)
    if referring != (field.type == "reference"):
        return False
    return filled_in or _heading(line.value) == problem.column


def _heading(value: Toml) -> str:
    """What a problem calls the column of a line."""
    if isinstance(value, Mapping):
        if "text" in value:
            return " / ".join(BRACED.findall(str(value["text"])))
        return str(value.get("column", ""))
    return str(value)


def _added(draft: Draft, line: ColumnDraft, drafts: list[Draft]) -> bool:
    """Makes things of what a column refers to; False where that was done, or there is no table for them."""
    field = next(field for field in TABLES[draft.makes].columns if field.id == line.field)
    makes = TABLE_OF.get(field.to, "")
    same = [other for other in drafts if other.makes == makes and other.lines and other.lines[0].value == line.value]
    if not makes or same or draft.says.get("sheet") == EDGES:  # the ends of a network's are its elements
        return False
    name = name_field(TABLES[makes]).id
    of_id = isinstance(line.value, Mapping) and "text" in line.value
    lines = [ColumnDraft("id", line.value, line.sure, _NAMED)] if of_id else []
    lines.append(ColumnDraft(name, line.value, line.sure, _NAMED, line.example))
    title = Text(f"{TABLES[makes].text.nl}: {_NAMED.nl}", f"{TABLES[makes].text.en}: {_NAMED.en}")
    says = {key: value for key, value in draft.says.items() if key in ("file", "sheet", "heading")}
    drafts.append(Draft(makes, title, line.sure, lines, {**says, "only_new": True}))
    return True
