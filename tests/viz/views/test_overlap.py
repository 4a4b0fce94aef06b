"""Does the matrix of overlap say what the findings say, in blocks, and can all of it be read?"""

from itertools import combinations, pairwise

import pytest

from opgavenkaart.graph.graph import Graph
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.scene.layout import LABEL, STAGE
from opgavenkaart.viz.scene.picture import Picture
from opgavenkaart.viz.style import overlap as shares
from opgavenkaart.viz.style.colours import contrast, ink_on
from opgavenkaart.viz.style.links import LINKS
from opgavenkaart.viz.style.nodes import LOOKS
from opgavenkaart.viz.views.overlap.matrix_and_circle import MOST_LINES
from opgavenkaart.viz.views.overlap.parties import MOST_PARTIES, in_blocks
from opgavenkaart.viz.views.overlap.view import overlap
from tests.viz.views.test_views import overlapping, place
from tests.viz.worlds import large
from tests.worlds import claim, node, world


def owned(**issues: str) -> Graph:
    """A world in which each organisation owns these issues, a letter each."""
    names = {id: "" if id[1:] else id.upper() for id in issues}
    parties = [node("organisation", id, "ministry", f"Ministerie {id} en zo", abbreviation=names[id]) for id in issues]
    every = [node("issue", id, "", f"Opgave {id}") for id in sorted(set("".join(issues.values())))]
    return world(
        *parties,
        *every,
        *(claim(who, "RESPONSIBLE_FOR", what, "accountable") for who, own in issues.items() for what in own),
    )


def crowd() -> Graph:
    """Twenty organisations of which each shares with those before and after it."""
    return owned(**{f"o{n:02}": "".join(chr(97 + n + m) for m in range(4)) for n in range(20)})


def blocks() -> Graph:
    return owned(a="abc", b="xyz", c="abd", d="xyw", e="abcd", f="xyzw")


def rows(shown: Picture) -> list[str]:
    return [mark.id.removeprefix("row/") for mark in shown.marks if mark.id.startswith("row/")]


def drawn(graph: Graph) -> Picture:
    return overlap(Answers(graph))


@pytest.mark.parametrize("graph", [owned(a="xy", b="xyz", c="z"), blocks(), crowd()], ids=["few", "blocks", "crowd"])
def test_each_cell_has_the_number_and_the_reason_of_its_pair(graph):
    _, _, pairs = Answers(graph).overlap
    shown = drawn(graph)
    cells = {mark.id: mark for mark in shown.marks if mark.id.startswith("cell/")}
    among = [pair for pair in pairs if {pair.a, pair.b} <= set(rows(shown))]
    assert len(cells) == 2 * len(among) > 0
    for pair in among:
        for cell in (f"cell/{pair.a}/{pair.b}", f"cell/{pair.b}/{pair.a}"):
            assert cells[cell].label.nl == str(pair.shared_count)
            assert cells[cell].look == shares.look_of(pair.jaccard)
            assert cells[cell].holds == tuple(f"issue:{item}" for item in pair.shared)
            assert [each.text for each in shown.sentences[cell]] == [pair.reason]


def test_figures_of_chance_are_in_the_table_alone():
    shown = drawn(crowd())
    assert {"p-waarde", "q-waarde"} <= {heading.nl for heading in shown.tables[0].headings}
    assert not [
        each for of in shown.sentences.values() for each in of if "waarde" in each.text.nl or "q =" in each.text.nl
    ]


def test_a_cell_stands_where_its_parties_cross_and_the_diagonal_has_what_each_has():
    shown = drawn(blocks())
    at = {mark.id: (mark.x, mark.y) for mark in shown.marks}
    for id in (id for id in at if id.startswith("cell/")):
        _, row, column = id.split("/")
        assert at[id] == (at[f"column/{column}"][0], at[f"row/{row}"][1])
    own = {mark.id: mark.label.nl for mark in shown.marks if mark.id.startswith("own/")}
    assert own == {"own/a": "3", "own/b": "3", "own/c": "3", "own/d": "3", "own/e": "4", "own/f": "4"}
    assert "cell/a/b" not in at


def test_those_who_are_alike_stand_in_blocks():
    order = rows(drawn(blocks()))
    assert {frozenset(order[:3]), frozenset(order[3:])} == {frozenset("ace"), frozenset("bdf")}


def test_the_order_keeps_neighbours_alike_and_does_not_depend_on_chance():
    likeness = {frozenset("ab"): 0.9, frozenset("bc"): 0.8, frozenset("cd"): 0.7}

    def alike(one: str, other: str) -> float:
        return likeness.get(frozenset((one, other)), 0.0)

    for ids in ("abcd", "dbca", "cadb"):
        assert "".join(in_blocks(ids, alike)) in ("abcd", "dcba")
    assert in_blocks("", alike) == []
    assert in_blocks("a", alike) == ["a"]


def test_only_the_strongest_are_drawn_and_the_view_says_how_many_are_not():
    shown = drawn(crowd())
    _, _, pairs = Answers(crowd()).overlap
    assert len(rows(shown)) == MOST_PARTIES
    assert len(shown.lines) == MOST_LINES < len(pairs)
    assert "6 organisaties" in shown.message.nl
    assert f"{len(pairs)} pairs" in shown.message.en
    assert len(shown.tables[0].rows) == len(pairs)


