"""What rests on a document, and what came of looking up its quotes, in sentences."""

from __future__ import annotations

from collections.abc import Sequence

from opgavenkaart.graph.text import Text, counted, listed
from opgavenkaart.queries.evidence.statements import Counts
from opgavenkaart.queries.evidence.text_files import Looked

SHOWN = 3  # places in a sentence
LONG = 60  # characters of a quote in a sentence


def rests(counts: Counts, sourced: bool) -> Text:
    """How much it is, and how well it is cited."""
    every = counts.claims + counts.descriptions
    if not every:
        return Text("Niets rust hierop.", "Nothing rests on this.")
    what = _what(counts.claims, counts.descriptions)
    if not sourced:
        return Text(f"{what.nl} zonder bron.", f"{what.en} without a source.")
    cited = _cited(every - counts.with_locator, every - counts.with_quote)
    alone = _alone(counts.only_source, every)
    return Text(f"{what.nl}, {cited.nl}; {alone.nl}.", f"{what.en}, {cited.en}; {alone.en}.")


def _alone(only: int, every: int) -> Text:
    """How much no other source says."""
    if only in (0, every):
        return Text("zonder tweede bron", "without a second source") if only else Text("ook elders", "also elsewhere")
    return Text(f"{only} zonder tweede bron", f"{only} without a second source")


def _what(claims: int, descriptions: int) -> Text:
    parts = [
        counted(count, (one, many))
        for count, one, many in (
            (claims, Text("uitspraak", "claim"), Text("uitspraken", "claims")),
            (descriptions, Text("beschrijving", "description"), Text("beschrijvingen", "descriptions")),
        )
        if count
    ] or [Text("Geen uitspraken", "No claims")]
    return Text(listed(p.nl for p in parts).nl, listed(p.en for p in parts).en)


def _cited(without_locator: int, without_quote: int) -> Text:
    if not (without_locator or without_quote):
        return Text("met vindplaats en citaat", "with place and quote")
    parts = [
        Text(f"{count} zonder {nl}", f"{count} without a {en}")
        for count, nl, en in ((without_locator, "vindplaats", "place"), (without_quote, "citaat", "quote"))
        if count
    ]
    return Text(listed(p.nl for p in parts).nl, listed(p.en for p in parts).en)


def age(old: bool | None, months: int) -> Text:
    """That a document is old, or that its date is not known."""
    if old is None:
        return Text("Ongedateerd: hoe oud is niet te zeggen.", "Undated: how old cannot be said.")
    return Text(f"Meer dan {months} maanden oud.", f"More than {months} months old.")


def all_ages(stale: int, unknown: int, months: int) -> Text:
    """How much rests on old sources, and of how much that cannot be said."""
    return Text(
        f"{stale} rusten op bronnen van meer dan {months} maanden oud, {unknown} op een ongedateerde of geen bron.",
        f"{stale} rest on sources more than {months} months old, {unknown} on an undated one or none.",
    )


def looked_up(quotes: int, places: Sequence[str], files: Sequence[str]) -> Text:
    """Whether the quotes of a document stand in its text, and the places of those that do not."""
    where = Text(listed(files).nl, listed(files).en)
    if not places:
        return Text(f"Alle citaten ({quotes}) staan in {where.nl}.", f"All quotes ({quotes}) stand in {where.en}.")
    shown = list(dict.fromkeys(places))
    rest = len(shown) - SHOWN
    more = Text(f" en {rest} andere plaatsen", f" and {rest} other places") if rest > 0 else Text("", "")
    some = "; ".join(shown[:SHOWN])
    return Text(
        f"Niet gevonden in {where.nl}: {len(places)} van {quotes} citaten ({some}{more.nl}).",
        f"Not found in {where.en}: {len(places)} of {quotes} quotes ({some}{more.en}).",
    )


def no_text(document: str, unread: str) -> Text:
    """That the text of a document is not in the folder, and what to do."""
    if unread:
        return Text(
            f"{unread} is geen tekst: zet het eerst om naar {document}.txt, bijvoorbeeld met pdftotext -layout.",
            f"{unread} is no text: convert it to {document}.txt first, for instance with pdftotext -layout.",
        )
    return Text(
        f"De tekst is niet in de map herkend: zet haar erin als {document}.txt.",
        f"The text was not recognised in the folder: put it there as {document}.txt.",
    )


def stands(looked: Looked, quote: str, locator: str) -> Text:
    """What came of looking up one quote."""
    at = Text(*2 * [f"“{shortened(quote)}”" + (f" ({locator})" if locator else "")])
    if looked.status == "document_missing":
        return Text(f"Niet opgezocht, de tekst ontbreekt: {at.nl}.", f"Not looked up, the text is missing: {at.en}.")
    if looked.status == "not_found":
        return Text(f"Niet gevonden in {looked.file}: {at.nl}.", f"Not found in {looked.file}: {at.en}.")
    capitals = Text("", "") if looked.exactly else Text(", op hoofdletters na", ", but for capitals")
    return Text(
        f"Staat in {looked.file}, regel {looked.line}{capitals.nl}: {at.nl}.",
        f"Stands in {looked.file}, line {looked.line}{capitals.en}: {at.en}.",
    )


def shortened(quote: str) -> str:
    """The beginning of a quote."""
    flat = " ".join(quote.split())
    return flat if len(flat) <= LONG else f"{flat[:LONG].rstrip()}…"


def conclusion(claims: int, descriptions: int, documents: int, unsourced: int) -> Text:
    """How much rests on how many documents, in a sentence."""
    what = _what(claims, descriptions)
    on = counted(documents, (Text("document", "document"), Text("documenten", "documents")))
    none = Text(f"; {unsourced} zonder bron", f"; {unsourced} without a source") if unsourced else Text("", "")
    return Text(f"{what.nl} op {on.nl}{none.nl}.", f"{what.en} on {on.en}{none.en}.")


def in_all(found: int, not_found: int, missing: int) -> Text:
    """How many quotes were found, how many were not, and of how many documents the text is missing."""
    quotes = counted(found, (Text("citaat", "quote"), Text("citaten", "quotes")))
    without = counted(missing, (Text("document", "document"), Text("documenten", "documents")))
    gone = Text(f", van {without.nl} ontbreekt de tekst", f", the text of {without.en} is missing")
    nl = f"{quotes.nl} gevonden, {not_found} niet gevonden{gone.nl if missing else ''}."
    return Text(nl, f"{quotes.en} found, {not_found} not found{gone.en if missing else ''}.")
