"""Two codes for everything: kinds and roles are told apart by whoever sees other colours, or none."""

from itertools import combinations

import pytest

from opgavenkaart.graph.model import ORGANISATION_KIND, RELATIONS, SUBJECTS
from opgavenkaart.viz.style.boxes import FRAMES
from opgavenkaart.viz.style.colours import LIGHT_PAGE, channels
from opgavenkaart.viz.style.legend import BOXES
from opgavenkaart.viz.style.links import LINKS
from opgavenkaart.viz.style.nodes import LOOKS

# Machado, Oliveira and Fernandes (2009), a physiologically-based model of colour vision, at full severity:
# what light of each colour reaches the eye of someone with that vision.
SEEN = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
    "greyscale": ((0.2126, 0.7152, 0.0722),) * 3,
}
# Organisations of no known kind look as those of another kind do; roles without a style of their own are stored as
# relations that have one.
ALL_LOOKS = [kind for kind in SUBJECTS if kind != "organisation"] + [
    f"organisation/{value.id}" for value in ORGANISATION_KIND.values
]
NOT_DRAWN = {"HAS_NAME", "SAME_AS", "DIFFERENT_FROM"}
ALL_ROLES = [
    *(relation.id for relation in RELATIONS.values() if not relation.role and relation.id not in NOT_DRAWN),
    *(f"{r.id}/{value.id}" for r in RELATIONS.values() if r.role for value in r.role.values if value.style),
    *("derived/group_lead", "derived/portfolio", "CITES"),
]


def seen(colour, eyes):
    light = [(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4) for c in (v / 255 for v in channels(colour))]
    return [sum(weight * value for weight, value in zip(row, light, strict=True)) for row in SEEN[eyes]]


def far(one, other, eyes):
    """How far two colours are apart for these eyes, in light: 0 the same, 1.7 black and white."""
    return sum((a - b) ** 2 for a, b in zip(seen(one, eyes), seen(other, eyes), strict=True)) ** 0.5


@pytest.mark.parametrize("eyes", SEEN)
def test_no_two_kinds_look_the_same(eyes):
    for one, other in combinations(ALL_LOOKS, 2):
        a, b = LOOKS[one].style, LOOKS[other].style
        assert a.shape != b.shape or far(a.colour, b.colour, eyes) > 0.06, (one, other)


@pytest.mark.parametrize("eyes", SEEN)
def test_no_two_roles_look_the_same(eyes):
    for one, other in combinations(ALL_ROLES, 2):
        a, b = LINKS[one].style, LINKS[other].style
        assert (a.dash, a.width) != (b.dash, b.width) or far(a.colour, b.colour, eyes) > 0.06, (one, other)


def test_ownership_is_the_only_thick_dark_line():
    thick = [role for role in ALL_ROLES if LINKS[role].style.width > 3]
    assert thick == ["RESPONSIBLE_FOR/accountable"]
    assert far(LINKS[thick[0]].style.colour, LIGHT_PAGE, "greyscale") > 1.2


def test_the_legend_explains_every_edge_and_words_of_two_roles_differ():
    edges = {look for look, frame in FRAMES.items() if frame.fill and look != "plain" and not look.startswith("bar/")}
    assert edges == set(BOXES)
    words = [LINKS[role].text for role in ALL_ROLES]
    assert len(words) == len(set(words))
