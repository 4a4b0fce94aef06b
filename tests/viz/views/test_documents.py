"""What rests on which source: drawn is what `ask evidence` counts."""

from collections import defaultdict

from opgavenkaart.queries.evidence.question import EVIDENCE
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.views import VIEWS
from tests.viz.worlds import large, stated
from tests.worlds import claim, node, world


def boxes(graph):
    """The heading or document of each box, with its note and the things in it."""
    shown = VIEWS["documents"](Answers(graph))
    found = {}
    for box in shown.boxes:
        marks = [mark for mark in shown.marks if box.holds(mark)]
        heads = [mark.thing for mark in marks if mark.heads]
        things = [thing for mark in marks if not mark.heads for thing in ([mark.thing] if mark.thing else mark.holds)]
        found[heads[0] if heads else box.heading.text.nl] = box.note.nl, things
    return found


def test_a_document_has_the_counts_of_evidence_and_the_things_that_it_is_about(programme):
    drawn = boxes(programme)
    about: dict[str, set[str]] = defaultdict(set)
    for claims in programme.claims.values():
        for c in claims:
            about[f"document:{c.source}"] |= {f"{c.from_kind}:{c.from_id}", f"{c.to_kind}:{c.to_id}"}
    for nodes in programme.nodes.values():
        for n in nodes.values():
            about[f"document:{n.props.get('source')}"].add(f"{n.kind}:{n.id}")
    (first, *_) = (f for f in EVIDENCE.findings(programme) if f.level == "document")
    note, things = drawn[f"document:{first.document}"]
    assert note == f"{first.claims} uitspraken en {first.descriptions} beschrijvingen"
    assert len(things) == len(set(things))
    assert set(things) == about[f"document:{first.document}"]


def test_what_has_no_source_stands_apart_and_so_does_what_nothing_rests_on():
    graph = world(
        node("organisation", "a"),
        node("issue", "i"),
        *(node("document", id, "", id) for id in ("used", "unused")),
        claim("a", "RESPONSIBLE_FOR", "i", "accountable", source="used"),
        claim("a", "TAKES_POSITION", "i", "raise"),
    )
    drawn = boxes(graph)
    assert drawn["document:used"] == ("1 uitspraak", ["issue:i", "organisation:a"])
    assert set(drawn["Zonder bron"][1]) == {"organisation:a", "issue:i"}
    assert drawn["Niets rust op\u00a0(1)"][1] == ["document:unused"]


def test_without_documents_there_is_no_tab():
    assert VIEWS["documents"](Answers(large(10, 8, 2))).without_data
    assert not VIEWS["documents"](Answers(stated())).without_data
