"""The Register van Overheidsorganisaties: bodies, nesting, versions, and files that mean harm."""

import json

import pytest

from opgavenkaart import cli
from opgavenkaart.errors import GraphInUse, UnknownWord
from opgavenkaart.graph.identity.lookup import Names
from opgavenkaart.graph.store.open import open_graph
from opgavenkaart.loaders.load import check, load, read
from opgavenkaart.loaders.problems.problem import DataProblems, format_problem
from opgavenkaart.loaders.registers.select import EVERYTHING, Choice, chosen
from opgavenkaart.loaders.request import LoadRequest
from tests.loaders.handed_in import folder, no_names
from tests.loaders.registers.samples import body, export, inside

BUREAU = body(12, "Centraal Planbureau", "Organisatieonderdeel", "<p:afkorting>CPB</p:afkorting>")
OFFICE = body(11, "Bureau van de secretaris-generaal", "Organisatieonderdeel", inside(BUREAU))
MINISTRY = body(10, "Economie", "Ministerie", f"<p:afkorting>EC</p:afkorting>{inside(OFFICE)}", "ministerie/mnre0010")
AGENCY = body(
    20,
    "Dienst Wegen",
    "Agentschap",
    "<p:afkorting>DW</p:afkorting><p:afkorting>Wegen</p:afkorting>"
    '<p:relatieMetMinisterie p:systeemId="10">Economie</p:relatieMetMinisterie><p:startDatum>1900-01-01</p:startDatum>',
)
COUNCIL = body(
    30, "Raad", "Zelfstandig bestuursorgaan", '<p:relatieMetMinisterie p:systeemId="10">E</p:relatieMetMinisterie>'
)
ENDED = body(
    40, "Gemeente Oud", "Gemeente", "<p:startDatum>1850-01-01</p:startDatum><p:eindDatum>2019-01-01</p:eindDatum>"
)
FUTURE = body(41, "Gemeente Nieuw", "Gemeente", "<p:startDatum>2030-01-01</p:startDatum>")
SCHEMES = body(
    50,
    "Regeling",
    "Gemeenschappelijke regeling",
    "<p:datumInwerkingtreding>2017-03-23</p:datumInwerkingtreding>"
    "<p:datumUitwerkingtreding>2019-12-25</p:datumUitwerkingtreding>"
    '<p:nextVersion p:systeemId="51">Regeling</p:nextVersion>',
    tag="regeling",
) + body(
    51,
    "Regeling anders",
    "Gemeenschappelijke regeling",
    "<p:datumInwerkingtreding>2019-12-25</p:datumInwerkingtreding>"
    '<p:previousVersion p:systeemId="50">Regeling</p:previousVersion>',
    tag="regeling",
)
ALL = (MINISTRY, AGENCY, COUNCIL, ENDED, FUTURE)


@pytest.fixture
def store(tmp_path):
    with open_graph(str(tmp_path / "map.db")) as opened:
        yield opened


@pytest.fixture
def whole(tmp_path):
    return export(tmp_path / "exportOO.xml", *ALL, schemes=SCHEMES)


def organisations(edition):
    return {n.id: n for n in edition.nodes if n.kind == "organisation"}


def ends(edition, relation):
    return {(c.from_id, c.to_id) for c in edition.claims if c.relation == relation}


def codes(path, choice=EVERYTHING):
    return [(p.code.id, p.value, p.row) for p in check([path], choice=choice) if p.code.id != "unknown_kind"]


def test_every_body_with_its_kind_code_and_days(whole):
    found = organisations(read(LoadRequest(whole)).build(no_names))
    assert {id: (n.name, n.type, n.abbreviation, n.valid_from, n.valid_to) for id, n in found.items()} == {
        "mnre0010": ("Economie", "ministry", "EC", "", ""),
        "roo-11": ("Bureau van de secretaris-generaal", "", "", "", ""),
        "roo-12": ("Centraal Planbureau", "planning_bureau", "CPB", "", ""),
        "roo-20": ("Dienst Wegen", "agency", "DW", "", ""),
        "roo-30": ("Raad", "", "", "", ""),
        "roo-40": ("Gemeente Oud", "municipality", "", "1850-01-01", "2019-01-01"),
        "roo-41": ("Gemeente Nieuw", "municipality", "", "2030-01-01", ""),
        "roo-50": ("Regeling", "joint_arrangement", "", "2017-03-23", "2019-12-25"),
        "roo-51": ("Regeling anders", "joint_arrangement", "", "2019-12-25", ""),
    }
    assert found["mnre0010"].props["official_id"] == "mnre0010"
    assert found["roo-20"].props["official_id"] == "roo:20"


