"""Do the page and the picture to take along draw with the same colours and shapes?"""

import re
from typing import get_args

from opgavenkaart.graph.model import KINDS, ORGANISATION_KIND
from opgavenkaart.viz.scene.picture import BoxLook
from opgavenkaart.viz.style.boxes import FRAMES, GAP_INK, INK, RULE, SOFT
from opgavenkaart.viz.style.colours import DARK_PAGE, LIGHT_PAGE, contrast
from opgavenkaart.viz.style.shapes import IN_LEGEND, in_legend, path
from tests.paths import ROOT

CSS = (ROOT / "viz" / "assets" / "page" / "page.css").read_text("utf-8")


def test_the_inks_are_those_of_the_page():
    light = dict(re.findall(r"--(\w+): (#\w{6});", CSS[: CSS.index("@media")]))
    mine = {"page": LIGHT_PAGE, "ink": INK, "soft": SOFT, "line": RULE, "gap": GAP_INK}
    assert {name: light[name].upper() for name in mine} == mine


def test_every_box_has_a_look_in_which_words_can_be_read():
    assert set(FRAMES) == set(get_args(BoxLook))
    for look, frame in FRAMES.items():
        if frame.fill and not look.startswith("bar/"):  # which has no words
            assert contrast(frame.fill[0], GAP_INK if look == "gap" else INK) >= 4.5
            assert contrast(frame.fill[0], SOFT) >= 4.5
            assert contrast(frame.fill[1], DARK_PAGE) < 1.5


def test_every_shape_of_the_vocabulary_can_be_drawn():
    used = {kind.style.shape for kind in KINDS.values()} | {v.style.shape for v in ORGANISATION_KIND.values if v.style}
    assert used <= IN_LEGEND.keys()
    assert len({path(shape, 0, 0, 10) for shape in IN_LEGEND}) == 7


def test_a_shape_in_the_legend_is_within_its_place():
    for outline in map(in_legend, IN_LEGEND):
        corners = re.findall(r"[ML ](-?[\d.]+) (-?[\d.]+)", outline.partition("a")[0])
        assert corners
        assert all(0 <= float(value) <= 18 for corner in corners for value in corner)
