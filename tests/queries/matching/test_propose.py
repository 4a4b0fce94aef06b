"""Proposals of who is who: what is proposed, how strongly, what speaks against it, and what is never proposed."""

import random
import string

import pytest

from opgavenkaart.graph.text import Text
from opgavenkaart.queries.matching.blocking import pairs
from opgavenkaart.queries.matching.name_parts import name_of
from opgavenkaart.queries.matching.propose import proposals, review
from opgavenkaart.queries.matching.records import records, text_record
from opgavenkaart.queries.matching.scoring import Proposal, weigh
from opgavenkaart.queries.matching.similarity import Reason
from tests.contract.programme import Programme
from tests.worlds import claim, edition, node, world

VWS = node("organisation", "vws", "ministry", "Ministerie van Volksgezondheid, Welzijn en Sport", abbreviation="VWS")


def organisation(id, name, **fields):
    return node("organisation", id, fields.pop("type", ""), name, **fields)


def two(a, b, *claims):
    """What is proposed of two organisations of two data sets."""
    raw = Programme(edition("p", [a]), edition("r", [b, *claims])).records()
    return review(raw, ("p", "r"), ("p", "r"))


def strength(a, b, *claims):
    found = two(a, b, *claims)
    (strength,) = [p.strength for p in (*found.proposals, *found.united, *found.vetoed)]
    return strength


def test_an_official_id_decides():
    a, b = organisation("a", "Zorg", official_id="mnre1"), organisation("b", "Welzijn", official_id="tooi:mnre1")
    assert [p.score for p in two(a, b).united] == [1.0]
    assert not two(a, b).proposals


def test_equal_names_at_the_same_time_are_strong_and_at_other_times_weak():
    assert strength(organisation("a", "Bureau Zorg"), organisation("b", "bureau zorg")) == "strong"
    then, now = organisation("a", "Bureau Zorg", valid_to="2020"), organisation("b", "Bureau Zorg", valid_from="2020")
    assert strength(then, now) == "weak"
    (weak,) = two(then, now).proposals
    assert [reason.text.en for reason in weak.against] == ["they did not exist at the same time"]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("Volksgezondheid, Welzijn & Sport", "small words"),
        ("Sport, Welzijn en Volksgezondheid", "another order"),
        ("Volksgezonheid, Welzijn en Sport", "alike in spelling"),
        ("Minsterie van Volksgezondheid, Welzijn en Sport", "alike in spelling"),
        ("Ministerie van VWS", "same abbreviation: VWS"),
        ("vws", "same abbreviation: VWS"),
    ],
)
def test_anything_less_than_an_equal_name_is_weak_and_says_why(name, why):
    (proposal,) = proposals([text_record(name)], records(world(VWS)))
    assert proposal.strength == "weak"
    assert 0.3 <= proposal.score < 0.9
    assert why in "; ".join(reason.text.en for reason in proposal.for_)


def test_first_letters_and_former_names_are_weak():
    assert strength(organisation("a", "VWS"), organisation("b", "Volksgezondheid, Welzijn en Sport")) == "weak"
    former = node("name", "n", "", "Bureau Oud", valid_to="2018")
    b, bore = organisation("b", "Bureau Nieuw"), claim("b", "HAS_NAME", "n")
    raw = Programme(edition("p", [organisation("a", "Bureau Oud")]), edition("r", [b, former, bore])).records()
    (proposal,) = review(raw, ("p", "r")).proposals
    assert (proposal.strength, proposal.for_[0].text.en) == ("weak", "same name: “Bureau Oud” (a former name)")


@pytest.mark.parametrize(
    ("a", "b", "claims", "why"),
    [
        ({"type": "municipality"}, {"type": "province"}, (), "municipality and province"),
        ({}, {}, (claim("a", "SUCCEEDED_BY", "b", "merge"),), "Zorg succeeded Zorg"),
    ],
)
def test_what_speaks_against_an_equal_name_makes_it_weak(a, b, claims, why):
    raw = Programme(
        edition("p", [organisation("a", "Zorg", **a)]), edition("r", [organisation("b", "Zorg", **b), *claims])
    ).records()
    (proposal,) = review(raw, ("p", "r")).proposals
    assert proposal.strength == "weak"
    assert [reason.text.en for reason in proposal.against] == [why]


def test_other_parents_and_one_list_with_both_speak_against():
    things = [organisation("a", "Directie Strategie"), organisation("b", "Directie Strategie")]
    things += [
        organisation("x", "Iks"),
        organisation("y", "Wye"),
        claim("a", "PART_OF", "x"),
        claim("b", "PART_OF", "y"),
    ]
    raw = Programme(edition("w", things)).records()
    (proposal,) = review(raw, ("w",), ("w",)).proposals
    assert [reason.text.nl for reason in proposal.against] == ["onderdeel van Iks en van Wye", "w noemt beide apart"]
    assert proposal.strength == "weak"
    assert (review(raw, ("w",)).proposals, review(raw, ("w",)).within) == ([], {"w": 1})


