"""Where do the sources contradict each other?"""

from opgavenkaart.graph.as_of import as_of, day
from opgavenkaart.graph.graph import merged
from opgavenkaart.queries.ask import ask
from opgavenkaart.queries.contradictions.question import CONTRADICTIONS, contradictions
from tests.worlds import claim, node, world

THINGS = [
    *(node("organisation", id, "ministry") for id in ("bzk", "fin", "szw", "vws")),
    node("group", "lt1"),
    node("issue", "thuiswerken"),
    node("issue", "mantelzorg"),
    node("document", "nota", name="Nota", date="2020-10"),
    node("document", "dia", name="Dia", date="2021-01-18"),
]


def seen(*claims):
    return [(f.kind, f.subject, f.other) for f in contradictions(world(*THINGS, *claims))]


def lead(who, source="nota", **fields):
    return claim(who, "LEADS", "lt1", source=source, **fields)


def member(who, source="nota", role="member", **fields):
    return claim(who, "PARTICIPATES_IN", "lt1", role, source=source, **fields)


def test_two_sources_that_name_other_leads_are_at_odds():
    (found,) = contradictions(world(*THINGS, lead("fin", "dia"), lead("bzk")))
    assert (found.kind, found.subject, [s.nl for s in found.says]) == (
        "lead",
        "lt1",
        ["“Nota” (oktober 2020): BZK", "“Dia” (18 januari 2021): FIN"],
    )
    assert found.reason.en == (
        "The sources name different leads of LT1: "
        "BZK according to “Nota” (October 2020); FIN according to “Dia” (18 January 2021)."
    )
    assert [(e.from_, e.source) for e in found.evidence] == [("bzk", "nota"), ("fin", "dia")]


def test_one_source_that_names_two_leads_means_a_joint_lead():
    assert seen(lead("bzk"), lead("fin")) == []
    assert seen(lead("bzk"), lead("fin"), lead("bzk", "dia"), lead("fin", "dia")) == []
    assert seen(lead("bzk"), lead("fin"), lead("bzk", "dia")) == [("lead", "lt1", None)]


def test_leads_after_each_other_are_not_at_odds():
    assert seen(lead("bzk", valid_to="2021"), lead("fin", "dia", valid_from="2021-01-01")) == []
    assert seen(lead("bzk", valid_to="2021-02"), lead("fin", "dia", valid_from="2021")) == [("lead", "lt1", None)]
    handed_over = [lead("bzk", valid_to="2021"), lead("fin", valid_from="2021")]
    assert seen(*handed_over, lead("bzk", "dia", valid_to="2021"), lead("fin", "dia", valid_from="2021")) == []
    assert seen(*handed_over, lead("bzk", "dia")) == [("lead", "lt1", None)]


def test_claims_without_a_source_are_told_apart_by_their_data_set():
    mine, theirs = lead("bzk", "")._replace(dataset="mine"), lead("fin", "")._replace(dataset="theirs")
    (found,) = contradictions(world(*THINGS, mine, theirs))
    assert [s.nl for s in found.says] == ["gegevensset mine: BZK", "gegevensset theirs: FIN"]
    assert seen(mine, theirs._replace(dataset="mine")) == []


def test_two_accountable_owners_by_two_sources_are_at_odds_by_one_they_are_not():
    def owner(who, source, role="accountable"):
        return claim(who, "RESPONSIBLE_FOR", "thuiswerken", role, source=source)

    assert seen(owner("szw", "nota"), owner("bzk", "dia")) == [("owner", "thuiswerken", None)]
    assert seen(owner("szw", "nota"), owner("bzk", "nota")) == []
    assert seen(owner("szw", "nota"), owner("bzk", "dia", "responsible")) == []


def test_lists_of_members_differ_where_one_has_somebody_that_the_other_lacks():
    both = [member(who, source) for who in ("bzk", "szw") for source in ("nota", "dia")]
    assert seen(*both) == []
    (found,) = contradictions(world(*THINGS, *both, member("vws", "dia")))
    assert [s.en for s in found.says] == [
        "“Nota” (October 2020): BZK and SZW",
        "“Dia” (18 January 2021): BZK, SZW and VWS",
    ]
    assert found.reason.nl == (
        "De lijsten van deelnemers aan LT1 verschillen. Niet in elke lijst: VWS volgens “Dia” (18 januari 2021)."
    )
    assert len(found.evidence) == 5


def test_a_source_that_names_one_member_has_made_no_list():
    assert seen(member("bzk"), member("szw"), member("vws", "dia")) == []


def test_the_lead_is_in_the_list_too():
    listed = [member("bzk"), member("szw"), member("szw", "dia"), member("vws", "dia"), member("vws")]
    assert seen(*listed, lead("bzk", "dia")) == []
    assert seen(*listed) == [("participants", "lt1", None)]


def test_who_is_named_otherwise_is_told():
    listed = [member("bzk"), member("szw"), member("bzk", "dia"), member("vws", "dia"), member("vws", role="consulted")]
    (found,) = contradictions(world(*THINGS, *listed))
    assert "“Nota” (oktober 2020) noemt VWS wel als geraadpleegd." in found.reason.nl
    assert len(found.evidence) == 5


