"""Does a name fit where it is put?"""

import re

import pytest

from opgavenkaart.graph.text import Text, same
from opgavenkaart.viz.scene.text_metrics import apart, lines, most_alike, rows, width, wrapped


def test_a_short_name_stays_on_one_line():
    assert lines("Thuiswerken", 18, 200) == ("Thuiswerken",)


def test_a_long_name_is_broken_at_spaces_and_cut_at_the_end():
    name = "Bestuurlijke verhoudingen en inclusieve besluitvorming in tijden van crisis"
    broken = lines(name, 18, 260)
    assert broken[0] == "Bestuurlijke verhoudingen en"
    assert broken[1].endswith("…")
    assert all(width(line, 18) <= 260 for line in broken)
    assert " ".join(lines(name, 18, 260, 3)) == name


def test_a_word_without_spaces_is_broken_anywhere():
    broken = lines("x" * 10_000, 18, 100)
    assert len(broken) == 2
    assert all(0 < width(line, 18) <= 100 for line in broken)


def test_letters_of_every_script_have_a_width():
    assert width("é", 18) == width("e", 18)
    assert width("中", 18) > width("w", 18)
    assert width("\u200b\u0301", 18) == 0
    assert lines("", 18, 100) == ("",)
    assert len(lines("👩‍👩‍👧 " * 50, 18, 100)) == 2


def test_both_languages_count_for_the_height():
    assert rows(wrapped(Text("kort", "so much longer that it does not fit"), 18, 150)) == 2


@pytest.mark.parametrize("room", range(100, 260, 20))
def test_a_name_that_is_cut_in_the_middle_repeats_nothing(room):
    name, other = "Van 2019 tot 2024-07-02", "Van 2021-01-18 tot 2021"
    cut = apart(same(name), same(other), 18, room).nl
    assert re.fullmatch(".*".join(map(re.escape, cut.split("…"))), name), cut
    assert width(cut, 18) <= room


def test_of_names_each_has_the_one_that_begins_most_like_it():
    found = most_alike([Text("Zorg en werk", "Care"), Text("Zorg en wonen", "Care of all"), same("Sport")])
    assert found[Text("Zorg en werk", "Care")] == Text("Zorg en wonen", "Care of all")
    assert found[Text("Zorg en wonen", "Care of all")] == Text("Zorg en werk", "Care")
    assert most_alike([same("Sport"), same("Sport")]) == {same("Sport"): same("")}
