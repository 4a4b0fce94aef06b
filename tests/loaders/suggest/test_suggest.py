"""A first mapping: what is recognised, how sure that is, and that it loads."""

import csv
import tomllib
from collections.abc import Sequence
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from opgavenkaart import cli
from opgavenkaart.graph.identity.lookup import LookupEntry, Names
from opgavenkaart.loaders.load import check, read
from opgavenkaart.loaders.problems.problem import DataProblems
from opgavenkaart.loaders.request import LoadRequest
from opgavenkaart.loaders.suggest.suggest import suggest
from opgavenkaart.loaders.suggest.vocabulary import heading_of, kind_of
from tests.contract.effort import tried
from tests.loaders.handed_in import csv_text, folder, no_names, ods, xlsx
from tests.loaders.mapping.test_documented_examples import EXAMPLES

KNOWN = Names(
    LookupEntry("organisation", id, name, id.upper()) for id, name in (("vws", "Zorg"), ("bzk", "Binnenland"))
)
NONE = Names(())


def suggested(path: Path, there: Names = NONE, known: Names = KNOWN) -> tuple[str, list[dict[str, Any]]]:
    """The text, and its tables as they would be read."""
    text = suggest(path, there, known, "en")
    return text, tomllib.loads(text).get("table", [])


def made(path: Path, text: str, there: Names = NONE) -> tuple[list[str], list[str]]:
    """What a mapping makes: its things, and its claims."""
    mapping = path.parent / "suggested.toml"
    mapping.write_text(text, "utf-8", newline="\n")
    edition = read(LoadRequest(path, mapping=mapping)).build(lambda: there)
    return [f"{n.kind}:{n.name}" for n in edition.nodes], [
        f"{c.from_id} {c.relation} {c.to_id}" for c in edition.claims
    ]


def table(tmp_path: Path, rows: Sequence[Sequence[object]], name: str = "lijst") -> Path:
    path = tmp_path / f"{name}.csv"
    path.write_bytes(csv_text(rows, ";").encode())
    return path


@pytest.mark.parametrize(
    ("heading", "stem", "facet"),
    [
        ("Naam", "", "name"),
        ("Volledige naam", "", "name"),
        ("maatregel_nummer", "maatregel", "id"),
        ("GEMEENTENAAM", "gemeente", "name"),
        ("Begrotingsnummer", "begroting", "id"),
        ("Naam Begroting", "begroting", "name"),
        ("startdatum", "", "valid_from"),
        ("Omschrijvng", "", "description"),
        ("CFBuyerGroupID", "cfbuyer group", "id"),
        ("Partner 2", "partner", ""),
    ],
)
def test_a_heading_is_taken_apart(heading, stem, facet):
    assert heading_of(heading) == (stem, facet)


@pytest.mark.parametrize(
    ("words", "kind"),
    [("Ministerie", "organisation"), ("knelpunt", "issue"), ("begrotingen_2021", "domain"),
     ("agentschapen", "organisation"), ("PublicSectorBody", "organisation"), ("werkgroepen", "group"), ("xyz", "")],
)  # fmt: skip
def test_words_tell_the_kind(words, kind):
    assert kind_of(words)[0] == kind


@pytest.mark.parametrize("file", EXAMPLES)
def test_what_is_suggested_for_the_documented_tables_loads(tmp_path, file):
    path = tmp_path / file
    if path.suffix == ".ods":
        ods(path, {"Blad1": list(csv.reader(StringIO(EXAMPLES[file]["rows"]), delimiter=";"))})
    else:
        path.write_text(EXAMPLES[file]["rows"], "utf-8")
    text, _ = suggested(path)
    things, claims = made(path, text)
    assert len(things) > 3
    assert claims or file in ("wijzigingen.csv", "bouwstenen.csv")
    assert f"it gives {len(things)} things and {len(claims)} claims; errors: 0." in text


def test_things_on_one_row_and_what_joins_them(tmp_path):
    rows = [["Opgave", "Omschrijving", "Ministerie", "Rol", "Thema"], ["Wonen", "x", "BZK", "Eigenaar", "Ruimte"]]
    path = table(tmp_path, [*rows, ["Zorg", "y", "VWS/BZK", "uitvoerend", "Mens"]])
    text, tables = suggested(path, known=KNOWN)
    assert [one["makes"] for one in tables] == ["issues", "organisations", "domains", "ownership", "in_domain"]
    things, claims = made(path, text)
    assert things == [
        "organisation:Ministerie van Binnenlandse Zaken en Koninkrijksrelaties",
        "organisation:Ministerie van Volksgezondheid, Welzijn en Sport",
        *("issue:Wonen", "issue:Zorg", "domain:Ruimte", "domain:Mens"),
        "document:lijst",
    ]
    assert "vws RESPONSIBLE_FOR zorg" in claims
    assert "bzk RESPONSIBLE_FOR zorg" in claims
    assert "zorg IN_DOMAIN mens" in claims


