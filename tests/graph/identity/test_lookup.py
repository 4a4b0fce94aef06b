"""What a reference means: by which words a node is found, and which words decide between several."""

from opgavenkaart.graph.graph import Claim
from opgavenkaart.graph.identity.lookup import LookupEntry, Names, entries_of, parse_reference
from opgavenkaart.graph.model import SUBJECTS

EZK = LookupEntry(
    "organisation",
    "ezk",
    "Economische Zaken en Klimaat",
    "EZK",
    "https://identifier.overheid.nl/tooi/id/ministerie/mnre1045",
    former=("Economische Zaken", "EZ"),
    ids=("ministerie-ezk",),
    dataset="rijk",
)
NAMES = Names([EZK, LookupEntry("issue", "wonen", "Wonen"), LookupEntry("name", "n1", "Wonen")])


def same(one: str, other: str) -> Claim:
    return Claim("SAME_AS", "organisation", one, "organisation", other, dataset="review")


def test_a_node_is_found_by_each_of_its_words():
    words = ("ezk", "ministerie-ezk", "mnre1045", EZK.official_id, f"{EZK.official_id}/", "EZK", EZK.name, "EZ")
    assert {word: NAMES.find("organisation", word) for word in words} == {word: {"ezk"} for word in words}
    assert NAMES.find("organisation", "https://identifier.overheid.nl/tooi/id/mnre9999") == frozenset()
    assert NAMES.find("organisation", "Wonen") == frozenset()  # that is an issue


def test_only_the_last_part_of_an_address_is_its_code():
    names = Names([LookupEntry("organisation", "a", "A", official_id="mnre1")])
    assert names.find("organisation", "https://x.nl/mnre1/a/mnre2") == frozenset()
    assert names.find("organisation", "https://x.nl/a/mnre1") == {"a"}
    assert names.find("organisation", "a/mnre1") == frozenset()  # no address


def test_a_code_is_found_with_and_without_the_register_before_it():
    names = Names([LookupEntry("organisation", "a", "A", official_id="roo:x:66101")])
    assert [names.find("organisation", word) for word in ("66101", "roo:x:66101", "x:66101")] == [{"a"}, {"a"}, set()]


def test_without_a_kind_any_subject_is_meant_and_a_kind_may_stand_before_it():
    assert NAMES.find("", "Wonen") == {"issue:wonen"}  # a name is no subject
    assert NAMES.find("", "issue:Wonen") == {"issue:wonen"}
    assert NAMES.find("", "group:Wonen") == frozenset()


def test_a_kind_before_the_words_is_one_of_a_subject():
    assert parse_reference("issue: wonen") == (("issue",), "wonen")
    assert parse_reference("issue") == (SUBJECTS, "issue")
    assert parse_reference("name:wonen") == (SUBJECTS, "name:wonen")


def test_spelling_decides_only_between_names_that_are_otherwise_equal():
    names = Names(
        [LookupEntry("issue", "a", "Zorg"), LookupEntry("issue", "b", "ZORG"), LookupEntry("issue", "c", "Wonen")]
    )
    assert names.find("issue", "Zorg") == {"a"}
    assert names.find("issue", " ZORG ") == {"b"}
    assert names.find("issue", "zorg") == {"a", "b"}
    assert names.find("issue", "wonen") == {"c"}


def test_a_spelling_of_one_data_set_is_enough():
    names = Names(
        [LookupEntry("issue", "a", "Zorg"), LookupEntry("issue", "a", "ZORG"), LookupEntry("issue", "b", "zorg")]
    )
    assert names.find("issue", "Zorg") == {"a"}


def test_of_records_of_one_organisation_the_first_by_id_is_found():
    entries = [LookupEntry("organisation", id, "Zorg", dataset=id) for id in ("c", "b", "a")]
    assert Names(entries).find("organisation", "Zorg") == {"a", "b", "c"}
    assert Names([*entries, *entries_of([], [same("c", "b")])]).find("organisation", "Zorg") == {"a", "b"}
    coded = [entry._replace(official_id="mnre1025") for entry in entries[:2]]
    assert Names(coded).find("organisation", "Zorg") == {"b"}


def test_spelling_does_not_decide_between_records_of_one_organisation():
    entries = [LookupEntry("organisation", "a", "Zorg"), LookupEntry("organisation", "b", "ZORG")]
    merged = Names([*entries, *entries_of([], [same("a", "b")])])
    assert merged.find("organisation", "ZORG") == {"a"}
    issues = [entry._replace(kind="issue") for entry in entries]  # with the ids of these records
    assert Names([*entries, *issues, *entries_of([], [same("a", "b")])]).find("issue", "zorg") == {"a", "b"}


def test_a_decision_about_a_record_that_no_data_set_describes_merges_nothing():
    entries = [LookupEntry("organisation", id, "Zorg", dataset=id) for id in ("a", "b")]
    names = Names([*entries, *entries_of([], [same("a", "text-x"), same("text-x", "b")])])
    assert names.find("organisation", "Zorg") == {"a", "b"}


def test_an_organisation_has_an_entry_a_data_set():
    other = EZK._replace(dataset="programme")
    names = Names([EZK, other, LookupEntry("issue", "ezk", "EZK")])
    assert names.organisation("ezk") == [EZK, other]
    assert list(names.organisation("x")) == []


def test_spellings_are_those_of_a_kind_or_of_all_subjects_in_order_of_id():
    names = Names([LookupEntry("issue", id, "Wonen") for id in ("b", "a")] + [LookupEntry("name", "n", "Wonen")])
    assert list(names.spellings("issue")) == [("b", "b"), ("a", "a"), ("wonen", "a"), ("wonen", "b")]
    assert list(names.spellings("")) == [(key, f"issue:{id}") for key, id in names.spellings("issue")]
    assert list(names.spellings("name")) == [("n", "n"), ("wonen", "n")]


def test_the_label_of_a_node_is_its_abbreviation_else_its_name_in_the_first_data_set():
    names = Names([EZK, EZK._replace(abbreviation="EZK2"), LookupEntry("issue", "wonen", "Wonen")])
    assert names.labels == {("organisation", "ezk"): "EZK", ("issue", "wonen"): "Wonen"}
