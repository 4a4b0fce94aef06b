"""Every attack, in the order in which `make attack` carries them out."""

from tests.attack import races

ATTACKS = [races.ATTACK]
