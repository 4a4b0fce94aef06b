"""What does nobody pick up? One test a kind."""

from typing import Any

import pytest

from opgavenkaart.graph.as_of import as_of, day
from opgavenkaart.queries.ask import ask
from opgavenkaart.queries.coordination import COORDINATION, NO_TABLES
from opgavenkaart.queries.core.reference import Ref
from opgavenkaart.queries.gaps.question import GAPS, Gap, gaps
from opgavenkaart.queries.gaps.rules import RULES
from opgavenkaart.queries.owners.question import OWNERS
from tests.worlds import claim, node, world

ISSUE, GROUP, DOMAIN = node("issue", "x"), node("group", "g"), node("domain", "d")
ORG = node("organisation", "o", "ministry")
OWNED = claim("o", "RESPONSIBLE_FOR", "x", "accountable")
AGENDA, SEAT, LEAD = (
    claim("g", "ADDRESSES", "x"),
    claim("o", "PARTICIPATES_IN", "g", "member"),
    claim("o", "LEADS", "g"),
)

WORLDS: dict[str, Any] = {  # kind: a world with exactly that gap of the kind, its subject, and what closes it
    "no_owner": ([ISSUE, ORG], "x", [OWNED]),
    "several_owners": (
        [ISSUE, ORG, node("organisation", "p"), OWNED, claim("p", "RESPONSIBLE_FOR", "x", "accountable")],
        "x",
        None,
    ),
    "responsible_only": ([ISSUE, ORG, claim("o", "RESPONSIBLE_FOR", "x", "responsible")], "x", [OWNED]),
    "not_on_agenda": ([ISSUE, GROUP], "x", [AGENDA]),
    "owner_absent": ([ISSUE, ORG, GROUP, OWNED, AGENDA], "x", [SEAT]),
    "no_domain": ([ISSUE, DOMAIN], "x", [claim("x", "IN_DOMAIN", "d", kind="issue")]),
    "domain_without_issue": ([ISSUE, DOMAIN], "d", [claim("x", "IN_DOMAIN", "d", kind="issue")]),
    "domain_without_owner": ([ORG, DOMAIN], "d", [claim("o", "HAS_PORTFOLIO", "d")]),
    "group_without_lead": ([ORG, GROUP], "g", [LEAD]),
    "group_without_issue": ([ISSUE, GROUP], "g", [AGENDA]),
    "group_without_product": ([GROUP, node("product", "r")], "g", [claim("g", "DELIVERS", "r")]),
    "bureau_not_involved": (
        [GROUP, node("organisation", "o", "planning_bureau"), node("activity", "t")],
        "o",
        [claim("t", "INVOLVES", "o")],
    ),
    "umbrella_not_involved": ([GROUP, node("organisation", "o", "umbrella")], "o", [SEAT]),
    "ministry_without_issue": ([ORG, GROUP, ISSUE, AGENDA], "o", [SEAT]),
}


@pytest.mark.parametrize("kind", WORLDS)
def test_a_gap_is_found_and_closes_when_someone_picks_it_up(kind):
    things, subject, closing = WORLDS[kind]
    assert [f.subject for f in gaps(world(*things), kind=kind)] == [subject]
    if closing:
        assert gaps(world(*things, *closing), kind=kind) == []


def test_where_no_group_is_known_nothing_is_missing_at_tables():
    """A list of measures has no groups: that they are on no agenda is no gap, nor that their owners meet nowhere."""
    one, bureau = node("organisation", "o", "ministry"), node("organisation", "p", "planning_bureau")
    things = ISSUE, one, bureau, OWNED, claim("p", "RESPONSIBLE_FOR", "x", "responsible")
    of_tables = {"not_on_agenda", "bureau_not_involved", "coordination"}
    assert of_tables.isdisjoint(gap.kind for gap in gaps(world(*things)))
    assert of_tables <= {gap.kind for gap in gaps(world(*things, GROUP))}