def test_two_codes_of_one_register_veto():
    a, b = organisation("a", "Zorg", official_id="mnre1"), organisation("b", "Zorg", official_id="mnre2")
    found = two(a, b)
    assert not found.proposals
    assert [(p.strength, p.score) for p in found.vetoed] == [("vetoed", 0.0)]
    assert "two codes" in found.vetoed[0].against[0].text.en
    assert strength(a, organisation("b", "Zorg", official_id="roo:2")) == "strong"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gemeente Utrecht", "Provincie Utrecht"),
        ("PO-26-03 Noord", "PO-26-04 Noord"),
        ("Gemeente Olst", "Gemeente Elst"),
        ("Zuid-Holland", "Noord-Holland"),
        ("onbekend", "Zorg"),
    ],
)
def test_names_of_others_are_not_proposed(one, other):
    assert not proposals([text_record(one)], records(world(organisation("o", other))))


def test_what_is_decided_is_not_proposed_again_but_shown_with_its_answer():
    a, b = organisation("a", "Zorg"), organisation("b", "Zorg")
    no = claim("b", "DIFFERENT_FROM", "a", reason="Een ander.")
    reviews = [edition(name, [no]) for name in ("review", "again")]
    raw = Programme(edition("p", [a]), edition("q", [b]), *reviews).records()
    found = review(raw, ("p", "q", "review", "again"))
    assert not found.proposals
    assert [(one.a.id, one.b.id, one.claim.relation) for one in found.decided] == [("b", "a", "DIFFERENT_FROM")]


def test_circular_succession_is_walked_once():
    things = [organisation(id, "Zorg") for id in "abc"]
    steps = [claim("a", "SUCCEEDED_BY", "b", "rename"), claim("b", "SUCCEEDED_BY", "a", "rename")]
    (a, *_) = records(world(*things, *steps))
    assert a.heirs == {"b"}


def test_each_pair_comes_once_and_the_order_does_not_depend_on_the_input():
    names = ("Zorg", "zorg", "Zorgg", "Wonen", "Zorg", "Wonen")
    things = [organisation(id, f"Bureau {name}") for id, name in zip("abcdef", names, strict=True)]
    told = records(world(*things))
    found = [(p.a.id, p.b.id, p.score) for p in proposals(told, told)]
    assert len({frozenset(pair[:2]) for pair in found}) == len(found)
    again = records(world(*reversed(things)))
    assert [(p.a.id, p.b.id, p.score) for p in proposals(again, again)] == found


def test_the_score_is_the_noisy_or_of_what_speaks_for_it_times_what_does_not_speak_against_it():
    half, quarter = Reason(0.5, Text("", "")), Reason(0.25, Text("", ""))
    one, other = text_record("a"), text_record("b")
    assert Proposal(one, other, (half, half), (quarter,)).score == round(0.75 * 0.75, 2)


def test_names_are_taken_apart():
    name = name_of("Gemeenschappelijke Regeling Omgevingsdienst Regio Arnhem (ODRA)")
    assert (name.core, sorted(name.stated), sorted(name.initials)) == (
        "omgevingsdienst regio arnhem",
        ["odra"],
        ["ora"],
    )
    assert name_of("Gemeente Utrecht").form == "municipality"
    assert name_of("").core == ""
    assert name_of("De").core == "de"


def test_no_pair_that_scores_is_left_out_by_the_blocks():
    """On names with slips, words in another order and words left out, beside all pairs."""
    rng = random.Random(6)
    syllables = [
        "wa",
        "ter",
        "land",
        "hoe",
        "ven",
        "dijk",
        "meer",
        "oost",
        "brug",
        "zand",
        "rug",
        "kamp",
        "hol",
        "ster",
    ]
    known = [
        " ".join("".join(rng.choices(syllables, k=3)).capitalize() for _ in range(rng.randint(1, 4)))
        for _ in range(400)
    ]
    told = records(world(*(organisation(f"o{at}", name) for at, name in enumerate(known))))
    texts = [text_record(_spoiled(name, rng)) for name in known[:150]]
    met = {(a.name, b.id) for a, b in pairs(texts, told)}
    scoring = {(a.name, b.id) for a in texts for b in told if (w := weigh(a, b)) and w.score >= 0.3}
    assert len(scoring) > 140
    assert len(scoring - met) <= len(scoring) * 0.01


def _spoiled(name: str, rng: random.Random) -> str:
    words = name.split()
    rng.shuffle(words)
    text = " ".join(words) if rng.random() < 0.3 else name
    for _ in range(rng.randint(0, 2)):
        at = rng.randrange(len(text))
        text = text[:at] + rng.choice(string.ascii_lowercase) + text[at + rng.randint(0, 1) :]
    return text
