"""The table of who is who as it counts: decided rows only, and a thing of its own for each text that names one."""

from collections.abc import Mapping
from dataclasses import replace

from opgavenkaart.graph.identity.merge import TEXT_ID_PREFIX
from opgavenkaart.graph.model import DECIDED_BY, DECISION, IDENTITY
from opgavenkaart.graph.model.schema import Table
from opgavenkaart.graph.text import slug
from opgavenkaart.loaders.problems.bound import bounded
from opgavenkaart.loaders.problems.problem import Code, Problem, error, name_codes, omission, warning
from opgavenkaart.loaders.tables.records import TableRecords

UNDECIDED = omission(
    "nog niet besloten, en niet geteld: {count}.",
    "rows undecided, which do not count: {count}.",
    "Vul ja of nee in en laad het bestand opnieuw, of laat het zo.",
    "Fill in yes or no and load the file again, or leave it so.",
)
TEXT_REFUSED = omission(
    "rijen die zeggen wat een tekst niet betekent, waarvan niets is bewaard: {count}.",
    "rows that say what a text does not mean, of which nothing was kept: {count}.",
    "Betekent de tekst een andere organisatie? Noem die in de kolom {column}, met ja.",
    "Does the text mean another organisation? Name that in the column {column}, with yes.",
)
NO_DECIDER = warning(
    "besluiten die niet noemen wie besloot: {count}.",
    "decisions that do not name who decided: {count}.",
    "Noem in de kolom {column} de functie, of in de kolom bron een document.",
    "Name the post in the column {column}, or a document in the column source.",
)
TWO_ANSWERS = error(
    '"{value}" zou twee organisaties zijn: ook die van rij {other}.',
    '"{value}" would be two organisations: that of row {other} too.',
    "Zeg bij één van de twee nee. Zijn zij zelf één organisatie? Zeg dat dan in een eigen rij.",
    "Say no to one of the two. Are they one organisation themselves? Then say that in a row of its own.",
)
ONE_OF_TWO = error(
    "hier staan een organisatie en een tekst.",
    "this has an organisation and a text.",
    "Laat een van de twee leeg.",
    "Leave one of the two empty.",
)
name_codes(globals(), "Who is who")


def decides(table: Table) -> bool:
    """Whether rows of a table are decisions on who is who. A connection of a network says its answer itself."""
    return DECISION in table.columns


def of_identity(table: Table) -> bool:
    """Whether rows of a table say who is who, be it as a decision or as a connection."""
    return any(link.relation in IDENTITY for link in table.links)


def apply_decisions(records: TableRecords) -> tuple[TableRecords, Mapping[str, str], list[Problem]]:
    """The rows that count, with texts replaced by ids; those texts by id; and what is wrong. Other tables stay."""
    if not decides(records.table):
        return records, {}, []
    answers, texts, starts = (records.column(field) for field in ("decision", "text", "from"))
    named = [bool(text) and not start for text, start in zip(texts, starts, strict=True)]
    kept = [row for row, answer in enumerate(answers) if answer == "same" or (answer and not named[row])]
    deciders, sources = records.column(DECIDED_BY.id), records.column("source")
    counts: tuple[tuple[Code, int, str], ...] = (
        (UNDECIDED, answers.count(""), ""),
        (
            TEXT_REFUSED,
            sum(answer == "different" and name for answer, name in zip(answers, named, strict=True)),
            records.headings.get("to", "to"),
        ),
        (
            NO_DECIDER,
            sum(not (deciders[row] or sources[row]) for row in kept),
            records.headings.get(DECIDED_BY.id, DECIDED_BY.text.en),
        ),
    )
    problems = [
        Problem(code, *records.place, details={"count": str(count), "column": column})
        for code, count, column in counts
        if count
    ]
    both = (row for row, text in enumerate(texts) if text and starts[row])
    problems += bounded(records.problem(ONE_OF_TWO, row, "text", texts[row]) for row in both)
    ids = {row: TEXT_ID_PREFIX + slug(texts[row]) for row in kept if named[row]}
    problems += _two_answers(records, ids)
    columns = {**records.columns, "from": [ids.get(row, start) for row, start in enumerate(starts)]}
    cut = {field: [cells[row] for row in kept] for field, cells in columns.items()}
    counted = replace(records, rows=[records.rows[row] for row in kept], columns=cut)
    return counted, {id: texts[row] for row, id in ids.items()}, problems


def _two_answers(records: TableRecords, ids: Mapping[int, str]) -> list[Problem]:
    """A text that two rows decide differently names neither thing."""
    first: dict[str, int] = {}
    ends, texts = records.column("to"), records.column("text")
    wrong = ((row, first[id]) for row, id in ids.items() if ends[first.setdefault(id, row)] != ends[row])
    return bounded(
        records.problem(TWO_ANSWERS, row, "text", texts[row], {"other": str(records.rows[other])})
        for row, other in wrong
    )
