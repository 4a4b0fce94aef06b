"""A small share of every attack: `make attack` carries them out in full."""

import pytest

from tests.attack.all import ATTACKS, ON_A_SERVER
from tests.attack.attack import carried_out
from tests.attack.hostile import page


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_nothing_gives_way(attack):
    assert carried_out(attack, range(attack.in_test)).gave_way == {}


def test_nothing_gives_way_on_the_page(chromium):
    attack = page.attack(chromium)
    assert carried_out(attack, range(attack.in_test)).gave_way == {}


@pytest.mark.parametrize("attack", ON_A_SERVER, ids=lambda attack: attack.name)
def test_nothing_gives_way_in_a_shared_database(neo4j_uri, monkeypatch, attack):
    monkeypatch.setenv("NEO4J_URI", neo4j_uri)
    assert carried_out(attack, range(attack.in_test)).gave_way == {}
