"""Elements and connections with a decision: only those with yes are loaded, of a kind of which any says so."""

from tests.loaders.exchange.networks import as_json, examined

OWNED = {"source": "v", "relation": "RESPONSIBLE_FOR", "role": "accountable"}
ISSUES = [{"id": id, "kind": "issue", "besluit": answer} for id, answer in (("a", "nee"), ("b", "ja"), ("c", ""))]
NODES = [*ISSUES, {"id": "v", "kind": "organisation", "name": "VWS"}]


def test_elements_and_connections_that_were_not_approved_are_left_out_and_counted(tmp_path):
    links = [{**OWNED, "target": "b", "besluit": "ja"}, {**OWNED, "target": "b", "role": "informed", "besluit": "nee"}]
    edition, problems = examined(as_json(tmp_path, {"nodes": NODES, "links": links}))
    assert [node.id for node in edition.nodes] == ["b", "v"]
    assert [claim.role for claim in edition.claims] == ["accountable"]
    assert sorted(problem.message.en for problem in problems) == [
        "refused: 1, undecided: 0; these rows are not used.",
        "refused: 1, undecided: 1; these rows are not used.",
    ]


def test_a_connection_with_one_that_was_not_approved_is_an_error_that_names_it(tmp_path):
    _, problems = examined(as_json(tmp_path, {"nodes": NODES, "links": [{**OWNED, "target": "a"}]}))
    (problem,) = [problem for problem in problems if problem.severity == "error"]
    assert problem.message.en == 'issue "a" was not approved: a (number 1).'


def test_an_attribute_with_the_decisions_themselves_is_just_not_used(tmp_path):
    nodes = [{"id": "a", "kind": "issue", "decision": "Besluit 12 van de raad"}]
    edition, problems = examined(as_json(tmp_path, {"nodes": nodes, "links": []}))
    assert len(edition.nodes) == 1
    assert [(problem.code.id, problem.value) for problem in problems] == [("unused_attribute", "decision")]
