"""Who overlaps with whom, for the details of a party: each pair, through all that two such parties can share."""

from typing import Any

from opgavenkaart.queries.overlap.routes import ROUTES
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.page.string_table import StringTable


def overlaps(answers: Answers, texts: StringTable) -> list[dict[str, Any]]:
    """By who overlaps through what: all that is shared, and the pairs, each with its reason and places of that.

    Pairs are in the order of the answer, the strongest first.
    """
    return [found for reading in ROUTES if (found := _of_reading(answers, *reading, texts))["pairs"]]


def _of_reading(answers: Answers, between: str, through: str, texts: StringTable) -> dict[str, Any]:
    pairs = list(answers.pairs(between, through))  # each is made whenever it is looked at: once
    party, kind = (each.removesuffix("s") for each in (between, through))
    places = {item: at for at, item in enumerate(dict.fromkeys(item for pair in pairs for item in pair.shared))}
    return {
        "through": kind,
        "things": [f"{kind}:{item}" for item in places],
        "pairs": [
            [f"{party}:{pair.a}", f"{party}:{pair.b}", texts(pair.reason), [places[item] for item in pair.shared]]
            for pair in pairs
        ],
    }
