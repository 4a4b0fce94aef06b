"""TOOI lists: bodies, names from change to change, and who went into whom."""

import json

import pytest

from opgavenkaart.graph.as_of import as_of, day
from opgavenkaart.graph.store.open import open_graph
from opgavenkaart.loaders.load import check, load, read
from opgavenkaart.loaders.registers.select import Choice
from opgavenkaart.loaders.request import LoadRequest
from opgavenkaart.loaders.tables.reference_targets import things_of
from tests.loaders.handed_in import folder, no_names
from tests.loaders.registers.samples import about, event, jsonld, ministry, value_list, version

OLD = {"einddatum": "2010-10-13", "invalidatedAtTime": "2010-10-14T00:00:00+02:00"}
NEW = {"begindatum": "2010-10-13", "generatedAtTime": "2010-10-14T00:00:00+02:00"}  # the lists of 2020 are a day early
SHORT = {
    "generatedAtTime": "2024-07-02T00:00:00+02:00",
    "einddatum": "2026-02-22",
    "invalidatedAtTime": "2026-02-23T00:00:00+01:00",
}
NODES = (
    about(),
    ministry("mnre0001", "ministerie van Wegen", "W", **OLD),
    ministry("mnre0002", "ministerie van Bouw", "B", **OLD),
    ministry("mnre0003", "ministerie van Water", "WAT", **NEW),
    ministry("mnre0004", "ministerie van Kust", "K", **SHORT),
    ministry("mnre0005", "ministerie van Licht", "L", einddatum="2015-12-31"),
    ministry("mnre0006", "ministerie van Rust", "R"),
    version("hv_1", "mnre0003", "ministerie van Sloten", "S", "2017-12-31", "2018-01-01T00:00:00+01:00"),
    event("wzg_1", "Samenvoeging", "2010-10-14T00:00:00+02:00", invalidated="mnre0001 mnre0002", generated="mnre0003"),
    event("wzg_2", "Toestandswijziging", "2018-01-01T00:00:00+01:00", invalidated="hv_1", used="mnre0003"),
    event("wzg_3", "Afsplitsing", "2024-07-02T00:00:00+02:00", "Kust apart", used="mnre0003", generated="mnre0004"),
    event("wzg_4", "Uitbreiding", "2026-02-22T23:00:00Z", invalidated="mnre0004", used="mnre0003"),
    event("wzg_5", "Opheffing", "2016-01-01T00:00:00+01:00", invalidated="mnre0005"),
)


@pytest.fixture
def store(tmp_path):
    with open_graph(str(tmp_path / "map.db")) as opened:
        yield opened


def built(path):
    return read(LoadRequest(path)).build(no_names)


def ministries(graph, date):
    then = as_of(graph, day(date))
    return sorted(node.label for node in then.nodes["organisation"].values() if node.type == "ministry")


@pytest.mark.parametrize(
    ("date", "there"),
    [
        ("2010-10-13", ["B", "L", "R", "W"]),
        ("2010-10-14", ["L", "R", "S"]),
        ("2015-12-31", ["L", "R", "S"]),
        ("2016-01-01", ["R", "S"]),
        ("2017-12-31", ["R", "S"]),
        ("2018-01-01", ["R", "WAT"]),
        ("2024-07-01", ["R", "WAT"]),
        ("2024-07-02", ["K", "R", "WAT"]),
        ("2026-02-22", ["K", "R", "WAT"]),
        ("2026-02-23", ["R", "WAT"]),
    ],
)
def test_who_was_there_on_a_day(store, tmp_path, date, there):
    load(store, jsonld(tmp_path / "ministeries.json", *NODES))
    assert ministries(store.read(), date) == there


def test_events_are_successions_with_their_date(tmp_path):
    claims = built(jsonld(tmp_path / "m.json", *NODES)).claims
    assert {
        (c.from_id, c.role, c.to_id, c.props["date"], c.locator) for c in claims if c.relation == "SUCCEEDED_BY"
    } == {
        ("mnre0001", "merge", "mnre0003", "2010-10-14", "wzg_1"),
        ("mnre0002", "merge", "mnre0003", "2010-10-14", "wzg_1"),
        ("mnre0003", "split", "mnre0004", "2024-07-02", "wzg_3"),
        ("mnre0004", "merge", "mnre0003", "2026-02-23", "wzg_4"),
        ("mnre0005", "end", "mnre0005", "2016-01-01", "wzg_5"),
    }
    assert {c.quote for c in claims if c.locator == "wzg_3"} == {"Kust apart"}


def test_the_list_is_the_document_that_every_claim_cites(tmp_path):
    edition = built(jsonld(tmp_path / "m.json", *NODES))
    (document,) = [node for node in edition.nodes if node.kind == "document"]
    assert (document.id, document.name) == (
        "rwc-ministeries-compleet-6",
        "TOOI: Register ministeries compleet, versie 6",
    )
    assert document.props["date"] == "2026-02-24"
    assert document.props["url"].endswith("/tooi/set/rwc_ministeries_compleet/6")
    assert {c.source for c in edition.claims} == {document.id}
    assert all(c.locator for c in edition.claims)


def test_a_change_whose_version_is_missing_still_bounds_the_names(tmp_path):
    change = event("wzg_9", "Toestandswijziging", "2013-01-01T00:00:00+01:00", invalidated="hv_9", used="mnre0003")
    path = jsonld(tmp_path / "m.json", *NODES, change)
    names = sorted((n.name, n.valid_from, n.valid_to) for n in built(path).nodes if n.kind == "name")
    assert names == [
        ("Ministerie van Sloten", "2013-01-01", "2018-01-01"),
        ("Ministerie van Water", "2018-01-01", ""),
    ]
    assert [(p.code.id, p.value) for p in check([path])] == [("unknown_reference", "hv_9")]