def test_without_a_role_nobody_is_made_responsible(tmp_path):
    path = table(tmp_path, [["Opgave", "Ministerie"], ["Wonen", "BZK"]])
    text, tables = suggested(path)
    assert [one["makes"] for one in tables] == ["issues", "organisations"]
    assert "# No column says in which role." in text
    assert '# makes = "ownership"' in text
    assert "CHOOSE A ROLE too for “Who owns an issue" in text[: text.index("[document]")]
    assert made(path, text)[1] == []


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        *(("Verantwoordelijk", "accountable"), ("Eerstverantwoordelijk ministerie", "accountable")),
        *(("Trekker", "responsible"), ("Lead", "responsible"), ("Verantw. dept.", "accountable")),
        *(("Eigenaar", "accountable"), ("Eindverantwoordelijke", "accountable"), ("Geïnformeerd", "informed")),
    ],
)
def test_a_heading_may_say_the_role(tmp_path, heading, role):
    path = table(tmp_path, [["Opgave", heading], ["Wonen", "BZK"], ["Zorg", "VWS"]])
    text, tables = suggested(path, known=KNOWN)
    assert "CHOOSE" not in text
    assert tables[-1]["makes"] == "ownership"
    assert {claim.role for claim in _edition(path, text).claims} == {role}


def test_who_is_responsible_beside_who_is_so_in_the_end_does_the_work(tmp_path):
    rows = [["Opgave", "Verantwoordelijk", "Eindverantwoordelijk"], ["Wonen", "BZK", "VWS"], ["Zorg", "VWS", "BZK"]]
    path = table(tmp_path, rows)
    claims = [(c.from_id, c.role, c.to_id) for c in _edition(path, suggested(path, known=KNOWN)[0]).claims]
    assert {*claims} == {
        *(("bzk", "responsible", "wonen"), ("vws", "accountable", "wonen")),
        *(("vws", "responsible", "zorg"), ("bzk", "accountable", "zorg")),
    }


def test_the_heading_of_a_party_in_a_group_says_its_role(tmp_path):
    path = table(tmp_path, [["Werkgroep", "Trekker"], ["Wonen", "BZK"], ["Zorg", "VWS"]])
    assert {claim.relation for claim in _edition(path, suggested(path, known=KNOWN)[0]).claims} == {"LEADS"}


def test_several_parties_in_a_cell_and_each_column_in_its_role(tmp_path):
    headings = ["Werkgroep", "Voorzitter", "Leden", "Agendaleden"]
    rows = [headings, ["LT1", "BZK", "VWS, BZK", "BZK"], ["LT2", "VWS", "BZK en VWS", ""], ["LT3", "VWS", "VWS", "BZK"]]
    path = table(tmp_path, rows)
    claims = _edition(path, suggested(path, known=KNOWN)[0]).claims
    of = {(claim.from_id, claim.role or claim.relation) for claim in claims if claim.to_id == "lt1"}
    assert of == {("bzk", "LEADS"), ("vws", "member"), ("bzk", "member"), ("bzk", "agenda_member")}


def test_a_chair_is_a_person_unless_the_cells_are_parties(tmp_path):
    path = table(tmp_path, [["Werkgroep", "Voorzitter"], ["LT1", "J. Jansen"], ["LT2", "K. de Vries"]])
    assert "is about people" in suggested(path, known=KNOWN)[0]


def test_letters_of_raci_may_stand_together(tmp_path):
    path = table(tmp_path, [["Opgave", "VWS", "BZK"], ["Wonen", "A/R", "C"], ["Zorg", "I", "RA"]])
    text, tables = suggested(path)
    assert [one["makes"] for one in tables] == ["issues", "organisations", "ownership"]
    assert "not recognised" not in text
    claims = [(c.from_id, c.role, c.to_id) for c in _edition(path, text).claims]
    assert {*claims} == {
        *(("vws", "accountable", "wonen"), ("vws", "responsible", "wonen"), ("bzk", "consulted", "wonen")),
        *(("vws", "informed", "zorg"), ("bzk", "responsible", "zorg"), ("bzk", "accountable", "zorg")),
    }


