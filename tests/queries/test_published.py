"""Do brokers and overlap reckon as others published, and as the definitions say?"""

from collections import Counter
from fractions import Fraction
from itertools import combinations, product
from math import comb

import numpy as np
import pytest

from opgavenkaart.queries.brokers.centrality import betweenness, burt, constraint, members, most_through, ways_through
from opgavenkaart.queries.brokers.question import brokers
from opgavenkaart.queries.overlap.false_discovery import FalseDiscovery
from opgavenkaart.queries.overlap.question import overlap
from opgavenkaart.queries.overlap.significance import tail
from tests.queries.networks import BORGATTI, DAVIS, FLORENCE, KARATE, unweighted
from tests.worlds import claim, node, world

EVENTS = members(DAVIS)
TWO_MODES = {**{woman: list(events) for woman, events in DAVIS.items()}, **EVENTS}
SOUTHERN_WOMEN = world(
    *(node("organisation", woman, name=woman) for woman in DAVIS),
    *(node("group", event) for event in EVENTS),
    *(claim(woman, "PARTICIPATES_IN", event, "member") for woman, events in DAVIS.items() for event in events),
)


def through_by_definition(ties):
    """Freeman 1977: over all pairs of others, the share of their shortest ways that a node is on, each way drawn up."""
    through = dict.fromkeys(ties, Fraction(0))
    for start in ties:
        ways: dict[str, list[tuple[str, ...]]] = {start: [(start,)]}
        level = [start]
        while level:
            reached: dict[str, list[tuple[str, ...]]] = {}
            for near in level:
                for other in ties[near]:
                    if other not in ways:
                        reached.setdefault(other, []).extend((*way, other) for way in ways[near])
            ways |= reached
            level = list(reached)
        for of in ways.values():
            for way in of:
                for between in way[1:-1]:
                    through[between] += Fraction(1, 2 * len(of))  # each pair is met from both ends
    return through


def constraint_by_definition(ties, ego):
    """Burt 1992, chapter 2: over all contacts j and all nodes q."""

    def p(i, j):
        return Fraction(ties[i].get(j, 0), sum(ties[i].values()))

    return sum((p(ego, j) + sum(p(ego, q) * p(q, j) for q in ties if q not in (ego, j))) ** 2 for j in ties[ego])


def constraints(ties):
    place = {name: at for at, name in enumerate(ties)}
    found = burt([{place[other]: weight for other, weight in of.items()} for of in ties.values()], [1] * len(ties))
    return dict(zip(ties, found, strict=True))


def test_betweenness_of_the_florentine_families_is_as_published():
    """Wasserman and Faust's and Jackson's (2008) example: the Medici rise; figures as in networkx's tests."""
    pairs = comb(len(FLORENCE) - 1, 2)
    published = {
        "Medici": 0.522,
        "Guadagni": 0.255,
        "Albizzi": 0.212,
        "Salviati": 0.143,
        "Ridolfi": 0.114,
        "Bischeri": 0.104,
        "Strozzi": 0.103,
        "Barbadori": 0.093,
        "Tornabuoni": 0.092,
        "Castellani": 0.055,
        "Peruzzi": 0.022,
    }
    rest = dict.fromkeys(("Acciaiuoli", "Ginori", "Lamberteschi", "Pazzi"), 0.0)
    found = {family: value / pairs for family, value in ways_through(FLORENCE).items()}
    assert found == pytest.approx(published | rest, abs=6e-4)


def test_betweenness_on_two_modes_of_the_southern_women_is_as_published():
    """Borgatti and Halgin 2011, by two decimals as networkx's tests give them."""
    found = {f.organisation: f.betweenness for f in brokers(SOUTHERN_WOMEN)}
    published = {
        0.11: ("Nora Fayette",),
        0.10: ("Evelyn Jefferson",),
        0.09: ("Theresa Anderson",),
        0.07: ("Sylvia Avondale",),
        0.05: ("Laura Mandeville", "Brenda Rogers", "Katherina Rogers"),
        0.04: ("Helen Lloyd",),
        0.02: ("Ruth DeSand", "Verne Sanderson", "Myra Liddel"),
        0.01: (
            "Eleanor Nye",
            "Frances Anderson",
            "Pearl Oglethorpe",
            "Charlotte McDowd",
            "Olivia Carleton",
            "Flora Price",
        ),
        0.00: ("Dorothy Murchison",),
    }
    assert {who: round(value, 2) for who, value in found.items()} == {
        woman: value for value, women in published.items() for woman in women
    }
    assert list(found)[:4] == ["Nora Fayette", "Evelyn Jefferson", "Theresa Anderson", "Sylvia Avondale"]


@pytest.mark.parametrize("ties", [TWO_MODES, FLORENCE, KARATE], ids=["women", "families", "club"])
def test_betweenness_is_that_of_the_definition(ties):
    assert ways_through(ties) == pytest.approx({name: float(of) for name, of in through_by_definition(ties).items()})


