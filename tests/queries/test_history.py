"""Who became whom, and what was it called then?"""

from opgavenkaart.queries.ask import ask
from opgavenkaart.queries.history import history
from tests.worlds import claim, node, world

EZK = node("organisation", "ezk", "ministry", official_id="mnre1045", source="tooi")
KGG = node("organisation", "kgg", "ministry", valid_from="2024-07-02", valid_to="2026-02-23")
NAME = node("name", "n", name="Economische Zaken", abbreviation="EZ", valid_from="2024-07-02", source="besluit")
STEPS = [
    claim("ezk", "SUCCEEDED_BY", "kgg", "split", date="2024-07-02", source="besluit"),
    claim("kgg", "SUCCEEDED_BY", "ezk", "merge", date="2026-02-23", source="besluit"),
]
GRAPH = world(EZK, KGG, NAME, node("organisation", "vws"), claim("ezk", "HAS_NAME", "n"), *STEPS)


def seen(found):
    return [(f.since, f.organisation, f.event, f.what) for f in found]


def test_names_codes_and_successions_come_by_date():
    assert seen(ask(GRAPH, "history", about="EZK").findings) == [
        (None, "ezk", "code", "mnre1045"),
        ("2024-07-02", "kgg", "begin", None),
        ("2024-07-02", "ezk", "name", "Economische Zaken (EZ)"),
        ("2024-07-02", "ezk", "split", "KGG"),
        ("2026-02-23", "kgg", "merge", "EZK"),
        ("2026-02-23", "kgg", "end", None),
    ]


def test_every_event_has_its_source():
    sources = {f.event: [e.source for e in f.evidence] for f in history(GRAPH)}
    assert (sources["code"], sources["name"], sources["merge"]) == (["tooi"], ["besluit"], ["besluit"])


def test_without_about_only_organisations_with_a_past_are_told_of():
    assert {f.organisation for f in history(GRAPH)} == {"ezk", "kgg"}
    assert history(world(EZK)) == []


def test_a_parent_is_part_of_it():
    graph = world(
        EZK, node("organisation", "cpb"), claim("cpb", "PART_OF", "ezk", kind="organisation", valid_from="1945")
    )
    assert seen(ask(graph, "history", about="cpb").findings) == [("1945", "cpb", "parent", "EZK")]


def test_what_is_no_organisation_has_no_history():
    assert ask(world(node("issue", "x")), "history", about="x").findings == ()
