"""Names that differ by more than case, accents and white space stay apart, and what is named exactly is found."""

import json

import pytest

from opgavenkaart.graph.edition import Edition
from opgavenkaart.graph.store.open import open_graph
from opgavenkaart.graph.text import match_key, slug
from opgavenkaart.loaders.load import load
from tests.loaders.handed_in import edition, folder, told

PAIRS = [
    ("Budget (+)", "Budget (-)"),
    ("Budget (-)", "Budget"),
    ("> 5 jaar", "< 5 jaar"),
    ("Artikel 1.1", "Artikel 11"),
    ("v1.2.3", "v12.3"),
    ("C++", "C#"),
    ("50% minder", "50 minder"),
    ("a ≠ b", "a = b"),
    ("Temperatuur -1", "Temperatuur 1"),
]
RAISED = [("10²", "102"), ("CO₂", "CO2"), ("½ uur", "1/2 uur"), ("Stap ①", "Stap 1")]
LIKE = [("J&V", "JenV"), ("Één loket", "een LOKET"), ("2020–2021", "2020-2021"), ("Zorg - thuis", "Zorg, thuis")]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_signs_and_points_within_numbers_count(one, other):
    assert match_key(one) != match_key(other)
    assert slug(one) != slug(other)


@pytest.mark.parametrize(("one", "other"), LIKE)
def test_case_accents_and_other_punctuation_do_not(one, other):
    assert match_key(one) == match_key(other)


@pytest.mark.parametrize(("one", "other"), [*PAIRS, *RAISED, ("Klaar?", "Klaar!"), ("A (x)", "A x")])
def test_what_is_named_exactly_is_meant(tmp_path, one, other):
    tables = {
        "issues": [["name"], [one], [other]],
        "domains": [["name"], ["d"]],
        "in_domain": [["issue", "domain"], [one, "d"], [other, "d"]],
    }
    made = edition(folder(tmp_path / "f", tables))
    names = {node.id: node.name for node in made.nodes if node.kind == "issue"}
    assert [names[claim.from_id] for claim in made.claims] == [one, other]


@pytest.mark.parametrize(("one", "other"), [*PAIRS, ("Klaar?", "Klaar!")])
def test_what_is_created_by_being_named_stays_apart_too(tmp_path, one, other):
    rows = [["group", "aspect", "value"], ["g", one, "ja"], ["g", other, "nee"]]
    made = edition(folder(tmp_path / "f", {"lt_groups": [["name"], ["g"]], "characteristics": rows}))
    assert sorted(node.name for node in made.nodes if node.kind == "aspect") == sorted((one, other))


def test_an_exact_name_wins_from_an_id_that_is_like_it(tmp_path):
    tables = {
        "issues": [["id", "name"], ["klaar", "Iets"], ["k2", "Klaar!"]],
        "domains": [["name"], ["d"]],
        "in_domain": [["issue", "domain"], ["Klaar!", "d"], ["KLAAR", "d"]],
    }
    assert [claim.from_id for claim in edition(folder(tmp_path / "f", tables)).claims] == ["k2", "klaar"]


def test_names_that_make_one_id_stay_two_and_are_reported(tmp_path):
    path = folder(tmp_path / "f", {"issues": [["name"], ["Klaar?"], ["Klaar!"], ["KLAAR?"]]})
    assert [(p.code.id, p.row, p.value) for p in told(path)] == [
        ("nearly_alike", 3, "Klaar!"),
        ("duplicate_id", 4, "klaar"),
    ]


@pytest.mark.parametrize(("one", "other"), [("Klaar?", "Klaar!"), ("Budget (mln)", "Budget mln"), *LIKE[1:3]])
def test_what_two_data_sets_create_meets_only_if_it_is_spelled_alike(tmp_path, one, other):
    made: list[Edition] = []
    for name, aspect in (("een", one), ("twee", other)):
        rows = [["group", "aspect", "value"], ["g", aspect, "ja"]]
        tables = {"lt_groups": [["id", "name"], ["g", "G"]], "characteristics": rows}
        made.append(edition(folder(tmp_path / name, tables), *made))
    ids = [[node.id for node in of.nodes if node.kind == "aspect"] for of in made]
    assert (ids[0] == ids[1]) is ((one, other) in LIKE)


