"""What is asked of a register: all of it, or only some of its bodies."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from opgavenkaart.errors import UnknownWord
from opgavenkaart.graph.model import ORGANISATION_KIND
from opgavenkaart.graph.text import Text, join, match_key
from opgavenkaart.graph.text.did_you_mean import did_you_mean, nearest_word
from opgavenkaart.loaders.registers.detect import is_register
from opgavenkaart.loaders.registers.model import KIND_WORDS

_SPELLED = {match_key(word): word for v in ORGANISATION_KIND.values for word in (v.id, *v.text, *v.also)}


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
        kinds_known = ", ".join(value.id for value in ORGANISATION_KIND.values)
        near = did_you_mean(nearest_word(unknown[0], _SPELLED))
        all_kinds = Text(f"Kies uit: {kinds_known}.", f"Choose one of: {kinds_known}.")
        wrong = Text(
            f'--kinds: "{unknown[0]}" is geen soort organisatie. ',
            f'--kinds: "{unknown[0]}" is not a kind of organisation. ',
        )
        raise UnknownWord(Text(*(text.strip() for text in join(wrong, near if near.en else all_kinds))))
    choice = Choice(tuple(KIND_WORDS[match_key(word)] for word in wanted), only_linked)
    for path in paths if choice.made else ():
        if Path(path).exists() and not is_register(Path(path)):
            raise UnknownWord(
                Text(
                    f"--kinds en --only-linked kiezen uit een register (ROO, TOOI); {path} is er geen.",
                    f"--kinds and --only-linked choose from a register (ROO, TOOI); {path} is not one.",
                )
            )
    return choice
