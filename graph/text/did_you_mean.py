"""What did they mean? The nearest known spellings of a word that is not known."""

from collections import Counter
from collections.abc import Iterable
from difflib import get_close_matches

from opgavenkaart.graph.text.keys import match_key
from opgavenkaart.graph.text.text import OR, Text, join, listed

MAX_COMPARED = 60  # spellings that share most pairs of letters, which are then compared in full
MAX_SUGGESTIONS = 3
MIN_SIMILARITY = 0.7  # of 1; below it words have letters in common by chance: "opgave" and "page", "SUID" and "id"
MIN_NAME_SIMILARITY = 0.6  # of 1; names are longer, and have more that can be mistyped


def did_you_mean(candidates: Iterable[str]) -> Text:
    """The sentence that names the candidates, with a space after it; empty where there are none."""
    found = listed(candidates, OR)
    return Text(f"Bedoelt u {found.nl}? ", f"Did you mean {found.en}? ") if found.en else found


def nearest_word(word: str, words: Iterable[str]) -> list[str]:
    """The nearest of a few known words, quoted."""
    known = {match_key(one): one for one in words}
    return [f'"{known[key]}"' for key in get_close_matches(match_key(word), known, 1, MIN_SIMILARITY)]


def nearest_or_all(word: str, right: Iterable[str]) -> Text:
    """The end of a message on a wrong word: the right word nearest to it, or all of them."""
    words = list(right)
    if close := nearest_word(word, words):
        return Text(f"Bedoelt u {close[0]}?", f"Did you mean {close[0]}?")
    return join(Text("Kies uit: ", "Choose one of: "), ", ".join(words), ".")


class Spellings:
    """Many spellings of things, searched by the pairs of letters that they share."""

    def __init__(self, spellings: Iterable[tuple[str, str]]) -> None:
        self._ids: dict[str, str] = {}
        for key, id in spellings:
            self._ids.setdefault(key, id)
        self._keys = list(self._ids)
        self._having: dict[str, list[int]] = {}
        for index, key in enumerate(self._keys):
            for pair in _pairs(key):
                self._having.setdefault(pair, []).append(index)

    def nearest(self, text: str, most: int = MAX_SUGGESTIONS) -> list[str]:
        """The ids of the nearest spellings, best first."""
        key = match_key(text)
        shared: Counter[int] = Counter()
        for pair in _pairs(key):
            shared.update(self._having.get(pair, ()))
        near = [self._keys[index] for index, _ in shared.most_common(MAX_COMPARED)]
        return list(
            dict.fromkeys(self._ids[found] for found in get_close_matches(key, near, most, MIN_NAME_SIMILARITY))
        )


def _pairs(key: str) -> set[str]:
    padded = f"^{key[:100]}$"  # so that a typing error in a short word leaves its first or last letter shared
    return {padded[i : i + 2] for i in range(len(padded) - 1)}
