"""A review of who is who as a workbook: a row a proposal, to be answered with yes or no, and loaded as it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from opgavenkaart.graph.identity.merge import TEXT_ID_PREFIX
from opgavenkaart.graph.model import ORGANISATION_KIND, REVIEW_HEADINGS, TABLES
from opgavenkaart.graph.text import MAX_CELL_LENGTH, Lang, Text, join
from opgavenkaart.loaders.files.workbook.write import NewWorkbook
from opgavenkaart.loaders.tables.recognise import BY_CODE, READ_ME, TWO_CODES, UNPROPOSED
from opgavenkaart.output.match_review_texts import (
    FILL_IN,
    FOUND,
    LEFT_OUT,
    MISSED,
    STEPS,
    STRENGTH,
    TITLE,
    UNPROPOSED_COUNT,
)
from opgavenkaart.queries.matching.propose import Decided, Proposal, Review
from opgavenkaart.queries.matching.records import Record
from opgavenkaart.queries.matching.scoring import texts

TABLE = TABLES["who_is_who"]
_ALSO = ("also_called", "kind", "period", "official_id", "part_of", "data_sets")  # of each, beside its name
_LEFT = ("decision", "proposal", "score", "a_name", "b_name", "speaks_for", "speaks_against")  # what one looks at first
_RIGHT = (*(f"{side}_{also}" for side in "ab" for also in _ALSO),)
COLUMNS = (*_LEFT, "reason", *_RIGHT, "from", "text", "to", "decided_by", "date")
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
    steps = [*STEPS, *([MISSED] if found.unproposed else []), *_left_out(found)]
    _read_me(book, looks, steps, lang)
    rows = [*_proposed(found.proposals, lang, by), *(_decided(decided, lang) for decided in found.decided)]
    _sheet(book, looks, TABLE.text.in_(lang), COLUMNS, rows, lang)
    for name, of in ((BY_CODE, found.united), (TWO_CODES, found.vetoed)):
        if of:
            _sheet(book, looks, name.in_(lang), (*_LEFT[1:], *_RIGHT), _proposed(of, lang, ""), lang)
    if found.unproposed:
        _sheet(book, looks, UNPROPOSED.in_(lang), ("text",), ({"text": name} for name in found.unproposed), lang)
    return new.content()


def review_summary(found: Review, out: str) -> Text:
    """What was found, in a sentence, and what to do next."""
    strengths = Counter(proposal.strength for proposal in found.proposals)
    counts = FOUND.format(
        strong=strengths["official_id"] + strengths["strong"],
        weak=strengths["weak"],
        decided=len(found.decided),
        united=len(found.united),
        vetoed=len(found.vetoed),
        unproposed=UNPROPOSED_COUNT.format(n=len(found.unproposed), sheet=UNPROPOSED) if found.unproposed else "",
    )
    return join(counts, *_left_out(found), FILL_IN.format(out=out), between=" ")


def _left_out(found: Review) -> list[Text]:
    """How many weak proposals are left out, and how to see them."""
    if not found.within:
        return []
    counts = ", ".join(f"{count} × {name}" for name, count in sorted(found.within.items()))
    return [LEFT_OUT.format(counts=counts, most=max(found.within, key=lambda name: found.within[name]))]


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
    for proposal in proposals:
        yield _sides(proposal.a, proposal.b, lang) | {
            "proposal": STRENGTH[proposal.strength].in_(lang),
            "score": proposal.score,
            "decided_by": by,
            "speaks_for": texts(proposal.for_).in_(lang),
            "speaks_against": texts(proposal.against).in_(lang),
        }


def _decided(decided: Decided, lang: Lang) -> Row:
    claim = decided.claim
    answer = next(link.when[1] for link in TABLE.links if link.relation == claim.relation and link.when)
    return _sides(decided.a, decided.b, lang) | {
        **{name: claim.props.get(name, "") for name in ("reason", "decided_by", "date")},
        "decision": TABLE.columns[0].value(answer).text.in_(lang),
        "proposal": STRENGTH["decided"].in_(lang),
    }


def _sides(a: Record, b: Record, lang: Lang) -> Row:
    named = a.name if not a.id or a.id.startswith(TEXT_ID_PREFIX) else ""
    row = {"from": "" if named else a.id, "text": named, "to": b.id}
    for side, record in (("a", a), ("b", b)):
        row |= {f"{side}_{name}": value for name, value in _record(record, lang).items()}
    return row


def _record(record: Record, lang: Lang) -> Row:
    """What stands side by side of the two."""
    others = dict.fromkeys(
        word
        for called in record.called
        for word in (called.text, *(short.upper() for short in sorted(called.name.stated)))
        if word != record.name
    )
    return {
        "name": record.name,
        "also_called": "; ".join(others),
        "kind": ORGANISATION_KIND.value(record.kind).text.in_(lang) if record.kind else "",
        "period": f"{record.valid_from} – {record.valid_to}" if record.valid_from or record.valid_to else "",
        "official_id": record.official_id,
        "part_of": "; ".join(parent.shown for parent in record.parents),
        "data_sets": ", ".join(record.datasets),
    }
