"""Which bodies of a register are wanted: all, those of some kinds, or those that earlier data name."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from opgavenkaart.errors import UnknownWord
from opgavenkaart.graph.model import ORGANISATION_KIND
from opgavenkaart.graph.model.schema import spellings
from opgavenkaart.graph.text import Text, join, match_key
from opgavenkaart.graph.text.did_you_mean import did_you_mean, nearest_word
from opgavenkaart.loaders.registers.detect import is_register
from opgavenkaart.loaders.registers.model import KIND_WORDS, Body, Contents, Ref
from opgavenkaart.loaders.rijk import place_of

_SPELLED = [word for value in ORGANISATION_KIND.values for word in spellings(value)]
_NO_KIND = Text(
    '--kinds: "{word}" is geen soort organisatie. ',
    '--kinds: "{word}" is not a kind of organisation. ',
)
_NO_REGISTER = Text(
    "--kinds en --only-linked kiezen uit een register (ROO, TOOI); {path} is er geen.",
    "--kinds and --only-linked choose from a register (ROO, TOOI); {path} is not one.",
)
_USED = Text(
    "{file}: {there} organisaties{spoken_of}, {kept} gebruikt", "{file}: {there} organisations{spoken_of}, {kept} used"
)
_SPOKEN_OF = Text(" ({n} alleen genoemd)", " ({n} only spoken of)")  # `recognised` does not count them
_LINKED = Text(
    "{n} weggelaten door --only-linked (geen eerdere gegevens noemen ze)",
    "{n} left out by --only-linked (no earlier data name them)",
)
_KINDS = Text("{n} weggelaten door --kinds {kinds}", "{n} left out by --kinds {kinds}")


class Choice(NamedTuple):
    """Which bodies of a register are wanted: all, or those of some kinds, or that the graph knows."""

    kinds: tuple[str, ...] = ()
    only_linked: bool = False

    @property
    def made(self) -> bool:
        """Whether it leaves anything out."""
        return bool(self.kinds) or self.only_linked


EVERYTHING = Choice()


def chosen(paths: Iterable[Path | str], kinds: str, only_linked: bool) -> Choice:
    """What is wanted of registers; kinds are words in either language, separated by commas, semicolons or spaces.

    Raises UnknownWord where a kind is unknown, or a choice is made of what is no register.
    """
    named = re.split(r"[,;]", kinds) if re.search("[,;]", kinds) else kinds.split()
    wanted = [word.strip() for word in named if word.strip()]
    if unknown := [word for word in wanted if match_key(word) not in KIND_WORDS]:
        near = did_you_mean(nearest_word(unknown[0], _SPELLED))
        all_kinds = join(Text("Kies uit: ", "Choose one of: "), ", ".join(v.id for v in ORGANISATION_KIND.values), ".")
        wrong = join(_NO_KIND.format(word=unknown[0]), near if near.en else all_kinds)
        raise UnknownWord(Text(*(text.strip() for text in wrong)))
    choice = Choice(tuple(KIND_WORDS[match_key(word)] for word in wanted), only_linked)
    for path in paths if choice.made else ():
        if (place := place_of(path)).exists() and not is_register(place):
            raise UnknownWord(_NO_REGISTER.format(path=str(path)))
    return choice


def select(
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
    left = [_LINKED.format(n=len(kinds) - len(kept))] if len(kept) < len(kinds) else []
    if choice.kinds:
        of_kind = {code for code in kept if kinds[code] in choice.kinds}
        words = join(*(ORGANISATION_KIND.value(kind).text for kind in choice.kinds), between=", ")
        left += [_KINDS.format(n=len(kept) - len(of_kind), kinds=words)] if len(of_kind) < len(kept) else []
        kept = of_kind
    n = sum(body.code in kinds for body in contents.nameless)
    spoken_of = _SPOKEN_OF.format(n=n) if n else ""
    used = _USED.format(file=contents.file, there=len(kinds), spoken_of=spoken_of, kept=len(kept))
    return kept, [join(used, *left, between="; ")] if left else ()


def _with_ahead(contents: Contents, linked: Iterable[str], own: Callable[[Ref], Body | None]) -> set[str]:
    """Those that are linked, with parents and successors all the way up."""
    ahead: dict[str, set[str]] = defaultdict(set)
    pairs = [(s.body, s.heir) for s in contents.successions]
    pairs += [(p.body, p.parent) for p in contents.parts]
    for start, end in pairs:
        if (a := own(start)) and (b := own(end)):
            ahead[a.code].add(b.code)
    kept, todo = set[str](), list(linked)
    while todo:
        if (code := todo.pop()) not in kept:
            kept.add(code)
            todo += ahead[code]
    return kept