def test_where_no_group_is_known_the_title_says_that_nothing_can_be_said_of_tables():
    assert ask(world(ISSUE), "gaps").title.en == (
        "2 gaps, namely 1 × no stated owner and 1 × in no policy domain. "
        "No group is known: nothing can then be said of agendas and tables."
    )
    assert ask(world(ISSUE), "gaps", kind="not_on_agenda").title.nl.endswith(NO_TABLES.nl)
    assert NO_TABLES.nl not in ask(world(ISSUE), "gaps", kind="no_domain").title.nl
    assert NO_TABLES.nl not in ask(world(ISSUE, GROUP), "gaps").title.nl


def test_an_owner_that_has_ended_is_named_with_its_successors():
    kgg, ezk = node("organisation", "kgg", valid_to="2026-02-23"), node("organisation", "ezk")
    graph = world(
        ISSUE,
        kgg,
        ezk,
        claim("kgg", "RESPONSIBLE_FOR", "x", "accountable"),
        claim("kgg", "SUCCEEDED_BY", "ezk", "merge"),
    )
    assert gaps(graph, kind="owner_ended") == []  # no day was asked for
    assert gaps(as_of(graph, day("2026-02-22")), kind="owner_ended") == []
    (gap,) = gaps(as_of(graph, day("2026-02-23")), kind="owner_ended")
    assert "KGG → EZK" in gap.explanation.nl


def test_a_gap_names_who_would_follow():
    (gap,) = gaps(world(ISSUE, ORG, GROUP, LEAD, AGENDA), kind="no_owner")
    assert (
        gap.explanation.nl == "Geen eigenaar genoemd van “X”. Afgeleid: O trekt G, waar deze opgave op de agenda staat."
    )
    assert gap.reason == gap.explanation
    assert {e.relation for e in gap.evidence} == {"LEADS", "ADDRESSES"}


def test_several_owners_are_the_accountable_ones():
    parties = [node("organisation", o) for o in "pqr"]
    roles = {"p": "accountable", "q": "accountable", "r": "responsible"}
    owned = [claim(o, "RESPONSIBLE_FOR", "x", role) for o, role in roles.items()]
    (gap,) = gaps(world(ISSUE, *parties, *owned), kind="several_owners")
    assert gap.explanation.en == "“X” has more than one accountable owner: P and Q."


def test_every_kind_has_words_and_a_rule():
    assert list(Gap.words) == list(RULES)


def test_gaps_come_by_kind_and_then_as_a_dutch_reader_sorts():
    dutch = ["Zorg", "Één loket", "eenzaamheid", "Arbeid"]
    issues = [node("issue", str(n), name=name) for n, name in enumerate(dutch)]
    names = [f.subject_name for f in gaps(world(*issues), kind="no_domain")]
    assert names == ["Arbeid", "Één loket", "eenzaamheid", "Zorg"]


def test_work_in_common_without_a_table_is_a_gap_of_both():
    parties = [node("organisation", o) for o in "pq"]
    owned = [claim(o, "RESPONSIBLE_FOR", "x", "responsible") for o in "pq"]
    found = gaps(world(ISSUE, GROUP, *parties, *owned), kind="coordination")
    assert [(g.subject_kind, g.subject) for g in found] == [("organisation", "p"), ("organisation", "q")]
    assert found[0].explanation.en == "Work of “P” that is also work of Q, without a group or activity in common."


def test_an_unanswered_question_is_a_gap():
    question = node("activity", "v", "discussion_question", name="Wat wilt u?")
    (gap,) = gaps(world(ORG, question, claim("v", "INVOLVES", "o")), kind="unanswered_question")
    assert gap.explanation.nl == "De vraag “Wat wilt u?” is gesteld aan O; er is geen standpunt vastgelegd."


