"""A review of who is who as a workbook: a row a proposal, to be answered with yes or no, and loaded as it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from opgavenkaart.graph.identity.merge import TEXT_ID_PREFIX
from opgavenkaart.graph.model import ORGANISATION_KIND, REVIEW_HEADINGS, TABLES
from opgavenkaart.graph.text import MAX_CELL_LENGTH, Lang, Text
from opgavenkaart.loaders.files.workbook.write import NewWorkbook
from opgavenkaart.loaders.tables.recognise import BY_CODE, READ_ME, TWO_CODES, UNPROPOSED
from opgavenkaart.output.match_review_texts import MISSED, STEPS, STRENGTH, TITLE
from opgavenkaart.queries.matching.propose import Decided, Proposal, Review
from opgavenkaart.queries.matching.records import Record
from opgavenkaart.queries.matching.scoring import texts

TABLE = TABLES["who_is_who"]
_SHOWN = ("name", "also_called", "kind", "period", "official_id", "part_of", "data_sets")
_LEFT = ("decision", "proposal", "score", "a_name", "b_name", "speaks_for", "speaks_against")  # what one looks at first
_RIGHT = (*(f"{side}_{shown}" for side in "ab" for shown in _SHOWN[1:]),)
_READ = ("from", "text", "to", "reason", "decided_by", "date")
COLUMNS = (*_LEFT, "reason", *_RIGHT, *(name for name in _READ if name != "reason"))
HEADINGS = {field.id: field.text for field in TABLE.columns} | {text.en: text for text in REVIEW_HEADINGS}
WIDE = ("a_name", "b_name", "speaks_for", "speaks_against", "reason", "text")
Row = dict[str, Any]


def workbook(found: Review, lang: Lang, by: str = "") -> bytes:
    """The file. What was decided before is in it too, so that loading it again loses nothing; `by` is a post."""
    new = NewWorkbook()
    book = new.book
    looks = {
        "asked": book.add_format({"bold": True, "bg_color": "#154273", "font_color": "#FFFFFF", "valign": "top"}),
        "heading": book.add_format({"bold": True, "bg_color": "#DCE6F1", "valign": "top"}),
        "text": book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"}),
        "number": book.add_format({"num_format": "0.00", "valign": "top"}),
        "large": book.add_format({"bold": True, "font_size": 16}),
        "wrapped": book.add_format({"text_wrap": True, "valign": "top"}),
    }
    missed = MISSED if found.unproposed else None
    _read_me(book, looks, [step for step in (*STEPS, missed, _left_out(found)) if step], lang)
    rows = [*_proposed(found.proposals, lang, by), *(_decided(one, lang) for one in found.decided)]
    _sheet(book, looks, TABLE.text.in_(lang), COLUMNS, rows, lang)
    for name, of in ((BY_CODE, found.united), (TWO_CODES, found.vetoed)):
        if of:
            _sheet(book, looks, name.in_(lang), (*_LEFT[1:], *_RIGHT), _proposed(of, lang, ""), lang)
    if found.unproposed:
        _sheet(book, looks, UNPROPOSED.in_(lang), ("text",), ({"text": name} for name in found.unproposed), lang)
    return new.content()


def review_summary(found: Review, out: str) -> Text:
    """What was found, in a sentence, and what to do next."""
    counts = [sum(p.strength == strength for p in found.proposals) for strength in ("official_id", "strong", "weak")]
    strong, weak = counts[0] + counts[1], counts[2]
    nl = (
        f"{strong} sterke en {weak} zwakke voorstellen, {len(found.decided)} eerder besloten, {len(found.united)} al "
        f"één op officiële id, {len(found.vetoed)} met één naam en twee codes"
    )
    en = (
        f"{strong} strong and {weak} weak proposals, {len(found.decided)} decided before, {len(found.united)} one by "
        f"official id, {len(found.vetoed)} of one name and two codes"
    )
    if missed := len(found.unproposed):
        nl += f", namen zonder voorstel: {missed} (blad “{UNPROPOSED.nl}”)"
        en += f", names without a proposal: {missed} (sheet “{UNPROPOSED.en}”)"
    left = _left_out(found)
    more = Text(f"{left.nl} ", f"{left.en} ") if left else Text("", "")
    return Text(
        f"{nl}. {more.nl}Vul ja of nee in; dan: opgavenkaart load {out}",
        f"{en}. {more.en}Fill in yes or no; then: opgavenkaart load {out}",
    )


def _left_out(found: Review) -> Text | None:
    """How many weak proposals are left out, and how to see them."""
    if not found.within:
        return None
    listed = ", ".join(f"{count} × {name}" for name, count in sorted(found.within.items()))
    most = max(found.within, key=lambda name: found.within[name])
    return Text(
        f"Weggelaten: zwakke voorstellen over wat één gegevensset zelf apart noemt ({listed}); te zien met "
        f"match --dataset {most}.",
        f"Left out: weak proposals on what one data set itself lists apart ({listed}); to be seen with "
        f"match --dataset {most}.",
    )


def _read_me(book: Any, looks: dict[str, Any], steps: Iterable[Text], lang: Lang) -> None:
    sheet = book.add_worksheet(READ_ME.in_(lang))
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 4)
    sheet.set_column(1, 1, 110)
    sheet.write_string(0, 0, TITLE.in_(lang), looks["large"])
    for row, step in enumerate(steps, 2):
        sheet.write_number(row, 0, row - 1, looks["wrapped"])
        sheet.write_string(row, 1, step.in_(lang), looks["wrapped"])


def _sheet(
    book: Any, looks: dict[str, Any], name: str, columns: Sequence[str], rows: Iterable[Row], lang: Lang
) -> None:
    """Headings and the two names stay in sight; the answers are chosen from a list."""
    sheet = book.add_worksheet(name)
    last = 0
    for at, column in enumerate(columns):
        asked = column in ("decision", "reason", "decided_by")
        sheet.write_string(0, at, HEADINGS[column].in_(lang), looks["asked" if asked else "heading"])
        sheet.set_column(at, at, 36 if column in WIDE else 14, looks["text"])
    for last, row in enumerate(rows, 1):
        for at, column in enumerate(columns):
            value = row.get(column, "")
            if isinstance(value, float):
                sheet.write_number(last, at, value, looks["number"])
            elif value:
                sheet.write_string(last, at, value[:MAX_CELL_LENGTH], looks["text"])
    if columns[0] == "decision":
        answers = [value.text.in_(lang) for value in TABLE.columns[0].values]
        sheet.data_validation(1, 0, max(1, last), 0, {"validate": "list", "source": answers})
    sheet.freeze_panes(1, columns.index("speaks_for") if "speaks_for" in columns else 0)
    sheet.autofilter(0, 0, max(1, last), len(columns) - 1)


def _proposed(proposals: Iterable[Proposal], lang: Lang, by: str) -> Iterable[Row]:
    for one in proposals:
        row = _sides(one.a, one.b, lang)
        row |= {"proposal": STRENGTH[one.strength].in_(lang), "score": one.score, "decided_by": by}
        yield row | {
            "speaks_for": texts(one.for_).in_(lang),
            "speaks_against": texts(one.against).in_(lang),
        }


def _decided(one: Decided, lang: Lang) -> Row:
    answer = next(link.when[1] for link in TABLE.links if link.relation == one.claim.relation and link.when)
    decision = TABLE.columns[0].value(answer).text.in_(lang)
    said = {name: one.claim.props.get(name, "") for name in ("reason", "decided_by", "date")}
    return _sides(one.a, one.b, lang) | said | {"decision": decision, "proposal": STRENGTH["decided"].in_(lang)}


def _sides(a: Record, b: Record, lang: Lang) -> Row:
    named = a.name if not a.id or a.id.startswith(TEXT_ID_PREFIX) else ""
    row = {"from": "" if named else a.id, "text": named, "to": b.id}
    for side, record in (("a", a), ("b", b)):
        row |= {f"{side}_{name}": value for name, value in zip(_SHOWN, _told(record, lang), strict=True)}
    return row


def _told(record: Record, lang: Lang) -> tuple[str, ...]:
    """What stands side by side, in the order of _SHOWN."""
    others = dict.fromkeys(
        word
        for called in record.called
        for word in (called.text, *(short.upper() for short in sorted(called.name.stated)))
        if word != record.name
    )
    kind = ORGANISATION_KIND.value(record.kind).text if record.kind else Text("", "")
    period = f"{record.valid_from} – {record.valid_to}" if record.valid_from or record.valid_to else ""
    parents = "; ".join(parent.shown for parent in record.parents)
    sets = ", ".join(record.datasets)
    return record.name, "; ".join(others), kind.in_(lang), period, record.official_id, parents, sets
