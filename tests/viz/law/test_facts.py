"""The law without a browser: whatever a view asserts rests on facts of the graph, and nothing else."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from opgavenkaart.graph.as_of import as_of, day
from opgavenkaart.graph.graph import Graph
from opgavenkaart.queries.owners.question import OWNERS
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.views import VIEWS
from opgavenkaart.viz.views.columns import links
from tests.contract.programmes import programmes
from tests.viz import worlds
from tests.viz.law.facts import Facts, false_assertions

Patch = pytest.MonkeyPatch
WORLDS: Mapping[str, Callable[[], Graph]] = {
    "stated": worlds.stated,
    "related": worlds.related,
    "large": lambda: worlds.large(60),
    "measures": worlds.measures,
    "domains": lambda: worlds.in_domains(60, 12),
    "positions": lambda: worlds.with_positions(30, 10),
}


def false_in_views(graph: Graph, ever: Graph | None = None) -> list[str]:
    facts, answers = Facts(graph), Answers(graph, ever)
    return [
        f"{name}: {wrong}"
        for name, view in VIEWS.items()
        for wrong in false_assertions(view(answers), facts, ever or graph)
    ]


@pytest.mark.parametrize("on", ["", "2021", "2025-01-01"])
def test_every_view_of_the_programme_rests_on_facts(programme, on):
    assert false_in_views(as_of(programme, day(on)) if on else programme, programme) == []


@pytest.mark.parametrize("world", WORLDS)
def test_every_view_of_a_world_rests_on_facts(world):
    assert false_in_views(WORLDS[world]()) == []


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


FAULTS = {
    "W11": (worlds.stated, derived_beside_stated),
    "W14, together": (worlds.stated, positions_below_owners),
    "W14, left out": (worlds.stated, without_positions),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_the_law_finds_a_fault_that_is_put_back(monkeypatch, fault):
    world, put_back = FAULTS[fault]
    graph = world()
    assert false_in_views(graph) == []
    put_back(monkeypatch)
    assert false_in_views(graph) != []
