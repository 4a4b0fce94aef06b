"""How names become ids."""

from opgavenkaart.graph.text import MAX_ID_LENGTH, match_key, slug, sort_key


def test_an_id_is_lower_case_ascii_with_words_joined():
    assert slug("Één loket & zorg") == "een-loket-en-zorg"
    assert slug("J&V") == "jenv"


def test_a_name_without_ascii_still_has_an_id_of_its_own():
    assert slug("😀") != slug("شركة")
    assert slug("😀").isascii()


def test_very_long_names_have_short_ids_that_differ():
    one, other = slug("a" * 10_000), slug("a" * 10_001)
    assert one != other
    assert len(one) < MAX_ID_LENGTH + 10


def test_names_sort_as_people_count():
    names = ["WG10", "WG2", "WG11", "wg 1", "Écologie", "Zorg", "Les 1: meet", "Les 12", "Les 2"]
    assert sorted(names, key=sort_key) == [
        *("Écologie", "Les 1: meet", "Les 2", "Les 12", "wg 1", "WG2", "WG10", "WG11", "Zorg"),
    ]


def test_a_text_of_many_signs_is_compared_at_once():
    """Found by fuzzing: one repetition within another tried every way to divide them, without end."""
    assert match_key("1" + " -" * 5_000 + "x") == "1x"
    assert match_key("1" + "\ue7e7" * 5_000 + "2") == "1.2"
