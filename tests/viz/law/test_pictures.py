"""Pictures of the command, and what the page saves, state what the page states of the same day and filter."""

import pytest

from opgavenkaart.graph.as_of import as_of, day
from opgavenkaart.viz import VIEWS, PageSpec, draw
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.export import export
from tests.viz.law.pictures import false_in_picture, saved

FILTERS = "kind~organisation/ministry", "group~group:lt2", "domain~domain:wonen|role~LEADS"


def page_of(opened, ever, address="", **spec):
    """The page of 2021, and the graph of then."""
    shown = as_of(ever, day("2021"))
    text = draw(shown, PageSpec(as_of="2021", ever=ever, made_on="2026-01-01", **spec))
    return shown, opened(address, text=text)


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_picture_of_the_command_states_what_the_page_states(opened, programme, lang):
    shown, page = page_of(opened, programme)
    for view in (id for id, draws in VIEWS.items() if not draws(Answers(shown, programme)).without_data):
        page.goto(page.url.partition("#")[0] + f"#view={view}&lang={lang}")
        spec = PageSpec(views=(view,), lang=lang, as_of="2021", ever=programme, made_on="2026-01-01")
        assert (view, false_in_picture(export(shown, "a.svg", spec), page)) == (view, [])


@pytest.mark.slow
def test_what_is_saved_states_what_is_shown_with_a_filter_too(opened, programme):
    shown, page = page_of(opened, programme)
    for view in (*(id for id, draws in VIEWS.items() if not draws(Answers(shown, programme)).without_data), "about"):
        for narrow in ("", *FILTERS):
            page.goto(page.url.partition("#")[0] + f"#view={view}&lang=nl&narrow={narrow}")
            assert (view, narrow, false_in_picture(saved(page), page, drawn=False)) == (view, narrow, [])
