"""Every way in which a question may be asked, as its declaration has it."""

from collections.abc import Iterator, Sequence
from itertools import cycle, product
from typing import Any

from opgavenkaart.errors import UnknownWord
from opgavenkaart.graph.edition import Edition
from opgavenkaart.graph.graph import Graph
from opgavenkaart.graph.model import KINDS, RELATIONS, SUBJECTS
from opgavenkaart.graph.store.base import Store
from opgavenkaart.queries import QUESTIONS
from opgavenkaart.queries.ask import ask
from opgavenkaart.queries.core.question import Answer, Option, Question

Asked = tuple[str, dict[str, Any]]  # a question, and the words that it is asked with


def every_way(subjects: Sequence[str], day: str) -> Iterator[Asked]:
    """Each question about each subject, and with each of its options about nothing and about one, now and that day."""
    for question in QUESTIONS.values():
        usual, *others = _options(question, subjects)
        ways = [(usual, about) for about in ("", *subjects)]
        ways += [(other, "") for other in others]
        ways += zip(others, cycle(subjects), strict=False) if subjects else ()
        for (options, about), as_of in product(ways, ("", day)):
            yield question.id, {"about": about, "as_of": as_of, **options}


def answer(of: Store | Graph, asked: Asked) -> Answer | str:
    """The answer, or why there is none: that too must be the same everywhere."""
    question, words = asked
    try:
        return ask(of, question, **words)
    except UnknownWord as why:
        return str(why)


def subjects(editions: Sequence[Edition]) -> list[str]:
    """One thing of each kind: the middle one, which has others on both sides of it."""
    ids = {kind: sorted({n.id for e in editions for n in e.nodes if n.kind == kind}) for kind in KINDS}
    return [f"{kind}:{of[len(of) // 2]}" for kind, of in ids.items() if of and kind in SUBJECTS]


def _options(question: Question[Any], subjects: Sequence[str]) -> list[dict[str, str]]:
    """Only what it needs first, then each combination of the options that always have a value, then each other one."""
    words = {option.id: _words(option, subjects) for option in question.options}
    needed = {option.id: words[option.id][0] for option in question.options if option.required and words[option.id]}
    declared = {option.id: option.values for option in question.options if option.values and option.default}
    combined = [dict(zip(declared, values, strict=True)) for values in product(*declared.values())] if declared else []
    alone = [{option: word} for option in words if option not in declared for word in words[option]]
    return [needed | more for more in ({}, *combined, *alone)]


def _words(option: Option, subjects: Sequence[str]) -> Sequence[str]:
    """What may be given to an option: what it declares, else what the vocabulary lists for the field of its name."""
    if option.values:
        return option.values
    if option.kinds:
        of_kind = [subject for subject in subjects if subject.partition(":")[0] in option.kinds]
        return [*of_kind, ";".join(of_kind)] if option.many and len(of_kind) > 1 else of_kind
    if option.number:
        return ("0", "1", "2")
    fields = [field for r in RELATIONS.values() for field in (r.role, *r.fields) if field and field.id == option.id]
    return list(dict.fromkeys(value.id for field in fields for value in field.values))
