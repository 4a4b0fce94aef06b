"""The law of other tools' formats: what we wrote comes back as the same data sets, but for what a format cannot hold."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from opgavenkaart.graph.edition import Edition
from opgavenkaart.loaders.exchange.xml import holdable
from tests.contract.effort import tried
from tests.contract.exchanged import through
from tests.contract.programme import Programme
from tests.contract.programmes import programmes
from tests.contract.tabled import tabled
from tests.contract.workbooks import put, said

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("format", ["graphml", "gexf", "kumu", "kumu-xlsx", "node-link"])
@tried(10)
@given(programmes())
def test_whatever_tables_can_say_comes_back(new, tmp_path, format, programme):
    store = put(new(), *map(printable, tabled(programme)))
    again = through(store, new(), tmp_path, format)
    assert said(again) == said(store), Programme(*map(printable, tabled(programme)))


def printable(edition: Edition) -> Edition:
    """Without the control characters that XML cannot hold."""
    nodes = (
        node._replace(name=holdable(node.name), props={k: holdable(v) for k, v in node.props.items()})
        for node in edition.nodes
    )
    claims = (
        claim._replace(
            **{name: holdable(getattr(claim, name)) for name in ("locator", "quote", "note")},
            props={k: holdable(v) for k, v in claim.props.items()},
        )
        for claim in edition.claims
    )
    return replace(edition, nodes=tuple(nodes), claims=tuple(claims))
