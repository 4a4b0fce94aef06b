"""The law of other tools' formats: what we wrote comes back the same, but for what XML cannot hold."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given

from opgavenkaart.graph.edition import Edition
from opgavenkaart.loaders.exchange.format.xml import holdable
from opgavenkaart.loaders.export.other_tools import export
from opgavenkaart.loaders.load import load
from tests.contract.effort import tried
from tests.contract.exchanged import through
from tests.contract.programme import Programme
from tests.contract.programmes import programmes
from tests.contract.tabled import tabled
from tests.contract.workbooks import put, said

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("format", ["graphml", "gexf", "cytoscape", "kumu", "kumu-xlsx", "node-link"])
@tried(10)
@given(programmes())
def test_whatever_tables_can_say_comes_back(new, tmp_path, format, programme):
    store = put(new(), *map(printable, tabled(programme)))
    again = through(store, new(), tmp_path, format)
    assert said(again) == said(store), Programme(*map(printable, tabled(programme)))


def printable(edition: Edition) -> Edition:
    """Without the control characters that XML cannot hold."""
    nodes = (
        node._replace(name=holdable(node.name), type=holdable(node.type), props=_each(node.props))
        for node in edition.nodes
    )
    claims = (
        claim._replace(
            locator=holdable(claim.locator),
            quote=holdable(claim.quote),
            note=holdable(claim.note),
            props=_each(claim.props),
        )
        for claim in edition.claims
    )
    return replace(edition, nodes=tuple(nodes), claims=tuple(claims))


def _each(props: Mapping[str, str]) -> dict[str, str]:
    return {name: holdable(text) for name, text in props.items()}


LOST_BY_EDGES = ("RELATES_TO", "CHARACTERISED_BY")  # a score or value is required, and a list of edges has none


@tried(10)
@given(programmes(1))
def test_a_list_of_edges_keeps_who_is_joined_to_whom_and_as_what_and_nothing_else(new, tmp_path, programme):
    (whole,) = tabled(programme)
    kept = replace(whole, claims=tuple(claim for claim in whole.claims if claim.relation not in LOST_BY_EDGES))
    again = new()
    put(again, replace(whole, claims=()))
    store = put(new(), kept)
    file = tmp_path / "lijst.csv"
    content = export(store, "edges", whole.name).content
    assert isinstance(content, bytes)
    file.write_bytes(content)
    load(again, file)
    assert {claim[:6] for claim in again.edition("lijst").claims} == {claim[:6] for claim in kept.claims}
    assert again.edition("lijst").nodes == ()
