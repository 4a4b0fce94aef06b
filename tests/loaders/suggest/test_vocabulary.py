"""A first mapping takes the words that loading knows, makes nothing twice, and says what needs no mapping."""

import openpyxl
import pytest

from opgavenkaart.graph.identity.lookup import LookupEntry, Names
from opgavenkaart.graph.model import RELATIONS
from opgavenkaart.loaders.problems.problem import DataProblems
from opgavenkaart.loaders.suggest.suggest import suggest
from tests.loaders.exchange.networks import graphml, item
from tests.loaders.suggest.test_suggest import made, suggested, table

KEYS = ("label", "soort", "rol")


def network(tmp_path, *edges):
    nodes = [
        item("node", id=id, label=label, **({"soort": sort} if sort else {}))
        for id, label, sort in (("n0", "VWS", "ministerie"), ("n2::n0", "BZK", "ministerie"),
                                ("n1", "Herstel", "lt_groep"),
                                ("n3", "Thuiswerken", "opgave"), ("n2", "Ministeries", ""))
    ]  # fmt: skip
    return graphml(tmp_path, "".join((*nodes, *edges)), KEYS)


def test_the_words_of_elements_and_connections_make_tables_of_their_own(tmp_path):
    edges = [
        item("edge", source="n0", target="n1", label="trekt"),
        item("edge", source="n1", target="n2::n0", label="heeft als deelnemer", rol="agendalid"),
        item("edge", source="n3", target="n1", label="staat op de agenda van"),
        item("edge", source="n0", target="n3"),
    ]
    path = network(tmp_path, *edges)
    text, tables = suggested(path)
    things, claims = made(path, text)
    assert [one["makes"] for one in tables if one["sheet"] == "nodes"] == ["?", "organisations", "lt_groups", "issues"]
    assert tables[1]["columns"]["kind"] == {"fixed": "ministry"}
    assert things == ["organisation:VWS", "organisation:BZK", "group:Herstel", "issue:Thuiswerken", "document:x"]
    assert sorted(claims) == ["n0 LEADS n1", "n1 ADDRESSES n3", "n2::n0 PARTICIPATES_IN n1"]
    assert "Of 1 connections no word says what they are" in text


def test_no_end_of_a_connection_becomes_a_second_thing(tmp_path):
    path = network(
        tmp_path, item("edge", source="n2", target="n1", label="trekt"), item("edge", source="n0", target="n9")
    )
    things, claims = made(path, suggested(path)[0])
    assert things == ["organisation:VWS", "organisation:BZK", "group:Herstel", "issue:Thuiswerken", "document:x"]
    assert claims == []


def test_a_list_of_edges_whose_words_say_what_they_join(tmp_path):
    rows = [
        ["from", "to", "type"],
        ["VWS", "LT1", "trekt"],
        ["BZK", "LT1", "neemt deel aan"],
        ["LT1", "Zorg", "agendeert"],
    ]
    path = table(tmp_path, rows)
    things, claims = made(path, suggested(path)[0])
    assert sorted(things) == [
        "document:lijst", "group:LT1", "issue:Zorg", "organisation:BZK", "organisation:VWS"
    ]  # fmt: skip
    assert sorted(claims) == ["BZK PARTICIPATES_IN LT1", "LT1 ADDRESSES Zorg", "VWS LEADS LT1"]


def test_an_element_without_the_attribute_of_a_name_is_called_by_its_id(tmp_path):
    nodes = item("node", id="VWS", soort="ministerie", label="Zorg") + item("node", id="LT1", soort="werkgroep")
    path = graphml(tmp_path, nodes + item("edge", source="VWS", target="LT1", rol="x"), KEYS)
    assert made(path, suggested(path)[0])[0] == ["organisation:Zorg", "group:LT1", "document:x"]


def book(tmp_path, **sheets):
    file, path = openpyxl.Workbook(), tmp_path / "boek.xlsx"
    for name, rows in sheets.items():
        sheet = file.create_sheet(name.replace("_", " "))
        for row in rows:
            sheet.append(row)
    file.remove(file.worksheets[0])
    file.save(path)
    return path


