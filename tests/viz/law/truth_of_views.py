"""What must hold of the sources below a view: the documents on which what it says rests, and no others."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from opgavenkaart.queries.coherence import COHERENCE
from opgavenkaart.queries.compare import COMPARE
from opgavenkaart.queries.core.question import Question
from opgavenkaart.queries.gaps.question import GAPS
from opgavenkaart.queries.matrix import MATRIX
from opgavenkaart.queries.owners.question import OWNERS
from opgavenkaart.viz.scene.picture import ends_of

if TYPE_CHECKING:
    from tests.viz.law.truth import Check

DRAWN: dict[str, tuple[Question[Any], ...]] = {
    "owners": (OWNERS,),
    "gaps": (GAPS,),
    "coherence": (COHERENCE,),
    "groups": (COMPARE, MATRIX),
}


def sources(check: "Check") -> Iterator[str]:
    """Of a view of a question those of its evidence, of a thing those that join it; of a filter, some of these."""
    view, graph = check.shown["view"], check.truth.graph
    claims = [claim for of in graph.claims.values() for claim in of]
    if view in DRAWN:
        found = (finding for question in DRAWN[view] for finding in question.findings(graph))
        own = {each.source for finding in found for each in finding.evidence}
    elif view == "about":
        own = _around(check, check.shown["about"])
    elif view in ("whole", "time"):
        own = {claim.source for claim in claims}
    else:
        return
    below = set(check.shown["sources"])
    right = below == own - {""} if check.shown["things"] is None and view in DRAWN else below <= own
    yield "" if right else f"below it stand {sorted(below)}, not {sorted(own)}"


def _around(check: "Check", middle: str) -> set[str]:
    claims = (claim for of in check.truth.graph.claims.values() for claim in of)
    own = {claim.source for claim in claims if middle in (*ends_of(claim), f"document:{claim.source}")}
    for found in check.truth.owners.values():
        for owner in found:
            if middle in (f"organisation:{owner.owner}", f"issue:{owner.issue}"):
                own |= {each.source for each in owner.evidence}
    return own
