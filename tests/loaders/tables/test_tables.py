"""What tables say, whichever format they come in."""

from datetime import date
from pathlib import Path

import pytest

from opgavenkaart.graph.graph import Claim, Node
from opgavenkaart.graph.model import TABLES
from opgavenkaart.graph.model.schema import spellings
from opgavenkaart.graph.text import match_key
from tests.loaders.handed_in import Tables, edition, folder, no_names, ods, told, xlsx

PROGRAMME: Tables = {
    "ministeries": [
        ["id", "Naam", "Afkorting", "Officiële ID", "Geldig van"],
        ["", "Ministerie van Volksgezondheid, Welzijn en Sport", "VWS", "mnre1025", date(2010, 10, 14)],
        ["", "Ministerie van Justitie en Veiligheid", "J&V", "", "2017-10"],
        ["", "", "", "", ""],
        ["fin", "Ministerie van Financiën", "", "", 2021],
    ],
    "LT groepen": [["naam"], ["LT 1"]],
    "issues": [
        ["name", "kind", "description", "opmerking"],
        ["Mantelzorg", "kans;opgave", "Regel één\nregel twee", "=1+1"],
        ["Thuiswerken", "", "", ""],
    ],
    "documents": [["title", "date", "URL"], ["Notitie LT1", "18-01-2021", "https://example.org/a?b=1"]],
    "participation": [
        ["group", "organisation", "role", "source", "locator", "quote"],
        ["LT 1", "vws", "trekker", "Notitie LT1", "§ 1", "“VWS trekt”"],
        ["LT 1", "JenV; fin", "", "Notitie LT1", 3, ""],
        ["LT 1", "VWS", "opdrachtgever", "Notitie LT1", "", ""],
    ],
    "ownership": [
        ["issue", "organisation", "role", "source", "note"],
        [
            "Mantelzorg;Thuiswerken",
            "https://identifier.overheid.nl/tooi/id/ministerie/mnre1025",
            "eigenaar",
            "notitie-lt1",
            "n",
        ],
    ],
    "relations": [
        ["van", "naar", "score", "reden", "bron"],
        ["mantelzorg", "thuiswerken", "−2", "tijd", "notitie-lt1"],
    ],
    "kenmerken": [
        ["groep", "kenmerk", "waarde", "bron"],
        ["LT 1", "Stijl & toon", "open", "notitie-lt1"],
        ["LT 1", "stijl & TOON", "rustig", "notitie-lt1"],
    ],
}


