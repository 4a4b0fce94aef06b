"""Which bodies of a register are wanted, and how many others it has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from opgavenkaart.graph.model import ORGANISATION_KIND
from opgavenkaart.graph.text import LANGS, Text
from opgavenkaart.loaders.registers.model import Body, Contents, Ref
from opgavenkaart.loaders.registers.selection import Choice

_LINKED = Text(
    "{n} weggelaten door --only-linked (geen eerdere gegevens noemen ze)",
    "{n} left out by --only-linked (no earlier data name them)",
)
_KINDS = Text("{n} weggelaten door --kinds {kinds}", "{n} left out by --kinds {kinds}")


def wanted(
    contents: Contents,
    choice: Choice,
    kinds: Mapping[str, str],
    linked: Iterable[str],
    own: Callable[[Ref], Body | None],
) -> tuple[set[str], Sequence[Text]]:
    """The bodies that are wanted, by their first code, and what the choice leaves out in a line.

    `kinds` has all of them; `linked` those that are named, which bring their parents and successors. `own` finds one.
    """
    kept = _with_ahead(contents, linked, own) if choice.only_linked else set(kinds)
    rules = [(_LINKED, len(kinds) - len(kept))]
    if choice.kinds:
        of_kind = {code for code in kept if kinds[code] in choice.kinds}
        rules.append((_KINDS, len(kept) - len(of_kind)))
        kept = of_kind
    left = [(text, count) for text, count in rules if count]
    return kept, [_line(contents, choice, kinds, len(kept), left)] if left else ()


def _with_ahead(contents: Contents, linked: Iterable[str], own: Callable[[Ref], Body | None]) -> set[str]:
    """Those that are linked, with parents and successors all the way up."""
    ahead: dict[str, set[str]] = defaultdict(set)
    pairs = [(s.body, s.heir) for s in contents.successions]
    pairs += [(p.body, p.parent) for p in contents.parts]
    for start, end in pairs:
        if (a := own(start)) and (b := own(end)):
            ahead[a.codes[0]].add(b.codes[0])
    kept, todo = set[str](), list(linked)
    while todo:
        if (code := todo.pop()) not in kept:
            kept.add(code)
            todo += ahead[code]
    return kept


def _line(
    contents: Contents, choice: Choice, kinds: Mapping[str, str], kept: int, left: Sequence[tuple[Text, int]]
) -> Text:
    words = {value.id: value.text for value in ORGANISATION_KIND.values}
    file, there = contents.file, len(kinds)
    spoken = sum(body.codes[0] in kinds for body in contents.nameless)  # `recognised` does not count them
    only = Text(f" ({spoken} alleen genoemd)", f" ({spoken} only spoken of)") if spoken else Text("", "")
    nl, en = f"{there} organisaties{only.nl}, {kept} gebruikt", f"{there} organisations{only.en}, {kept} used"
    parts = [Text(f"{file}: {nl}", f"{file}: {en}")]
    for text, n in left:
        named = (", ".join(words[kind].in_(lang) for kind in choice.kinds) for lang in LANGS)
        parts.append(Text(*(text.in_(lang).format(n=n, kinds=of) for lang, of in zip(LANGS, named, strict=True))))
    return Text(*("; ".join(part.in_(lang) for part in parts) for lang in LANGS))
