"""A small share of every attack: `make attack` carries them out in full."""

import pytest

from tests.attack import shared_database
from tests.attack.all import ATTACKS
from tests.attack.attack import carried_out


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_nothing_gives_way(attack):
    assert carried_out(attack, range(attack.in_test)).gave_way == {}


def test_nothing_gives_way_in_a_shared_database(neo4j_uri, monkeypatch):
    monkeypatch.setenv("NEO4J_URI", neo4j_uri)
    attack = shared_database.ATTACK
    assert carried_out(attack, range(attack.in_test)).gave_way == {}
