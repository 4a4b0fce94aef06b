"""Asking: a question, a graph or the store that keeps it, what it is about, and the day."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, cast

from opgavenkaart.errors import UnknownWord
from opgavenkaart.graph import as_of as time
from opgavenkaart.graph import succession
from opgavenkaart.graph.dates import DateSpan
from opgavenkaart.graph.edition import Edition
from opgavenkaart.graph.graph import Graph, Reads
from opgavenkaart.graph.identity.lookup import parse_reference
from opgavenkaart.graph.model import SUBJECTS
from opgavenkaart.graph.store.around import is_dated, read_around, things_called
from opgavenkaart.graph.store.base import Store, Transaction
from opgavenkaart.graph.store.gc_pause import without_garbage_search
from opgavenkaart.queries import QUESTIONS
from opgavenkaart.queries.core.arguments import checked, limit_of, no_such_question, refers, resolved
from opgavenkaart.queries.core.differences import differences, differing
from opgavenkaart.queries.core.findings import Findings
from opgavenkaart.queries.core.question import Answer, CypherPlace, Question
from opgavenkaart.queries.core.reference import Ref, find
from opgavenkaart.queries.core.sources import OURS

_NAMED = Reads((*SUBJECTS, "name"), ("HAS_NAME",))


@without_garbage_search()
def ask(
    of: Store | Graph,
    question: str | Question[Any],
    *,
    about: str = "",
    as_of: str = "",
    what_if: Edition | None = None,
    limit: int | str | None = None,
    **options: str,
) -> Answer:
    """Ask a question of a store or of a graph value; on Neo4j one that has its Cypher is answered there.

    Parameters
    ----------
    of, question
        What is asked, and the question or its id: `ask(graph, "owners")`.
    about
        The thing that it is about, referred to as in the tables; all things by default.
    as_of
        An ISO day, month or year, or "today"; all that was ever stated by default.
    what_if
        A plan: the answer is then what that would change.
    limit
        How many findings are shown, in JSON, pandas and `answer.shown`; all by default (the command line shows 1,000),
        and `answer.findings` always has all. Of `path`, how many chains. Within a limit `as_dict` and JSON show the
        first 20 pieces of evidence of each finding, unless `about` one thing.
    **options
        Those of the question, as on the command line.

    Raises
    ------
    UnknownWord
        For a question, option or thing that does not exist.
    """
    asked = question if isinstance(question, Question) else find_question(question)
    if limit is not None and asked.own_limit:
        options, limit = options | {"limit": str(limit)}, None
    given, most = checked(asked, about, options), limit_of(limit)
    parameters = {"about": about, "as_of": as_of, "what_if": what_if.name if what_if else ""} | given
    parameters = {name: value for name, value in parameters.items() if value}
    day = time.day(as_of) if as_of else None
    relations = (asked.narrowed(**given) if asked.narrowed else asked.reads).relations
    if isinstance(of, Store) and about and not what_if and (near := _near(of, asked, about, given, day, relations)):
        graph, words, dated = near
        if day:
            graph = time.as_of(graph, day)
        return Answer(asked, parameters, asked.findings(graph, **words), dated, most)
    if isinstance(of, Store) and hasattr(of, "run") and asked.in_place and not (day or what_if or of.merges_records()):
        words = (
            resolved(partial(find, of.read(_NAMED)), asked, about, given)
            if refers(asked, about, given)
            else {"about": None, **given}
        )
        place = cast(CypherPlace, of)
        found = asked.in_place(place, **words)
        found = found if isinstance(found, Findings) else tuple(found)
        return Answer(asked, parameters, found, _is_dated(place, relations), most)
    graph = of if isinstance(of, Graph) else of.read(_needed(asked, about, given, day, what_if))
    words = resolved(partial(find, graph), asked, about, given)
    if day:
        graph = time.as_of(graph, day)
    found = asked.findings(graph, **words)
    if what_if is None:
        all_times = graph.day is None and time.is_dated(graph, relations)
        return Answer(asked, parameters, found, all_times, most)
    after = asked.findings(succession.what_if(graph, what_if), **words)
    return Answer(differing(asked), parameters, tuple(differences(found, after)), limit=most)


def _near(
    store: Store,
    question: Question[Any],
    about: str,
    given: Mapping[str, Any],
    day: DateSpan | None,
    relations: Sequence[str],
) -> tuple[Graph, dict[str, Any], bool] | None:
    """What the question needs that is around a thing, what it is called with, and whether any of the whole is dated.

    None where it needs the whole, or where what is referred to is not found that way.
    """
    reads = _needed(question, about, given, day, None)

    def work(transaction: Transaction) -> tuple[Graph, dict[str, Any], bool] | None:
        def found(text: str | Ref, possible: Sequence[str]) -> Ref:
            if isinstance(text, Ref):
                return text
            kinds, wanted = parse_reference(text)
            called = things_called(transaction, wanted, kinds if len(kinds) == 1 else possible or SUBJECTS)
            return find(called, text, possible)

        try:
            words = resolved(found, question, about, given)
        except UnknownWord:
            return None
        if not (around := question.around.get(words["about"].kind)):
            return None
        graph = read_around(transaction, reads, [words["about"]], around, at_times=bool(day))
        return graph, words, not day and is_dated(transaction, relations)

    return store.look_up(work)


def _needed(
    question: Question[Any], about: str, given: Mapping[str, str], day: DateSpan | None, plan: Edition | None
) -> Reads:
    needed = question.narrowed(**given) if question.narrowed else question.reads
    if refers(question, about, given):
        needed |= _NAMED
    if day:
        needed |= time.READS
    return needed | succession.READS if plan else needed


def _is_dated(place: CypherPlace, relations: Sequence[str]) -> bool:
    """As `as_of.is_dated`, where the graph is."""
    dated = "c.valid_from > '' OR c.valid_to > ''"
    found = place.run(f"MATCH ()-[c:{'|'.join(relations)} {OURS}]->() WHERE {dated} RETURN true AS dated LIMIT 1")
    return any(found)


def possible(about: str = "") -> list[Question[Any]]:
    """The questions without required options; those about one thing only where `about` is given."""
    return [
        question
        for question in QUESTIONS.values()
        if (about or not question.needs_about) and not any(option.required for option in question.options)
    ]


def find_question(id: str) -> Question[Any]:
    """The question with this id; a wrong word gets the nearest right one."""
    if id in QUESTIONS:
        return QUESTIONS[id]
    raise no_such_question(id, QUESTIONS)