def test_what_is_nested_or_belongs_to_a_ministry_is_part_of_it(whole):
    parts = ends(read(LoadRequest(whole)).build(no_names), "PART_OF")
    assert parts == {("roo-11", "mnre0010"), ("roo-12", "roo-11"), ("roo-20", "mnre0010")}  # a council by law is not


def test_versions_that_name_each_other_are_one_succession(whole):
    (claim,) = [c for c in read(LoadRequest(whole)).build(no_names).claims if c.relation == "SUCCEEDED_BY"]
    assert (claim.from_id, claim.to_id, claim.role, claim.props) == (
        "roo-50",
        "roo-51",
        "rename",
        {"date": "2019-12-25"},
    )


def test_a_second_abbreviation_finds_the_body_too(store, whole):
    load(store, whole)
    agenda = {"names": [["organisation", "name", "valid_from"], ["wegen", "Wegendienst", "1990"]]}
    load(store, folder(whole.parent / "more", agenda))
    assert ("roo-20", "Wegendienst") in {
        (c.from_id, store.read().name("name", c.to_id)) for c in store.read().claims["HAS_NAME"]
    }


def test_the_register_is_the_source_of_all_it_says(whole):
    edition = read(LoadRequest(whole)).build(no_names)
    (document,) = [n for n in edition.nodes if n.kind == "document"]
    assert (document.id, document.name, document.props) == (
        "roo-2026-05-16",
        "Register van Overheidsorganisaties (ROO), export 2.6.9",
        {"date": "2026-05-16"},
    )
    assert {c.source for c in edition.claims} == {document.id}
    assert {n.props["source"] for n in organisations(edition).values()} == {document.id}


def test_types_without_a_kind_are_told_and_not_guessed(whole):
    (problem,) = check([whole])
    assert (problem.code.id, problem.severity) == ("unknown_kind", "warning")
    assert "Organisatieonderdeel (1); Zelfstandig bestuursorgaan (1)" in problem.message.en


def test_elements_with_and_without_prefix_are_the_same(tmp_path, whole):
    bare = tmp_path / "bare" / "exportOO.xml"
    bare.parent.mkdir()
    bare.write_text(whole.read_text("utf-8").replace("p:", "").replace("xmlns:p", "xmlns"), encoding="utf-8")
    assert read(LoadRequest(bare)).build(no_names).nodes == read(LoadRequest(whole)).build(no_names).nodes


def test_its_content_tells_what_it_is_and_any_2_6_is_known(tmp_path):
    for version, told in (("2.6.0", []), ("2.6.12", []), ("3.0.1", [("other_version", "3.0.1", None)])):
        space = f"https://organisaties.overheid.nl/static/schema/oo/export/{version}"
        path = export(tmp_path / f"{version}.txt", body(1, "A"), space=space)
        assert codes(path) == told
    utf16 = tmp_path / "utf16.xml"
    utf16.write_bytes(path.read_text("utf-8").replace("UTF-8", "UTF-16").encode("utf-16"))
    assert [n.name for n in organisations(read(LoadRequest(utf16)).build(no_names)).values()] == ["A"]


def test_loading_again_replaces(store, whole):
    load(store, whole)
    loaded, _ = load(store, whole)
    assert (*loaded.nodes, *loaded.claims) == (0, 0, 0, 0, 0, 0)
    loaded, _ = load(store, export(whole, MINISTRY))
    assert loaded.nodes.removed == 8  # six bodies, and the agency's two names
    store.unload("exportOO")
    assert not store.read().nodes["organisation"]


def test_only_some_kinds_hang_under_the_nearest_that_is_left(whole):
    edition = read(LoadRequest(whole, choice=chosen([whole], "ministerie, planning_bureau", False))).build(no_names)
    assert set(organisations(edition)) == {"mnre0010", "roo-12"}
    (claim,) = edition.claims
    assert (claim.from_id, claim.to_id, claim.note) == ("roo-12", "mnre0010", "Via Bureau van de secretaris-generaal")


def test_only_what_the_graph_names_with_parents_and_successors(store, whole):
    ours = {
        "organisations": [["name", "official_id"], ["CPB", ""], ["iets anders", "roo:50"], ["Gemeente Oud (GO)", ""]],
    }
    load(store, folder(whole.parent / "ours", ours))
    load(store, whole, choice=Choice(only_linked=True))
    graph = store.read()
    assert set(graph.nodes["organisation"]) == {"cpb", "roo-11", "mnre0010", "iets-anders", "roo-51", "gemeente-oud-go"}
    assert graph.node("organisation", "cpb").type == "planning_bureau"


