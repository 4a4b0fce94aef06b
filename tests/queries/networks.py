"""Classic networks with published figures, as plain literals.

Davis, Gardner and Gardner 1941: the 18 women of the 14 events (in the edition of Breiger 1974, 89 attendances).
Padgett's marriages of the 15 Florentine families that have any (Breiger and Pattison 1986). Zachary 1977: the 78 ties
of the karate club. Borgatti 1997, "Structural holes: unpacking Burt's redundancy measures", Connections 20(1): the
example network.
"""

from collections.abc import Iterable

_ATTENDED = """
Evelyn Jefferson: 1 2 3 4 5 6 8 9
Laura Mandeville: 1 2 3 5 6 7 8
Theresa Anderson: 2 3 4 5 6 7 8 9
Brenda Rogers: 1 3 4 5 6 7 8
Charlotte McDowd: 3 4 5 7
Frances Anderson: 3 5 6 8
Eleanor Nye: 5 6 7 8
Pearl Oglethorpe: 6 8 9
Ruth DeSand: 5 7 8 9
Verne Sanderson: 7 8 9 12
Myra Liddel: 8 9 10 12
Katherina Rogers: 8 9 10 12 13 14
Sylvia Avondale: 7 8 9 10 12 13 14
Nora Fayette: 6 7 9 10 11 12 13 14
Helen Lloyd: 7 8 10 11 12
Dorothy Murchison: 8 9
Olivia Carleton: 9 11
Flora Price: 9 11
"""
_MARRIED = """
Acciaiuoli: Medici
Medici: Barbadori Ridolfi Tornabuoni Albizzi Salviati
Castellani: Peruzzi Strozzi Barbadori
Peruzzi: Strozzi Bischeri
Strozzi: Ridolfi Bischeri
Ridolfi: Tornabuoni
Tornabuoni: Guadagni
Albizzi: Ginori Guadagni
Salviati: Pazzi
Bischeri: Guadagni
Guadagni: Lamberteschi
"""
_CLUB = """
0: 1 2 3 4 5 6 7 8 10 11 12 13 17 19 21 31
1: 2 3 7 13 17 19 21 30
2: 3 7 8 9 13 27 28 32
3: 7 12 13
4: 6 10
5: 6 10 16
6: 16
8: 30 32 33
9: 33
13: 33
14: 32 33
15: 32 33
18: 32 33
19: 33
20: 32 33
22: 32 33
23: 25 27 29 32 33
24: 25 27 31
25: 31
26: 29 33
27: 33
28: 31 33
29: 32 33
30: 32 33
31: 32 33
32: 33
"""
_EXAMPLE = """
A: B2 E2 F3 G5
B: D1 G4
D: G3
E: G8
F: G3
G: C10
"""


def _lists(text: str) -> dict[str, list[str]]:
    return {name: rest.split() for name, _, rest in (line.partition(":") for line in text.split("\n")) if name}


def _both_ways(lists: dict[str, list[str]]) -> dict[str, dict[str, int]]:
    """Ties by either end; a number after a name is a weight."""
    ties: dict[str, dict[str, int]] = {}
    for one, others in lists.items():
        for other in others:
            name = other.rstrip("0123456789") or other
            weight = int(other[len(name) :] or 1)
            ties.setdefault(one, {})[name] = ties.setdefault(name, {})[one] = weight
    return ties


DAVIS = {woman: [f"E{event}" for event in events] for woman, events in _lists(_ATTENDED).items()}
FLORENCE = _both_ways(_lists(_MARRIED))
KARATE = _both_ways(_lists(_CLUB))
BORGATTI = _both_ways(_lists(_EXAMPLE))


def unweighted(ties: dict[str, dict[str, int]]) -> dict[str, dict[str, int]]:
    """The same ties, all of weight 1."""
    return {one: dict.fromkeys(others, 1) for one, others in ties.items()}


def pairs(ties: dict[str, dict[str, int]]) -> Iterable[frozenset[str]]:
    """Each tie once."""
    return {frozenset((one, other)) for one, others in ties.items() for other in others}
