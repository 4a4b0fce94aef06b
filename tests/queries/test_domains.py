"""Which kinds of issue are in which domain, whose are they, and where do domains touch?"""

from opgavenkaart.graph.graph import Claim, Node
from opgavenkaart.queries.ask import ask
from opgavenkaart.queries.domains import DOMAINS, domains
from tests.worlds import claim, node, world

TREE: tuple[Node | Claim, ...] = (
    *(node("domain", id, "", name) for id, name in {"samen": "Samenleven", "zorg": "Zorg", "wonen": "Wonen"}.items()),
    claim("zorg", "PART_OF", "samen", kind="domain"),
)
ISSUES: tuple[Node | Claim, ...] = (
    node("issue", "thuis", "opportunity;weakness", "Langer thuis"),
    node("issue", "jeugd", "", "Jeugdzorg"),
    node("issue", "los", "white_spot", "Nergens in"),
    claim("thuis", "IN_DOMAIN", "zorg", kind="issue"),
    claim("thuis", "IN_DOMAIN", "wonen", kind="issue"),
    claim("jeugd", "IN_DOMAIN", "zorg", kind="issue"),
)
PARTIES: tuple[Node | Claim, ...] = (
    *(node("organisation", id, "ministry", abbreviation=id.upper()) for id in ("vws", "bzk", "ocw")),
    node("group", "lt1", abbreviation="LT1"),
    claim("vws", "HAS_PORTFOLIO", "zorg"),
    claim("bzk", "HAS_PORTFOLIO", "wonen"),
    claim("ocw", "RESPONSIBLE_FOR", "jeugd", "accountable"),
    claim("lt1", "ADDRESSES", "thuis"),
)


def rows(graph, **asked):
    return [(f.domain, f.issue) for f in domains(graph, **asked)]


def of(graph, domain, issue):
    return next(f for f in domains(graph) if (f.domain, f.issue) == (domain, issue))


def test_an_issue_is_in_its_domain_and_in_those_above_it_or_in_none():
    assert rows(world(*TREE, *ISSUES)) == [
        *[("samen", "jeugd"), ("samen", "thuis"), ("wonen", "thuis"), ("zorg", "jeugd"), ("zorg", "thuis")],
        (None, "los"),
    ]


def test_it_has_its_kinds_whose_it_is_and_who_discusses_it():
    graph = world(*TREE, *ISSUES, *PARTIES)
    thuis, jeugd, los = of(graph, "zorg", "thuis"), of(graph, "zorg", "jeugd"), of(graph, None, "los")
    assert (thuis.kinds, thuis.status, thuis.owners) == (
        ("opportunity", "weakness"),
        "derived_differs",
        ("bzk", "vws"),
    )
    assert (jeugd.kinds, jeugd.status, jeugd.owners, jeugd.on_agenda) == ((), "one_owner", ("ocw",), ())
    assert (los.status, los.owners) == ("nobody", ())
    assert (thuis.on_agenda, thuis.part_of, thuis.portfolio) == (("lt1",), ("samen",), ("vws",))
    assert thuis.reason.nl == (
        "In Zorg: kans en zwakte. Afgeleide eigenaren: BZK en VWS. Op de agenda van LT1. Raakt ook Wonen."
    )
    assert los.reason.en == ("In no domain: white spot. No owner, not even a derived one. On no agenda.")


def test_who_only_carries_an_issue_out_is_not_called_its_owner():
    carried = [claim("bzk", "RESPONSIBLE_FOR", issue, "responsible") for issue in ("thuis", "jeugd")]
    graph = world(*TREE, *ISSUES, *PARTIES, *carried, claim("bzk", "RESPONSIBLE_FOR", "jeugd", "accountable"))
    thuis, jeugd = of(graph, "zorg", "thuis"), of(graph, "zorg", "jeugd")
    assert (thuis.status, thuis.owners, thuis.responsible) == ("responsible_only", (), ("bzk",))
    assert thuis.reason.nl == (
        "In Zorg: kans en zwakte. Geen eigenaar genoemd. Uitvoerder: BZK. Op de agenda van LT1. Raakt ook Wonen."
    )
    assert (jeugd.owners, jeugd.responsible) == (("bzk", "ocw"), ())
    assert ("zorg", "thuis") in {(f.domain, f.issue) for f in ask(graph, "domains", about="BZK").findings}


def test_two_policy_areas_touch_where_an_issue_is_in_both_and_neither_is_part_of_the_other():
    graph = world(*TREE, *ISSUES, claim("jeugd", "IN_DOMAIN", "samen", kind="issue"))
    also = {(f.domain, f.issue): f.also_in for f in domains(graph)}
    assert also["zorg", "jeugd"] == also["samen", "jeugd"] == ()
    assert also["zorg", "thuis"] == also["samen", "thuis"] == ("wonen",)
    assert also["wonen", "thuis"] == ("samen", "zorg")
    assert DOMAINS.title(domains(graph)).nl == (
        "Van 3 opgaven vallen er 2 in 3 domeinen; 1 raakt meer dan één beleidsterrein."
    )


def test_of_a_ministry_it_is_the_issues_of_its_portfolio_and_its_own_in_all_their_domains():
    graph = world(*TREE, *ISSUES, *PARTIES)

    def about(thing):
        return {(f.domain, f.issue) for f in ask(graph, "domains", about=thing).findings}

    assert about("BZK") == {("samen", "thuis"), ("wonen", "thuis"), ("zorg", "thuis")}
    assert about("OCW") == {("samen", "jeugd"), ("zorg", "jeugd")}
    assert about("VWS") == about("BZK") | about("OCW")
    assert about("LT1") == about("BZK")
    assert about("domain:wonen") == about("thuis") == about("BZK")


def test_a_domain_without_issues_is_there_too_and_about_it_that_is_the_answer():
    graph = world(*TREE, *PARTIES, node("domain", "leeg", "", "Leeg"))
    assert rows(graph) == [("leeg", None), ("samen", None), ("wonen", None), ("zorg", None)]
    answer = ask(graph, "domains", about="domain:leeg")
    assert [f.domain for f in answer.findings] == ["leeg"]
    assert answer.title.en == "No issue is in a domain."


def test_it_rests_on_what_puts_the_issue_there_on_its_owners_and_on_its_agenda():
    graph = world(*TREE, *ISSUES, *PARTIES)
    proof = {(e.relation, e.from_, e.to) for e in of(graph, "samen", "thuis").evidence}
    assert proof == {
        ("IN_DOMAIN", "thuis", "zorg"),
        ("IN_DOMAIN", "thuis", "wonen"),
        ("PART_OF", "zorg", "samen"),
        ("ADDRESSES", "lt1", "thuis"),
        ("HAS_PORTFOLIO", "vws", "zorg"),
        ("HAS_PORTFOLIO", "bzk", "wonen"),
    }
