"""A small share of every attack: `make attack` carries them out in full."""

import pytest

from tests.attack.all import ATTACKS
from tests.attack.attack import carried_out


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_nothing_gives_way(attack):
    assert carried_out(attack, range(attack.in_test)).gave_way == {}
