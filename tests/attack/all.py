"""Every attack, in the order in which `make attack` carries them out."""

from tests.attack import flips, races, shared_database

ATTACKS = [flips.ATTACK, races.ATTACK]
ON_A_SERVER = [shared_database.ATTACK]
