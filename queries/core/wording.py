"""Words that questions share: nouns with their plurals, and names and counts as a sentence has them."""

from collections.abc import Iterable, Sequence

from opgavenkaart.graph.model import KINDS
from opgavenkaart.graph.text import Noun, Text, counted, join, listed

NOUNS: dict[str, Noun] = {kind.id: (kind.text, kind.plural) for kind in KINDS.values()}
CLAIM: Noun = Text("uitspraak", "claim"), Text("uitspraken", "claims")
LINK: Noun = Text("verband", "link"), Text("verbanden", "links")
GAP: Noun = Text("witte vlek", "gap"), Text("witte vlekken", "gaps")
OTHERS = Text("andere", "others")

MAX_EXAMPLES = 4  # names that stand as examples in a sentence


def each_counted(counts: Iterable[tuple[int, Noun]]) -> Text:
    """All that there is any of, with their nouns: "3 opgaven en 1 domein"."""
    return listed(counted(count, noun) for count, noun in counts if count)


def tally(counts: Iterable[tuple[int, Text]], between: str = " ") -> Text:
    """All that there is any of, with words that have no plural: "3 × geen eigenaar en 1 × verouderd"."""
    return listed(join(str(count), between, words) for count, words in counts if count)


def examples(names: Sequence[str]) -> Text:
    """A few names in full, of more the first and "…"."""
    return listed(names) if len(names) <= MAX_EXAMPLES else join(", ".join(names[:MAX_EXAMPLES]), " …")


def listed_or_cut(names: Sequence[Text | str], whole: int, cut: int, others: Text = OTHERS) -> Text:
    """Names in full where there are at most `whole`; else the first `cut`, and how many others there are."""
    if len(names) <= whole:
        return listed(names)
    return listed((join(*names[:cut], between=", "), join(str(len(names) - cut), " ", others)))
