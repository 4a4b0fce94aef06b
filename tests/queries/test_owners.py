"""Who owns which issue?"""

from opgavenkaart.graph.as_of import as_of, day
from opgavenkaart.queries.ask import ask
from opgavenkaart.queries.owners.question import OWNERS, owners
from tests.worlds import claim, node, world

WORK = [
    node("issue", "thuiswerken"),
    node("organisation", "bzk", "ministry"),
    node("organisation", "szw", "ministry"),
    node("group", "lt1"),
    node("domain", "werken"),
    node("domain", "kantoor"),
]
AGENDA = claim("lt1", "ADDRESSES", "thuiswerken", source="notitie", quote="thuiswerken als kans")
LEAD = claim("bzk", "LEADS", "lt1", source="notitie")
DOMAIN = claim("thuiswerken", "IN_DOMAIN", "kantoor", kind="issue")
PART = claim("kantoor", "PART_OF", "werken", kind="domain")
PORTFOLIO = claim("szw", "HAS_PORTFOLIO", "werken")


def seen(graph, **options):
    return [(f.owner, f.role, f.basis, f.through, f.status) for f in owners(graph, **options)]


def test_an_issue_that_nobody_owns_has_one_row_without_owner():
    assert seen(world(*WORK)) == [(None, None, "none", None, "nobody")]


def test_the_lead_of_a_group_that_addresses_the_issue_is_a_derived_owner():
    assert seen(world(*WORK, AGENDA, LEAD)) == [("bzk", None, "group_lead", "lt1", "derived")]


def test_the_nearest_domain_upwards_that_someone_has_in_portfolio_counts():
    assert seen(world(*WORK, DOMAIN, PART, PORTFOLIO)) == [("szw", None, "portfolio", "werken", "derived")]
    nearer = claim("bzk", "HAS_PORTFOLIO", "kantoor")
    assert seen(world(*WORK, DOMAIN, PART, PORTFOLIO, nearer)) == [("bzk", None, "portfolio", "kantoor", "derived")]


def test_derivations_that_point_to_different_parties_differ():
    found = seen(world(*WORK, AGENDA, LEAD, DOMAIN, PART, PORTFOLIO))
    assert found == [
        ("bzk", None, "group_lead", "lt1", "derived_differs"),
        ("szw", None, "portfolio", "werken", "derived_differs"),
    ]


def test_what_a_source_states_decides_the_status_and_derivations_stay_visible():
    stated = claim("szw", "RESPONSIBLE_FOR", "thuiswerken", "accountable")
    assert seen(world(*WORK, AGENDA, LEAD, stated)) == [
        ("szw", "accountable", "stated", None, "one_owner"),
        ("bzk", None, "group_lead", "lt1", "one_owner"),
    ]


def test_two_accountable_are_several_and_a_responsible_alone_is_no_owner():
    two = [claim(o, "RESPONSIBLE_FOR", "thuiswerken", "accountable") for o in ("szw", "bzk")]
    assert {status for *_, status in seen(world(*WORK, *two))} == {"several_owners"}
    one = claim("szw", "RESPONSIBLE_FOR", "thuiswerken", "responsible")
    assert seen(world(*WORK, one)) == [("szw", "responsible", "stated", None, "responsible_only")]


def test_who_is_only_consulted_or_informed_owns_nothing():
    told = [claim("szw", "RESPONSIBLE_FOR", "thuiswerken", role) for role in ("consulted", "informed")]
    assert seen(world(*WORK, *told)) == [(None, None, "none", None, "nobody")]


def test_two_sources_for_one_owner_are_one_row_with_both_as_evidence():
    twice = [claim("szw", "RESPONSIBLE_FOR", "thuiswerken", "accountable", source=s) for s in ("nota", "slide")]
    (finding,) = owners(world(*WORK, *twice))
    assert [e.source for e in finding.evidence] == ["nota", "slide"]


def test_a_derivation_cites_every_claim_on_its_way():
    (finding,) = owners(world(*WORK, DOMAIN, PART, PORTFOLIO))
    assert [e.relation for e in finding.evidence] == ["HAS_PORTFOLIO", "IN_DOMAIN", "PART_OF"]
    assert finding.reason.nl == "Afgeleid: SZW heeft het domein WERKEN in portefeuille."


def test_about_keeps_what_concerns_a_thing():
    graph = world(*WORK, AGENDA, LEAD, DOMAIN, PART, PORTFOLIO)
    for about, expected in {"szw": ["szw"], "lt1": ["bzk"], "thuiswerken": ["bzk", "szw"]}.items():
        assert [f.owner for f in ask(graph, "owners", about=about).findings] == expected


def test_on_a_day_an_owner_that_has_ended_is_still_the_stated_one():
    gone = node("organisation", "kgg", "ministry", valid_to="2026-02-23")
    graph = world(*WORK, gone, claim("kgg", "RESPONSIBLE_FOR", "thuiswerken", "accountable"))
    assert seen(as_of(graph, day("2026-03"))) == [("kgg", "accountable", "stated", None, "one_owner")]


def test_the_title_is_the_conclusion():
    assert OWNERS.title(owners(world(*WORK))).nl == "1 opgave: 1 zonder enige eigenaar."
