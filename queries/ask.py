"""Asking: a question, a graph or the store that keeps it, what it is about, and the day."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from opgavenkaart.errors import UnknownWord, nearest
from opgavenkaart.graph import time
from opgavenkaart.graph.edition import Names, Thing
from opgavenkaart.graph.graph import Graph, Reads
from opgavenkaart.graph.model import KINDS
from opgavenkaart.graph.store import Store
from opgavenkaart.graph.text import match_key
from opgavenkaart.queries import QUESTIONS
from opgavenkaart.queries.question import Answer, Question, Ref, Run

_NAMED = Reads(tuple(kind for kind in KINDS if kind != "name"), ("HAS_NAME",)) | Reads(("name",), ())


def ask(of: Store | Graph, question: str | Question, *, about: str = "", as_of: str = "", **options: str) -> Answer:
    """Ask a question of a store or of a graph value.

    `about` is a reference as in the tables; `as_of` an ISO day, month or year, or "today". On Neo4j a question
    that has its Cypher is answered there. Raises `UnknownWord` for a question, option or thing that does not exist.
    """
    asked = question if isinstance(question, Question) else find_question(question)
    _check_options(asked, options)
    given = {name: value for name, value in options.items() if value}
    named = {"about": about, "as_of": as_of, **given}
    parameters = {name: value for name, value in named.items() if value}
    run: Run | None = getattr(of, "run", None)
    if run and asked.in_place and not as_of:
        ref = _find(of.read(_NAMED), about) if isinstance(of, Store) and about else None
        return Answer(asked, parameters, tuple(asked.in_place(run, about=ref, **given)))
    graph = of if isinstance(of, Graph) else of.read(_needed(asked, about, as_of))
    ref = _find(graph, about) if about else None
    if as_of:
        graph = time.as_of(graph, time.day(as_of))
    return Answer(asked, parameters, tuple(asked.ask(graph, about=ref, **given)))


def _needed(question: Question, about: str, as_of: str) -> Reads:
    needed = question.reads
    if about:
        needed |= _NAMED
    return needed | time.READS if as_of else needed


def find_question(id: str) -> Question:
    """The question with this id; a wrong word gets the nearest right one."""
    if id in QUESTIONS:
        return QUESTIONS[id]
    raise UnknownWord(f'There is no question "{id}". {nearest(id, QUESTIONS)}')


def _check_options(question: Question, options: dict[str, str]) -> None:
    known = {option.id: option for option in question.options}
    for name, value in options.items():
        if name not in known and value:
            rest = f"It has {', '.join(f'--{option}' for option in known)}." if known else "It has none of its own."
            raise UnknownWord(f'The question "{question.id}" has no option --{name}. {rest}')
        if value and known[name].values and value not in known[name].values:
            raise UnknownWord(f'--{name} cannot be "{value}". {nearest(value, known[name].values)}')


def _find(graph: Graph, text: str) -> Ref:
    """The one thing that a reference means; `kind:reference` limits it to a kind."""
    kind, mark, rest = text.partition(":")
    kinds, wanted = ([kind], rest) if mark and kind in KINDS else ([k for k in KINDS if k in graph.nodes], text)
    names = Names(_things(graph))
    found = [Ref(k, id) for k in kinds if k != "name" for id in sorted(names.find(k, wanted))]
    if len(found) == 1:
        return found[0]
    if found:
        choices = ", ".join(f"{ref.kind}:{ref.id}" for ref in found)
        raise UnknownWord(f'"{text}" may mean several things. Choose one of: {choices}.')
    spellings = {key: Ref(k, id) for k in kinds if k != "name" for key, id in names.spellings(k)}
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
