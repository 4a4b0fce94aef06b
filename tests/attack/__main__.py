"""`make attack`, or `python -m tests.attack [minutes] [attack …]`: all attacks, in 20 minutes at most.

To add one: a file beside this with `ATTACK = Attack(…)`, and its name in `tests.attack.all.ATTACKS`.
"""

import sys

from tests.attack.all import ATTACKS, ON_A_SERVER
from tests.attack.attack import carried_out

MINUTES = 20


def main(*words: str) -> None:
    """Carries them out, and prints a table: tried, held. Exit status 1 where something gave way."""
    minutes = next((float(word) for word in words if word.isdigit()), MINUTES)
    attacks = [*ATTACKS, *ON_A_SERVER]
    chosen = [attack for attack in attacks if attack.name in words] or attacks
    left, results = minutes * 60, []
    for done, attack in enumerate(chosen):
        print(f"{attack.name} …", file=sys.stderr, flush=True)
        result = carried_out(attack, range(attack.in_all), left / (len(chosen) - done))
        left -= result.seconds
        results.append(result)
        for number, happened in result.gave_way.items():
            print(f"{attack.name} {number}: {happened}", file=sys.stderr)
    print("| attack | tried | held | of | seconds |\n|---|---|---|---|---|")
    for result in results:
        held = result.tried - len(result.gave_way)
        print(f"| {result.attack.name} | {result.tried} | {held} | {result.attack.in_all} | {result.seconds:.0f} |")
    sys.exit(any(result.gave_way for result in results))


if __name__ == "__main__":
    main(*sys.argv[1:])