def test_two_rows_with_one_official_code_are_reported_whatever_table_they_are_in(tmp_path):
    address = "https://identifier.overheid.nl/tooi/id/ministerie/mnre1025"
    tables = {
        "ministries": [["name", "official_id"], ["VWS", "mnre1025"], ["BZK", "mnre1034"]],
        "organisations": [
            ["name", "official_id"],
            ["Volksgezondheid", address],
            ["Zelf", "onbekend"],
            ["Wij", "n.v.t."],
        ],
    }
    (found,) = told(folder(tmp_path / "f", tables))
    assert (found.code.id, found.file, found.row, found.value) == ("same_code", "organisations.csv", 2, address)
    assert '"VWS" too (ministries.csv, row 2)' in found.message.en


def ids_of_issues(made: Edition) -> list[str]:
    return [node.id for node in made.nodes if node.kind == "issue"]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Klaar?", "Klaar!", False),
        ("Klaar", "Klaar!", False),
        ("A (x)", "A x", False),
        ("10²", "102", False),
        ("ﬁnanciën", "FINANCIEN", True),
        ("Één loket", "een LOKET", True),
        ("2020–2021", "2020-2021", True),
        ("A  b", "a b", True),
    ],
)
def test_things_of_two_data_sets_are_one_only_if_they_are_spelled_alike(tmp_path, one, other, alike):
    first = edition(folder(tmp_path / "one", {"issues": [["name"], [one]]}))
    tables = {
        "issues": [["name"], [other]],
        "domains": [["name"], ["d"]],
        "in_domain": [["issue", "domain"], [other, "d"]],
    }
    second = edition(folder(tmp_path / "other", tables), first)
    third = edition(folder(tmp_path / "third", tables), first, second)
    assert (ids_of_issues(first) == ids_of_issues(second)) is alike
    assert ids_of_issues(second) == ids_of_issues(third) == [second.claims[0].from_id]


@pytest.mark.parametrize(
    ("rows", "alike"),
    [
        ([["JenV", "Recht"], ["J&V", "Recht"]], True),
        ([["JenV", "Recht"], ["J&V", "Veiligheid"]], False),
        ([["AP", "Punt"], ["ap", "Persoonsgegevens"]], True),
        ([["", "VWS"], ["VWS", "Zorg"]], True),
    ],
)
def test_organisations_are_one_by_their_abbreviation_or_their_name(tmp_path, rows, alike):
    made: list[Edition] = []
    for at, row in enumerate(rows):
        made.append(edition(folder(tmp_path / f"{at}", {"organisations": [["abbreviation", "name"], row]}), *made))
    assert (made[0].nodes[0].id == made[1].nodes[0].id) is alike


def test_an_id_that_is_given_is_what_was_meant(tmp_path):
    first = edition(folder(tmp_path / "one", {"issues": [["id", "name"], ["klaar", "Klaar!"]]}))
    again = edition(folder(tmp_path / "two", {"issues": [["id", "name"], ["klaar", "Klaar?"]]}), first)
    assert ids_of_issues(first) == ids_of_issues(again) == ["klaar"]


def test_elements_of_two_networks_are_not_one_by_an_id_that_a_label_makes(tmp_path):
    made: list[Edition] = []
    for name in ("Klaar!", "Klaar?"):
        nodes = [{"id": 1, "name": name, "kind": "issue"}, {"id": 2, "name": "d", "kind": "domain"}]
        path = tmp_path / f"{len(made)}.json"
        path.write_text(json.dumps({"nodes": nodes, "links": [{"source": 1, "target": 2, "relation": "in_domain"}]}))
        made.append(edition(path, *made))
    (first,), (second,) = map(ids_of_issues, made)
    assert first != second
    assert [of.claims[0].from_id for of in made] == [first, second]


def test_what_meets_a_later_data_set_is_reported_and_apart_once_that_is_loaded_again(tmp_path):
    paths = [folder(tmp_path / name, {"issues": [["name"], [issue]]}) for name, issue in (("a", "Af"), ("b", "Klaar?"))]
    with open_graph(str(tmp_path / "g.db")) as store:
        for path in paths:
            load(store, path)
        (paths[0] / "issues.csv").write_text("name\nKlaar!\n")
        _, (problem,) = load(store, paths[0])
        assert (problem.code.id, problem.value) == ("met_later", "Klaar!")
        _, (problem,) = load(store, paths[1])
        assert (problem.code.id, problem.value) == ("nearly_alike", "Klaar?")
        assert len(store.read().nodes["issue"]) == 2
