"""What proposals of who is who rest on: reasons that are true, and candidates that speak against each other."""

import pytest

from opgavenkaart.queries.matching.name_parts import name_of
from opgavenkaart.queries.matching.propose import proposals, review
from opgavenkaart.queries.matching.records import records, text_record
from tests.contract.programme import Programme
from tests.worlds import claim, edition, node, world


def organisation(id, name, **fields):
    return node("organisation", id, fields.pop("type", ""), name, **fields)


def office(ministry, name, of=""):
    """A ministry, its secretary-general "SG", and a body below that."""
    return (
        organisation(f"{ministry}", of or f"Ministerie van {ministry}"),
        organisation(f"sg-{ministry}", f"Secretaris-generaal van {ministry}", abbreviation="SG"),
        organisation(f"below-{ministry}", name),
        claim(f"sg-{ministry}", "PART_OF", ministry),
        claim(f"below-{ministry}", "PART_OF", f"sg-{ministry}"),
    )


def for_(proposal):
    return [reason.text.en for reason in proposal.for_]


def against(proposal):
    return [reason.text.en for reason in proposal.against]


def sought(text, *known):
    """Which organisations of one data set are proposed for a text, by id: the proposals."""
    return {p.b.id: p for p in proposals([text_record(text)], records(world(*known)))}


def test_two_parents_that_only_abbreviate_alike_are_two_and_the_ministry_is_shown():
    raw = Programme(edition("p", office("fin", "Directie FEZ")), edition("r", office("bz", "Directie FEZ"))).records()
    (proposal,) = [p for p in review(raw, ("p", "r")).proposals if p.a.id.startswith("below")]
    assert for_(proposal) == ["same name: “Directie FEZ”"]
    assert against(proposal) == ["part of SG (Ministerie van bz) and of SG (Ministerie van fin)"]
    assert proposal.strength == "weak"


def test_a_parent_that_is_one_by_its_code_is_the_same_also_of_data_sets_by_name():
    sets = [
        edition(name, [organisation(up, full, official_id="mnre1"), organisation(id, "FEZ"), claim(id, "PART_OF", up)])
        for name, up, id, full in (("p", "fin", "a", "Financiën"), ("r", "mnre1", "b", "Ministerie van Financiën"))
    ]
    raw = Programme(*sets).records()
    for chosen in ((), ("p", "r")):
        (proposal,) = review(raw, ("p", "r"), chosen).proposals
        assert for_(proposal)[-1].startswith("part of the same: ")
        assert not proposal.against


def test_parents_of_one_name_up_to_the_top_are_said_to_have_one_name():
    one, other = (
        edition(name, [organisation(up, "Financiën"), organisation(id, "FEZ"), claim(id, "PART_OF", up)])
        for name, up, id in (("p", "fin", "a"), ("r", "f", "b"))
    )
    proposal = next(p for p in review(Programme(one, other).records(), ("p", "r")).proposals if p.a.id == "a")
    assert for_(proposal)[-1] == "part of what has the same name: Financiën"
    assert not proposal.against


def test_an_office_of_a_ministry_lies_below_it_and_does_not_speak_against_it():
    things = [*office("fin", "Planbureau"), organisation("b", "Planbureau"), claim("b", "PART_OF", "fin")]
    one, other = edition("p", things[:5]), edition("r", things[5:])
    (proposal,) = review(Programme(one, other).records(), ("p", "r")).proposals
    assert (for_(proposal)[-1], proposal.against) == ("both below Ministerie van fin", ())


def test_what_is_part_of_itself_in_a_circle_is_walked_once():
    circle = [organisation(id, "Bureau") for id in "ab"] + [claim("a", "PART_OF", "b"), claim("b", "PART_OF", "a")]
    assert [[parent.ids for parent in of.parents] for of in records(world(*circle))] == [[("b", "a")], [("a", "b")]]


@pytest.mark.parametrize(("kind", "strength"), [("other", "strong"), ("", "strong"), ("agency", "weak")])
def test_the_kind_other_says_nothing(kind, strength):
    one, two = organisation("a", "Koepel", type="umbrella"), organisation("b", "Koepel", type=kind)
    raw = Programme(edition("p", [one]), edition("r", [two])).records()
    (proposal,) = review(raw, ("p", "r")).proposals
    assert proposal.strength == strength
    one, two = one._replace(type="other"), two._replace(type="other")
    both = Programme(edition("p", [one]), edition("r", [two])).records()
    assert for_(review(both, ("p", "r")).proposals[0]) == ["same name: “Koepel”"]


def test_what_one_data_set_lists_apart_is_counted_and_shown_when_asked():
    things = [organisation("a", "Bureau Planning"), organisation("b", "Bureau Planing"), organisation("c", "Loket")]
    other = edition("r", [organisation("e", "Bureau Planning")])
    raw = Programme(edition("w", [*things, organisation("d", "Loket")]), other).records()
    found = review(raw, ("w", "r"))
    assert {(p.a.id, p.b.id, p.strength) for p in found.proposals} == {("a", "e", "strong"), ("b", "e", "weak")}
    assert found.within == {"w": 2}
    asked = review(raw, ("w", "r"), ("w",))
    assert ([(p.a.id, p.b.id) for p in asked.proposals], asked.within) == ([("c", "d"), ("a", "b")], {})