def test_who_holds_a_portfolio_is_a_person(tmp_path):
    path = table(tmp_path, [["Opgave", "Portefeuillehouder"], ["Wonen", "J. Jansen"], ["Zorg", "K. de Vries"]])
    text, _ = suggested(path)
    assert "is about people" in text
    assert made(path, text)[0] == ["issue:Wonen", "issue:Zorg", "document:lijst"]


def test_what_the_graph_has_is_not_made_again(tmp_path):
    path = table(tmp_path, [["Agentschap", "Dep."], ["RIVM", "VWS"], ["DPC", "AZ"]])
    text, _ = suggested(path, there=KNOWN)
    things, claims = made(path, text, KNOWN)
    names = ("RIVM", "Dienst Publiek en Communicatie", "Ministerie van Algemene Zaken")
    assert things == [*(f"organisation:{name}" for name in names), "document:lijst"]
    assert claims == ["rivm PART_OF vws", "dpc PART_OF az"]


def test_a_column_for_each_organisation_with_roles(tmp_path):
    path = table(tmp_path, [["Opgave", "VWS", "BZK"], ["Wonen", "R", "A"], ["Zorg", "", "C"]])
    text, tables = suggested(path, there=KNOWN)
    assert tables[-1]["across"] == ["VWS", "BZK"]
    claims = [(c.from_id, c.role, c.to_id) for c in _edition(path, text).claims]
    assert claims == [("vws", "responsible", "wonen"), ("bzk", "accountable", "wonen"), ("bzk", "consulted", "zorg")]
    path = table(tmp_path, [["Opgave", "VWS", "BZK"], ["Wonen", "x", "x"]], "kruisjes")
    text, _ = suggested(path, there=KNOWN)
    assert "The cells do not say in which role." in text
    assert _edition(path, text).claims == ()


def _edition(path: Path, text: str) -> Any:
    mapping = path.with_suffix(".toml")
    mapping.write_text(text, "utf-8", newline="\n")
    return read(LoadRequest(path, mapping=mapping)).build(lambda: KNOWN)


def test_ids_of_other_rows_are_what_a_thing_is_part_of(tmp_path):
    rows = [["Organisatie nummer", "Organisatie", "hoofd_nummer"], ["1", "A", ""], ["2", "B", "1"], ["3", "C", "2"]]
    path = table(tmp_path, rows)
    assert made(path, suggested(path)[0])[1] == [
        "organisatie-2 PART_OF organisatie-1",
        "organisatie-3 PART_OF organisatie-2",
    ]


def test_a_number_that_goes_with_several_names_is_an_id_only_within_its_chapter(tmp_path):
    rows = [
        ["Begroting", "Artikel nummer", "Artikel"],
        ["X", "1", "a"],
        ["X", "2", "b"],
        ["V", "1", "c"],
        ["V", "2", "d"],
    ]
    _, tables = suggested(table(tmp_path, rows))
    assert tables[0]["columns"]["id"] == {"text": "{Begroting} {Artikel nummer}"}


def test_people_are_left_out_and_reported(tmp_path):
    rows = [["Opgave", "Trekker", "trekker_email", "Voorzitter"], ["Wonen", "J. Jansen", "j@x.nl", "P. P."]]
    text, _ = suggested(table(tmp_path, rows))
    body, unused = text.split("# Not used:")
    assert "Jansen" not in text
    assert "x.nl" not in text
    assert [word in body for word in ("Trekker", "Voorzitter")] == [False, False]
    assert unused.count("is about people") == 3


def test_how_sure_it_is_stands_behind_each_line(tmp_path):
    text, _ = suggested(table(tmp_path, [["Naam", "Ministerie", "Geldig van"], ["Iets", "VWS", "2020"]]))
    lines = text[text.index("[[table]]") :].split("# Not used")[0].splitlines()
    columns = [
        line for line in lines if " = " in line and not line.startswith(("makes", "heading", "distinct", "only"))
    ]
    assert columns
    assert all("%)" in line for line in columns if not line.startswith("# "))


def test_what_does_not_load_is_a_comment_with_the_reason(tmp_path):
    rows = [["Opgave", "Geldig van", "Geldig tot"], ["a", "2020", "2021"], ["b", "2021", "2020"]]
    text, (one,) = suggested(table(tmp_path, rows))
    assert "valid_to" not in one["columns"]
    assert '# valid_to = "Geldig tot"  # not usable: lijst.csv, row 3' in text


