"""What do the answers rest on: which documents, how precisely cited, how old, and do the quotes stand there?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from opgavenkaart.graph.graph import EVERYTHING, Claim, Evidence, EvidenceList, Graph
from opgavenkaart.graph.model import SUBJECTS
from opgavenkaart.graph.store.around import Around, Follow
from opgavenkaart.graph.text import Text, join
from opgavenkaart.queries.core.grouping import by_name, grouped
from opgavenkaart.queries.core.question import Finding, Option, Question
from opgavenkaart.queries.core.reference import Ref
from opgavenkaart.queries.core.sources import dated
from opgavenkaart.queries.evidence.staleness import STALE_AFTER_MONTHS, is_stale, today_of
from opgavenkaart.queries.evidence.statements import Counts, Statement, backing, counts, statements_in
from opgavenkaart.queries.evidence.text_files import LookUp, TextFiles, read_texts
from opgavenkaart.queries.evidence.wording import (
    age,
    all_ages,
    conclusion,
    in_all,
    looked_up,
    no_text,
    rests,
    shortened,
    stands,
)

STATUSES = ("not_found", "document_missing", "found")
_NOTHING = Text("", "")


@dataclass(frozen=True, kw_only=True)
class Support(Finding):
    """What rests on one document, on one quote of it, or in all.

    `claims` are of two things, `descriptions` of one thing by one data set; all other counts are of both together.
    A row of level "quote" counts those that cite it.
    """

    brief = ("level", "document_name", "claims", "descriptions", "reason")
    key = ("level", "document", "locator", "quote")
    words = {
        "total": Text("totaal", "total"),
        "document": Text("document", "document"),
        "quote": Text("citaat", "quote"),
        "found": Text("gevonden", "found"),
        "not_found": Text("niet gevonden", "not found"),
        "document_missing": Text("tekst ontbreekt", "text is missing"),
    }

    level: str
    document: str | None = None
    document_name: str | None = None
    date: str | None = None
    claims: int = 0
    descriptions: int = 0
    with_locator: int | None = None
    with_quote: int | None = None
    only_source: int | None = None
    stale: int | None = None
    quotes_found: int | None = None
    quotes_not_found: int | None = None
    status: str | None = None
    locator: str | None = None
    quote: str | None = None
    file: str | None = None
    line: int | None = None
    reason: Text = _NOTHING

    @property
    def failed(self) -> bool:
        """A quote that does not stand in its document is an error."""
        return self.level == "quote" and self.status == "not_found"


def evidence(
    graph: Graph, *, about: Ref | None = None, documents: str = "", stale: int = STALE_AFTER_MONTHS, today: str = ""
) -> list[Support]:
    """One finding per document, most used first, then one for what has no source, and last the total.

    With `documents`, a folder of their texts, each is followed by its quotes, those not found first. `about` is a thing
    or a document: only what is stated of it, or by it. A source is old after so many months (`stale`), counted from
    `today`, an ISO day; by default that of the graph, else of the clock.
    """
    every = list(statements_in(graph))
    stated = grouped(every, lambda statement: statement.cited.source)
    of = {document: stated.get(document, []) for document in (*graph.nodes["document"], *stated)}
    texts = read_texts(documents) if documents else None
    quoted = {d: list(dict.fromkeys(s.cited.quote for s in of[d] if s.cited.quote)) for d in sorted(of) if d}
    looked = texts.look_up(quoted) if texts else {}
    if about:
        kept = {document: [one for one in of[document] if one.concerns(about)] for document in of}
        of = {document: those for document, those in kept.items() if those}
    backed, now = backing(every), today_of(graph, today)
    found: list[Support] = []
    for document in sorted(of, key=lambda d: (d == "", -len(of[d]), *by_name(graph.name("document", d), d))):
        old = is_stale(dated(graph, document), stale, now) if document else None
        row = _of_document(graph, document, of[document], counts(of[document], backed), old)
        row = row.with_added_reason(age(old, stale)) if document and of[document] and old is not False else row
        quotes = _of_quotes(graph, document, of[document], looked)
        found += [_checked(row, quotes, texts), *quotes] if texts and quotes else [row]
    return [*found, _total([f for f in found if f.level == "document"], stale, bool(texts))]


def _of_quotes(
    graph: Graph, document: str, of: Iterable[Statement], looked: Mapping[tuple[str, str], LookUp]
) -> list[Support]:
    """The quotes of a document that were looked up, each once a place: those not found first, then by line."""
    cited = (statement.cited for statement in of if (document, statement.cited.quote) in looked)
    found = []
    for (locator, quote), claims in grouped(cited, lambda item: (item.locator, item.quote)).items():
        result = looked[document, quote]
        found.append(
            Support(
                level="quote",
                document=document,
                document_name=graph.name("document", document),
                date=dated(graph, document) or None,
                claims=sum(isinstance(item, Claim) for item in claims),
                descriptions=sum(isinstance(item, Evidence) for item in claims),
                status=result.status,
                locator=locator or None,
                quote=quote,
                file=result.file or None,
                line=result.line or None,
                reason=stands(result, quote, locator),
                evidence=EvidenceList(claims),
            )
        )
    status = STATUSES.index
    return sorted(found, key=lambda f: (status(f.status), f.file or "", f.line or 0, f.locator or "", f.quote or ""))


def _of_document(graph: Graph, document: str, of: Sequence[Statement], number: Counts, old: bool | None) -> Support:
    return Support(
        level="document",
        document=document or None,
        document_name=graph.name("document", document) if document else None,
        date=dated(graph, document) or None,
        **number._asdict(),
        stale=None if old is None else len(of) * old,
        reason=rests(number, bool(document)),
        evidence=EvidenceList([statement.cited for statement in of]),
    )


def _checked(row: Support, quotes: Sequence[Support], texts: TextFiles) -> Support:
    """The row of a document with what came of looking up its quotes."""
    document = str(row.document)
    if quotes[0].status == "document_missing":
        return replace(row, status="document_missing").with_added_reason(no_text(document, texts.unread(document)))
    files = sorted({str(quote.file) for quote in quotes})
    missing = [quote for quote in quotes if quote.status == "not_found"]
    places = [quote.locator or f"“{shortened(quote.quote or '')}”" for quote in missing]
    return replace(
        row,
        quotes_found=len(quotes) - len(missing),
        quotes_not_found=len(missing),
        status="not_found" if missing else "found",
        file="; ".join(files),
    ).with_added_reason(looked_up(len(quotes), places, files))


def _total(rows: Sequence[Support], months: int, with_texts: bool) -> Support:
    """All documents, and what has no source, together; what is not known of some is the sum of the others."""

    def total(column: str) -> int:
        return sum(getattr(row, column) or 0 for row in rows)

    number = Counts(*map(total, Counts._fields))
    unknown = sum(row.claims + row.descriptions for row in rows if row.stale is None)
    row = Support(
        level="total",
        **number._asdict(),
        stale=total("stale"),
        quotes_found=total("quotes_found") if with_texts else None,
        quotes_not_found=total("quotes_not_found") if with_texts else None,
        reason=rests(number, True),
    )
    return row.with_added_reason(all_ages(total("stale"), unknown, months)) if any(number) else row


def _title(findings: Sequence[Support]) -> Text:
    rows = [f for f in findings if f.level == "document"]
    used = sum(bool(f.document and f.claims + f.descriptions) for f in rows)
    unsourced = sum(f.claims + f.descriptions for f in rows if not f.document)
    missing = sum(f.status == "document_missing" for f in rows)
    total = next(f for f in findings if f.level == "total")
    rest = conclusion(total.claims, total.descriptions, used, unsourced)
    if total.quotes_found is None:
        return rest
    return join(rest, in_all(total.quotes_found, total.quotes_not_found or 0, missing), between=" ")


EVIDENCE = Question(
    "evidence",
    Text("Waar rusten de antwoorden op?", "What do the answers rest on?"),
    Support,
    EVERYTHING,
    evidence,
    _title,
    around={kind: Around((Follow(kind, EVERYTHING.relations),)) for kind in SUBJECTS if kind != "document"},
    options=(
        Option(
            "documents",
            Text(
                "Map met de teksten van de documenten (.txt), om de citaten in op te zoeken",
                "Folder with the texts of the documents (.txt), to look up the quotes in",
            ),
        ),
        Option(
            "stale",
            Text("Ouder dan zoveel maanden is verouderd", "Older than so many months is stale"),
            default=str(STALE_AFTER_MONTHS),
            number=True,
        ),
    ),
)
