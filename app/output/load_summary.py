"""What a load tells beside what changed: what came in, what was left out and why, what to mend, and what is next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from opgavenkaart.graph.identity.merge import merge_result
from opgavenkaart.graph.model import IDENTITY, KINDS, ORGANISATION_KIND, RELATIONS
from opgavenkaart.graph.text import Lang, Text
from opgavenkaart.loaders.problems.group import MOST, mendings

if TYPE_CHECKING:
    from opgavenkaart.graph.edition import Edition
    from opgavenkaart.graph.graph import Claim, Graph
    from opgavenkaart.loaders.problems.problem import Problem
    from opgavenkaart.loaders.source import Source

MARGIN = 15
MOST_FALLEN = 3  # claims that fall away, shown as an example
_ROWS, _READ = Text("rijen", "rows"), Text("gelezen", "read")
_THINGS, _CLAIMS = Text("zaken", "things"), Text("uitspraken", "claims")
_AS_ONE = Text("als één", "as one")
_UNITED = Text(
    "{organisations} organisaties, die samen {records} keer beschreven zijn",
    "{organisations} organisations, which are described {records} times",
)
_FALL = Text(
    "{n} uitspraken vallen weg, want zij verbinden een organisatie met zichzelf: {some}",
    "{n} claims fall away, as they join an organisation to itself: {some}",
)
_AGAIN = Text("{n} uitspraken stonden er dan dubbel en tellen eens", "{n} claims would stand twice and count once")
_DISPUTED = Text(
    "{n} paren blijven twee, want daarover is onenigheid: opgavenkaart ask contradictions",
    "{n} pairs stay two, as they are disputed: opgavenkaart ask contradictions",
)
_LEFT_OUT, _TO_MEND, _NEXT = Text("niet gebruikt", "not used"), Text("te verbeteren", "to mend"), Text("verder", "next")
_MORE = Text("… en nog {n}", "… and {n} more")


def story(source: Source, lang: Lang) -> str:
    """What came of a data set that was loaded, as lines for people."""
    lines = _under(_ROWS, ["; ".join(text.in_(lang) for text in source.recognised)], lang)
    lines += accounts(source.accounts, lang)
    lines += _under(_THINGS, [_things(source.edition, lang)], lang)
    lines += _under(_CLAIMS, [_claims(source.edition, lang)], lang)
    unused = [problem for problem in source.problems if problem.declared.unused]
    others = [problem for problem in source.problems if not problem.declared.unused]
    lines += _under(_LEFT_OUT, _to_mend(unused, lang), lang)
    lines += _under(_TO_MEND, _to_mend(others, lang), lang)
    return "\n".join(lines)


def accounts(told: Sequence[Text], lang: Lang) -> list[str]:
    """What became of the rows that a mapping read, or of the bodies of a register, where not all were wanted."""
    return _under(_READ, _most([text.in_(lang) for text in told], lang), lang)


def decides(source: Source) -> bool:
    """Whether a data set says who is who."""
    return any(claim.relation in IDENTITY for claim in source.edition.claims)


def told_as_one(graph: Graph, lang: Lang) -> str:
    """What came of decisions on who is who in a graph as the data sets have it, as lines for people."""
    found = merge_result(graph)
    lines = []
    if found.organisations:
        lines.append(_UNITED.in_(lang).format(organisations=found.organisations, records=found.records))
    if found.self_links:
        some = "; ".join(_sentence(graph, claim, lang) for claim in found.self_links[:MOST_FALLEN])
        shown = some + (" …" if len(found.self_links) > MOST_FALLEN else "")
        lines.append(_FALL.in_(lang).format(n=len(found.self_links), some=shown))
    lines += [text.in_(lang).format(n=n) for text, n in ((_AGAIN, found.duplicates), (_DISPUTED, found.disputes)) if n]
    return "\n".join(_under(_AS_ONE, lines, lang))


def _sentence(graph: Graph, claim: Claim, lang: Lang) -> str:
    start, end = (graph.label("organisation", id) for id in (claim.from_id, claim.to_id))
    return f"{start} {RELATIONS[claim.relation].text.in_(lang)} {end} ({claim.dataset})"


def nothing_of(path: str, rest: Sequence[str], lang: Lang) -> str:
    """That a path was refused, and that those after it were not tried."""
    said = Text(f"{path}: er is niets van geladen.", f"{path}: nothing of it was loaded.").in_(lang)
    if not rest:
        return said
    return f"{said} {Text('Ook niet van', 'Nor of').in_(lang)} {', '.join(rest)}."


def next_commands(loaded: Sequence[tuple[str, Source]], options: Mapping[str, str], lang: Lang) -> str:
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


def _to_mend(problems: Iterable[Problem], lang: Lang) -> list[str]:
    return _most([mending.text(lang) for mending in mendings(problems)], lang)


def _most(found: Sequence[str], lang: Lang) -> list[str]:
    """The first of many lines, and how many more there are."""
    more = [_MORE.in_(lang).format(n=len(found) - MOST)] if len(found) > MOST else []
    return [*found[:MOST], *more]


def _things(edition: Edition, lang: Lang) -> str:
    kinds = Counter(node.kind for node in edition.nodes)
    bodies = Counter(node.type for node in edition.nodes if node.kind == "organisation" and node.type)
    divided = _counted((v.text.in_(lang), bodies[v.id]) for v in ORGANISATION_KIND.values)
    found = []
    for kind in KINDS.values():
        if count := kinds[kind.id]:
            within = f" ({divided})" if kind.id == "organisation" and divided else ""
            found.append(f"{kind.plural.in_(lang)} {count}{within}")
    return ", ".join(found)


def _claims(edition: Edition, lang: Lang) -> str:
    relations = Counter(claim.relation for claim in edition.claims)
    return _counted((relation.text.in_(lang), relations[relation.id]) for relation in RELATIONS.values())


def _counted(counts: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{word} {count}" for word, count in counts if count)


def _quoted(word: str) -> str:
    return f'"{word}"' if " " in word else word


def _under(heading: Text, lines: Sequence[str], lang: Lang) -> list[str]:
    """Lines under a heading in the margin; none where there are none."""
    shown = [line for line in lines if line]
    return [f"  {'' if place else heading.in_(lang):<{MARGIN}}{line}" for place, line in enumerate(shown)]
