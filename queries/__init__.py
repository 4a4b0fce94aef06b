"""The questions: one file each, and one line here."""

from opgavenkaart.queries.brokers import BROKERS
from opgavenkaart.queries.gaps import GAPS
from opgavenkaart.queries.overlap import OVERLAP
from opgavenkaart.queries.owners import OWNERS
from opgavenkaart.queries.path import PATH
from opgavenkaart.queries.question import Question

QUESTIONS: dict[str, Question] = {question.id: question for question in (OWNERS, OVERLAP, GAPS, BROKERS, PATH)}
