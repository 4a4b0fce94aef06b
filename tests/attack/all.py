"""Every attack, in the order in which `make attack` carries them out."""

from tests.attack import flips, kills, races, shared_database

ATTACKS = [flips.ATTACK, kills.ATTACK, races.ATTACK]
ON_A_SERVER = [shared_database.ATTACK]
