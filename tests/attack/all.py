"""Every attack, in the order in which `make attack` carries them out."""

from tests.attack import races, shared_database

ATTACKS = [races.ATTACK]
ON_A_SERVER = [shared_database.ATTACK]
