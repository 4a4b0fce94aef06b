"""Every attack, in the order in which `make attack` carries them out."""

from tests.attack import flips, kills, limits, races, shared_database
from tests.attack.hostile import files, page, server

ATTACKS = [flips.ATTACK, kills.ATTACK, races.ATTACK, limits.ATTACK, files.ATTACK]
IN_A_BROWSER = [page.attack()]
ON_A_SERVER = [shared_database.ATTACK, server.ATTACK]
