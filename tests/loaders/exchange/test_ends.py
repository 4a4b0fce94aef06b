"""Which node an edge of JSON means: an id, a place in the list as in d3, or a name; what may be both is reported."""

import pytest

from tests.loaders.exchange.networks import as_json, examined, links

OWNS = {"relation": "RESPONSIBLE_FOR", "role": "accountable"}
VWS, ZORG, BZK = ({"kind": k, "name": n} for k, n in (("ministry", "VWS"), ("issue", "Zorg"), ("ministry", "BZK")))


def joined(tmp_path, ids, *ends, names=("source", "target"), edges="links"):
    """The pairs that a file joins, and its problems: nodes VWS, Zorg and BZK with these ids, if any."""
    nodes = [{**node, **({} if id is None else {"id": id})} for node, id in zip((VWS, ZORG, BZK), ids, strict=True)]
    found = [{**OWNS, **dict(zip(names, pair, strict=True))} for pair in ends]
    made, problems = examined(as_json(tmp_path, {"nodes": nodes, edges: found}))
    called = {node.id: node.name for node in made.nodes}
    return [(called[a], called[b]) for a, _, b in links(made)], [p.code.id for p in problems]


NAMED, NONE = ("v", "z", "b"), (None, None, None)


@pytest.mark.parametrize(
    ("ids", "ends", "pairs", "problems"),
    [
        (NAMED, [("v", "z")], [("VWS", "Zorg")], []),
        (NAMED, [(0, 1), (2, 1)], [("VWS", "Zorg"), ("BZK", "Zorg")], ["read_as_places"]),
        ((1, 2, 3), [(0, 1)], [("VWS", "Zorg")], ["read_as_places"]),  # by ids the first is unknown
        ((1, 2, 3), [(3, 2)], [("BZK", "Zorg")], []),  # no place is called 3
        ((0, 1, 2), [(2, 1)], [("BZK", "Zorg")], []),  # both mean the same
        ((2, 1, 0), [(2, 1)], [("VWS", "Zorg")], ["ids_or_places"]),
        (("2", "1", "0"), [(2, 1)], [("VWS", "Zorg")], ["ids_or_places"]),
        (NAMED, [("BZK", "z"), ("v", "Zorg")], [("BZK", "Zorg"), ("VWS", "Zorg")], []),
        ((1.0, 2, 5), [(1, "2")], [("VWS", "Zorg")], []),
        (NONE, [(2, 1)], [("BZK", "Zorg")], []),
        (NONE, [("BZK", "Zorg")], [("BZK", "Zorg")], []),
        (NONE, [({"index": 2, "name": "BZK"}, {"index": 1})], [("BZK", "Zorg")], []),
    ],
)
def test_ends_of_d3_are_ids_or_places(tmp_path, ids, ends, pairs, problems):
    assert joined(tmp_path, ids, *ends) == (pairs, problems)


def test_ends_of_vis_network_are_ids_alone(tmp_path):
    assert joined(tmp_path, (2, 1, 0), (2, 1), names=("from", "to"), edges="edges") == ([("VWS", "Zorg")], [])
    assert joined(tmp_path, NAMED, (0, 1), names=("from", "to"), edges="edges")[1] == ["unknown_element"] * 2


@pytest.mark.parametrize("names", [("start", "end"), ("fromId", "toId"), ("fromNode", "toNode")])
def test_ends_have_other_names_in_other_tools(tmp_path, names):
    assert joined(tmp_path, NAMED, ("b", "z"), names=names, edges="relationships") == ([("BZK", "Zorg")], [])


def test_a_place_beyond_the_list_is_an_unknown_element(tmp_path):
    assert joined(tmp_path, NAMED, (0, 3))[1] == ["unknown_element"] * 2
    assert joined(tmp_path, NAMED, (0, True))[1] == ["unknown_element"] * 2


def test_a_mapping_gets_the_ids_of_places_and_the_report(tmp_path):
    from opgavenkaart.loaders.exchange.formats import read_sheets

    whole = {"nodes": [{**VWS, "id": "v"}, {**ZORG, "id": "z"}], "links": [{"source": 0, "target": 1}]}
    (_, edges), _ = read_sheets(as_json(tmp_path, whole))
    assert edges.cells[1][:2] == ["v", "z"]
    assert [p.code.id for p in edges.problems] == ["read_as_places"]


def test_connections_of_kumu_name_elements_by_id_or_by_label(tmp_path):
    elements = [{"id": "a1", "label": "VWS", "type": "ministry"}, {"id": "a2", "label": "Zorg", "type": "issue"}]
    owns = {"type": "RESPONSIBLE_FOR", "role": "accountable"}
    for start, end in (("a1", "a2"), ("VWS", "Zorg"), ("VWS", "a2")):
        whole = {"elements": elements, "connections": [{**owns, "from": start, "to": end}]}
        made, problems = examined(as_json(tmp_path, whole))
        assert [(claim.from_id, claim.to_id) for claim in made.claims] == [("a1", "a2")]
        assert problems == []
