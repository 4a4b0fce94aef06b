"""A first mapping takes the words that loading knows, makes nothing twice, and says what needs no mapping."""

from __future__ import annotations

import openpyxl
import pytest

from opgavenkaart.graph.edition import Names
from opgavenkaart.loaders.mapping.suggest import suggest
from opgavenkaart.loaders.problems import DataProblems
from tests.loaders.exchange.networks import graphml, item
from tests.loaders.test_suggest import made, suggested, table

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
    with pytest.raises(DataProblems, match=f"they need no mapping. Load them as they are: opgavenkaart load {path}"):
        suggest(path, Names(()), Names(()), "en")


def test_what_stands_beside_our_tables_is_no_table_of_groups(tmp_path):
    path = book(
        tmp_path, lees_mij=[["Vul de groepen in"], ["Bewaar het"]], ministeries=[["naam", "vlag"], ["VWS", "x"]]
    )
    assert [one["makes"] for one in suggested(path)[1]] == ["organisations"]
