"""What an attack is, and how many of its trials a graph, page or file withstood."""

import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Attack:
    """A kind of harm.

    `trial` does it once, in a way that a number decides, and returns what gave way: "" where all held. `in_test` trials
    are part of `make test`, `in_all` of `make attack`. `inputs` is how many hostile things one trial tries.
    """

    name: str
    trial: Callable[[int], str]
    in_test: int
    in_all: int
    inputs: int = 1


@dataclass
class Result:
    """How an attack ended: `gave_way` has the number of each trial that did not hold, and what happened."""

    attack: Attack
    tried: int = 0
    seconds: float = 0
    gave_way: dict[int, str] = field(default_factory=dict)


def carried_out(attack: Attack, trials: range, seconds: float = float("inf")) -> Result:
    """As many trials as fit in so many seconds, and one where none does."""
    result, start = Result(attack), time.monotonic()
    for number in trials:
        if result.tried and result.seconds > seconds:
            break
        try:
            happened = attack.trial(number)
        except Exception:  # noqa: BLE001 - whatever is raised is what gave way
            happened = traceback.format_exc()
        if happened:
            result.gave_way[number] = happened
        result.tried += 1
        result.seconds = time.monotonic() - start
    return result
