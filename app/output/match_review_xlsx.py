"""A review of who is who as a workbook: a row a proposal, to be answered with yes or no, and loaded as it is."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from opgavenkaart.graph.identity.merge import TEXT_ID_PREFIX
from opgavenkaart.graph.model import ORGANISATION_KIND, REVIEW_HEADINGS, TABLES
from opgavenkaart.graph.text import Lang, Text, join
from opgavenkaart.loaders.files.workbook.write import WRAPPED, NewWorkbook
from opgavenkaart.loaders.tables.recognise import BY_CODE, READ_ME, TWO_CODES, UNPROPOSED
from opgavenkaart.output import match_review_texts as words
from opgavenkaart.queries.matching.propose import Decided, Review
from opgavenkaart.queries.matching.records import Record
from opgavenkaart.queries.matching.scoring import Proposal, texts

TABLE = TABLES["who_is_who"]
_ALSO = ("also_called", "kind", "period", "official_id", "part_of", "data_sets")  # of each, beside its name
_LEFT = ("decision", "proposal", "score", "a_name", "b_name", "speaks_for", "speaks_against")  # what one looks at first
_RIGHT = (*(f"{side}_{also}" for side in "ab" for also in _ALSO),)
COLUMNS = (*_LEFT, "reason", *_RIGHT, "from", "text", "to", "decided_by", "date")
HEADINGS = {field.id: field.text for field in TABLE.columns} | {text.en: text for text in REVIEW_HEADINGS}
WIDE = ("a_name", "b_name", "speaks_for", "speaks_against", "reason", "text")
Row = dict[str, Any]
_PALE = {"bold": True, "bg_color": "#DCE6F1", "valign": "top"}
_DARK = _PALE | {"bg_color": "#154273", "font_color": "#FFFFFF"}
_TEXT, _NUMBER = {**WRAPPED, "num_format": "@"}, {"num_format": "0.00", "valign": "top"}


def workbook(found: Review, lang: Lang, by: str = "") -> bytes:
    """The file. What was decided before is in it too, so that loading it again loses nothing; `by` is a post."""
    new = NewWorkbook()
    steps = [*words.STEPS, *([words.MISSED] if found.unproposed else []), *_left_out(found)]
    _read_me(new.book, [step.in_(lang) for step in steps], lang)
    rows = [*_proposed(found.proposals, lang, by), *(_decided(decided, lang) for decided in found.decided)]
    sheet, last = _sheet(new, TABLE.text, COLUMNS, rows, lang)
    answers = [value.text.in_(lang) for value in TABLE.columns[0].values]
    sheet.data_validation(1, 0, max(1, last), 0, {"validate": "list", "source": answers})
    for name, of in ((BY_CODE, found.united), (TWO_CODES, found.vetoed)):
        if of:
            _sheet(new, name, (*_LEFT[1:], *_RIGHT), _proposed(of, lang, ""), lang)
    if found.unproposed:
        _sheet(new, UNPROPOSED, ("text",), ({"text": name} for name in found.unproposed), lang)
    return new.content()


def review_summary(found: Review, out: str) -> Text:
    """What was found, in a sentence, and what to do next."""
    strengths = Counter(proposal.strength for proposal in found.proposals)
    counts = words.FOUND.format(
        strong=strengths["official_id"] + strengths["strong"],
        weak=strengths["weak"],
        decided=len(found.decided),
        united=len(found.united),
        vetoed=len(found.vetoed),
        unproposed=words.UNPROPOSED_COUNT.format(n=len(found.unproposed), sheet=UNPROPOSED) if found.unproposed else "",
    )
    return join(counts, *_left_out(found), words.FILL_IN.format(out=out), between=" ")


def _left_out(found: Review) -> list[Text]:
    """How many weak proposals are left out, and how to see them."""
    if not found.within:
        return []
    counts = ", ".join(f"{count} × {name}" for name, count in sorted(found.within.items()))
    return [words.LEFT_OUT.format(counts=counts, most=max(found.within, key=lambda name: found.within[name]))]


def _read_me(book: Any, steps: Sequence[str], lang: Lang) -> None:
    sheet, wrapped = book.add_worksheet(READ_ME.in_(lang)), book.add_format(WRAPPED)
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 4)
    sheet.set_column(1, 1, 110)
    sheet.write_string(0, 0, words.TITLE.in_(lang), book.add_format({"bold": True, "font_size": 16}))
    sheet.write_column(2, 0, range(1, len(steps) + 1), wrapped)
    sheet.write_column(2, 1, steps, wrapped)


def _sheet(new: NewWorkbook, name: Text, columns: Sequence[str], rows: Iterable[Row], lang: Lang) -> tuple[Any, int]:
    """Headings and the two names stay in sight; what is to be filled in is under dark ones."""
    headings = [HEADINGS[column].in_(lang) for column in columns]
    cells = ([row.get(column, "") for column in columns] for row in rows)
    sheet, last = new.table(name.in_(lang), headings, cells, heading=_PALE, cell={})
    dark, text, number = map(new.book.add_format, (_DARK, _TEXT, _NUMBER))
    for at, column in enumerate(columns):
        sheet.set_column(at, at, 36 if column in WIDE else 14, number if column == "score" else text)
        if column in ("decision", "reason", "decided_by"):
            sheet.write_string(0, at, headings[at], dark)
    if "speaks_for" in columns:
        sheet.freeze_panes(1, columns.index("speaks_for"))
    return sheet, last


def _proposed(proposals: Iterable[Proposal], lang: Lang, by: str) -> Iterable[Row]:
    for proposal in proposals:
        yield _sides(proposal.a, proposal.b, lang) | {
            "proposal": words.STRENGTH[proposal.strength].in_(lang),
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
        "proposal": words.STRENGTH["decided"].in_(lang),
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