def test_no_organisation_can_have_more_betweenness_than_the_most_and_one_can_have_that():
    """Over all graphs of a few organisations and groups."""
    for own, others in [(1, 1), (1, 3), (2, 2), (3, 1), (3, 2), (2, 3), (3, 3), (4, 2), (2, 4)]:
        cells = [(f"o{a}", f"g{b}") for a, b in product(range(own), range(others))]
        highest = Fraction(0)
        for chosen in product((False, True), repeat=len(cells)):
            ties: dict[str, list[str]] = {name: [] for cell in cells for name in cell}
            for (a, b), there in zip(cells, chosen, strict=True):
                if there:
                    ties[a].append(b)
                    ties[b].append(a)
            highest = max(highest, through_by_definition(ties)["o0"])
        assert highest == most_through(own, others), (own, others)


def test_one_that_alone_joins_all_groups_has_betweenness_one():
    assert betweenness({"a": ["x", "y", "z"]}) == {"a": 1.0}
    assert betweenness({"a": ["x"]}) == {"a": 0.0}
    assert betweenness({}) == {}


def test_constraint_of_borgattis_example_is_as_published():
    """By UCINET and igraph, as networkx's tests give them; the weights are theirs too."""
    plain, weighted = constraints(unweighted(BORGATTI)), constraints(BORGATTI)
    assert [plain[name] for name in "GAC"] == pytest.approx([0.400, 0.595, 1], abs=5e-4)
    assert [weighted[name] for name in "GAC"] == pytest.approx([0.299, 0.795, 1], abs=5e-4)


@pytest.mark.parametrize("ties", [FLORENCE, KARATE, BORGATTI], ids=["families", "club", "example"])
def test_constraint_is_that_of_the_definition(ties):
    assert constraints(ties) == pytest.approx({name: float(constraint_by_definition(ties, name)) for name in ties})


def shares(seats):
    """How many groups each two organisations share."""
    pairs = {(a, b): len({*seats[a]} & {*seats[b]}) for a in seats for b in seats if a != b}
    return {one: {b: count for (a, b), count in pairs.items() if a == one and count} for one in seats}


def test_constraint_of_who_shares_groups_weighs_contacts_by_the_groups_shared():
    expected = {one: float(constraint_by_definition(shares(DAVIS), one)) for one in DAVIS}
    assert constraint(DAVIS) == pytest.approx(expected)


def test_constraint_of_many_with_the_same_groups_is_that_of_each_by_itself():
    seats = {"a": ["x", "y"], "b": ["x"], "c": ["x"], "d": ["y"], "e": ["y"], "f": ["y"], "g": ["z"]}
    found, ties = constraint(seats), shares(seats)
    assert found.pop("g") is None
    assert ties.pop("g") == {}
    assert found == pytest.approx({one: float(constraint_by_definition(ties, one)) for one in ties})


def test_overlap_of_the_southern_women_is_breigers_matrix():
    """Breiger 1974: whom Evelyn met, and how often; tnet publishes 139 pairs that met at all."""
    pairs = overlap(SOUTHERN_WOMEN, between="organisations", through="groups")
    met = {(f.a, f.b): f.shared_count for f in pairs}
    first_names = {b.split()[0]: count for (a, b), count in met.items() if a == "Evelyn Jefferson"}
    first_names |= {a.split()[0]: count for (a, b), count in met.items() if b == "Evelyn Jefferson"}
    printed = {"Laura": 6, "Theresa": 7, "Brenda": 6, "Charlotte": 3, "Frances": 4, "Eleanor": 3, "Pearl": 3, "Ruth": 3}
    assert {name: first_names[name] for name in printed} == printed
    assert len(pairs) == 139
    by_hand = Counter(pair for women in EVENTS.values() for pair in combinations(sorted(women), 2))
    assert {tuple(sorted(pair)): count for pair, count in met.items()} == by_hand


def test_the_tail_of_the_lady_tasting_tea():
    """Fisher 1935: of 8 cups 4 had milk first; naming 4 of them, all right is 1 in 70, three or more 17 in 70."""
    assert tail(4, 4, 4, 8) == float(Fraction(1, 70))
    assert tail(3, 4, 4, 8) == float(Fraction(17, 70))


def test_the_tail_is_that_of_the_definition_for_all_small_numbers():
    for m in range(1, 13):
        for a, b in product(range(m + 1), repeat=2):
            for k in range(min(a, b) + 1):
                exact = sum(Fraction(comb(a, x) * comb(m - a, b - x), comb(m, b)) for x in range(k, min(a, b) + 1))
                assert tail(k, a, b, m) == float(exact)


def q_values(p_values):
    rates = FalseDiscovery(np.array(p_values), np.ones(len(p_values), int), p_values.__getitem__)
    return [rates.q_value(place) for place in range(len(p_values))]


def test_false_discoveries_are_told_as_in_benjamini_and_hochbergs_example():
    """Benjamini and Hochberg 1995: of these 15 p-values, four are discoveries at 0.05; Bonferroni keeps three."""
    p_values = [
        *(0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344),
        *(0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000),
    ]
    assert [q <= 0.05 for q in q_values(p_values)] == [True] * 4 + [False] * 11
    by_definition = [min(p_values[j] * 15 / (j + 1) for j in range(i, 15)) for i in range(15)]
    assert q_values(p_values[::-1]) == pytest.approx(by_definition[::-1])
