"""Is the shipped story true of the shipped data, and does a page get its steps in order?"""

import re
from functools import partial

import pytest

from opgavenkaart.errors import OpgavenkaartError
from opgavenkaart.graph.as_of import as_of, day
from opgavenkaart.graph.model import VIEW
from opgavenkaart.graph.store.open import open_graph
from opgavenkaart.loaders.load import load
from opgavenkaart.queries.compare import compare
from opgavenkaart.queries.gaps.question import gaps
from opgavenkaart.queries.matrix import matrix
from opgavenkaart.queries.overlap.question import overlap
from opgavenkaart.queries.owners.question import owners
from opgavenkaart.viz import READS, VIEWS, PageSpec, draw
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.page.story import story
from tests.paths import DATA
from tests.viz.page.test_page import data_of
from tests.viz.worlds import stated
from tests.worlds import node, world

COUNT = re.compile(
    r"\d+|\b(één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|beide|helft|dozijn"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|both|half|dozen)\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module", params=["whole", "2021", "2021-01-18", "alone"])
def shown(request, programme, tmp_path_factory):
    """The programme in the ways in which its story is told: with what came later, as of a day, and by itself."""
    if request.param == "whole":
        return programme
    if request.param != "alone":
        return as_of(programme, day(request.param))
    with open_graph(str(tmp_path_factory.mktemp("alone") / "graph.db")) as store:
        load(store, DATA / "programme")
        return store.read(READS)


def test_the_shipped_story_has_six_to_ten_steps_on_views_that_have_data(shown):
    steps = story(shown)
    assert 6 <= len(steps) <= 10
    pictures = {view: VIEWS[view](Answers(shown)) for step in steps if (view := step["view"]) in VIEWS}
    assert not any(picture.without_data for picture in pictures.values())
    for step in steps:
        if step["view"] != "about":  # which draws whatever there is
            drawn = {mark.thing for mark in pictures[step["view"]].marks}
            assert not step["thing"] or step["thing"] in drawn
        for text, title in zip(step["text"], step["title"], strict=True):  # in Dutch and in English
            assert 40 < len(text) < 220
            assert len(title) < 60


def test_no_step_names_a_count_that_the_map_may_contradict(programme):
    for step in story(programme):
        words = re.sub(r"\bLT\d\b|the same one", "", " ".join((*step["title"], *step["text"])))
        assert not COUNT.search(words)


def test_what_the_steps_say_is_so(shown):
    """Each fact that the sentences state, asked of the graph."""
    group, organisation = partial(shown.label, "group"), partial(shown.label, "organisation")
    seats = {seat.organisation: dict(zip(seat.across, seat.cells, strict=True)) for seat in matrix(shown)}
    leads = {(c.from_id, c.to_id) for c in shown.claims["LEADS"]}
    assert [group(id) for id in ("lt1", "lt2", "lt3")] == ["LT1", "LT2", "LT3"]
    verdicts = {str(finding.aspect_name): finding.verdict for finding in compare(shown)}
    assert verdicts["Directe aanleiding"] == "same"
    assert verdicts["Doel"] == verdicts["Periode van focus"] == "differs"
    assert {owner.basis for owner in owners(shown)} <= {"group_lead", "portfolio", "none"}  # nobody is stated
    assert ("lt1", "thuiswerken") in {(c.from_id, c.to_id) for c in shown.claims["ADDRESSES"]}
    assert ("thuiswerken", "werken") in {(c.from_id, c.to_id) for c in shown.claims["IN_DOMAIN"]}
    assert ("bzk", "lt1") in leads
    most, *_ = overlap(shown, between="groups", through="organisations")
    assert {most.a, most.b} == {"lt1", "lt2"}
    assert all(seat["lt1"] and seat["lt2"] for seat in seats.values() if seat["lt3"])
    assert organisation("vws") == "VWS"
    assert all(seats["vws"].values())
    assert "vws" not in {who for who, _ in leads}
    assert "lt3" not in {c.from_id for c in shown.claims["ADDRESSES"]}
    open_questions = {gap.subject for gap in gaps(shown, kind="unanswered_question")}
    assert open_questions == {"vraag-1-onder-de-aandacht", "vraag-2-niet-aan-bod", "vraag-3-overlap"}


def test_steps_come_by_number():
    steps = story(world(*(node("step", id, "", f"Stap {id}", view="gaps") for id in ("10", "2", "1"))))
    assert [step["title"] for step in steps] == ["Stap 1", "Stap 2", "Stap 10"]
    assert steps[0] == {"title": "Stap 1", "text": "", "view": "gaps", "thing": "", "asOf": ""}


def test_a_step_has_its_words_in_two_languages_or_the_same_in_both():
    (step,) = story(world(node("step", "1", "", "Stap", view="gaps", text="Zo is het.", title_en="Step")))
    assert (step["title"], step["text"]) == (["Stap", "Step"], "Zo is het.")


def test_a_step_may_name_every_view_that_there_is():
    assert {value.id for value in VIEW.values} == {*VIEWS, "about"}


def test_a_page_can_start_in_the_story_if_there_is_one(programme):
    assert data_of(draw(programme))["page"]["story"] is False
    assert data_of(draw(programme, PageSpec(story=True)))["page"]["story"] is True
    assert data_of(draw(stated()))["story"] == []
    with pytest.raises(OpgavenkaartError, match=r"no story\. Add a table story"):
        draw(stated(), PageSpec(story=True))


def test_steps_are_no_things_of_the_map(programme):
    assert not [id for id in data_of(draw(programme))["things"] if id.startswith(("step:", "name:"))]
