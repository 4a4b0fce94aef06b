"""What `load` prints beside what changed: what came in, what was left out and why, what to mend, what to do next."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING

from opgavenkaart.graph.identity.merge import merge_result
from opgavenkaart.graph.model import IDENTITY, KINDS, ORGANISATION_KIND, RELATIONS
from opgavenkaart.graph.text import Lang, Text, and_more, counted, join, listed_at_most
from opgavenkaart.loaders.problems.group import MAX_SHOWN_GROUPS, group_problems
from opgavenkaart.queries.core.wording import CLAIM, NOUNS

if TYPE_CHECKING:
    from opgavenkaart.graph.edition import Edition
    from opgavenkaart.graph.graph import Claim, Graph
    from opgavenkaart.loaders.source import Source

MARGIN = 15
MAX_SHOWN_DROPPED = 3  # claims that are dropped, shown as an example
_ROWS, _READ = Text("rijen", "rows"), Text("gelezen", "read")
_THINGS, _CLAIMS = Text("zaken", "things"), Text("uitspraken", "claims")
_MERGED, _REGISTERED = Text("samengevoegd", "merged"), Text("register", "register")
_ORGANISATIONS = Text("{records} vermeldingen tot {organisations}", "{records} records into {organisations}")
_SELF_LINKS = Text(
    "{n} van een organisatie met zichzelf, niet gebruikt: {some}",
    "{n} between an organisation and itself, not used: {some}",
)
_DUPLICATES = Text("{n} dubbel, telt één keer", "{n} twice, counted once")
_DISPUTED = Text(
    "{n} niet samengevoegd: bronnen spreken elkaar tegen. Zie: opgavenkaart ask contradictions",
    "{n} not merged: sources disagree. See: opgavenkaart ask contradictions",
)
_PAIR_NOUN = Text("paar", "pair"), Text("paren", "pairs")
_SET_ASIDE, _ROW_NOUN = Text("apart gezet", "set aside"), (Text("rij", "row"), Text("rijen", "rows"))
_REST = Text(
    "{rows} met fouten -> {out}. De laatste kolom zegt wat eraan schort. Verbeter ze daar, en laad ze dan erbij:",
    "{rows} with errors -> {out}. The last column says what is wrong. Mend them there, then load them too:",
)
_NOT_NEEDED = Text("geen rijen; {out} is niet gemaakt", "no rows; {out} was not made")
_LEFT_OUT, _TO_MEND, _NEXT = Text("niet gebruikt", "not used"), Text("te verbeteren", "to mend"), Text("verder", "next")


def load_summary(source: "Source", lang: Lang) -> str:
    """What a data set that was loaded holds and lacks, as lines for people."""
    relations = Counter(map(attrgetter("relation"), source.edition.claims))
    unused = [problem for problem in source.problems if problem.code.unused]
    others = [problem for problem in source.problems if not problem.code.unused]
    parts: Sequence[tuple[Text, Sequence[Text | str]]] = (
        (_READ, _most(source.accounts)),
        (_ROWS, [join(*source.recognised, between="; ")]),
        (_THINGS, [_things(source.edition)]),
        (_CLAIMS, [_counted((relation.text, relations[relation.id]) for relation in RELATIONS.values())]),
        (_REGISTERED, _most(source.registered)),
        (_LEFT_OUT, _most([group.text(lang) for group in group_problems(unused)])),
        (_TO_MEND, _most([group.text(lang) for group in group_problems(others)])),
    )
    return "\n".join(line for heading, lines in parts for line in _under(heading, lines, lang))


def accounts(sources: Iterable["Source"], lang: Lang) -> list[str]:
    """What became of the rows that a mapping read, or of the bodies of a register, where not all were wanted; and what
    the shipped register has of their organisations."""
    found = [(source.accounts, source.registered) for source in sources]
    read, registered = ([text for texts in of for text in texts] for of in zip(*found, strict=True))
    return [*_under(_READ, _most(read), lang), *_under(_REGISTERED, _most(registered), lang)]


def decides(source: "Source") -> bool:
    """Whether a data set says who is who."""
    return any(claim.relation in IDENTITY for claim in source.edition.claims)


def merge_summary(graph: "Graph", lang: Lang) -> str:
    """What the decisions on who is who merged, in a graph as the data sets have it, as lines for people."""
    found = merge_result(graph)
    organisations = counted(found.organisations, NOUNS["organisation"])
    examples = listed_at_most((_sentence(graph, claim) for claim in found.self_links), MAX_SHOWN_DROPPED)
    lines = (
        (found.organisations, _ORGANISATIONS.format(organisations=organisations, records=found.records)),
        (found.self_links, _SELF_LINKS.format(n=counted(len(found.self_links), CLAIM), some=examples)),
        (found.duplicates, _DUPLICATES.format(n=counted(found.duplicates, CLAIM))),
        (found.disputes, _DISPUTED.format(n=counted(found.disputes, _PAIR_NOUN))),
    )
    return "\n".join(_under(_MERGED, [text for there, text in lines if there], lang))


def _sentence(graph: "Graph", claim: "Claim") -> Text:
    start, end = (graph.label("organisation", id) for id in (claim.from_id, claim.to_id))
    return join(start, RELATIONS[claim.relation].text, f"{end} ({claim.dataset})", between=" ")


def set_aside_summary(count: int, out: str, options: Mapping[str, str], lang: Lang) -> str:
    """How many rows were set aside, where they are, and what to do with them; `options` are what made them."""
    if not count:
        return "\n".join(_under(_SET_ASIDE, [_NOT_NEEDED.format(out=out)], lang))
    command = f"opgavenkaart load {_quoted(out)}{_given(options, *options)}"
    return "\n".join(_under(_SET_ASIDE, [_REST.format(rows=counted(count, _ROW_NOUN), out=out), command], lang))


def nothing_loaded(path: str, rest: Sequence[str], lang: Lang) -> str:
    """That a path was refused, and that those after it were not tried."""
    nothing = Text(f"{path}: er is niets van geladen.", f"{path}: nothing of it was loaded.")
    others = Text(f" Ook niet van {', '.join(rest)}.", f" Nor of {', '.join(rest)}.")
    return (join(nothing, others) if rest else nothing).in_(lang)


def next_commands(loaded: Sequence[tuple[str, "Source"]], options: Mapping[str, str], lang: Lang) -> str:
    """What to do after a load: questions that the data can answer, the map, and a page with what is to be mended.

    `options` are those that it was loaded with; the commands get those that they have, too.
    """
    asks = any(node.kind == "issue" for _, source in loaded for node in source.edition.nodes)
    here = _given(options, "--graph", "--lang")
    commands = [f"ask gaps{here}" if asks else "questions", f"map --out map.html{here}"]
    if wrong := [path for path, source in loaded if source.problems]:
        paths = " ".join(map(_quoted, wrong))
        commands.append(f"check {paths}{_given(options, *options)} --out problems.html")
    return "\n".join(_under(_NEXT, [f"opgavenkaart {command}" for command in commands], lang))


def _given(options: Mapping[str, str], *names: str) -> str:
    return "".join(f" {name} {_quoted(options[name])}" for name in names if options[name])


def _most(found: Sequence[Text | str]) -> list[Text | str]:
    """The first of many lines, and how many more there are."""
    rest = len(found) - MAX_SHOWN_GROUPS
    return [*found[:MAX_SHOWN_GROUPS], *([join("… ", and_more(rest))] if rest > 0 else [])]


def _things(edition: "Edition") -> Text:
    kinds = Counter(map(attrgetter("kind"), edition.nodes))
    bodies = Counter(node.type for node in edition.nodes if node.kind == "organisation")
    divided = _counted((value.text, bodies[value.id]) for value in ORGANISATION_KIND.values)
    within = {"organisation": join(" (", divided, ")") if divided.en else ""}
    found = (join(k.plural, f" {kinds[k.id]}", within.get(k.id, "")) for k in KINDS.values() if kinds[k.id])
    return join(*found, between=", ")


def _counted(counts: Iterable[tuple[Text, int]]) -> Text:
    return join(*(join(word, f" {count}") for word, count in counts if count), between=", ")


def _quoted(word: str) -> str:
    return f'"{word}"' if " " in word else word


def _under(heading: Text, lines: Sequence[Text | str], lang: Lang) -> list[str]:
    """Lines under a heading in the margin; none where there are none."""
    shown = [text for line in lines if (text := join(line).in_(lang))]
    return [f"  {'' if place else heading.in_(lang):<{MARGIN}}{line}" for place, line in enumerate(shown)]
