"""The accent colour of a house style, on the light page and on the dark one."""

import re
from dataclasses import dataclass

from opgavenkaart.errors import UnknownWord
from opgavenkaart.graph.text import Text, figure
from opgavenkaart.viz.style.colours import DARK_PAGE, LIGHT_PAGE, OF_WORDS, contrast, seen_on

_UNREADABLE = Text(
    "--accent {given} is niet te lezen: het contrast is {light}:1 op de lichte pagina en {dark}:1 op de donkere, en "
    "een van beide moet {least}:1 zijn. De dichtstbijzijnde die wel te lezen zijn: {near_light} en {near_dark}.",
    "--accent {given} cannot be read: its contrast is {light}:1 on the light page and {dark}:1 on the dark one, where "
    "one of the two must be {least}:1. The nearest that can be read are {near_light} and {near_dark}.",
)
_STYLE = """:root {{ --accent: {light}; }}
@media (prefers-color-scheme: dark) {{ :root:not([data-theme="light"]) {{ --accent: {dark}; }} }}
:root[data-theme="dark"] {{ --accent: {dark}; }}
"""


@dataclass(frozen=True)
class Accent:
    """The colour for each page; words in it can be read there."""

    light: str
    dark: str

    @property
    def style(self) -> str:
        """What the page's style sheet is to use instead of its own: for the same selectors, after it."""
        return _STYLE.format(light=self.light, dark=self.dark)


def accent(given: str) -> Accent:
    """The colour as it is on the page where words in it can be read, and on the other one made to be read.

    No colour can be read on both, and some can be read on neither.

    Raises
    ------
    UnknownWord
        Where it is no colour, or can be read on neither page.
    """
    colour = _colour(given)
    light, dark = (contrast(colour, page) for page in (LIGHT_PAGE, DARK_PAGE))
    readable = Accent(seen_on(LIGHT_PAGE, colour, OF_WORDS), seen_on(DARK_PAGE, colour, OF_WORDS))
    if light >= OF_WORDS:
        return Accent(colour, readable.dark)
    if dark >= OF_WORDS:
        return Accent(readable.light, colour)
    on_light, on_dark, least = (figure(ratio, 2) for ratio in (light, dark, OF_WORDS))
    near = {"near_light": readable.light, "near_dark": readable.dark}
    raise UnknownWord(_UNREADABLE.format(given=given, light=on_light, dark=on_dark, least=least, **near))


def _colour(given: str) -> str:
    """As #RRGGBB."""
    if not re.fullmatch(r"#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})", given):
        raise UnknownWord(
            f'--accent kan niet "{given}" zijn. Schrijf de kleur als #RGB of #RRGGBB, zoals "#154273".',
            f'--accent cannot be "{given}". Write the colour as #RGB or #RRGGBB, as in "#154273".',
        )
    digits = given[1:].upper()
    return "#" + (digits if len(digits) == 6 else "".join(2 * digit for digit in digits))
