"""`make attack`, or `python -m tests.attack [minutes] [seed=number] [attack …]`: all attacks, in 20 minutes at most.

Every run tries other numbers, from a seed that is printed: with seed=… the same are tried again. To add an attack: a
file beside this with `ATTACK = Attack(…)`, and its name in `tests.attack.all.ATTACKS`.
"""

import random
import signal
import sys
from types import FrameType

from tests.attack.all import ATTACKS, IN_A_BROWSER, ON_A_SERVER
from tests.attack.attack import carried_out

MINUTES = 20
SEEDS = 1_000_000
SPARE = 60  # seconds that the last trial may take longer


def main(*words: str) -> None:
    """Carries them out, and prints a table: tried, held. Exit status 1 where something gave way or was not tried."""
    minutes = next((float(word) for word in words if word.isdigit()), MINUTES)
    given = next((int(word.removeprefix("seed=")) for word in words if word.startswith("seed=")), None)
    seed = random.SystemRandom().randrange(SEEDS) if given is None else given
    attacks = [*ATTACKS, *IN_A_BROWSER, *ON_A_SERVER]
    chosen = [attack for attack in attacks if attack.name in words] or attacks
    print(f"seed={seed}", flush=True)
    signal.signal(signal.SIGALRM, _too_late)
    signal.alarm(int(minutes * 60) + SPARE)
    left, results = minutes * 60, []
    for done, attack in enumerate(chosen):
        print(f"{attack.name} …", file=sys.stderr, flush=True)
        result = carried_out(attack, range(seed, seed + attack.in_all), left / (len(chosen) - done))
        left -= result.seconds
        results.append(result)
        for number, happened in result.gave_way.items():
            print(f"{attack.name} {number}: {happened}", file=sys.stderr)
    print("| attack | tried | held | of | seconds |\n|---|---|---|---|---|")
    for result in results:
        tried, all_of_it = (count * result.attack.inputs for count in (result.tried, result.attack.in_all))
        held = (result.tried - len(result.gave_way)) * result.attack.inputs
        print(f"| {result.attack.name} | {tried} | {held} | {all_of_it} | {result.seconds:.0f} |")
    sys.exit(any(result.gave_way or not result.tried for result in results))


def _too_late(signal_number: int, frame: FrameType | None) -> None:
    """Ends a trial that does not end by itself, which is what gave way then."""
    raise TimeoutError("not ended when the time was over")


if __name__ == "__main__":
    main(*sys.argv[1:])
