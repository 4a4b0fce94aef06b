"""Asking: a question, a graph or the store that keeps it, what it is about, and the day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from keyword import iskeyword
from typing import Any, cast

from opgavenkaart.errors import UnknownWord
from opgavenkaart.graph import as_of as time
from opgavenkaart.graph import succession
from opgavenkaart.graph.edition import Edition
from opgavenkaart.graph.graph import Day, Graph, Reads
from opgavenkaart.graph.identity.lookup import Names, Thing, looked_for
from opgavenkaart.graph.model import SUBJECTS
from opgavenkaart.graph.store.base import Store
from opgavenkaart.graph.store.gc_pause import without_garbage_search
from opgavenkaart.graph.text import match_key
from opgavenkaart.graph.text.did_you_mean import nearest_or_all
from opgavenkaart.queries import QUESTIONS
from opgavenkaart.queries.core.question import Answer, CypherPlace, Question, Ref, at_least
from opgavenkaart.queries.diff.answers import differences, differing

_NAMED = Reads((*SUBJECTS, "name"), ("HAS_NAME",))


@without_garbage_search()
def ask(
    of: Store | Graph,
    question: str | Question,
    *,
    about: str = "",
    as_of: str = "",
    what_if: Edition | None = None,
    **options: str,
) -> Answer:
    """Ask a question of a store or of a graph value.

    `about` is a reference as in the tables; `as_of` an ISO day, month or year, or "today"; `what_if` a plan, the
    answer then being what it would change. On Neo4j a question that has its Cypher is answered there. Raises
    `UnknownWord` for a question, option or thing that does not exist.
    """
    asked = question if isinstance(question, Question) else find_question(question)
    given = _checked(asked, about, options)
    parameters = {"about": about, "as_of": as_of, "what_if": what_if.name if what_if else ""} | given
    parameters = {name: value for name, value in parameters.items() if value}
    day = time.day(as_of) if as_of else None
    if isinstance(of, Store) and hasattr(of, "run") and asked.in_place and not (day or what_if or of.unites()):
        words = _understood(of.read(_NAMED), asked, about, given) if _refers(asked, about, given) else {**given}
        return Answer(asked, parameters, tuple(asked.in_place(cast(CypherPlace, of), **{"about": None} | words)))
    graph = of if isinstance(of, Graph) else of.read(_needed(asked, about, given, day, what_if))
    words = {"about": None} | _understood(graph, asked, about, given)
    if day:
        graph = time.as_of(graph, day)
    found = asked.findings(graph, **words)
    if what_if is None:
        return Answer(asked, parameters, found)
    after = asked.findings(succession.what_if(graph, what_if), **words)
    return Answer(differing(asked), parameters, tuple(differences(found, after)))


def _needed(question: Question, about: str, given: Mapping[str, str], day: Day | None, plan: Edition | None) -> Reads:
    needed = question.narrowed(**given) if question.narrowed else question.reads
    if _refers(question, about, given):
        needed |= _NAMED
    if day:
        needed |= time.READS
    return needed | succession.READS if plan else needed


def _refers(question: Question, about: str, given: Mapping[str, str]) -> bool:
    return bool(about) or any(option.kinds and option.id in given for option in question.options)


def _understood(graph: Graph, question: Question, about: str, given: Mapping[str, str]) -> dict[str, Any]:
    """What the question is given: references as what they refer to, numbers as numbers."""
    words: dict[str, Any] = {"about": _find(graph, about)} if about else {}
    for option in question.options:
        name, text = (f"{option.id}_" if iskeyword(option.id) else option.id), given.get(option.id, "")
        if text and option.kinds:
            refs = tuple(_find(graph, part.strip(), option.kinds) for part in text.split(";") if part.strip())
            words[name] = refs if option.many else refs[0]
        elif text:
            words[name] = at_least(option.id.replace("_", "-"), text) if option.number else text
    return words


def possible(about: str = "") -> list[Question]:
    """The questions that need to be told nothing more than what they are about, if that."""
    return [
        question
        for question in QUESTIONS.values()
        if (about or not question.needs_about) and not any(option.required for option in question.options)
    ]


def find_question(id: str) -> Question:
    """The question with this id; a wrong word gets the nearest right one."""
    if id in QUESTIONS:
        return QUESTIONS[id]
    raise UnknownWord(f'There is no question "{id}". {nearest_or_all(id, QUESTIONS).en}')


def _checked(question: Question, about: str, options: Mapping[str, str]) -> dict[str, str]:
    """The options that were given, in the order of the question."""
    known = {option.id: option for option in question.options}
    given = {name.removesuffix("_"): value for name, value in options.items() if value}
    for name, value in given.items():
        word = f"--{name.replace('_', '-')}"
        if name not in known:
            rest = f"It has {', '.join(f'--{option}' for option in known)}." if known else "It has none of its own."
            raise UnknownWord(f'The question "{question.id}" has no option {word}. {rest.replace("_", "-")}')
        if known[name].values and value not in known[name].values:
            raise UnknownWord(f'{word} cannot be "{value}". {nearest_or_all(value, known[name].values).en}')
    for option in question.options:
        if option.required and option.id not in given:
            raise UnknownWord(f'The question "{question.id}" needs --{option.id}: {option.what.en}.')
    if question.needs_about and not about:
        raise UnknownWord(f'The question "{question.id}" is about one thing: say which, for instance --about VWS.')
    return {name: given[name] for name in known if name in given}


def _find(graph: Graph, text: str, possible: Iterable[str] = ()) -> Ref:
    """The one thing that a reference means; `kind:reference` limits it to a kind."""
    among, wanted = looked_for(text)
    kinds = [k for k in (possible or SUBJECTS if among == SUBJECTS else among) if k in graph.nodes]
    names = Names(_things(graph))
    found = [Ref(k, id) for k in kinds for id in sorted(names.find(k, wanted))]
    if len(found) == 1:
        return found[0]
    if found:
        choices = ", ".join(f"{ref.kind}:{ref.id}" for ref in found)
        raise UnknownWord(f'"{text}" may mean several things. Choose one of: {choices}.')
    spellings = {key: Ref(k, id) for k in kinds for key, id in names.spellings(k)}
    close = get_close_matches(match_key(wanted), spellings, 1, 0.6)
    hint = f' Did you mean "{names.labels[spellings[close[0]]]}"?' if close else ""
    raise UnknownWord(f'Nothing in the graph is called "{text}".{hint}')


def _things(graph: Graph) -> Iterable[Thing]:
    former: dict[str, list[str]] = {}
    for claim in graph.claims.get("HAS_NAME", ()):
        if name := graph.nodes["name"].get(claim.to_id):
            former.setdefault(claim.from_id, []).extend((name.name, name.abbreviation))
    for kind, nodes in graph.nodes.items():
        for node in nodes.values():
            bore = tuple(former.get(node.id, ())) if kind == "organisation" else ()
            yield Thing(kind, node.id, node.name, node.abbreviation, node.props.get("official_id", ""), bore)
    for node in graph.nodes.get("organisation", {}).values():
        for record in node.described:  # by the names and the id that each data set gave it
            code = record.props.get("official_id", "")
            yield Thing(node.kind, node.id, record.name, record.abbreviation, code, ids=(record.id,))
