"""What does not fit is gathered in one mark, which says truly how many there are."""

import pytest

from opgavenkaart.graph.text import same
from opgavenkaart.viz.scene.folding import at_most
from opgavenkaart.viz.scene.layout import Entry


def entries(count):
    return [Entry("issue", same(f"opgave {n}"), f"issue:{n}") for n in range(count)]


@pytest.mark.parametrize("count", [0, 1, 3, 4])
def test_what_fits_is_shown(count):
    assert at_most(entries(count), 4) == tuple(entries(count))


@pytest.mark.parametrize("count", [5, 6, 20])
def test_the_last_place_is_for_the_rest_and_counts_it(count):
    shown = at_most(entries(count), 4)
    assert shown[:3] == tuple(entries(count)[:3])
    assert len(shown) == 4
    assert shown[3].label.en == f"and {count - 3} more"
    assert shown[3].holds == tuple(f"issue:{n}" for n in range(3, count))


def test_of_one_too_many_two_are_gathered_as_the_mark_takes_a_place():
    assert at_most(entries(5), 4)[3].label.nl == "en nog 2"
