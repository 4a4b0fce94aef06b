"""The Cypher of questions is about nothing but what this tool made, in a database that others may use too."""

import re

import pytest

from opgavenkaart.queries import QUESTIONS
from opgavenkaart.queries.overlap.routes import BELOW

TEXTS = {f"{q.id}: {name}": text for q in QUESTIONS.values() for name, text in q.cypher.items()} | {"below": BELOW}
OURS = "{graph: $graph}"


@pytest.mark.parametrize("name", TEXTS)
def test_every_link_of_a_pattern_is_ours_and_every_node_without_one(name):
    text = TEXTS[name]
    links = re.findall(r"-\[([^\]]*)\]-", text)
    assert [link for link in links if OURS not in link] == []
    alone = re.findall(r"MATCH (\([^)]*\))\n", text)
    assert [node for node in alone if f":Opgavenkaart {OURS}" not in node] == []
    assert links or alone
