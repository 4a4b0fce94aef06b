"""Who wants what raised or kept out, during and after, who is opposed to whom, and which questions stay unanswered?"""

from collections.abc import Iterator, Mapping, Sequence

from opgavenkaart.graph.model import PERIOD, STANCE
from opgavenkaart.graph.text import Text, and_more, join, same
from opgavenkaart.queries.core.grouping import grouped
from opgavenkaart.queries.positions import POSITIONS, UNANSWERED, Position
from opgavenkaart.viz.answers import Answers, cited
from opgavenkaart.viz.scene.cross_table import Column, Row, cross_table
from opgavenkaart.viz.scene.finding_tables import by_thing, table
from opgavenkaart.viz.scene.folding import MORE, gathered, shortened
from opgavenkaart.viz.scene.layout import STAGE, Entry, Placed
from opgavenkaart.viz.scene.picture import NOTHING, Assertion, Counted, Picture, reason_of
from opgavenkaart.viz.style.nodes import party
from opgavenkaart.viz.texts import PARTY

TABLE = "table"
FIRST, WIDTH, WIDEST = 380.0, 1490.0, 250.0  # of the names of issues, of the whole and of a column at most
READABLE = 0.8  # of the full size, at 1280 by 720
SIZES = ((9, 40), (7, 30), (5, 24), (4, 20), (3, 16), (3, 12), (2, 12), (2, 9), (1, 9), (1, 6))  # parties, and rows
_NO_PERIOD = Text("geen periode genoemd", "no period stated")
_ASKED = Position.words[UNANSWERED].capital()
_ON_AGENDA = Text("Op de agenda van", "On the agenda of")
_HOW = Text(
    "Elke rij is een opgave of een vraag, met wie daar wat van wil.",
    "Each row is an issue or a question, with who wants what of it.",
)
_QUESTIONS = Text(
    "Elke rij is een vraag, met aan wie zij is gesteld zonder dat een standpunt is vastgelegd.",
    "Each row is a question, with those who were asked and of whom no position is on record.",
)
_OPPOSED = Text(" Vet: daar staan partijen tegenover elkaar.", " Bold: there parties are opposed to each other.")
_NOUNS = (
    (Text("standpunt", "position"), Text("standpunten", "positions")),
    (Text("vraag", "question"), Text("vragen", "questions")),
    (Text("standpunt of vraag", "position or question"), Text("standpunten en vragen", "positions and questions")),
)


def positions(answers: Answers) -> Picture:
    """A row for each issue and each unanswered question, a column for each stance and period."""
    found = answers.narrowed(POSITIONS)
    placed = _placed(answers, found)
    folded = any(mark.look == "gathered" for mark in placed.marks)
    asked = {finding.stance == UNANSWERED for finding in found}
    nouns = _NOUNS[2 if len(asked) > 1 else True in asked]
    return Picture(
        title=answers.title(POSITIONS, found),
        how=join(_QUESTIONS if asked == {True} else _HOW, _OPPOSED if any(f.opposed for f in found) else NOTHING),
        tip=MORE if folded else NOTHING,
        marks=placed.marks,
        boxes=placed.boxes,
        near=placed.near,
        tables=(
            table(
                POSITIONS,
                found,
                "organisation",
                "organisation",
                answers.graph,
                on_agenda="group",
                others="organisation",
                opposed="organisation",
            ),
        ),
        counted=Counted(nouns, tuple((f"organisation:{finding.organisation}", _subject(finding)) for finding in found)),
        flow=True,
        sources=cited(found),
        sentences=by_thing(
            (thing, reason_of(finding))
            for finding in found
            for thing in (_subject(finding), f"organisation:{finding.organisation}")
        ),
        without_data=not found,
    )


def _subject(finding: Position) -> str:
    return f"issue:{finding.issue}" if finding.issue else f"activity:{finding.question}"


def _column(finding: Position) -> str:
    return f"{finding.stance}-{finding.period or ''}"


def _of_column(found: Sequence[Position], column: str) -> tuple[Position, ...]:
    return tuple(f for f in found if (f.on_agenda if column == TABLE else column == _column(f)))


def _placed(answers: Answers, found: Sequence[Position]) -> Placed:
    """As many rows as can be read, those where parties are opposed first, and the questions last."""
    of_subject = grouped(found, _subject)
    order = sorted(of_subject, key=lambda thing: _rank(of_subject[thing]))
    headings = _headings(found)
    wide = min((WIDTH - FIRST) / max(len(headings), 1), WIDEST)
    columns = [Column(id, Assertion(text, _of_column(found, id)), wide) for id, text in headings.items()]
    for parties, most in SIZES:
        shown = order if len(order) <= most else order[: most - 1]
        rows = [[thing] for thing in shown] + ([order[len(shown) :]] if len(shown) < len(order) else [])
        drawn = [_row(answers, number, things, of_subject, columns, parties) for number, things in enumerate(rows)]
        placed = cross_table(columns, drawn, FIRST)
        if placed.scale >= READABLE or placed.height * STAGE[0] <= placed.width * STAGE[1]:  # shorter is no larger
            break
    return placed


def _rank(found: Sequence[Position]) -> tuple[object, ...]:
    return found[0].issue is None, not any(finding.opposed for finding in found)


def _headings(found: Sequence[Position]) -> Mapping[str, Text]:
    """The stances and periods that there are any of, the questions, and the agendas."""
    present, headings = {_column(finding) for finding in found}, {}
    for stance in STANCE.values:
        for period, text in (*((period.id, period.text) for period in PERIOD.values), ("", _NO_PERIOD)):
            if f"{stance.id}-{period}" in present:
                headings[f"{stance.id}-{period}"] = join(stance.text.capital(), ", ", text)
    if f"{UNANSWERED}-" in present:
        headings[f"{UNANSWERED}-"] = _ASKED
    if any(finding.on_agenda for finding in found):
        headings[TABLE] = _ON_AGENDA
    return headings


def _row(
    answers: Answers,
    number: int,
    things: Sequence[str],
    of_subject: Mapping[str, Sequence[Position]],
    columns: Sequence[Column],
    most: int,
) -> Row:
    """The row of an issue or question, or of several together."""
    found = [finding for thing in things for finding in of_subject[thing]]
    heads = [_head(answers, thing, of_subject[thing]) for thing in things]
    cells = []
    for column in columns:
        because = grouped(_standing(found, column.id), lambda pair: pair[0])
        entries = [party(answers.graph, thing, tuple(of for _, of in pairs)) for thing, pairs in because.items()]
        cells.append(shortened(entries, most, PARTY))
    return Row(str(number), cells, heads[0] if len(heads) == 1 else gathered(heads, and_more(len(heads))))


def _standing(found: Sequence[Position], column: str) -> Iterator[tuple[str, str]]:
    """Who or what stands in a column, each with the thing because of which it does."""
    for finding in found:
        if column == TABLE:
            yield from ((f"group:{group}", _subject(finding)) for group in finding.on_agenda)
        elif column == _column(finding):
            yield f"organisation:{finding.organisation}", _subject(finding)


def _head(answers: Answers, thing: str, found: Sequence[Position]) -> Entry:
    kind, _, id = thing.partition(":")
    opposed = any(finding.opposed for finding in found)
    return Entry(kind, same(answers.graph.label(kind, id)), thing, bold=opposed, heads=True)
