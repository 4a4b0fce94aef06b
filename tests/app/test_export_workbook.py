"""A data set written as a workbook is the same data set when it is loaded; what a workbook cannot hold is told."""

from dataclasses import replace

import pytest

from opgavenkaart import cli
from opgavenkaart.errors import UnknownWord
from opgavenkaart.graph.edition import Reference
from opgavenkaart.graph.graph import Claim, Node
from opgavenkaart.loaders.export import workbook as written
from opgavenkaart.loaders.files.workbook.write import DoesNotFit
from opgavenkaart.loaders.load import load
from tests.contract.workbooks import FEW, opened, put, rows, said, through_workbooks
from tests.paths import DATA
from tests.worlds import claim, edition, node

A = edition("a", [node("organisation", "vws", "ministry", abbreviation="VWS"), node("issue", "wonen")])


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_shipped_data_sets_come_back_side_by_side(new, tmp_path, lang):
    store = new()
    for name in ("programme", "enrichment"):
        load(store, DATA / name)
    assert said(through_workbooks(store, new(), tmp_path, lang)) == said(store)


def test_a_claim_stands_on_the_sheet_that_makes_it_in_words_of_the_language(new):
    things: list[Node | Claim] = [
        node("organisation", "vws", "ministry", abbreviation="VWS"),
        *(node("issue", "wonen"), node("group", "lt1"), node("document", "nota"), node("domain", "z")),
        claim("vws", "LEADS", "lt1", source="nota", quote="trekt"),
        claim("wonen", "IN_DOMAIN", "z", kind="issue"),
        claim("vws", "SUCCEEDED_BY", "vws", "end", date="2024-07"),
    ]
    store = put(new(), edition("a", things))
    book = opened(written.export(store, lang="nl", room=FEW)[1])
    assert rows(book["deelname"]) == [
        {"werkgroep": "lt1", "organisatie": "vws", "rol": "trekker", "bron": "nota", "citaat": "trekt"}
    ]
    assert rows(book["in_domein"]) == [{"opgave": "wonen", "domein": "z"}]
    assert rows(book["opvolging"]) == [{"van": "vws", "datum": "2024-07", "gebeurtenis": "opheffing"}]
    assert rows(book["ministeries"]) == [{"id": "vws", "naam": "VWS", "afkorting": "VWS"}]
    assert rows(book["organisaties"]) == []


def test_what_another_data_set_describes_is_named_so_that_it_is_found_beside_it(new, tmp_path):
    """Where the data set's own words would take the reference for something else, the id is written instead."""
    a = edition("a", [node("organisation", "min", abbreviation="VWS"), node("issue", "wonen")])
    owns = claim("min", "RESPONSIBLE_FOR", "wonen", "accountable")
    known = (Reference("organisation", "VWS", "min"), Reference("issue", "Wonen!", "wonen"))
    b = replace(edition("b", [owns, node("organisation", "eigen", name="VWS")]), references=known)
    store = put(new(), a, b)
    _, content = written.export(store, "b", "en", FEW)
    assert rows(opened(content)["ownership"]) == [{"issue": "Wonen!", "organisation": "min", "role": "accountable"}]
    assert said(through_workbooks(store, new(), tmp_path)) == said(store)


