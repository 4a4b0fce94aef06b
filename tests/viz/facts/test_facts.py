"""The law without a browser: whatever a view asserts rests on facts of the graph, and nothing else."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib import import_module
from itertools import chain

import pytest
from hypothesis import HealthCheck, given, settings

from opgavenkaart.graph.as_of import as_of, day
from opgavenkaart.graph.graph import Graph
from opgavenkaart.graph.text import Text
from opgavenkaart.queries.owners.question import OWNERS
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.issue_fields import FIELDS
from opgavenkaart.viz.views import VIEWS
from opgavenkaart.viz.views.columns import issue_boxes, links
from tests.contract.programmes import programmes
from tests.viz import worlds
from tests.viz.facts.boxes import false_boxes
from tests.viz.facts.lines import Facts, false_lines_of
from tests.viz.facts.words import false_words
from tests.viz.law.test_faults import executors_are_owners, many_owners, only_an_executor
from tests.worlds import claim, node, world

Patch = pytest.MonkeyPatch
owners, gaps = (import_module(f"opgavenkaart.viz.views.{name}") for name in ("owners", "gaps"))
WORLDS: Mapping[str, Callable[[], Graph]] = {
    "stated": worlds.stated,
    "related": worlds.related,
    "large": lambda: worlds.large(60),
    "measures": lambda: worlds.measures(250),
    "domains": lambda: worlds.in_domains(60, 12),
    "positions": lambda: worlds.with_positions(30, 10),
}


def false_in_views(graph: Graph, ever: Graph | None = None) -> list[str]:
    facts, answers = Facts(graph), Answers(graph, ever)
    found = []
    for name, view in VIEWS.items():
        picture = view(answers)
        found += [f"{name}: {wrong}" for wrong in false_lines_of(picture, facts, ever or graph)]
        if name != "time":
            false = chain(false_boxes(picture, facts), false_words(name, picture, facts))
            found += [f"{name}: {wrong}" for wrong in false]
    return found


@pytest.mark.parametrize("on", ["", "2021", "2025-01-01"])
def test_every_view_of_the_programme_rests_on_facts(programme, on):
    assert false_in_views(as_of(programme, day(on)) if on else programme, programme) == []


@pytest.mark.parametrize("world", WORLDS)
def test_every_view_of_a_world_rests_on_facts(world):
    assert false_in_views(WORLDS[world]()) == []


@pytest.mark.parametrize("field", FIELDS)
def test_the_whole_map_by_a_field_rests_on_facts(programme, field):
    for graph in (programme, worlds.in_domains(30, 6)):
        shown = VIEWS["whole"](Answers(graph, group_by=field))
        assert [*false_boxes(shown, Facts(graph)), *false_words("whole", shown, Facts(graph))] == []


@settings(database=None, deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(programme=programmes())
def test_every_view_of_a_random_programme_rests_on_facts(programme):
    assert false_in_views(programme.graph()) == []


def derived_beside_stated(patch: Patch) -> None:
    """W11: whoever has the portfolio is drawn as the derived owner of an issue that has a stated one."""

    def too_many(answers):
        found = [owner for owner in answers.of(OWNERS) if owner.owner]
        return [replace(owner, status="derived", basis="portfolio") for owner in found]

    patch.setattr(Answers, "derived", property(too_many))


def positions_below_owners(patch: Patch) -> None:
    """W14: one line for the position of a party on an issue and for its ownership."""
    patch.setattr(links, "POSITION", "NOTHING/")


def without_positions(patch: Patch) -> None:
    """W14: positions are not drawn at all."""
    patch.setattr(links, "DRAWN", links.DRAWN[:-1])


def grounds_of_all(patch: Patch) -> None:
    """W1: a box has the grounds of all issues of its owner, whatever those of each are."""
    right = owners.ownerships

    def joined(answers):
        owned = right(answers)
        grounds = max((of.grounds for of in owned.values()), key=lambda words: len(words.nl))
        return {issue: of._replace(grounds=grounds) if of.grounds.nl else of for issue, of in owned.items()}

    patch.setattr(owners, "ownerships", joined)


def derived_is_owned(patch: Patch) -> None:
    """W13: what is derived counts as what is stated, where owners are too many for boxes."""
    right = owners.ownerships

    def mixed(answers):
        status = {"derived": "one_owner"}
        return {i: of._replace(status=status.get(of.status, of.status)) for i, of in right(answers).items()}

    patch.setattr(owners, "ownerships", mixed)


def shared_counted_with_each(patch: Patch) -> None:
    """W24: the heading of a group counts what stands in the boxes of what it shares."""
    right = issue_boxes.Section.title

    def more(section, *room):
        return Text(*(words.replace("(3)", "(5)") for words in right(section, *room)))

    patch.setattr(issue_boxes.Section, "title", more)


def without_the_last_row(patch: Patch) -> None:
    """A table has not all findings."""
    right = gaps.table

    def shorter(*of, **refers):
        whole = right(*of, **refers)
        return replace(whole, rows=whole.rows[:-1])

    patch.setattr(gaps, "table", shorter)


def two_grounds():
    """Two issues of one derived owner: of one he leads the group, of the other he has the portfolio too."""
    return world(
        node("organisation", "a", "ministry"),
        *(node(kind, id) for kind, id in (("group", "g"), ("domain", "d"), ("issue", "i"), ("issue", "j"))),
        claim("a", "LEADS", "g"),
        claim("a", "HAS_PORTFOLIO", "d"),
        claim("g", "ADDRESSES", "i"),
        claim("g", "ADDRESSES", "j"),
        claim("i", "IN_DOMAIN", "d", kind="issue"),
    )


def three_issues():
    agenda = [part for id in "ijk" for part in (node("issue", id), claim("g", "ADDRESSES", id))]
    return world(node("group", "g"), *agenda)


FAULTS = {
    "W1": (two_grounds, grounds_of_all),
    "W11": (worlds.stated, derived_beside_stated),
    "W12": (only_an_executor, executors_are_owners),
    "W13": (many_owners, derived_is_owned),
    "a row is left out": (worlds.stated, without_the_last_row),
    "W14, together": (worlds.stated, positions_below_owners),
    "W14, left out": (worlds.stated, without_positions),
    "W24": (three_issues, shared_counted_with_each),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_the_law_finds_a_fault_that_is_put_back(monkeypatch, fault):
    of, put_back = FAULTS[fault]
    graph = of()
    assert false_in_views(graph) == []
    put_back(monkeypatch)
    assert false_in_views(graph) != []
