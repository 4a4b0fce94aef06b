"""Blocking: which pairs are worth comparing? Those that share a code, a rare word, or all but a letter of a name."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations

from opgavenkaart.queries.matching.records import Record

MAX_RECORDS_A_BLOCK = 25  # with a word, two words or an abbreviation: what more of them share says little
MAX_RECORDS_A_LETTER_BLOCK = 12  # with the same letters in a row
MAX_LETTERS = 80  # of a name in which a slip is looked for
LETTERS_IN_A_ROW = 5  # that make a block
LENGTH_STEP = 4  # lengths of names that are taken together
MAX_PAIRED_WORDS = 8  # words of a name that are taken two by two


def pairs(a: Sequence[Record], b: Sequence[Record]) -> Iterator[tuple[Record, Record]]:
    """Each pair of a record of `a` and one of `b` that share a block, once; of one list each two once.

    Blocks are: an official id; the whole name; all distinctive words, in any order; the name less one letter (one slip
    anywhere); and, where few of `b` have it, an abbreviation, a word, two words, the first word of a ministry, or five
    letters in a row of a name of some length (more slips).
    """
    whole: dict[Hashable, list[int]] = defaultdict(list)
    rare: dict[Hashable, list[int]] = defaultdict(list)
    letters: dict[Hashable, list[int]] = defaultdict(list)
    for at, record in enumerate(b):
        for block in set(_certain_blocks(record)):
            whole[block].append(at)
        for block in set(_rare_blocks(record)):
            rare[block].append(at)
        for block in set(_letter_blocks(record, (0,))):
            letters[block].append(at)
    rare = {block: of for block, of in rare.items() if len(of) <= MAX_RECORDS_A_BLOCK}
    rare |= {block: of for block, of in letters.items() if len(of) <= MAX_RECORDS_A_LETTER_BLOCK}
    order = {id(record): at for at, record in enumerate(b)} if a is b else {}
    for record in a:
        found: set[int] = set()
        for block in _certain_blocks(record):
            found.update(whole.get(block, ()))
        for block in (*_rare_blocks(record), *_letter_blocks(record, (-1, 0, 1))):
            found.update(rare.get(block, ()))
        own = order.get(id(record), -1)
        yield from ((record, b[at]) for at in sorted(found) if at > own)


def _certain_blocks(record: Record) -> Iterator[Hashable]:
    yield from record.codes
    for called in record.called:
        name = called.name
        yield name.key
        yield name.bag
        for text in {name.key, "".join(name.words)}:
            yield from _without_a_letter(text[:MAX_LETTERS])


def _without_a_letter(text: str) -> Iterator[Hashable]:
    """A name, and all that it may be without one letter: names that differ in one letter have one of these."""
    yield text, ""
    for at in range(len(text)):
        yield text[:at] + text[at + 1 :], ""


def _rare_blocks(record: Record) -> Iterator[Hashable]:
    for called in record.called:
        name = called.name
        for short in {name.bare} | name.stated | name.initials:
            yield 0, short
        if name.words and (not record.id or record.kind == "ministry" or name.form == "ministry"):
            yield 2, name.words[0]
        words = sorted(set(name.words))
        yield from ((1, word) for word in words)
        yield from combinations(words[:MAX_PAIRED_WORDS], 2)


def _letter_blocks(record: Record, longer: Sequence[int]) -> Iterator[Hashable]:
    """Each few letters of a name in a row, with how long it is, in steps; `longer` are the steps to look at beside."""
    for called in record.called:
        text = "".join(called.name.words)[:MAX_LETTERS]
        steps = [len(text) // LENGTH_STEP + more for more in longer]
        for at in range(len(text) - LETTERS_IN_A_ROW + 1):
            for step in steps:
                yield text[at : at + LETTERS_IN_A_ROW], step