def test_text_that_looks_like_a_formula_or_a_link_is_text(new):
    hostile = ["=1+1", "=cmd|' /C calc'!A0", "+1", "-2+3", "@x", "https://example.org", "2021-01", "007"]
    nodes = [node("issue", f"i{at}", name=text, note=text) for at, text in enumerate(hostile)]
    book = opened(written.export(put(new(), edition("a", nodes)), lang="en", room=FEW)[1])
    cells = [cell for row in book["issues"].iter_rows(min_row=2) for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [row["name"] for row in rows(book["issues"])] == hostile
    assert not any(cell.hyperlink for cell in cells)


@pytest.mark.parametrize(
    ("thing", "word"),
    [
        (node("issue", "i", note="a" * 32_768), "32768 characters"),
        (node("issue", "i", note="😀" * 16_384), "32768 characters"),
        (node("issue", "i", note="a\uffffb"), 'issue "i"'),
        (node("issue", "i", note=" a"), "note"),
        (node("aspect", "stijl"), 'aspect "stijl" (no row'),
        (node("issue", "i", note="#N/A"), "the formula in this cell"),
    ],
)
def test_what_a_workbook_cannot_hold_is_told_and_nothing_is_written(new, thing, word):
    with pytest.raises(DoesNotFit) as refused:
        written.export(put(new(), edition("a", [thing])), room=FEW)
    assert word in str(refused.value)


def test_lines_tabs_and_odd_signs_are_kept(new, tmp_path):
    odd = "één\ntwee\tdrie _x0041_ 😀 \u200bx"
    store = put(new(), edition("a", [node("issue", "i", note=odd), node("issue", "j", note="a" * 32_767)]))
    assert said(through_workbooks(store, new(), tmp_path)) == said(store)


def test_with_several_data_sets_one_is_to_be_chosen(new):
    store = put(new(), A, edition("b", []))
    with pytest.raises(UnknownWord, match="--dataset: a, b"):
        written.export(store)
    with pytest.raises(UnknownWord, match=r'no data set "c" .* there: a, b'):
        written.export(store, "c")
    with pytest.raises(UnknownWord, match="no data set in"):
        written.export(new())


def test_on_the_command_line(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)

    def run(*arguments: object) -> tuple[object, str]:
        with pytest.raises(SystemExit) as done:
            cli.main([*map(str, arguments), "--graph", "g.db", "--lang", "nl"])
        seen = capsys.readouterr()
        return done.value.code, seen.out + seen.err

    assert run("export", "--out", "p.xlsx")[0] == 1  # no graph yet
    run("load", DATA / "programme", DATA / "enrichment")
    several = "In g.db staan meer gegevenssets. Kies er een met --dataset: programme, enrichment.\n"
    assert run("export", "--out", "p.xlsx") == (2, several)
    assert run("export", "--out", "p.ods", "--dataset", "programme")[0] == 2
    assert run("export", "--out", "p.xlsx", "--format", "cypher", "--dataset", "programme")[0] == 2
    assert not list(tmp_path.glob("p.*"))
    status, talk = run("export", "--out", "p.xlsx", "--dataset", "programme")
    assert status == 0
    assert talk.endswith('opgavenkaart load p.xlsx --dataset "programme" --graph g.db\n')
    again = run("load", "p.xlsx", "--dataset", "programme")[1]
    assert "zaken 0 erbij, 0 gewijzigd, 0 eraf; uitspraken 0 erbij, 0 gewijzigd, 0 eraf" in again


def test_rows_come_back_in_the_order_in_which_they_were_told(new, tmp_path):
    """Also where one sheet makes several relations, and after a change of one row."""
    told = "group,organisation,role\nlt2,c,lead\nlt1,b,member\nlt1,c,lead\nlt2,a,commissioner\nlt1,a,secretariat\n"
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "organisations.csv").write_text("id,name\nc,C\na,A\nb,B\n", encoding="utf-8")
    (tmp_path / "d" / "lt_groups.csv").write_text("id,name\nlt2,Twee\nlt1,Een\n", encoding="utf-8")
    store = new()
    for text in (told, told.replace("lt1,b,member", "lt1,b,sponsor")):
        (tmp_path / "d" / "participation.csv").write_text(text, encoding="utf-8")
        load(store, tmp_path / "d")
        book = opened(written.export(store, lang="en", room=FEW)[1])
        assert [row["id"] for row in rows(book["organisations"])] == ["c", "a", "b"]
        as_told = [line.split(",") for line in text.splitlines()[1:]]
        assert [[row["group"], row["organisation"], row["role"]] for row in rows(book["participation"])] == as_told
