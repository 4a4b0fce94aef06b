"""What is offered for a word that is not known is like it, in the language of whoever wrote it."""

import pytest

from opgavenkaart.errors import UnknownWord
from opgavenkaart.graph.text.did_you_mean import nearest_word
from opgavenkaart.loaders.mapping.parse import mapping_of
from opgavenkaart.loaders.problems.problem import Problem
from opgavenkaart.loaders.registers.select import chosen


@pytest.mark.parametrize(
    ("word", "known", "near"),
    [
        ("opgave", "page", []),
        ("SUID", "id", []),
        ("selected", "sleutel", []),
        ("naan", "naam", ['"naam"']),
        ("organisatie", "organisaties", ['"organisaties"']),
    ],
)
def test_letters_in_common_by_chance_are_no_likeness(word, known, near):
    assert nearest_word(word, {known: known}) == near


@pytest.mark.parametrize(
    ("kinds", "said"), [("gemente", 'Did you mean "gemeente"?'), ("zzz", "Choose one of: ministry, ")]
)
def test_kinds_of_a_register_are_offered_in_dutch_too(kinds, said):
    with pytest.raises(UnknownWord, match=f'"{kinds}" is not a kind of organisation. ') as told:
        chosen((), kinds, False)
    assert said in str(told.value)
    assert not str(told.value).endswith(" ")


def test_what_a_mapping_makes_is_offered_too():
    problems: list[Problem] = []
    mapping_of("x.toml", {"table": [{"makes": "organisatie"}]}, problems)
    assert 'Bedoelt u "organisaties"? Kies uit: ministeries' in problems[0].hint.nl
