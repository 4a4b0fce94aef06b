"""What rests on a document, and what came of looking up its quotes, in sentences."""

from collections.abc import Sequence

from opgavenkaart.graph.text import Text, counted, join, listed
from opgavenkaart.queries.core.wording import CLAIM, NOUNS, each_counted, tally
from opgavenkaart.queries.evidence.statements import Counts
from opgavenkaart.queries.evidence.text_files import LookUp

MAX_PLACES = 3  # in a sentence
MAX_QUOTE_LENGTH = 60  # characters of a quote in a sentence


_DESCRIPTION = Text("beschrijving", "description"), Text("beschrijvingen", "descriptions")
_QUOTE = Text("citaat", "quote"), Text("citaten", "quotes")


def stated(claims: int, descriptions: int) -> Text:
    """How much a source states: "4 claims and 6 descriptions"."""
    return each_counted(((claims, CLAIM), (descriptions, _DESCRIPTION)))


def rests(counts: Counts, sourced: bool) -> Text:
    """How much it is, how well it is cited, and how much of it no other source states."""
    every, only = counts.claims + counts.descriptions, counts.only_source
    if not every:
        return Text("Niets rust hierop.", "Nothing rests on this.")
    what = stated(counts.claims, counts.descriptions)
    if not sourced:
        return join(what, Text(" zonder bron.", " without a source."))
    place, quote = Text("zonder vindplaats", "without a place"), Text("zonder citaat", "without a quote")
    lacking = tally(((every - counts.with_locator, place), (every - counts.with_quote, quote)))
    cited = lacking if lacking.en else Text("met vindplaats en citaat", "with place and quote")
    alone = Text("zonder tweede bron", "without a second source") if only else Text("ook elders", "also elsewhere")
    return join(what, ", ", cited, "; ", f"{only} " if 0 < only < every else "", alone, ".")


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
    where = listed(files)
    if not places:
        return Text("Alle citaten ({n}) staan in {files}.", "All quotes ({n}) stand in {files}.").format(
            n=quotes, files=where
        )
    shown = list(dict.fromkeys(places))
    rest = len(shown) - MAX_PLACES
    more = Text(f" en {rest} andere plaatsen", f" and {rest} other places") if rest > 0 else ""
    return Text(
        "Niet gevonden in {files}: {missing} van {n} citaten ({places}{more}).",
        "Not found in {files}: {missing} of {n} quotes ({places}{more}).",
    ).format(files=where, missing=len(places), n=quotes, places="; ".join(shown[:MAX_PLACES]), more=more)


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


def stands(found: LookUp, quote: str, locator: str) -> Text:
    """What came of looking up one quote."""
    at = f"“{shortened(quote)}”" + (f" ({locator})" if locator else "")
    if found.status == "document_missing":
        return Text(f"Niet opgezocht, de tekst ontbreekt: {at}.", f"Not looked up, the text is missing: {at}.")
    if found.status == "not_found":
        return Text(f"Niet gevonden in {found.file}: {at}.", f"Not found in {found.file}: {at}.")
    capitals = "" if found.exactly else Text(", op hoofdletters na", ", but for capitals")
    place = Text(f"Staat in {found.file}, regel {found.line}", f"Stands in {found.file}, line {found.line}")
    return join(place, capitals, f": {at}.")


def shortened(quote: str) -> str:
    """The beginning of a quote."""
    flat = " ".join(quote.split())
    return flat if len(flat) <= MAX_QUOTE_LENGTH else f"{flat[:MAX_QUOTE_LENGTH].rstrip()}…"


def conclusion(claims: int, descriptions: int, documents: int, unsourced: int) -> Text:
    """How much rests on how many documents, in a sentence."""
    what = each_counted(((claims, CLAIM), (descriptions, _DESCRIPTION)))
    none = Text(f"; {unsourced} zonder bron", f"; {unsourced} without a source") if unsourced else ""
    on = counted(documents, NOUNS["document"])
    rest = Text(" rust op ", " rests on ") if claims + descriptions == 1 else Text(" rusten op ", " rest on ")
    return join(what if what.en else Text("Geen uitspraken", "No claims"), rest, on, none, ".")


def in_all(found: int, not_found: int, missing: int) -> Text:
    """How many quotes were found, how many were not, and of how many documents the text is missing."""
    without = Text(", van {n} ontbreekt de tekst", ", the text of {n} is missing") if missing else Text("", "")
    without = without.format(n=counted(missing, NOUNS["document"]))
    rest = Text(f" gevonden, {not_found} niet gevonden", f" found, {not_found} not found")
    return join(counted(found, _QUOTE), rest, without, ".")