@pytest.fixture(params=["csv", "xlsx", "ods"])
def programme(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The same programme in each format."""
    if request.param == "csv":
        return folder(tmp_path / "programme", PROGRAMME)
    return {"xlsx": xlsx, "ods": ods}[request.param](tmp_path / f"programme.{request.param}", PROGRAMME)


def test_the_nodes_are_the_same_from_every_format(programme):
    vws, jenv, fin, lt1, *issues, document, aspect = edition(programme).nodes
    every = ("programme",)
    vws_name = "Ministerie van Volksgezondheid, Welzijn en Sport"
    assert vws == Node(
        "organisation",
        "vws",
        vws_name,
        "ministry",
        "VWS",
        "2010-10-14",
        props={"official_id": "mnre1025"},
        datasets=every,
    )
    assert (jenv.id, jenv.abbreviation, jenv.valid_from) == ("jenv", "J&V", "2017-10")
    assert (fin.id, fin.name, fin.valid_from) == ("fin", "Ministerie van Financiën", "2021")
    assert lt1 == Node("group", "lt-1", "LT 1", datasets=every)
    text = {"description": "Regel één\nregel twee", "note": "=1+1"}
    assert issues == [
        Node("issue", "mantelzorg", "Mantelzorg", "challenge;opportunity", props=text, datasets=every),
        Node("issue", "thuiswerken", "Thuiswerken", datasets=every),
    ]
    props = {"date": "2021-01-18", "url": "https://example.org/a?b=1"}
    assert document == Node("document", "notitie-lt1", "Notitie LT1", props=props, datasets=every)
    assert aspect == Node("aspect", "stijl-en-toon", "Stijl & toon", datasets=every)


def test_the_claims_are_the_same_from_every_format(programme):
    def claim(*ends: str, **more: object) -> Claim:
        more = {"source": "notitie-lt1", "dataset": "programme", **more}
        return Claim(*ends, **more)  # type: ignore[arg-type]

    org = "organisation"
    assert set(map(repr, edition(programme).claims)) == {
        repr(c)
        for c in (
            claim("LEADS", org, "vws", "group", "lt-1", locator="§ 1", quote="“VWS trekt”"),
            claim("PARTICIPATES_IN", org, "jenv", "group", "lt-1", role="member", locator="3"),
            claim("PARTICIPATES_IN", org, "fin", "group", "lt-1", role="member", locator="3"),
            claim("COMMISSIONED", org, "vws", "group", "lt-1"),
            claim("RESPONSIBLE_FOR", org, "vws", "issue", "mantelzorg", role="accountable", note="n"),
            claim("RESPONSIBLE_FOR", org, "vws", "issue", "thuiswerken", role="accountable", note="n"),
            claim("RELATES_TO", "issue", "mantelzorg", "issue", "thuiswerken", props={"score": "-2", "reason": "tijd"}),
            claim("CHARACTERISED_BY", "group", "lt-1", "aspect", "stijl-en-toon", props={"value": "open"}),
            claim("CHARACTERISED_BY", "group", "lt-1", "aspect", "stijl-en-toon", props={"value": "rustig"}),
        )
    }
    assert told(programme) == []


def test_a_data_set_is_called_after_its_folder_or_file_unless_named(tmp_path):
    assert edition(folder(tmp_path / "zorg 2.0", PROGRAMME)).name == "zorg 2.0"
    assert edition(xlsx(tmp_path / "werk.v1.xlsx", PROGRAMME)).name == "werk.v1"
    again = edition(tmp_path / "werk.v1.xlsx", name="werk")
    assert (again.name, again.nodes[0].datasets, again.claims[0].dataset) == ("werk", ("werk",), "werk")


def test_one_csv_file_is_a_data_set_of_one_table(tmp_path):
    path = folder(tmp_path / "x", {"opgaven": [["naam"], ["Wonen"]]}) / "opgaven.csv"
    assert edition(path).nodes == (Node("issue", "wonen", "Wonen", datasets=("opgaven",)),)


def test_links_on_node_tables_carry_the_evidence_of_their_row(tmp_path):
    path = folder(
        tmp_path / "d",
        {
            "domains": [["name", "part_of", "source", "locator", "valid_from", "note"], ["Zorg"] + [""] * 5,
                        ["Jeugdzorg", "Zorg", "nota", "p. 2", "2020", "over het domein"]],
            "groups": [["name"], ["A"], ["B"]],
            "activities": [["name", "group", "source"], ["Dialoog", "A;B", "nota"]],
            "documents": [["title"], ["Nota"]],
        },
    )  # fmt: skip
    made = edition(path)
    assert made.claims == (
        Claim("PART_OF", "domain", "jeugdzorg", "domain", "zorg", "", "nota", "p. 2", valid_from="2020", dataset="d"),
        Claim("CARRIES_OUT", "group", "a", "activity", "dialoog", source="nota", dataset="d"),
        Claim("CARRIES_OUT", "group", "b", "activity", "dialoog", source="nota", dataset="d"),
    )
    assert next(n for n in made.nodes if n.id == "jeugdzorg").props == {
        "source": "nota",
        "locator": "p. 2",
        "note": "over het domein",
    }


def test_a_body_that_ended_without_a_successor_leads_to_itself(tmp_path):
    path = folder(
        tmp_path / "d",
        {
            "organisations": [["name"], ["A"], ["B"]],
            "succession": [["from", "to", "date", "event", "source"],
                           ["A", "B", "2020", "fusie", "n"], ["B", "", "2021", "opheffing", "n"]],
            "documents": [["title"], ["N"]],
        },
    )  # fmt: skip
    assert [(c.from_id, c.to_id, c.role, c.props) for c in edition(path).claims] == [
        ("a", "b", "merge", {"date": "2020"}),
        ("b", "b", "end", {"date": "2021"}),
    ]


def test_every_table_and_column_can_be_told_apart_by_each_of_its_names():
    words = [(match_key(w), t.id) for t in TABLES.values() for w in {t.id, *t.text, *t.also}]
    assert len({(key, id) for key, id in words}) == len({key for key, _ in words})
    for table in TABLES.values():
        columns = {(match_key(w), field.id) for field in table.columns for w in spellings(field)}
        assert len(columns) == len({key for key, _ in columns}), table.id


def test_the_order_of_sheets_and_empty_rows_and_columns_make_no_difference(tmp_path):
    turned = {name: [[*row[::-1]] for row in rows] for name, rows in reversed(list(PROGRAMME.items()))}
    straight = edition(folder(tmp_path / "csv", PROGRAMME), name="p")
    moved = edition(xlsx(tmp_path / "p.xlsx", turned, row=3, column=2))
    assert (moved.nodes, moved.claims) == (straight.nodes, straight.claims)
    assert no_names().find("organisation", "vws") == frozenset()