def test_the_xml_of_a_list_says_the_same_without_events(tmp_path):
    listed = built(value_list(tmp_path / "m.xml", *NODES))
    full = built(jsonld(tmp_path / "m.json", *NODES))

    def bodies(edition):
        return {
            (n.id, n.name, n.type, n.abbreviation, n.valid_from, n.valid_to)
            for n in edition.nodes
            if n.kind != "document"
        }

    assert bodies(listed) == bodies(full)
    assert {c.relation for c in listed.claims} == {"HAS_NAME"}
    assert "rwc-ministeries-compleet-6" in {n.id for n in listed.nodes}


def test_a_body_that_the_graph_knows_by_its_code_is_the_same(store, tmp_path):
    table = [["id", "name", "abbreviation", "official_id"], ["wat", "Water en meer", "WM", "mnre0003"]]
    first = folder(tmp_path / "ours", {"ministries": table})
    load(store, first)
    load(store, jsonld(tmp_path / "m.json", *NODES))
    graph = store.read()
    assert graph.node("organisation", "wat").datasets == ("ours", "m")
    assert {c.to_id for c in graph.claims["SUCCEEDED_BY"] if c.role == "merge"} == {"wat"}
    assert "mnre0003" not in graph.nodes["organisation"]


def test_a_former_name_of_another_body_is_no_identity(store, tmp_path):
    tables = {
        "ministries": [["id", "name", "abbreviation", "official_id"], ["wat", "Water", "WAT", "mnre0003"]],
        "names": [["organisation", "name", "abbreviation", "valid_from"], ["wat", "Ministerie van Wegen", "W", "2020"]],
    }
    load(store, folder(tmp_path / "ours", tables))
    load(store, jsonld(tmp_path / "m.json", *NODES))
    assert "mnre0001" in store.read().nodes["organisation"]


def test_a_body_that_is_only_in_the_graph_is_found_there(store, tmp_path):
    load(store, jsonld(tmp_path / "first.json", ministry("mnre0003", "ministerie van Water", "WAT")))
    load(store, jsonld(tmp_path / "later.json", NODES[4], NODES[11]))
    (claim,) = store.read().claims["SUCCEEDED_BY"]
    assert (claim.from_id, claim.role, claim.to_id) == ("mnre0004", "merge", "mnre0003")


def test_a_body_that_is_only_spoken_of_goes_by_its_code(store, tmp_path):
    path = jsonld(tmp_path / "excerpt.json", NODES[0], *NODES[4:5], *NODES[7:])
    _, problems = load(store, path)
    assert {(p.code.id, p.value) for p in problems} == {
        ("by_code", code) for code in ("mnre0001", "mnre0002", "mnre0003", "mnre0005")
    }
    linked = read(LoadRequest(path, choice=Choice(only_linked=True)))
    linked.examine(no_names)
    assert "(4 only spoken of), 0 used; " in linked.accounts[0].en
    graph = store.read()
    assert ministries(graph, "2010-10-13") == ["mnre0001", "mnre0002", "mnre0005"]
    assert ministries(graph, "2017-12-31") == ["S"]
    assert ministries(graph, "2024-07-02") == ["K", "mnre0003"]


def test_there_and_back_is_no_circle_but_two_that_take_each_other_over_are(tmp_path):
    assert check([jsonld(tmp_path / "m.json", *NODES)]) == []
    back = (
        event("wzg_7", "Uitbreiding", "2011-01-01T00:00:00", invalidated="mnre0001", used="mnre0006"),
        event("wzg_8", "Uitbreiding", "2012-01-01T00:00:00", invalidated="mnre0006", used="mnre0001"),
    )
    path = jsonld(tmp_path / "c.json", ministry("mnre0001", "a", "A"), ministry("mnre0006", "b", "B"), *back)
    assert [p.code.id for p in check([path])] == ["cycle"]
    assert built(path).claims == ()


@pytest.mark.parametrize(
    "text",
    [
        '[{"@id": "https://identifier.overheid.nl/tooi/id/ministerie/mnre1", "@type": [',
        '{"@context": {}, "@id": "https://identifier.overheid.nl/tooi/id/ministerie/mnre1"}',
        '[{"@id": "https://identifier.overheid.nl/tooi/id/c_1", "@type": ["Concept"]}]',
        '[{"@id": "/tooi/", "x": ' + "[" * 100_000,
        '[{"@id": 3, "x": "/tooi/"}]',
        '[{"@id": "/tooi/", "@type": [{}]}]',
    ],
)
def test_what_cannot_be_read_is_told(tmp_path, text):
    (tmp_path / "m.json").write_text(text, encoding="utf-8")
    (problem,) = check(tmp_path / "m.json")
    assert (problem.code.id, problem.file, problem.severity) == ("unreadable", "m.json", "error")


def test_other_json_is_no_register(tmp_path):
    (tmp_path / "m.json").write_text(json.dumps([{"a": 1}]), encoding="utf-8")
    (problem,) = check([tmp_path / "m.json"])
    assert "register" in problem.message.en


def test_things_of_a_register_are_found_by_code_abbreviation_and_former_name(tmp_path):
    from opgavenkaart.graph.identity.lookup import Names

    names = Names(things_of([built(jsonld(tmp_path / "m.json", *NODES))]))
    for text in (
        "mnre0003",
        "https://identifier.overheid.nl/tooi/id/ministerie/mnre0003",
        "WAT",
        "ministerie van sloten",
    ):
        assert names.find("organisation", text) == {"mnre0003"}
