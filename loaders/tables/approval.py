"""A column that says of each row whether it was approved: only rows with yes count, in any table."""

import re
from collections.abc import Sequence
from typing import Literal

from opgavenkaart.graph.model import DECISION
from opgavenkaart.graph.model.schema import spellings
from opgavenkaart.graph.text import match_key
from opgavenkaart.loaders.problems.problem import Place, Problem
from opgavenkaart.loaders.tables.codes import NOT_APPROVED

Answer = Literal["yes", "no", ""]

DECISION_HEADINGS = frozenset(map(match_key, spellings(DECISION)))
_APPROVED_WORDS = ("akkoord", "goedgekeurd", "goedkeuring", "vastgesteld", "definitief", "opnemen", "overnemen")
_APPROVED_WORDS_EN = ("go/no-go", "approved", "approval", "agreed", "adopted", "accepted")
_APPROVED = frozenset(map(match_key, (*_APPROVED_WORDS, *_APPROVED_WORDS_EN)))
_YES, _NO = (frozenset(map(match_key, value.text)) for value in DECISION.values)
_CHOICE = re.compile(r"[(\[].*[)\]]|\b(?:ja|yes|j|y)\s*/\s*(?:nee|no|n)\b", re.IGNORECASE)  # "Besluit (ja/nee)"


def answer_of(cell: str) -> Answer:
    """What a cell says: "" where it says neither yes nor no.

    >>> answer_of("Ja "), answer_of("NEE"), answer_of("ja, mits"), answer_of("")
    ('yes', 'no', '', '')
    """
    key = match_key(cell)
    return "yes" if key in _YES else "no" if key in _NO else ""


def decision_columns(headings: Sequence[str], rows: Sequence[Sequence[str]], ours: bool) -> list[int]:
    """The columns that say whether a row was approved.

    Those called just *besluit* or *decision*; in a table that is not `ours` not where it holds other things, such as
    the decisions themselves. Else those whose heading ends so ("Definitief besluit") and that hold a yes or a no; or
    begins so ("Besluit stuurgroep") or with a word such as *akkoord*, and that hold nothing else.
    """
    words = [_CHOICE.sub(" ", heading).split() or [""] for heading in headings]
    named = [at for at, of in enumerate(words) if match_key(" ".join(of)) in DECISION_HEADINGS]
    ending = [at for at, of in enumerate(words) if match_key(of[-1]) in DECISION_HEADINGS]
    like = [
        at
        for at, of in enumerate(words)
        if match_key(of[0]) in DECISION_HEADINGS or match_key(of[0].rstrip("?:")) in _APPROVED
    ]
    cells = {at: [text for row in rows for text in row[at : at + 1] if text.strip()] for at in (*ending, *like)}
    answered = [at for at in ending if any(map(answer_of, cells[at]))]
    nothing_else = [at for at in like if cells[at] and all(map(answer_of, cells[at]))]
    return [at for at in named if ours or at in answered or not cells[at]] or answered or nothing_else


def answer_in(cells: Sequence[str], columns: Sequence[int]) -> Answer:
    """What a row says in all of its columns together: yes only if each does."""
    answers = {answer_of("".join(cells[at : at + 1])) for at in columns}
    return "no" if "no" in answers else "yes" if answers == {"yes"} else ""


def not_approved(place: Place, row: int | None, heading: str, answers: Sequence[Answer]) -> list[Problem]:
    """How many rows were refused, or are undecided, if any."""
    refused, undecided = answers.count("no"), answers.count("")
    counts = {"refused": str(refused), "undecided": str(undecided)}
    return [Problem(NOT_APPROVED, *place, row, heading, details=counts)] if refused + undecided else []
