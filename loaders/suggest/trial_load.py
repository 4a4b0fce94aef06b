"""A suggested mapping tried on the file itself: what does not load is taken out, with the reason beside it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from opgavenkaart.graph.identity.lookup import Names
from opgavenkaart.graph.model import TABLES
from opgavenkaart.graph.text import Text, join
from opgavenkaart.loaders.exchange.network import EDGES
from opgavenkaart.loaders.files.sheet import Sheet
from opgavenkaart.loaders.mapping.codes import ROWS_DIFFER
from opgavenkaart.loaders.mapping.load import tables_of
from opgavenkaart.loaders.mapping.model import BRACED, TABLE_OF, Toml
from opgavenkaart.loaders.mapping.parse import mapping_of
from opgavenkaart.loaders.problems.group import ProblemGroup, group_problems
from opgavenkaart.loaders.problems.problem import Problem
from opgavenkaart.loaders.suggest.draft.model import ColumnDraft, Draft
from opgavenkaart.loaders.tables import codes
from opgavenkaart.loaders.tables.find_header import plain
from opgavenkaart.loaders.tables.records import name_field
from opgavenkaart.loaders.tables.source import TableSource

MAX_ROUNDS = 12
MAX_SKIPPED_SHARE = 0.05  # of rows that are left out rather than their column
_OF_REFERENCES = (codes.UNKNOWN_REFERENCE, codes.AMBIGUOUS_REFERENCE, codes.SELF_REFERENCE, codes.CYCLE)
_NAME = "mapping.toml"
_WHERE = ("file", "sheet", "heading")
_NAMED = Text("zij worden elders in deze tabel genoemd", "they are named elsewhere in this table")
_OFF = Text("niet bruikbaar: {why}", "not usable: {why}")
_LEFT_OUT = Text(
    "Rijen weggelaten met skip ({n}); verbeter ze in de tabel en haal skip weg. Want {why}",
    "Rows left out by skip ({n}); mend them in the table and take skip away. For {why}",
)


def tried(
    path: Path, read: Mapping[Path, Sequence[Sheet]], document: Mapping[str, str], drafts: list[Draft], there: Names
) -> dict[str, int]:
    """Changes the drafts until what they make has no errors, or nothing more can be taken out; then what they make."""
    for _ in range(MAX_ROUNDS):
        problems: list[Problem] = []
        values = {"document": document, "table": [draft.values() for draft in drafts if not draft.off]}
        mapping = mapping_of(_NAME, values, problems)
        made = tables_of(path, mapping, problems, read={file: list(sheets) for file, sheets in read.items()})
        edition, found = TableSource("", "", made.tables, problems).examine(lambda: there)
        errors = [problem for problem in found if problem.severity == "error"]
        changed = [_mended(group, drafts, read) for group in group_problems(errors)]
        if not any(changed):
            break
    return {"nodes": len(edition.nodes), "claims": len(edition.claims), "errors": len(errors)}


def _mended(group: ProblemGroup, drafts: list[Draft], read: Mapping[Path, Sequence[Sheet]]) -> bool:
    """Does something about an error in some rows; whether there was anything to do."""
    problem = group.problems[0]
    if problem.code == codes.REFUSED_REFERENCE:  # which no other mapping mends
        return False
    if problem.code in (ROWS_DIFFER, codes.DUPLICATE_ID):
        more = [draft for draft in drafts if not draft.off and draft.makes in TABLE_OF.values()]
        more = [draft for draft in more if not draft.says.get("distinct")]
        for draft in more:
            draft.says["distinct"] = True
        return bool(more)
    lines = [(draft, line) for draft in drafts if not draft.off for line in draft.lines if _is(draft, line, problem)]
    if problem.code == codes.UNKNOWN_REFERENCE and lines and _added(*lines[0], drafts):
        return True
    if problem.code == codes.DATES_REVERSED and lines and _skipped(group, lines[0][0], drafts, read):
        return True
    off = _OFF.format(why=Text(group.text("nl"), group.text("en")))
    for draft, line in lines:
        table = TABLES[draft.makes]
        ends = {end for link in table.links for end in (link.source, link.target)} if not table.kind else ()
        if table.field(line.field).required or line.field in ends:
            draft.off = off.capital()
        else:
            line.off = off
    return bool(lines)


def _is(draft: Draft, line: ColumnDraft, problem: Problem) -> bool:
    """Whether a problem may come from this line: it is about the same column, and of the type that it has."""
    field = TABLES[draft.makes].field(line.field)
    filled_in = problem.column in (field.id, *field.text)  # in a row of another part, which has no such column
    if line.off or not (filled_in or problem.file == draft.says.get("file", problem.file)):
        return False
    if (problem.code in _OF_REFERENCES) != (field.type == "reference"):
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
    makes = TABLE_OF.get(TABLES[draft.makes].field(line.field).to, "")
    same = [other for other in drafts if other.makes == makes and other.lines and other.lines[0].value == line.value]
    if not makes or same or draft.says.get("sheet") == EDGES:  # the ends of a network's are its elements
        return False
    of_id = isinstance(line.value, Mapping) and "text" in line.value
    lines = [ColumnDraft("id", line.value, line.sure, _NAMED)] if of_id else []
    lines.append(ColumnDraft(name_field(TABLES[makes]).id, line.value, line.sure, _NAMED, line.example))
    title = join(TABLES[makes].text, _NAMED, between=": ")
    says = {key: value for key, value in draft.says.items() if key in _WHERE}
    drafts.append(Draft(makes, title, line.sure, lines, {**says, "only_new": True}))
    return True


def _skipped(group: ProblemGroup, draft: Draft, drafts: Sequence[Draft], read: Mapping[Path, Sequence[Sheet]]) -> bool:
    """Lets every draft of the sheet skip the rows with these problems, so that a whole column need not be left out.

    False where they are many, or share a name with others.
    """
    problem, key, at = group.problems[0], draft.lines[0].value, draft.says.get("heading")
    sheets = (sheet for of in read.values() for sheet in of if sheet.place == (problem.file, problem.sheet))
    sheet = next(sheets, None)
    if sheet is None or not isinstance(at, int) or not isinstance(key, str) or "skip" in draft.says:
        return False
    titles = [plain(cell) for cell in sheet.cells[at - 1]]
    if titles.count(key) != 1:
        return False
    column = titles.index(key)
    cells = {n: row[column] for n, row in enumerate(sheet.cells[at:], at + 1) if len(row) > column}
    bad = dict.fromkeys(cells.get(wrong.row or 0, "") for wrong in group.problems)
    times = Counter(cells.values())
    if any(wrong.more for wrong in group.problems) or len(bad) > MAX_SKIPPED_SHARE * len(cells):
        return False
    if any(not cell.strip() or times[cell] > 1 for cell in bad):
        return False
    for other in drafts:
        if all(other.says.get(name) == draft.says.get(name) for name in _WHERE):
            other.says["skip"] = {key: list(bad)}
    draft.note = _LEFT_OUT.format(n=len(bad), why=Text(group.text("nl"), group.text("en")))
    return True