@pytest.mark.parametrize("book", [xlsx, ods])
def test_a_workbook_with_several_sheets(tmp_path, book):
    sheets = {
        "Werkgroepen": [["Naam"], ["LT1"]],
        "leeg": [],
        "Opgaven": [["let op"], ["Naam", "Werkgroep"], ["Wonen", "LT1"]],
    }
    path = book(tmp_path / f"boek.{book.__name__}", sheets)
    text, tables = suggested(path)
    assert {one["sheet"] for one in tables} == {"Werkgroepen", "Opgaven"}
    things, claims = made(path, text)
    assert set(things) == {"group:LT1", "issue:Wonen", "document:boek"}
    assert claims == ["lt1 ADDRESSES wonen"]
    assert 'note = "let op"' in text


def test_a_folder(tmp_path):
    path = folder(tmp_path / "map", {"opgaven": [["naam"], ["Wonen"]], "rapporten": [["titel"], ["Een rapport"]]}, ";")
    text, tables = suggested(path)
    assert {(one["file"], one["makes"]) for one in tables} == {
        ("opgaven.csv", "issues"),
        ("rapporten.csv", "documents"),
    }
    assert set(made(path, text)[0]) == {"issue:Wonen", "document:Een rapport", "document:map"}


CELLS = st.sampled_from(
    (
        "",
        "VWS",
        "BZK",
        "VWS/BZK",
        "VWS; AZ",
        "1",
        "2",
        "2021",
        "31-12-2021",
        "01-02-2020",
        "ministerie",
        "A",
        "x",
        "-",
        "#N/B",
    )
) | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), max_size=6)
WORDS = (
    "naam",
    "Opgave",
    "nummer",
    "Ministerie",
    "opgave_id",
    "van",
    "tot",
    "Thema",
    "thema nr",
    "soort",
    "rol",
    "VWS",
    "BZK",
    "",
    "Rapport",
)


EMPTY = 6  # rows above, below which headings are still taken for headings


def found(headings: list[str], *rows: list[str]) -> Any:
    """What random tables brought to light once."""
    return example((headings, [[""] * len(headings)] * EMPTY + list(rows)))


@found(["naam", "naam", "nummer"], ["", "VWS", "\x1b"])
@found(["Opgave", "Opgave", "naam"], ["", "", "#N/B"])
@found(["naam", "naam", "Thema", "naam"], ["", "VWS", "", ""], ["", "VWS/BZK", "VWS", ""])
@found(["naam", "nummer", "Opgave", "Thema"], ["", "", "", "VWS"], ["", "VWS", "", ""], ["VWS/BZK", "", "", "BZK"])
@tried(8)
@given(st.integers(1, 5).flatmap(lambda width: st.tuples(
    st.lists(st.sampled_from(WORDS) | CELLS, min_size=width, max_size=width),
    st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=8),
)))  # fmt: skip
def test_what_is_suggested_loads_or_nothing_is(drawn):
    headings, rows = drawn
    with TemporaryDirectory() as scratch:
        path = table(Path(scratch), [headings, *rows])
        try:
            text, _ = suggested(path)
        except DataProblems:
            return
        mapping = path.with_suffix(".toml")
        mapping.write_text(text, "utf-8", newline="\n")
        errors = {problem.code.id for problem in check([path], mapping=mapping) if problem.severity == "error"}
        assert errors <= {"extra_cell", "mapping_lacks", "mapping_choose_first"}  # shifted cells, or nothing to load
        chosen = text.count("\n[[table]]") - text.count('\n[[table]]\nmakes = "?"')
        assert bool(errors & {"mapping_lacks", "mapping_choose_first"}) == (not chosen)


def test_on_the_command_line(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    table(tmp_path, [["Agentschap", "Dep."], ["RIVM", "VWS"]])

    def run(*arguments: str) -> tuple[object, str, str]:
        with pytest.raises(SystemExit) as done:
            cli.main([*arguments, "--graph", "g.db", "--lang", "nl"])
        seen = capsys.readouterr()
        return done.value.code, seen.out, seen.err

    status, out, err = run("suggest", "lijst.csv", "--out", "lijst.toml")
    assert (status, out) == (0, "lijst.toml\n")
    assert "opgavenkaart check lijst.csv --mapping lijst.toml" in err
    assert not Path("g.db").exists()
    written = Path("lijst.toml").read_text("utf-8")
    assert written.startswith("# Een eerste mapping voor lijst.csv")
    assert run("suggest", "lijst.csv") == (0, written, "")
    assert run("suggest", "lijst.csv", "--out", "lijst.toml")[0] == 1
    assert run("load", "lijst.csv", "--mapping", "lijst.toml")[0] == 0
    status, out, err = run("suggest", "niets.csv")
    assert (status, out) == (1, "")
    assert "niets.csv" in err
    Path("leeg.csv").write_text("")
    assert "niets herkend" in run("suggest", "leeg.csv")[2]
    assert no_names().find("issue", "x") == frozenset()
