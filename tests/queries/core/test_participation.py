"""Who takes part in a group: one rule for every question."""

from opgavenkaart.queries.ask import ask
from tests.worlds import claim, node, world

ROLES = ("member", "agenda_member", "secretariat", "consulted", "sponsor")
THINGS = [
    *(node("group", g) for g in ("g1", "g2")),
    node("issue", "x"),
    *(node("organisation", o) for o in ("lead", "mcc", *ROLES)),
    node("organisation", "allen", "collective", name="Allen"),
]
CLAIMS = [
    claim("g1", "ADDRESSES", "x"),
    *(claim("lead", "LEADS", g) for g in ("g1", "g2")),
    *(claim("mcc", "COMMISSIONED", g) for g in ("g1", "g2")),
    *(claim(role, "PARTICIPATES_IN", g, role) for role in ROLES for g in ("g1", "g2")),
    *(claim("allen", "PARTICIPATES_IN", g, "member") for g in ("g1", "g2")),
]
GRAPH = world(*THINGS, *CLAIMS)
AT_THE_TABLE = {"lead", "member", "agenda_member", "secretariat"}


def test_a_commissioner_a_sponsor_and_someone_consulted_are_not_at_the_table():
    assert {f.organisation for f in ask(GRAPH, "matrix").findings if f.total and f.organisation} == AT_THE_TABLE
    assert {f.organisation for f in ask(GRAPH, "brokers").findings} == AT_THE_TABLE
    (of_all,) = (f for f in ask(GRAPH, "compare").findings if f.aspect == "participants_of_all")
    assert {name.lower() for name in of_all.cells[0]} == AT_THE_TABLE
    pairs = ask(GRAPH, "overlap", through="groups").findings
    assert {"consulted", "sponsor", "mcc"}.isdisjoint(id for f in pairs for id in (f.a, f.b))
    pairs = ask(GRAPH, "overlap", through="issues").findings
    assert {"consulted", "sponsor", "mcc"}.isdisjoint(id for f in pairs for id in (f.a, f.b))


def test_roles_of_those_who_are_not_at_the_table_are_shown_but_not_counted():
    rows = {f.organisation: f for f in ask(GRAPH, "matrix").findings}
    assert (rows["consulted"].cells, rows["consulted"].total) == ((("consulted",), ("consulted",)), 0)
    assert rows["consulted"].reason.nl == "CONSULTED wordt geraadpleegd door 2 werkgroepen: G1 en G2."
    assert rows["mcc"].reason.nl == "MCC is opdrachtgever van 2 werkgroepen: G1 en G2."
    assert (rows[None].cells, rows[None].total) == ((4, 4), 4)
    assert ask(GRAPH, "matrix").title.nl == "4 van 7 organisaties zitten aan een of meer tafels, 4 aan alle."


def test_a_collective_is_shown_but_not_counted_beside_its_members():
    (allen,) = (f for f in ask(GRAPH, "matrix").findings if f.organisation == "allen")
    assert (allen.cells, allen.total) == ((("member",), ("member",)), None)
    assert allen.reason.nl == "Allen zitten in 2 werkgroepen: G1 (lid) en G2 (lid). Een verzamelnaam telt niet mee."


def test_a_collective_overlaps_with_nobody_and_is_nothing_that_groups_share():
    graph = world(*THINGS, *CLAIMS, claim("allen", "RESPONSIBLE_FOR", "x", "accountable"))
    for through in ("groups", "issues"):
        pairs = ask(graph, "overlap", through=through).findings
        assert {id for f in pairs for id in (f.a, f.b)} == AT_THE_TABLE
    (pair,) = ask(graph, "overlap", between="groups", through="organisations").findings
    assert set(pair.shared) == AT_THE_TABLE


def test_a_claim_on_someone_consulted_reads_so():
    steps = ask(GRAPH, "path", from_="consulted", to="mcc").findings
    assert steps[0].reason.nl == "CONSULTED wordt geraadpleegd door G1. Er is geen bron bij."
    (step,) = ask(GRAPH, "path", from_="g1", to="consulted").findings
    assert step.reason.en == "G1 consults CONSULTED. No source is given."
    known = [f.reason.nl for f in ask(GRAPH, "profile", about="sponsor").findings if f.direction == "out"]
    assert known == ["SPONSOR is sponsor van G1.", "SPONSOR is sponsor van G2."]
