"""Which pairs are worth comparing: those that share a code, a word that few have, or all but a letter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations

from opgavenkaart.queries.matching.records import Record

FEW = 25  # records with a word, two words or an abbreviation: more of them say little
FEWER = 12  # the same of letters in a row
LETTERS = 80  # of a name in which a slip is looked for
ROW, STEP = 5, 4  # letters in a row; lengths of names that are taken together
PAIRED = 8  # words of a name that are taken two by two


def pairs(a: Sequence[Record], b: Sequence[Record]) -> Iterator[tuple[Record, Record]]:
    """Each pair of a record of `a` and one of `b` that share a block, once; of one list each two once.

    Blocks are: an official id; the whole name; all words that tell, in any order; the name less one letter (one slip
    anywhere); and, where few of `b` have it, an abbreviation, a word, two words, the first word of a ministry, or five
    letters in a row of a name of some length (more slips).
    """
    whole: dict[Hashable, list[int]] = defaultdict(list)
    rare: dict[Hashable, list[int]] = defaultdict(list)
    letters: dict[Hashable, list[int]] = defaultdict(list)
    for at, record in enumerate(b):
        for block in set(_sure(record)):
            whole[block].append(at)
        for block in set(_rare(record)):
            rare[block].append(at)
        for block in set(_letters(record, (0,))):
            letters[block].append(at)
    rare = {block: of for block, of in rare.items() if len(of) <= FEW}
    rare |= {block: of for block, of in letters.items() if len(of) <= FEWER}
    order = {id(record): at for at, record in enumerate(b)} if a is b else {}
    for record in a:
        met: set[int] = set()
        for block in _sure(record):
            met.update(whole.get(block, ()))
        for block in (*_rare(record), *_letters(record, (-1, 0, 1))):
            met.update(rare.get(block, ()))
        own = order.get(id(record), -1)
        yield from ((record, b[at]) for at in sorted(met) if at > own)


def _sure(record: Record) -> Iterator[Hashable]:
    yield from record.codes
    for called in record.called:
        name = called.name
        yield name.key
        yield name.bag
        for text in {name.key, "".join(name.words)}:
            yield from _less_one(text[:LETTERS])


def _less_one(text: str) -> Iterator[Hashable]:
    """A name, and all that it may be without one letter: names that differ in one letter have one of these."""
    yield text, ""
    for at in range(len(text)):
        yield text[:at] + text[at + 1 :], ""


def _rare(record: Record) -> Iterator[Hashable]:
    for called in record.called:
        name = called.name
        for short in {name.bare} | name.stated | name.initials:
            yield 0, short
        if name.words and (not record.id or record.kind == "ministry" or name.form == "ministry"):
            yield 2, name.words[0]
        words = sorted(set(name.words))
        yield from ((1, word) for word in words)
        yield from combinations(words[:PAIRED], 2)


def _letters(record: Record, longer: Sequence[int]) -> Iterator[Hashable]:
    """Each few letters of a name in a row, with how long it is, in steps; `longer` are the steps to look at beside."""
    for called in record.called:
        text = "".join(called.name.words)[:LETTERS]
        steps = [len(text) // STEP + more for more in longer]
        for at in range(len(text) - ROW + 1):
            for step in steps:
                yield text[at : at + ROW], step
