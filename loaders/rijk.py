"""The shipped register of the central government, looked up without being loaded: who is meant by a name?"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from csv import DictReader
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from opgavenkaart.graph.identity.lookup import without_form
from opgavenkaart.graph.text import OR, Text, join, listed, listed_at_most, match_key

RIJK = "rijk"  # its name as a data set, by which it is loaded too
MIN_LETTERS, MIN_WORDS = 10, 2  # of a name that may be one with a typing error
MIN_SIMILARITY = 0.9  # of 1, of a name and one of the register
MAX_LOOKED_UP = 100  # names that are compared so: each takes some milliseconds
MAX_EXAMPLES = 3  # bodies that stand as examples in a sentence
_BODIES = ("ministries", "planning_bureaus", "umbrella_organisations", "organisations")
_USUAL = {  # what people write of names that are in the register otherwise
    "BuZa": "BZ", "OC&W": "OCW", "EZ&K": "EZK", "SoZaWe": "SZW", "V&W": "VW", "VenW": "VW", "Tweede Kamer": "TK",
    "Eerste Kamer": "EK",
}  # fmt: skip
_ARTICLE = re.compile(r"^(?:de|het)\s+", re.IGNORECASE)
_TWICE = re.compile(r"(.+?)\s*(?:\(([^()]+)\)|\s[-\u2013\u2014]\s(.+))")  # a name with its abbreviation, or the reverse
_IN_REGISTER = Text(
    "In het meegeleverde register van het Rijk: {examples}. Met zo'n code in de kolom officiële_id is het dezelfde "
    "organisatie als in het register (opgavenkaart load rijk).",
    "In the shipped register of the central government: {examples}. With such a code in the column official_id it is "
    "the same organisation as in the register (opgavenkaart load rijk).",
)
_LOAD_IT = Text(
    "In het meegeleverde register van het Rijk is dit {body}: laad dat eerst (opgavenkaart load rijk). ",
    "In the shipped register of the central government this is {body}: load that first (opgavenkaart load rijk). ",
)
_AMBIGUOUS = Text(
    "“{name}” kan in het register meer dan één zijn: {candidates}.",
    "“{name}” may be more than one body of the register: {candidates}.",
)


_RESEMBLES = Text(
    "“{name}” lijkt op een naam van {body} in het register, maar is anders geschreven.",
    "“{name}” resembles a name of {body} in the register, but is spelled otherwise.",
)


class Registered(NamedTuple):
    """A body of the register: its code, its name and abbreviation now, and when it was called as was looked for."""

    code: str
    name: str
    abbreviation: str
    periods: tuple[tuple[str, str], ...] = ()  # half open, empty where not known

    @property
    def described(self) -> Text:
        """Its code, its name, and when it was called so, where the register knows."""
        periods = (_period(*period) for period in self.periods if any(period))
        return join(self.code, " (", join(self.name, *periods, between=", "), ")")


def _period(start: str, end: str) -> Text:
    if not start:
        return Text(f"tot {end}", f"until {end}")
    return Text(f"{start} tot {end}", f"{start} until {end}") if end else Text(f"vanaf {start}", f"since {start}")


def place_of(path: Path | str) -> Path:
    """Where a data set is: the shipped register goes by its name, unless something here is called so."""
    here = Path(path)
    return Path(str(files("opgavenkaart.data") / RIJK)) if here == Path(RIJK) and not here.exists() else here


def who(name: str) -> list[Registered]:
    """The bodies that bear or bore a name or abbreviation, with or without "Ministerie van" or an article before it.

    Where a name stands with an abbreviation, "Buitenlandse Zaken (BZ)", those that both mean.
    """
    bodies, by_name = _register()
    words = _ARTICLE.sub("", name.strip())
    for wanted in dict.fromkeys((words, without_form(words))):
        usual = _usual().get(match_key(wanted), wanted)
        if found := by_name.get(usual) or by_name.get(match_key(usual)):  # "RVS" is not "RvS"
            return [bodies[code]._replace(periods=tuple(sorted(of))) for code, of in sorted(found.items())]
    if twice := _TWICE.fullmatch(words):
        first, second = filter(None, twice.groups())
        return [body for body in who(first) if body.code in {other.code for other in who(second)}]
    return []


@cache
def _usual() -> Mapping[str, str]:
    return {match_key(usual): name for usual, name in _USUAL.items()}


def load_it(name: str) -> Text | None:
    """How to come by a body of the register that a reference means; None where it is in no register."""
    found = who(name)
    bodies = listed((body.described for body in found), OR)
    return _LOAD_IT.format(body=bodies) if found else None


def known(names: Iterable[str]) -> Iterator[Text]:
    """What the register has of these names, as sentences: which bodies are meant, and which name may mean several."""
    sure: dict[str, str] = {}
    unknown: list[str] = []
    for name in dict.fromkeys(names):
        if len(found := who(name)) > 1:
            yield _AMBIGUOUS.format(name=name, candidates=listed((body.described for body in found), OR))
        elif found:
            sure[name] = found[0].code
        else:
            unknown.append(name)
    yield from resembling(unknown)
    if sure:
        examples = listed_at_most((f"“{name}” is {code}" for name, code in sure.items()), MAX_EXAMPLES)
        yield _IN_REGISTER.format(examples=examples)


def resembling(names: Iterable[str]) -> Iterator[Text]:
    """The bodies whose names these may be with a typing error."""
    bodies, by_name = _register()
    for name in islice((name for name in names if len(name) >= MIN_LETTERS), MAX_LOOKED_UP):
        key = match_key(without_form(name))
        close = get_close_matches(key, by_name, 1, MIN_SIMILARITY) or _begin_of(name)
        if close:
            codes = sorted(by_name[close[0]])
            yield _RESEMBLES.format(name=name, body=listed((bodies[code].described for code in codes), OR))


def _begin_of(name: str) -> list[str]:
    """The name of one body that begins with nearly these words: Binnenlandse Zaken."""
    count = len(without_form(name).split())
    beginnings = _beginnings(count) if count >= MIN_WORDS else {}
    return [beginnings[key] for key in get_close_matches(match_key(without_form(name)), beginnings, 1, MIN_SIMILARITY)]


@cache
def _beginnings(count: int) -> Mapping[str, str]:
    """The longer name by each first words, so many, with which the names of one body alone begin."""
    _, by_name = _register()
    found: dict[str, list[str]] = {}
    for name in by_name:
        if len(words := name.split()) > count:
            found.setdefault(match_key(" ".join(words[:count])), []).append(name)
    return {key: names[0] for key, names in found.items() if len({*chain(*map(by_name.__getitem__, names))}) == 1}


@cache
def _register() -> tuple[Mapping[str, Registered], Mapping[str, Mapping[str, set[tuple[str, str]]]]]:
    """The bodies by their code; and by each way of writing a name of now or then who bore it, and when."""
    rows = [row for table in _BODIES for row in _rows(table)]
    bodies = {of["official_id"]: Registered(of["official_id"], of["name"], of["abbreviation"]) for of in rows}
    dated = _rows("names")
    through_time = {row["organisation"] for row in dated}
    by_name: dict[str, dict[str, set[tuple[str, str]]]] = {}
    for row in (*(row for row in rows if row["id"] not in through_time), *dated):
        period = row.get("valid_from", ""), row.get("valid_to", "")
        code = row.get("organisation") or row["official_id"]
        for name in {code, row["name"], without_form(row["name"]), row["abbreviation"]} - {""}:
            for key in {name, match_key(name)}:
                by_name.setdefault(key, {}).setdefault(code, set()).add(period)
    return bodies, by_name


def _rows(table: str) -> Sequence[dict[str, str]]:
    text = (files("opgavenkaart.data") / RIJK / f"{table}.csv").read_text(encoding="utf-8")
    return list(DictReader(text.splitlines()))
