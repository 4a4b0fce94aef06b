"""The shipped register of the central government: loaded by its name, and looked up without being loaded."""

import csv
import tomllib
from pathlib import Path

import pytest

from opgavenkaart import cli
from opgavenkaart.errors import UnknownWord
from opgavenkaart.graph.as_of import as_of
from opgavenkaart.graph.graph import Graph
from opgavenkaart.graph.identity.lookup import LookupEntry, Names
from opgavenkaart.graph.store.open import open_graph
from opgavenkaart.loaders.load import check, load, read
from opgavenkaart.loaders.registers.select import chosen
from opgavenkaart.loaders.request import LoadRequest
from opgavenkaart.loaders.rijk import known, load_it, place_of, who
from opgavenkaart.loaders.suggest.suggest import suggest
from tests.loaders.handed_in import csv_text, folder, no_names
from tests.paths import ROOT

RIJK = ROOT / "data" / "rijk"


def rows(table: str) -> list[dict[str, str]]:
    return list(csv.DictReader((RIJK / f"{table}.csv").read_text("utf-8").splitlines()))


@pytest.fixture(scope="module")
def edition():
    return read(LoadRequest("rijk")).build(no_names)


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("Binnenlandse Zaken en Koninkrijksrelaties", ["mnre1034"]),
        ("Ministerie van Binnenlandse Zaken en Koninkrijksrelaties", ["mnre1034"]),
        ("BZK", ["mnre1034"]),
        ("Ministerie van VWS", ["mnre1025"]),
        ("min. van Financiën", ["mnre1090"]),
        ("J&V", ["mnre1058"]),
        ("Veiligheid en Justitie", ["mnre1058"]),
        ("ELenI", ["mnre1045"]),
        ("EZ", ["mnre1040", "mnre1045"]),
        ("LNV", ["mnre1150", "mnre1153"]),
        ("mnre1013", ["mnre1013"]),
        ("Sociaal-Economische Raad", ["oorg10223"]),
        ("cpb", ["roo:28963276"]),
        ("RVS", ["oorg10262"]),
        ("RvS", ["oorg10008"]),
        ("rvs", ["oorg10008", "oorg10262"]),
        ("min BZK", ["mnre1034"]),
        ("MinVWS", ["mnre1025"]),
        ("MinJus", ["mnre1058"]),
        ("BuZa", ["mnre1013"]),
        ("OC&W", ["mnre1109"]),
        ("de Belastingdienst", ["oorg12368"]),
        ("Buitenlandse Zaken (BZ)", ["mnre1013"]),
        ("Economische Zaken (EZK)", ["mnre1045"]),
        ("VWS - Volksgezondheid, Welzijn en Sport", ["mnre1025"]),
        ("BZK (trekker)", []),
        ("BZ (BZK)", []),
        ("Mineralen", []),
        ("Ministerie van Rare Zaken", []),
        ("n.a.", []),
    ],
)
def test_a_name_of_now_or_then_with_or_without_ministry_before_it_finds_whom_it_means(name, codes):
    assert [body.code for body in who(name)] == codes


def test_what_may_be_several_says_when_each_was_called_so():
    (text,) = known(["EZ", "Buurtvereniging"])
    assert text.en == (
        "“EZ” may be more than one body of the register: mnre1040 (Ministerie van Economische Zaken, until "
        "2010-10-14) or mnre1045 "
        "(Ministerie van Economische Zaken en Klimaat, 2013-01-01 until 2018-01-01, 2024-07-02 until 2026-02-23)."
    )


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Volksgezonheid, Welzijn en Sport", "mnre1025"),
        ("Ministerie van Finaciën", "mnre1090"),
        ("Rijkwaterstaat", "oorg10004"),
        ("Provincie Utrecht", ""),
        ("Raad van Toezicht", ""),
        ("Gemeente Defensie", ""),
    ],
)
def test_a_name_with_a_typing_error_is_reported_and_not_taken_for_the_right_one(name, code):
    assert who(name) == []
    assert [text.en.split(" resembles a name of ")[1].split()[0] for text in known([name])] == [code] * bool(code)


def test_it_loads_by_its_name_unless_something_here_is_called_so(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert check("rijk") == []
    assert place_of("rijk").name == "rijk"
    assert place_of("rijk").is_absolute()
    folder(tmp_path / "rijk", {"issues": [["name"], ["Wonen"]]})
    assert [node.name for node in read(LoadRequest("rijk")).build(no_names).nodes] == ["Wonen"]


def test_choosing_of_a_register_is_refused_for_what_is_loaded_whole():
    with pytest.raises(UnknownWord):
        chosen(["rijk"], "ministry", only_linked=False)
    assert not chosen(["rijk"], "", only_linked=False).made


def test_every_row_has_its_source_and_every_body_its_code(edition):
    documents = {row["id"] for row in rows("documents")}
    for table in ("ministries", "planning_bureaus", "umbrella_organisations", "organisations", "names", "succession"):
        assert all(row["source"] in documents and row["locator"] for row in rows(table))
    organisations = [node for node in edition.nodes if node.kind == "organisation"]
    assert all(node.props["official_id"].replace(":", "-") == node.id for node in organisations)
    assert {node.type for node in organisations} == {
        "ministry", "planning_bureau", "umbrella", "advisory_council", "agency", "other",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2011-06-01", "Ministerie van Economische Zaken, Landbouw en Innovatie"),
        ("2015", "Ministerie van Economische Zaken"),
        ("2021", "Ministerie van Economische Zaken en Klimaat"),
        ("2025", "Ministerie van Economische Zaken"),
        ("2026-03-01", "Ministerie van Economische Zaken en Klimaat"),
    ],
)
def test_a_ministry_is_called_as_on_the_day(edition, day, name):
    assert as_of(Graph.of(edition), day).nodes["organisation"]["mnre1045"].name == name