def test_a_line_is_wider_where_more_is_shared_and_opens_the_cell_of_its_pair():
    shown = drawn(crowd())
    marks = {mark.id: mark for mark in shown.marks}
    for line in shown.lines:
        one, other = (end.removeprefix("party/") for end in (line.start, line.end))
        assert line.opens == (f"cell/{one}/{other}", f"cell/{other}/{one}")
        assert line.role == shares.role_of(int(marks[line.opens[0]].label.nl))
    widths = [LINKS[shares.role_of(count)].style.width for count in (1, 3, 10, 30, 1000)]
    assert widths == sorted(widths)
    assert len(set(widths)) == 4


@pytest.mark.parametrize("lang", [0, 1])
@pytest.mark.parametrize("graph", [blocks(), crowd(), large(1000)], ids=["blocks", "crowd", "large"])
def test_many_can_be_read_on_a_projector(graph, lang):
    shown = drawn(graph)
    assert overlapping(shown, lang) == []
    places = [place(mark, lang) for mark in shown.marks if mark.label[lang]]
    places += [(box.x, box.y, box.x + box.width, box.y + box.height) for box in shown.boxes]
    left, top = (min(each[side] for each in places) for side in (0, 1))
    right, bottom = (max(each[side] for each in places) for side in (2, 3))
    assert min(STAGE[0] / (right - left), STAGE[1] / (bottom - top)) * LABEL >= 14


def test_of_few_the_boxes_of_what_they_share_stand_beside_the_matrix():
    shown = drawn(owned(a="xy", b="xyz", c="z"))
    headings = [box.heading.text.nl for box in shown.boxes if box.look == "shared"]
    assert headings == ["A + B\u00a0(2)", "B + C\u00a0(1)"]
    matrix = max(mark.x for mark in shown.marks if mark.id.startswith(("cell/", "own/")))
    assert all(box.x > matrix for box in shown.boxes if box.look == "shared")


@pytest.mark.parametrize("graph", [owned(a="xy", b="xyz", c="z"), crowd()], ids=["few", "crowd"])
def test_a_pair_lights_its_parties_in_the_matrix_and_beside_it_and_what_they_share(graph):
    shown = drawn(graph)
    marks = {mark.id: mark for mark in shown.marks}
    pair = Answers(graph).overlap[2][0]
    about = {end for near in shown.near if f"cell/{pair.a}/{pair.b}" in near for end in near}
    things = {thing for id in about for thing in (marks[id].thing, *marks[id].holds)} - {""}
    assert things == {f"organisation:{pair.a}", f"organisation:{pair.b}", *(f"issue:{item}" for item in pair.shared)}
    assert sum(marks[id].thing == f"organisation:{pair.a}" for id in about) == 2


def test_domains_overlap_where_neither_groups_nor_organisations_do():
    domains = [node("domain", id) for id in "ab"]
    issues = [node("issue", id) for id in "xy"]
    within = [claim(issue, "IN_DOMAIN", domain, kind="issue") for issue in "xy" for domain in "ab"]
    graph = world(*domains, *issues, *within)
    assert Answers(graph).overlap[:2] == ("domains", "issues")
    assert {mark.thing for mark in drawn(graph).marks if mark.look == "domain"} == {"domain:a", "domain:b"}


def test_steps_of_colour_read_in_grey_and_their_numbers_on_them():
    looks = [shares.look_of(jaccard) for jaccard in (0.05, 0.1, 0.3, 0.6, 1.0)]
    colours = [LOOKS[look].style.colour for look in looks]
    assert len(set(colours)) == 5
    lightness = [contrast(colour, "#000000") for colour in colours]
    for lighter, darker in pairwise(lightness):
        assert lighter / darker > 1.25
    assert all(contrast(ink_on(colour), colour) >= 4.5 for colour in colours)


def test_words_of_the_steps_join_up():
    words = [LOOKS[f"share/{step}"].text for step in range(5)]
    assert [text.en.partition(" (")[2] for text in words] == [
        "0–10%)", "10–25%)", "25–50%)", "50–75%)", "75–100%)",
    ]  # fmt: skip
    assert [text.nl.partition(" (")[0] for text in words] == [
        "heel weinig gedeeld", "weinig gedeeld", "een deel gedeeld", "veel gedeeld", "bijna alles gedeeld",
    ]  # fmt: skip


def test_names_of_parties_are_whole_where_there_is_room():
    groups = [node("group", id, abbreviation=id.upper(), name=name) for id, name in NAMES.items()]
    issues = [claim(id, "ADDRESSES", "x") for id in NAMES]
    heads = [mark for mark in drawn(world(*groups, node("issue", "x"), *issues)).marks if "/head" in mark.id]
    assert sorted(mark.label.nl for mark in heads) == [f"{id.upper()}: {name}" for id, name in NAMES.items()]


NAMES = {"lt1": "Nederland na de crisis", "lt2": "Voorbereid de crisis door", "lt3": "Kennis voor beleid"}


def test_marks_of_a_pair_are_called_by_the_names_of_both():
    shown = drawn(blocks())
    names = {mark.id: mark.name.text.nl for mark in shown.marks if mark.id.startswith("cell/")}
    assert names["cell/a/e"] == names["cell/e/a"] == "A en E (3 gedeeld)"


def test_every_two_of_a_block_have_a_cell():
    shown = {mark.id for mark in drawn(blocks()).marks}
    assert all(f"cell/{a}/{b}" in shown for of in ("ace", "bdf") for a, b in combinations(of, 2))