def test_a_choice_says_how_many_bodies_it_leaves_out_and_why(store, whole):
    load(store, folder(whole.parent / "ours", {"organisations": [["name"], ["Gemeente Oud"], ["CPB"]]}))
    names = Names(tuple(store.lookup_entries(["ours"])))

    def told(kinds, linked):
        source = read(LoadRequest(whole, choice=chosen([whole], kinds, linked)))
        kept = organisations(source.examine(lambda: names).edition)
        return source.accounts, len(kept)

    every = len(organisations(read(LoadRequest(whole)).build(no_names)))
    assert told("", False) == ((), every)
    (line,), kept = told("gemeente", False)
    assert (
        line.nl
        == f"exportOO.xml: {every} organisaties, {kept} gebruikt; {every - kept} weggelaten door --kinds gemeente"
    )
    linked = told("", True)[1]
    (line,), kept = told("ministry,gemeente", True)
    assert 0 < kept < linked < every
    assert line.en.split("; ") == [
        f"exportOO.xml: {every} organisations, {kept} used",
        f"{every - linked} left out by --only-linked (no earlier data name them)",
        f"{linked - kept} left out by --kinds ministry, municipality",
    ]


def test_a_body_that_shares_no_more_than_an_abbreviation_stays_by_itself(store, whole):
    load(store, folder(whole.parent / "ours", {"organisations": [["name", "abbreviation"], ["Duurzaam Wonen", "DW"]]}))
    load(store, whole)
    assert {"dw", "roo-20"} <= store.read().nodes["organisation"].keys()


def test_two_bodies_of_one_name_are_two(store, tmp_path):
    load(store, folder(tmp_path / "ours", {"organisations": [["name"], ["Raad"]]}))
    load(store, export(tmp_path / "e.xml", body(1, "Raad"), body(2, "Raad")))
    assert set(store.read().nodes["organisation"]) == {"raad", "roo-1", "roo-2"}


def test_what_a_body_is_cannot_change_unnoticed(store, whole):
    """Loading A, register, A' must equal A', register: where it would not, it is refused."""
    ours = folder(whole.parent / "ours", {"organisations": [["name"], ["x"]]})
    load(store, ours)
    load(store, whole)
    (ours / "organisations.csv").write_text("name,official_id\nx,roo:20\n", encoding="utf-8")
    with pytest.raises(GraphInUse, match="roo:20"):
        load(store, ours)
    store.unload("exportOO")
    load(store, ours)
    load(store, whole)
    assert "roo-20" not in store.read().nodes["organisation"]


def test_a_choice_is_made_of_registers_alone(tmp_path, whole):
    tables = folder(tmp_path / "t", {"organisations": [["name"], ["x"]]})
    for kinds, linked, path in (("", True, tables), ("ministry", False, tables), ("minstry", False, whole)):
        with pytest.raises(UnknownWord):
            chosen([path], kinds, linked)
    assert chosen([whole], "gemeente;planbureau", True) == Choice(("municipality", "planning_bureau"), True)
    with pytest.raises(DataProblems):
        read(LoadRequest(whole, choice=Choice(("citizens",)))).build(no_names)


def test_the_command_line_takes_a_choice_and_tells_what_it_left_out(whole, monkeypatch, capsys):
    monkeypatch.chdir(whole.parent)
    monkeypatch.setenv("OPGAVENKAART_LANG", "en")

    def run(*arguments):
        with pytest.raises(SystemExit) as done:
            cli.main(arguments)
        return done.value.code, *capsys.readouterr()

    status, out, talk = run(
        "load", whole.name, "--kinds", "ministerie,agency", "--kinds", "gemeente", "--dataset", "roo"
    )
    assert (status, out[:13]) == (0, "roo: things 7"), talk  # four bodies, two names and the register itself
    assert "left out: Organisatieonderdeel (1)" in talk
    assert "4 used; 5 left out by --kinds ministry, agency, municipality" in talk
    assert run("load", whole.name, "--kinds", "minister")[0] == 2
    assert run("load", str(folder(whole.parent / "t", {"issues": [["name"], ["x"]]})), "--only-linked")[0] == 2
    status, out, _ = run("check", whole.name, "--kinds", "provincie", "--format", "json")
    assert (status, [p["code"] for p in json.loads(out)]) == (1, ["nothing_kept", "unknown_kind"])
    status, out, talk = run("diff", whole.name, "opgavenkaart.db", "--format", "json")
    assert status == 0, talk
    assert "roo-30" in out


