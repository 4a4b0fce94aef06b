"""A list of parties that mixes names, abbreviations and cells of several: a first mapping makes each of them once."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from opgavenkaart.graph.graph import Node
from opgavenkaart.graph.identity.lookup import LookupEntry, Names
from opgavenkaart.loaders.load import read
from opgavenkaart.loaders.request import LoadRequest
from opgavenkaart.loaders.suggest.suggest import suggest
from tests.loaders.handed_in import csv_text

NONE = Names(())
LONG = "Volksgezondheid, Welzijn en Sport"


def parties(tmp_path: Path, cells: Sequence[str], there: Names = NONE) -> tuple[str, dict[str, Node]]:
    """The text of the first mapping of a list of measures with these owners, and the organisations that it makes."""
    path, mapping = tmp_path / "maatregelen.csv", tmp_path / "m.toml"
    rows = [["Nr", "Maatregel", "Eigenaar"], *([f"{n}", f"Maatregel {n}", cell] for n, cell in enumerate(cells, 1))]
    path.write_text(csv_text(rows, ";"), "utf-8")
    mapping.write_text(suggest(path, there, NONE, "en"), "utf-8")
    made = read(LoadRequest(path, mapping=mapping)).build(lambda: there)
    return mapping.read_text("utf-8"), {node.name: node for node in made.nodes if node.kind == "organisation"}


@pytest.mark.parametrize(
    "cells",
    [
        ("VWS", LONG),
        (f"Ministerie van {LONG}", "Min. van VWS", "min VWS", "MinVWS"),
        (f"{LONG} (VWS)", "VWS", f"VWS - {LONG}"),
        ("vws", LONG.replace("en", "&")),
    ],
)
def test_the_ways_in_which_one_ministry_is_written_meet(tmp_path, cells):
    _, made = parties(tmp_path, cells)
    (node,) = made.values()
    assert (node.name, node.abbreviation, node.props["official_id"]) == (f"Ministerie van {LONG}", "VWS", "mnre1025")


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        ("VWS, BZK en SZW", {"mnre1025", "mnre1034", "mnre1073"}),
        (f"{LONG} en BZK", {"mnre1025", "mnre1034"}),
        ("BZK / VWS", {"mnre1025", "mnre1034"}),
        ("OCW+SZW", {"mnre1109", "mnre1073"}),
        ("BZK i.s.m. VNG", {"mnre1034", "roo:28110850"}),
        ("BZK, Justitie en Veiligheid en min. Fin", {"mnre1034", "mnre1058", "mnre1090"}),
    ],
)
def test_a_cell_of_several_is_each_of_them_with_its_own_code(tmp_path, cell, codes):
    _, made = parties(tmp_path, [cell, "VWS", "Bureau Zelf"])
    found = {node.props.get("official_id", "") for node in made.values()}
    assert found == codes | {"mnre1025", ""}
    assert made["Bureau Zelf"].abbreviation == ""


def test_names_with_a_comma_and_cells_with_an_unknown_part_stay_whole_and_the_last_is_reported(tmp_path):
    text, made = parties(tmp_path, ["BZK", "Jansen, Pietersen en Zonen", "BZK en de regio"])
    assert set(made) == {
        "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties", "Jansen, Pietersen en Zonen", "BZK en de regio",
    }  # fmt: skip
    assert "“BZK en de regio” was not taken apart" in text
    assert "“Jansen" not in text


def test_what_may_be_several_bodies_stays_a_party_of_its_own_and_says_so(tmp_path):
    text, made = parties(tmp_path, ["EZ", "EZK", "Economische Zaken"])
    assert set(made) == {"EZ", "Ministerie van Economische Zaken en Klimaat", "Economische Zaken"}
    assert "“EZ”: mnre1040" in text
    assert "“Economische Zaken”: mnre1040" in text


def test_who_is_in_the_graph_keeps_that_name_whatever_the_list_calls_it(tmp_path):
    there = Names([LookupEntry("organisation", "vws", "Het ministerie VWS", "VWS")])
    text, made = parties(tmp_path, [LONG, "VWS", "BZK"], there)
    assert [node.abbreviation for node in made.values()] == ["BZK"]
    assert f'"{LONG}" = "VWS"' in text