def test_an_issue_of_which_all_is_old_is_a_gap():
    document = node("document", "nota", date="2020-10", name="Nota")
    graph = world(ISSUE, GROUP, document, AGENDA._replace(source="nota"))
    assert gaps(as_of(graph, day("2022-10-31")), kind="stale") == []
    (gap,) = gaps(as_of(graph, day("2022-11")), kind="stale")
    assert gap.explanation.nl == (
        "Alles wat over “X” is vastgelegd, is ouder dan twee jaar; de jongste bron is van oktober 2020."
    )


def test_what_a_source_says_of_a_thing_by_itself_concerns_no_other_thing():
    old = node("issue", "x", note="oud", source="nota")
    graph = world(old, node("document", "nota", name="Nota", date="2015"), ORG)
    stands = as_of(graph, day("2022"))
    assert [gap.subject for gap in gaps(stands, kind="stale")] == ["x"]
    assert gaps(stands, kind="stale", about=Ref("organisation", "o")) == []


def test_about_keeps_the_gaps_of_a_thing_and_those_whose_sources_name_it():
    other, q = node("issue", "y"), node("organisation", "q", "ministry")
    graph = world(ISSUE, GROUP, other, ORG, q, OWNED, claim("q", "RESPONSIBLE_FOR", "x", "informed"))
    assert [gap.subject for gap in gaps(graph, kind="not_on_agenda")] == ["x", "y"]
    assert [gap.subject for gap in gaps(graph, kind="not_on_agenda", about=Ref("issue", "y"))] == ["y"]
    for organisation in "oq":  # one of several claims is enough
        assert [g.subject for g in gaps(graph, kind="not_on_agenda", about=Ref("organisation", organisation))] == ["x"]


def test_things_of_one_name_and_id_come_by_their_kind():
    parties = [node(kind, id) for kind in ("organisation", "group") for id in "pq"]
    shared = [claim(o, "RESPONSIBLE_FOR", "x", "responsible") for o in "pq"]
    found = gaps(world(ISSUE, *parties, *shared, *(claim(g, "ADDRESSES", "x") for g in "pq")), kind="coordination")
    assert [f"{g.subject_kind} {g.subject}" for g in found] == [
        "group p",
        "organisation p",
        "group q",
        "organisation q",
    ]


def test_the_title_names_the_kinds_that_there_are_most_of():
    assert GAPS.title([]).en == "No gaps were found."
    three = [gap for gap in gaps(world(ISSUE, GROUP)) if gap.subject_kind == "issue"]
    assert GAPS.title(three).nl == (
        "3 witte vlekken, te weten 1 × geen eigenaar genoemd, 1 × op geen enkele agenda en 1 × in geen beleidsdomein."
    )
    bureau = node("organisation", "b", "planning_bureau")
    seven = [gap for gap in gaps(world(ISSUE, node("issue", "y"), bureau, GROUP)) if gap.subject_kind != "group"]
    assert GAPS.title(seven).en == (
        "7 gaps, among them 2 × no stated owner, 2 × on no agenda and 2 × in no policy domain."
    )


def test_a_kind_reads_no_more_than_its_rule_needs_and_all_kinds_read_what_each_needs():
    assert GAPS.narrowed
    assert GAPS.narrowed(kind="no_owner") == OWNERS.reads
    assert GAPS.narrowed(kind="coordination") == COORDINATION.reads
    assert "DELIVERS" in GAPS.narrowed(kind="group_without_product").relations
    for kind in RULES:
        needed = GAPS.narrowed(kind=kind)
        assert set(needed.kinds) <= set(GAPS.reads.kinds)
        assert set(needed.relations) <= set(GAPS.reads.relations)


def test_kinds_that_follow_from_one_question_share_its_cypher():
    kinds = [name.split(":")[0] for name in GAPS.cypher]
    assert list(dict.fromkeys(kinds)) == [
        "no_owner, several_owners, responsible_only",
        *(kind for kind, rule in RULES.items() if rule.cypher),
        "unanswered_question",
    ]
    assert GAPS.cypher["unanswered_question: agenda"].startswith("\nMATCH")