WRONG = {
    "the same number twice": ((body(1, "A"), body(1, "B")), ("duplicate_id", "roo:1", 5)),
    "the same code twice": ((body(1, "A", tooi="o/x1"), body(2, "B", tooi="o/x1")), ("duplicate_id", "x1", 5)),
    "dates reversed": (
        (body(1, "A", more="<p:startDatum>2020-01-02</p:startDatum><p:eindDatum>2020-01-02</p:eindDatum>"),),
        ("dates_reversed", "2020-01-02", 4),
    ),
    "no date": ((body(1, "A", more="<p:startDatum>gisteren</p:startDatum>"),), ("bad_date", "gisteren", 4)),
    "no name": ((body(1, "A"), body(2, "")), ("missing_value", "", 5)),
    "a successor that is not there": (
        (body(1, "A", more='<p:nextVersion p:systeemId="9">B</p:nextVersion>'),),
        ("unknown_reference", "roo:9", 4),
    ),
    "a parent that is not there": (
        (body(1, "A", "Agentschap", '<p:relatieMetMinisterie p:systeemId="9">B</p:relatieMetMinisterie>'),),
        ("unknown_reference", "B", 4),
    ),
    "a circle": (
        (
            body(1, "A", more='<p:nextVersion p:systeemId="2">B</p:nextVersion>'),
            body(2, "B", more='<p:nextVersion p:systeemId="1">A</p:nextVersion>'),
        ),
        ("cycle", "roo-1", None),
    ),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_wrong_is_told_with_its_line_and_left_out(tmp_path, wrong):
    bodies, problem = WRONG[wrong]
    path = export(tmp_path / "e.xml", *bodies)
    assert codes(path) == [problem]
    lines = [format_problem(p, lang) for p in check([path]) for lang in ("nl", "en")]
    assert all(line.startswith("e.xml") and "{" not in line for line in lines)
    edition = read(LoadRequest(path)).build(no_names)
    assert organisations(edition)
    assert not ends(edition, "SUCCEEDED_BY")


def test_an_end_that_is_no_day_after_the_start_still_ends(tmp_path):
    path = export(tmp_path / "e.xml", *WRONG["dates reversed"][0])
    (node,) = organisations(read(LoadRequest(path)).build(no_names)).values()
    assert (node.valid_from, node.valid_to) == ("", "2020-01-02")


BOMB = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE organisaties SYSTEM "http://127.0.0.1:9/x.dtd" [<!ENTITY e SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("doctype", [BOMB, OUTSIDE, "<!DOCTYPE organisaties>"])
@pytest.mark.parametrize("root", ["organisaties", "waardelijst"])
def test_entities_are_refused_by_name_and_never_expanded(store, tmp_path, doctype, root):
    path = tmp_path / "bom.xml"
    path.write_text(f"{doctype}<{root} x='&b;'><organisatie><id>1</id><naam>&b;&e;</naam></organisatie></{root}>")
    (problem,) = check([path])
    assert (problem.code.id, problem.file) == ("unreadable", "bom.xml")
    assert "DOCTYPE" in problem.message.nl
    with pytest.raises(DataProblems):
        load(store, path)
    assert not store.datasets()


def test_a_file_that_breaks_off_is_not_loaded(store, whole):
    text = whole.read_bytes()
    for part in (len(text) // 3, len(text) - 5):
        whole.write_bytes(text[:part])
        assert [p.code.id for p in check([whole])] == ["unreadable"]
        with pytest.raises(DataProblems):
            load(store, whole)
    assert not store.datasets()


@pytest.mark.parametrize("text", ["<html><body>404</body></html>", "geen xml", "", "<a><organisaties>", "<"])
def test_another_file_is_no_register(tmp_path, text):
    (tmp_path / "e.xml").write_text(text, encoding="utf-8")
    assert [p.code.id for p in check([tmp_path / "e.xml"])] == ["unreadable"]


def test_a_deep_file_is_read(tmp_path):
    deep = body(0, "Onder")
    for number in range(1, 2000):
        deep = body(number, f"Laag {number}", "Ministerie", inside(deep))
    path = export(tmp_path / "e.xml", deep)
    assert len(ends(read(LoadRequest(path)).build(no_names), "PART_OF")) == 1999