def test_tables_of_our_own_are_to_be_loaded_as_they_are(tmp_path):
    path = book(tmp_path, lees_mij=[["Vul de groepen in"], ["Bewaar het"]], ministeries=[["naam"], ["VWS"]])
    with pytest.raises(DataProblems, match=f"no mapping is needed.*Load them as they are: opgavenkaart load {path}"):
        suggest(path, Names(()), Names(()), "en")


def test_what_stands_beside_our_tables_is_no_table_of_groups(tmp_path):
    path = book(
        tmp_path, lees_mij=[["Vul de groepen in"], ["Bewaar het"]], ministeries=[["naam", "vlag"], ["VWS", "x"]]
    )
    assert [one["makes"] for one in suggested(path)[1]] == ["organisations"]


def test_a_few_rows_that_cannot_be_right_are_left_out_and_their_column_is_not(tmp_path):
    rows = [[f"o{at}", f"Dienst {at}", "2020-01-01", "2021-01-01"] for at in range(40)]
    rows[7][3] = "2020-01-01"
    path = table(tmp_path, [["id", "naam", "begindatum", "geldig_tot"], *rows], "organisaties van toen")
    text, (things,) = suggested(path)
    assert things["columns"]["valid_to"] == "geldig_tot"
    assert things["skip"] == {"id": ["o7"]}
    assert "Rows left out by skip (1); mend them" in text
    assert "row 9" in text
    assert len(made(path, text)[0]) == 39 + 1  # and the document


def test_many_rows_that_cannot_be_right_are_no_dates(tmp_path):
    rows = [[f"o{at}", f"Dienst {at}", "2020-01-01", f"20{19 + at % 2}-06-01"] for at in range(40)]
    path = table(tmp_path, [["id", "naam", "begindatum", "geldig_tot"], *rows], "organisaties van toen")
    _, (things,) = suggested(path)
    assert "skip" not in things
    assert not {"valid_from", "valid_to"} <= things["columns"].keys()


@pytest.mark.parametrize(("heading", "asked"), [("einddatum", True), ("geldig_tot", False)])
def test_an_end_of_other_people_may_be_a_last_day(tmp_path, heading, asked):
    rows = [["organisatie", heading], ["VWS", "31-12-2020"], ["BZK", "31-12-2021"]]
    text, _ = suggested(table(tmp_path, rows))
    assert f'valid_to = "{heading}"' in text
    assert ("last_day = true" in text) is asked


def test_what_a_mapping_empties_because_it_is_there_already_is_told(tmp_path):
    there = Names([LookupEntry("domain", "wonen", "Wonen")])
    text, _ = suggested(table(tmp_path, [["opgave", "thema"], ["Huizen", "Wonen"], ["Wegen", "Verkeer"]]), there)
    assert 'values = { Wonen = "" }' in text
    assert 'what becomes "" is in the graph already' in text


def test_of_a_network_that_says_all_by_itself_it_is_told_that_it_loads(tmp_path):
    nodes = item("node", id="a", soort="ministerie") + item("node", id="b", soort="werkgroep")
    path = graphml(tmp_path, nodes + item("edge", source="a", target="b", label="trekt"), KEYS)
    assert f"it loads without a mapping too, opgavenkaart load {path}" in suggested(path)[0]
    path = graphml(tmp_path, nodes + item("edge", source="a", target="b", label="kent"), KEYS)
    assert "loads without a mapping" not in suggested(path)[0]


def test_of_our_own_list_of_edges_it_is_told_what_to_load_first(tmp_path):
    path = table(tmp_path, [["from", "to", "relation"], ["organisation:vws", "group:lt1", "LEADS"]])
    with pytest.raises(DataProblems, match=r"no names of things\. Load the data set that describes them first"):
        suggest(path, Names(()), Names(()), "en")


@pytest.mark.parametrize("relation", RELATIONS)
def test_every_relation_of_a_list_or_network_gives_a_mapping_that_loads(tmp_path, relation):
    path = table(tmp_path, [["from", "to", "relation"], ["A", "B", relation], ["A", "C", relation]])
    made(path, suggested(path)[0])
    start, end = RELATIONS[relation].ends[0]
    nodes = item("node", id="a", soort=start) + item("node", id="b", soort=end)
    path = graphml(tmp_path, nodes + item("edge", source="a", target="b", label=relation), KEYS)
    text, _ = suggested(path)
    assert relation in text
    assert "errors: 0" in text or "CHOOSE FIRST" in text
