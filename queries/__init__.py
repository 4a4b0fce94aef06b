"""The questions: a file or a folder each, and one line here."""

from typing import Any

from opgavenkaart.queries.brokers.question import BROKERS
from opgavenkaart.queries.coherence import COHERENCE
from opgavenkaart.queries.compare import COMPARE
from opgavenkaart.queries.contradictions.question import CONTRADICTIONS
from opgavenkaart.queries.coordination import COORDINATION
from opgavenkaart.queries.core.question import Question
from opgavenkaart.queries.domains import DOMAINS
from opgavenkaart.queries.evidence.question import EVIDENCE
from opgavenkaart.queries.gaps.question import GAPS
from opgavenkaart.queries.history import HISTORY
from opgavenkaart.queries.matrix import MATRIX
from opgavenkaart.queries.overlap.question import OVERLAP
from opgavenkaart.queries.owners.question import OWNERS
from opgavenkaart.queries.path import PATH
from opgavenkaart.queries.positions import POSITIONS
from opgavenkaart.queries.profile import PROFILE

QUESTIONS: dict[str, Question[Any]] = {
    question.id: question
    for question in (
        OWNERS,
        OVERLAP,
        GAPS,
        MATRIX,
        COMPARE,
        DOMAINS,
        POSITIONS,
        COORDINATION,
        BROKERS,
        PATH,
        COHERENCE,
        PROFILE,
        HISTORY,
        CONTRADICTIONS,
        EVIDENCE,
    )
}