def test_equally_named_candidates_speak_against_each_other():
    known = [organisation(f"o{at}", "Directie Communicatie") for at in range(14)]
    found = sought("Directie Communicatie", *known).values()
    assert len(found) == 14
    assert {p.strength for p in found} == {"weak"}
    assert against(next(iter(found))) == ["13 others come into question"]


def test_a_candidate_that_was_refused_does_not_come_into_question():
    no = claim("a", "DIFFERENT_FROM", "b", reason="Een ander.")
    two = edition("r", [organisation("b", "Loket"), organisation("c", "Loket")])
    raw = Programme(edition("p", [organisation("a", "Loket")]), two, edition("review", [no])).records()
    assert [(p.a.id, p.b.id, p.strength) for p in review(raw, ("p", "r", "review")).proposals] == [("a", "c", "strong")]


def test_candidates_of_two_data_sets_may_both_be_it():
    one, two = organisation("a", "VNG"), organisation("b", "VNG")._replace(datasets=("r",))
    assert {p.strength for p in sought("VNG", one, two).values()} == {"strong"}


def test_a_text_that_several_mean_has_no_strong_proposal():
    unit = organisation("unit", "Den Bosch")
    found = sought("Den Bosch", unit, organisation("city", "Gemeente 's-Hertogenbosch", abbreviation="Den Bosch"))
    assert {id: p.strength for id, p in found.items()} == {"unit": "weak", "city": "weak"}
    assert "same name, with the city's other name" in for_(found["city"])[0]


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Min. v. VWS", "vws"),
        ("MinVWS", "vws"),
        ("Min v.d. VWS", "vws"),
        ("minsterie van volksgezondheid welzijn & sport", "vws"),
        ("Volksgezondheid", "vws"),
        ("Gem Nuenen c.a.", "nuenen"),
        ("Hengelo (O)", "hengelo"),
        ("Gemeente 's-Gravenhage", "haag"),
        ("WS Aa en Maas", "aa"),
        ("Bergen (L)", "bergen-l"),
    ],
)
def test_as_people_write_it(text, id):
    found = sought(
        text,
        organisation("vws", "Ministerie van Volksgezondheid, Welzijn en Sport", abbreviation="VWS"),
        organisation("commission", "Commissie voor Volksgezondheid, Welzijn en Sport (VWS)", type="other"),
        organisation("nuenen", "Gemeente Nuenen, Gerwen en Nederwetten", abbreviation="Nuenen c.a."),
        organisation("hengelo", "Gemeente Hengelo"),
        organisation("haag", "Gemeente Den Haag"),
        organisation("aa", "Aa en Maas", type="water_authority"),
        organisation("limburg", "Provincie Limburg", abbreviation="L"),
        organisation("bergen-l", "Gemeente Bergen (L)"),
        organisation("bergen-nh", "Gemeente Bergen (NH)"),
    )
    assert max(found.values(), key=lambda p: p.score).b.id == id
    assert [p.b.id for p in found.values() if p.score == found[id].score] == [id]


def test_a_place_without_its_province_may_be_either():
    places = [organisation("nh", "Gemeente Bergen (NH)"), organisation("l", "Gemeente Bergen (L)")]
    found = sought("Bergen", *places, organisation("zoom", "Gemeente Bergen op Zoom"))
    assert set(found) == {"nh", "l"}
    assert "but for the province" in for_(found["l"])[0]
    assert set(sought("Bergen (NH)", *places, organisation("p", "Provincie Noord-Holland", abbreviation="NH"))) == {
        "nh"
    }


@pytest.mark.parametrize(
    ("one", "other", "short"),
    [
        ("Binnenlandse Zaken", "Ministerie van Buitenlandse Zaken", "BZ"),
        ("Omgevingsdienst West-Brabant", "Omgevingsdienst Oost-Brabant", ""),
        ("Belastingdienst/Toeslagen", "Afdeling Beleidstoetsing en Advies", "BT"),
        ("n.v.t.", "Afdeling Toegang", "T"),
        ("Groningen (gem.)", "Provincie Groningen", "GR"),
        ("Provincie Utrecht", "Gemeente Utrecht", "Utrecht"),
    ],
)
def test_names_of_others_are_not_proposed(one, other, short):
    assert not sought(one, organisation("o", other, abbreviation=short))


def test_a_slip_in_the_word_for_the_form_is_called_one():
    (proposal,) = sought("Gemente Utrecht", organisation("u", "Gemeente Utrecht")).values()
    assert for_(proposal)[0].startswith("alike in spelling")
    assert name_of("Vereniging van Nederlandse Gemeenten").form == ""
