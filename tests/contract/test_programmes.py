"""The random programmes are as people might hand them in, and those that fail a test can be read."""

from functools import partial

import pytest
from hypothesis import given, seed, settings

from opgavenkaart.graph.edition import Edition
from opgavenkaart.graph.graph import Claim, Node
from opgavenkaart.graph.model import KINDS, LINK_FIELDS, NODE_FIELDS, RELATIONS
from opgavenkaart.graph.store.refusals import find_circle
from opgavenkaart.graph.store.sqlite.store import SqliteStore
from tests.contract.effort import tried
from tests.contract.programme import Programme
from tests.contract.programmes import editions, programmes, roles

pytestmark = pytest.mark.slow
LINK = tuple(field.id for field in LINK_FIELDS)


@tried(4)
@given(programmes())
def test_a_programme_is_lawful(programme):
    described = set()
    for edition in programme:
        described |= {(node.kind, node.id) for node in edition.nodes}
        for claim in edition.claims:
            assert {claim[1:3], claim[3:5]} <= described
            assert (claim.from_kind, claim.to_kind) in RELATIONS[claim.relation].ends
            assert claim.role in roles(claim.relation)
            assert claim[1:3] != claim[3:5] or claim.role == RELATIONS[claim.relation].role_without_target != ""
        for item in (*edition.nodes, *edition.claims):
            assert not item.valid_to or item.valid_from < item.valid_to
    for relation in RELATIONS.values():
        said = [claim for edition in programme for claim in edition.claims if claim.relation == relation.id]
        assert not (relation.acyclic and find_circle(said))


@tried(4)
@given(programmes())
def test_a_programme_can_be_loaded_as_it_refers_to_earlier_data_sets(tmp_path_factory, programme):
    with SqliteStore(tmp_path_factory.mktemp("programme") / "graph.db") as store:
        for edition in programme:
            store.load(edition.name, partial(_found, edition))


def _found(edition, names):
    for reference in edition.references:
        assert names().find(reference.kind, reference.text) == {reference.id}
    return edition


def test_programmes_hold_every_kind_field_relation_and_role_of_the_vocabulary():
    wanted = {("claim", name) for name in LINK}
    for kind in KINDS.values():
        wanted |= {(kind.id, f.id) for f in (*kind.fields, *NODE_FIELDS) if f.id not in (*Node._fields, "kind")}
    for relation in RELATIONS.values():
        wanted |= {(relation.id, word) for word in (*roles(relation.id), *(field.id for field in relation.fields))}
    wanted.remove(("document", "source"))  # which only a later data set can give
    seen: set[tuple[str, str]] = set()
    for turn in range(8):
        if not wanted <= seen:
            seen |= _seen(turn)
    assert wanted <= seen


def _seen(turn):
    """What a hundred programmes hold, other ones each turn."""
    found: set[tuple[str, str]] = set()

    @seed(turn)
    @settings(tried(), max_examples=100, derandomize=False)
    @given(editions("first"))
    def look(edition):
        found.update((node.kind, field) for node in edition.nodes for field in node.props)
        for claim in edition.claims:
            found.update((claim.relation, word) for word in (claim.role, *claim.props))
            found.update(("claim", name) for name in LINK if getattr(claim, name))

    look()
    return found


def test_a_programme_prints_as_the_tables_that_it_is():
    a = Node("organisation", "a", "Zorg", "ministry", "VWS", valid_to="2021", props={"note": "x" * 100})
    b = Node("issue", "b", "Één loket")
    owns = Claim("RESPONSIBLE_FOR", "organisation", "a", "issue", "b", "accountable", quote="“zo”", dataset="second")
    assert repr(Programme(Edition("first", (a, b)), Edition("second", (), (owns,)), Edition("third"))) == (
        'data set "first":\n'
        "  organisations: a 'Zorg' (ministry, VWS, until 2021, note 'xxxxxxxxxxxxxxxxxxxx'… (100 letters))\n"
        "  issues: b 'Één loket'\n"
        'data set "second":\n'
        "  RESPONSIBLE_FOR: a -> b (accountable, quote '“zo”')\n"
        'data set "third": empty'
    )