def test_once_it_is_loaded_references_find_its_bodies_and_what_is_ambiguous_is_refused(tmp_path):
    said = [["group", "organisation", "source"], *(["LT1", name, "d"] for name in ("Financiën", "Min. v. VWS", "BZK"))]
    tables = {"lt_groups": [["name"], ["LT1"]], "documents": [["id", "title"], ["d", "D"]], "participation": said}
    with open_graph(str(tmp_path / "g.db")) as store:
        load(store, "rijk")
        load(store, folder(tmp_path / "ours", tables))
        found = {claim.from_id for claim in store.read().claims["PARTICIPATES_IN"]}
        assert found == {"mnre1090", "mnre1025", "mnre1034"}
        said[1][1] = "EZ"
        problem = next(p for p in check(folder(tmp_path / "others", tables), store=store) if p.severity == "error")
        assert (problem.code.id, problem.value) == ("ambiguous_reference", "EZ")


def test_an_unknown_reference_says_that_the_register_knows_it(tmp_path):
    tables = {"lt_groups": [["name"], ["LT1"]], "participation": [["group", "organisation"], ["LT1", "Financiën"]]}
    problem = next(p for p in check(folder(tmp_path / "ours", tables)) if p.severity == "error")
    assert problem.hint.en.startswith(
        "In the shipped register of the central government this is mnre1090 (Ministerie van Financiën): load that first"
    )
    assert load_it("Buurtvereniging") is None


def test_check_and_load_say_which_organisations_without_a_code_are_in_the_register(capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("OPGAVENKAART_GRAPH", str(tmp_path / "g.db"))
    tables = {"organisations": [["name", "official_id"], ["Ministerie van VWS", ""], ["BZK", "mnre1034"], ["Ik", ""]]}
    where = str(folder(tmp_path / "ours", tables))
    for command in ("check", "load"):
        with pytest.raises(SystemExit):
            cli.main([command, where, "--lang", "en"])
        printed = capsys.readouterr().err
        assert "“Ministerie van VWS” is mnre1025. With such a code" in printed
        assert "BZK" not in printed


def test_a_first_mapping_gives_organisations_their_codes(tmp_path):
    path = tmp_path / "acties.csv"
    path.write_text(
        csv_text([["Actie", "Trekker"], ["A", "BZK"], ["B", "Ministerie van OCW"], ["C", "LNV"]], ";"), "utf-8"
    )
    names = Names([LookupEntry("organisation", name, name) for name in ("BZK", "LNV")])
    text = suggest(path, Names(()), names, "en")
    made = next(table for table in tomllib.loads(text)["table"] if table["makes"] == "organisations")
    values = {"Ministerie van OCW": "mnre1109", "BZK": "mnre1034", "*": ""}
    assert made["columns"]["official_id"] == {"column": "Trekker", "values": values}
    assert "“LNV”: mnre1150" in text


def test_match_says_whom_it_knows_of_records_without_a_code_and_of_names(capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    rows = [["name", "official_id"], ["Volksgezondheid, Welzijn en Sport", ""], ["BZK", "mnre1034"], ["Ik", ""]]
    Path("names.csv").write_text("naam\nRijkswaterstaat\nIk\n", "utf-8")
    with open_graph("opgavenkaart.db") as store:
        load(store, folder(tmp_path / "ours", {"organisations": rows}))
    for options, said in (
        ((), "“Volksgezondheid, Welzijn en Sport” is mnre1025."),
        (("--names", "names.csv"), "“Rijkswaterstaat” is oorg10004."),
    ):
        with pytest.raises(SystemExit):
            cli.main(["match", *options, "--out", f"review{len(options)}.xlsx", "--lang", "en"])
        printed = capsys.readouterr().err
        assert said in printed
        assert "BZK" not in printed
    with open_graph("opgavenkaart.db") as store:
        load(store, "rijk")
    with pytest.raises(SystemExit):
        cli.main(["match", "--out", "loaded.xlsx", "--lang", "en"])
    assert "shipped register" not in capsys.readouterr().err


def test_what_has_ended_is_ambiguous_with_what_was_called_so_and_a_name_as_it_is_comes_first():
    old = LookupEntry("organisation", "old", "Ministerie van Werk", "W", ended=True)
    new = LookupEntry("organisation", "new", "Ministerie van Arbeid", "A", former=("Ministerie van Werk", "W"))
    body = LookupEntry("organisation", "body", "Arbeid")
    domain = LookupEntry("domain", "werk", "Werk")
    names = Names([old, new, domain])
    assert names.find("organisation", "W") == names.find("organisation", "Werk") == {"old", "new"}
    assert names.find("organisation", "Arbeid") == names.find("organisation", "Min. van A") == {"new"}
    assert Names([old, new, body]).find("organisation", "Arbeid") == {"body"}
    assert names.find("", "Werk") == {"domain:werk"}
    assert names.find("", "Arbeid") == names.find("", "organisation:Arbeid") == {"organisation:new"}


def test_its_path_is_where_the_package_keeps_it():
    assert Path(place_of("rijk")).samefile(RIJK)
