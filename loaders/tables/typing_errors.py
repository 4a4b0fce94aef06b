"""Names of one kind that differ by what looks like a typing error: a letter too few, too many, another, or swapped."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from opgavenkaart.graph.text import Text, join, match_key
from opgavenkaart.loaders.problems.problem import Detail, Problem, shortened
from opgavenkaart.loaders.tables.codes import NEARLY_ALIKE
from opgavenkaart.loaders.tables.recognise import place_name
from opgavenkaart.loaders.tables.records import TableRecords, name_field

_IN_IT = Text("in dezelfde gegevensset", "in the same data set")
MAX_NAMES = 2_000  # that are compared: of more the search takes longer than the reading
MIN_LETTERS, MAX_LETTERS = 8, 120  # of a name: in a short one another letter is another name
MIN_SWAPPED, MIN_LONGER, MIN_OTHER = 5, 6, 8  # letters of a word: Rhenen and Rheden, Haren and Haaren are other places
_INFLECTIONS = frozenset(("s", "n", "e", "r", "t", "d"))  # Gemeente and Gemeenten


def typing_errors(names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The place of each name that is nearly that of an earlier one, and the place of that."""
    if len(names) > MAX_NAMES and len(set(names)) > MAX_NAMES:
        return
    first: dict[tuple[str, ...], int] = {}  # by the words of a name, as they are compared
    for at, name in enumerate(names):
        first.setdefault(tuple(filter(None, map(match_key, name.split()))), at)
    having: dict[str, list[tuple[str, ...]]] = {}  # by letters, or letters without one: the names before
    for words in first:
        letters = "".join(words)
        if not MIN_LETTERS <= len(letters) <= MAX_LETTERS:
            continue
        near = {letters, *(letters[:at] + letters[at + 1 :] for at in range(len(letters)))}
        others = dict.fromkeys(other for part in near for other in having.get(part, ()))
        if found := next((other for other in others if is_typing_error(words, other)), None):
            yield first[words], first[found]
        for part in near:
            having.setdefault(part, []).append(words)


def is_typing_error(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether two names, by their words, differ by what people mistype and not by what they mean.

    >>> is_typing_error(("zaekn",), ("zaken",)), is_typing_error(("werkgroep", "1"), ("werkgroep", "2"))
    (True, False)
    """
    from rapidfuzz.distance import OSA

    if len(words) != len(others):
        return "".join(words) == "".join(others)  # Rijks waterstaat
    differing = [pair for pair in zip(words, others, strict=True) if pair[0] != pair[1]]
    if len(differing) != 1:
        return False
    short, long = sorted(differing[0], key=len)
    if not (short.isalpha() and long.isalpha()) or OSA.distance(short, long) != 1:
        return False
    if len(short) < len(long):
        return len(short) >= MIN_LONGER and not (long.startswith(short) and long[-1] in _INFLECTIONS)
    return len(short) >= (MIN_SWAPPED if sorted(short) == sorted(long) else MIN_OTHER)


def misspelt(tables: Sequence[TableRecords], *, has_rows: bool) -> Iterator[Problem]:
    """Things whose name is that of another but for a typing error, unless each has an official code of its own.

    `has_rows`: where the other stands is a row of a sheet. Names that things bore before may be nearly alike.
    """
    for kind in sorted({of.table.kind for of in tables} - {"", "name"}):
        rows = [(of, row) for of in tables if of.table.kind == kind for row in range(len(of.rows))]
        names = list(chain(*(of.column(name_field(of.table).id) for of in tables if of.table.kind == kind)))
        for at, other in typing_errors(names):
            (records, row), (others, of) = rows[at], rows[other]
            codes = {records.column("official_id")[row], others.column("official_id")[of], ""}
            if len(codes) < 3:
                where = join("(", place_name(others.place, others.rows[of]), ")") if has_rows else _IN_IT
                details: dict[str, Detail] = {"other": shortened(names[other]), "where": where}
                yield records.problem(NEARLY_ALIKE, row, name_field(records.table).id, names[at], details)


def misspelt_names(file: str, created: Mapping[tuple[str, str], str]) -> Iterator[Problem]:
    """Things that references created, by kind and id, of which the same holds."""
    for kind in sorted({kind for kind, _ in created}):
        names = [name for (of, _), name in created.items() if of == kind]
        for at, other in typing_errors(names):
            details: dict[str, Detail] = {"other": shortened(names[other]), "where": _IN_IT}
            yield Problem(NEARLY_ALIKE, file, value=names[at], details=details)
