"""Claims that contradict each other, to be shown side by side with whatever they are about."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from opgavenkaart.queries.contradictions.question import CONTRADICTIONS
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.page.details import both


def odds(answers: Answers) -> dict[str, list[list[Any]]]:
    """By thing: the reason of each contradiction, and what each source says. Of a pair, with both of them."""
    found: dict[str, list[list[Any]]] = defaultdict(list)
    for finding in answers.of(CONTRADICTIONS):
        sides = [both(finding.reason), [both(says) for says in finding.says]]
        found[f"{finding.subject_kind}:{finding.subject}"].append(sides)
        if finding.other:
            found[f"{finding.other_kind}:{finding.other}"].append(sides)
    return found