def test_a_name_that_may_stand_for_many_is_told():
    every = node("organisation", "alle", "other", "Alle departementen")
    listed = [member("bzk"), member("szw"), member("alle", "dia"), member("vws", "dia")]
    (found,) = contradictions(world(*THINGS, every, *listed))
    assert found.reason.nl.endswith("“Alle departementen” kan een verzamelnaam zijn, die anderen op de lijst al omvat.")
    (found,) = contradictions(world(*THINGS, every._replace(type="collective"), *listed))
    assert found.reason.nl.endswith("Als verzamelnaam kan anderen op de lijst omvatten: “Alle departementen”.")


def test_a_positive_and_a_negative_score_of_one_ordered_pair_are_at_odds():
    def score(number, source="nota", pair=("thuiswerken", "mantelzorg")):
        return claim(pair[0], "RELATES_TO", pair[1], source=source, score=number)

    (found,) = contradictions(world(*THINGS, score("2"), score("-1", "dia")))
    assert (found.subject, found.other, found.says[1].nl) == (
        "thuiswerken",
        "mantelzorg",
        "“Dia” (18 januari 2021): -1",
    )
    assert seen(score("2"), score("1", "dia"), score("0", "dia")) == []
    assert seen(score("2"), score("-2", "dia", ("mantelzorg", "thuiswerken"))) == []


def test_raise_and_avoid_in_one_period_are_at_odds():
    def position(stance, period="", source="nota"):
        return claim("vws", "TAKES_POSITION", "thuiswerken", stance, source=source, period=period)

    at_odds = [("position", "thuiswerken", "vws")]
    assert seen(position("raise", "during"), position("avoid", "after")) == []
    assert seen(position("raise", "during"), position("avoid", "during", "dia")) == at_odds
    assert seen(position("raise", "during"), position("avoid", "", "dia")) == at_odds
    (found,) = contradictions(world(*THINGS, position("raise", "during"), position("avoid", "", "dia")))
    assert found.reason.en == (
        "Opposite positions of VWS on “THUISWERKEN” are on record: "
        "raise (during the crisis) according to “Nota” (October 2020); avoid according to “Dia” (18 January 2021)."
    )


def described(*descriptions):
    named = [d._replace(datasets=(name,)) for name, d in zip(("mine", "theirs", "more"), descriptions, strict=False)]
    return world(merged(named))


def test_data_sets_that_describe_one_thing_differently_differ_per_field():
    mine = node("issue", "zorg", "challenge", "Zorg", valid_from="2020", horizon="kort", note="a")
    theirs = node("issue", "zorg", "lesson", "Zorg", valid_from="2021", horizon="lang", note="b", source="dia")
    found = contradictions(described(mine, theirs, mine))
    assert [(f.kind, f.subject, f.field) for f in found] == [
        ("description", "zorg", field) for field in ("horizon", "kind", "valid_from")
    ]
    assert [s.nl for s in found[1].says] == [
        "gegevensset mine: “uitdaging”",
        "gegevensset more: “uitdaging”",
        "gegevensset theirs: “les”",
    ]
    assert found[1].reason.nl == (
        "De gegevenssets zijn het niet eens over Zorg, soort: "
        "“uitdaging” volgens gegevensset mine en gegevensset more; "
        "“les” volgens gegevensset theirs. Getoond wordt “uitdaging”."
    )
    assert {(e.relation, e.from_, e.dataset) for e in found[0].evidence} == {
        ("", "zorg", name) for name in ("mine", "theirs", "more")
    }


def test_what_says_the_same_more_precisely_or_in_another_order_does_not_differ():
    mine = node("product", "brief", "intermediate", date="2021")
    assert contradictions(described(mine, node("product", "brief", date="2021-07-12"))) == []
    issues = [node("issue", "zorg", kinds) for kinds in ("challenge;lesson", "lesson;challenge")]
    assert contradictions(described(*issues)) == []
    uri = "https://identifier.overheid.nl/tooi/id/ministerie/mnre1025"
    codes = [node("organisation", "vws", official_id=code) for code in ("mnre1025", uri)]
    assert contradictions(described(*codes)) == []


def test_a_name_of_another_time_is_no_contradiction():
    then, now = node("organisation", "lnv", name="Landbouw"), node("organisation", "lnv", name="Landbouw en Natuur")
    graph = described(then, now)
    assert [f.field for f in contradictions(graph)] == ["name"]
    former = node("name", "lnv-then", name="Landbouw")
    bore = claim("lnv", "HAS_NAME", "lnv-then")
    known = world(*graph.nodes["organisation"].values(), former, bore)
    assert contradictions(known) == []


def test_options_keep_a_kind_and_what_concerns_a_thing():
    graph = world(*THINGS, lead("bzk"), lead("fin", "dia"), member("bzk"), member("szw"), member("vws", "dia"))
    assert [f.kind for f in ask(graph, "contradictions", kind="lead").findings] == ["lead"]
    for about, expected in {"LT1": 1, "BZK": 1, "document:dia": 1, "VWS": 0}.items():
        assert len(ask(graph, "contradictions", about=about).findings) == expected


def test_on_a_day_only_what_then_held_is_at_odds():
    graph = world(*THINGS, lead("bzk", valid_to="2021"), lead("fin", "dia", valid_from="2020-06"))
    assert [len(contradictions(as_of(graph, day(on)))) for on in ("2020", "2020-05", "2021-03")] == [1, 0, 0]


def test_the_title_is_the_conclusion():
    assert CONTRADICTIONS.title(contradictions(world(*THINGS, lead("bzk"), lead("fin", "dia")))).nl == (
        "1 tegenspraak tussen bronnen: 1 × trekker."
    )
    assert CONTRADICTIONS.title([]).en == "The sources do not contradict each other."
