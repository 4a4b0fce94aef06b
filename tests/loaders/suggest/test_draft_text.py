"""What a draft is tried as is what its text says, whatever headings and cells hold."""

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from opgavenkaart.graph.text import same
from opgavenkaart.loaders.mapping.parse import mapping_of
from opgavenkaart.loaders.problems.problem import Problem
from opgavenkaart.loaders.suggest.draft.model import ColumnDraft, Draft, text_of
from tests.contract.effort import tried

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)


@tried(20)
@given(WORDS, WORDS, WORDS)
def test_the_text_of_a_draft_holds_its_values(heading, cell, other):
    lines = [
        ColumnDraft(
            "name", {"column": heading, "split": cell, "values": {cell: "", "*": other}}, 0.9, same(other), cell
        ),
        ColumnDraft("note", heading, 0.2, same(cell), off=same(other)),
    ]
    says = {"sheet": other, "heading": [1, 2], "where": {heading: cell}, "distinct": True}
    draft, left_out = (Draft("issues", same(cell), 0.5, lines, dict(says), off=off) for off in (None, same(other)))
    text = text_of({"id": "d", "title": heading}, [draft, left_out], [(heading, same(cell))], "nl", same(other))
    assert tomllib.loads(text) == {"document": {"id": "d", "title": heading}, "table": [draft.values()]}


def test_values_are_read_as_a_mapping():
    lines = [ColumnDraft("name", "Naam", 0.9, same(""))]
    draft = Draft("issues", same(""), 0.5, lines, {"where": {"Soort": ["a", "b"]}})
    problems: list[Problem] = []
    (part,) = mapping_of("m", {"table": [draft.values()]}, problems).parts
    assert (problems, part.makes.id, part.names) == ([], "issues", ("Naam", "Soort"))
