"""How boxes look, and the inks of words and gaps: the page and the picture to take along draw with the same."""

from dataclasses import dataclass
from typing import cast

from opgavenkaart.viz.scene.picture import BoxLook
from opgavenkaart.viz.style.counts import COUNTED, bar_colour

INK, SOFT, RULE, GAP_INK = "#1A1A1A", "#505860", "#C9CED4", "#A83E00"  # as in page.css, on a light page


@dataclass(frozen=True)
class BoxStyle:
    """A box's filling and edge, each on a light page and on a dark one; with neither it is only its words."""

    fill: tuple[str, str] | None = None
    edge: tuple[str, str] | None = None
    dash: tuple[int, ...] = ()

    @property
    def width(self) -> float:
        """Of its edge: a dashed line needs more to be seen as one."""
        return 2.0 if self.dash else 1.3


_BARS: dict[BoxLook, BoxStyle] = {
    cast("BoxLook", f"bar/{status}"): BoxStyle((bar_colour(status),) * 2, ("#50585F", "#C4C9CE")) for status in COUNTED
}
FRAMES: dict[BoxLook, BoxStyle] = {
    "plain": BoxStyle(("#F6F7F5", "#1B2026"), ("#C4C9C0", "#4B545E")),
    "owner": BoxStyle(("#EEF5FB", "#16232E"), ("#3F78A5", "#7FB2D9")),
    "derived": BoxStyle(("#FFFFFF", "#14181D"), ("#3F78A5", "#7FB2D9"), (9, 6)),
    "contested": BoxStyle(("#F7F2FA", "#221C28"), ("#80609A", "#C0A2D8"), (3, 4)),
    "needed": BoxStyle(("#EFF8F3", "#15241C"), ("#1B7A4B", "#6FCF9B")),
    "gap": BoxStyle(("#FFF4EC", "#2A1C12"), ("#C24A00", "#FF9D5C"), (9, 6)),
    "rule": BoxStyle(edge=("#C4C9C0", "#4B545E")),
    "bare": BoxStyle(),
    "shared": BoxStyle(("#FDF9E3", "#25220F"), ("#94832A", "#D9C65A")),
    **_BARS,
}
