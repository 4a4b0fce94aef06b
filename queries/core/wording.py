"""Words that questions share: nouns and verbs with their plurals, and names and counts as a sentence has them."""

from collections.abc import Iterable, Sequence

from opgavenkaart.graph.graph import Node
from opgavenkaart.graph.model import KINDS
from opgavenkaart.graph.text import LANGS, Noun, Text, counted, figure, join, listed, same

NOUNS: dict[str, Noun] = {kind.id: (kind.text, kind.plural) for kind in KINDS.values()}
CLAIM: Noun = Text("uitspraak", "claim"), Text("uitspraken", "claims")
LINK: Noun = Text("verband", "link"), Text("verbanden", "links")
GAP: Noun = Text("witte vlek", "gap"), Text("witte vlekken", "gaps")
OTHERS = Text("andere", "others")

# The verbs with which words about an organisation begin, of one and of several.
_OF_SEVERAL = {
    "doet": "doen",
    "gaf": "gaven",
    "heeft": "hebben",
    "is": "zijn",
    "neemt": "nemen",
    "trekt": "trekken",
    "volgde": "volgden",
    "wordt": "worden",
    "zit": "zitten",
}
_OF_SEVERAL_ENGLISH = {"has": "have", "is": "are", "leads": "lead", "takes": "take", "was": "were"}
_PLURAL_NAMES = "collective", "citizens"  # kinds of organisation of which a name may be a plural: "Planbureaus"

MAX_EXAMPLES = 4  # names that stand as examples in a sentence


def signed(score: int) -> str:
    """A score with its sign; 0 has none."""
    return f"{score:+d}" if score else "0"


def each_counted(counts: Iterable[tuple[int, Noun]]) -> Text:
    """All that there is any of, with their nouns: "3 opgaven en 1 domein"."""
    return listed(counted(count, noun) for count, noun in counts if count)


def is_plural(node: Node | None) -> bool:
    """Whether a sentence speaks of it as several: "Burgers nemen deel", but "Rijk neemt deel"."""
    return bool(node and node.type in _PLURAL_NAMES and node.name.endswith(("en", "s")))


def of_several(words: Text) -> Text:
    """Words about an organisation, as they are of several: "zijn sponsor van" for "is sponsor van"."""
    verbs = (_OF_SEVERAL, _OF_SEVERAL_ENGLISH)
    parts = (words.in_(lang).partition(" ") for lang in LANGS)
    return Text(*(known.get(verb, verb) + gap + rest for known, (verb, gap, rest) in zip(verbs, parts, strict=True)))


def predicate(words: Text, other: Text | str) -> Text:
    """What a claim says, with its other end where a sentence has it: "heeft Wonen in portefeuille", "trekt LT1"."""
    return Text(*(_with_object(words.in_(lang), join(other).in_(lang)) for lang in LANGS))


def _with_object(words: str, other: str) -> str:
    verb, _, rest = words.partition(" ")
    return f"{verb} {other} {rest}" if rest and verb in _PARTED else f"{words} {other}"


_PARTED = ("heeft", "hebben", "voert", "has", "have")  # the rest of what these begin stands behind the other end


def with_article(name: str) -> Text:
    """A name within a sentence: "het Ministerie van Financiën"; those of other kinds of organisation have none."""
    return Text(f"het {name}", f"the {name}") if name.startswith("Ministerie ") else same(name)


def as_start(words: Text) -> Text:
    """Words as a sentence begins with them: an article has its capital, a name ("pDG") is left as it is."""
    return words.capital() if words.nl.startswith("het ") else words


def full_stop(words: str) -> str:
    """What a sentence that ends with these words ends with: "." unless they bring their own end."""
    return "" if words.endswith((".", "?", "!", "…")) else "."


def tally(counts: Iterable[tuple[int, Text]], between: str = " ") -> Text:
    """All that there is any of, with words that have no plural: "3 × geen eigenaar en 1 × verouderd"."""
    return listed(join(figure(count), between, words) for count, words in counts if count)


def examples(names: Sequence[str]) -> Text:
    """A few names in full, of more the first and "…"."""
    return listed(names) if len(names) <= MAX_EXAMPLES else join(", ".join(names[:MAX_EXAMPLES]), " …")


def listed_or_cut(names: Sequence[Text | str], whole: int, cut: int, others: Text = OTHERS) -> Text:
    """Names in full where there are at most `whole`; else the first `cut`, and how many others there are."""
    if len(names) <= whole:
        return listed(names)
    return listed((join(*names[:cut], between=", "), join(figure(len(names) - cut), " ", others)))
