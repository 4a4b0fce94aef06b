"""Does the law find the faults that the map once had, when one of them is put back?"""

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module

import pytest

from opgavenkaart.graph.graph import Claim, Node
from opgavenkaart.graph.text import Text
from opgavenkaart.viz import PageSpec
from opgavenkaart.viz.page import html
from opgavenkaart.viz.scene.picture import Assertion
from opgavenkaart.viz.views.time import changes, view
from tests.viz.law.pictures import false_in_picture, saved
from tests.viz.law.test_law import false_statements
from tests.viz.law.test_pictures import page_of
from tests.worlds import claim, node, world

pytestmark = pytest.mark.slow
owners, whole = (import_module(f"opgavenkaart.viz.views.{name}") for name in ("owners", "whole"))
export = import_module("opgavenkaart.viz.export")
Patch = pytest.MonkeyPatch


def many_owners():
    """More owners than have a box each, of issues that a source gives them and of issues that a portfolio does."""
    things: list[Node | Claim] = []
    for n in range(40):
        things += [
            node("organisation", f"o{n}", "ministry", f"Ministerie {n}"),
            node("issue", f"i{n}"),
            node("domain", f"d{n}"),
        ]
        if n % 2:
            things.append(claim(f"o{n}", "RESPONSIBLE_FOR", f"i{n}", "accountable"))
        else:
            things.append(claim(f"o{n}", "HAS_PORTFOLIO", f"d{n}"))
            things.append(claim(f"i{n}", "IN_DOMAIN", f"d{n}", kind="issue"))
    return world(*things)


def only_an_executor():
    """An issue for which a source names only who carries it out."""
    return world(
        node("organisation", "a", "ministry"), node("issue", "i"), claim("a", "RESPONSIBLE_FOR", "i", "responsible")
    )


def in_script(old: str, new: str) -> Callable[[Patch], None]:
    """The page's script with other words in it."""
    script = html._script(large=False)
    assert script.count(old) == 1, old
    return lambda patch: patch.setattr(html, "_script", lambda *, large: script.replace(old, new))


def executors_are_owners(patch: Patch) -> None:
    """W12: the title of the whole."""
    title = Text("1 opgave: 1 met een genoemde eigenaar", "1 issue: 1 with a stated owner")
    patch.setattr(whole, "_title", lambda answers: Assertion(title, ()))


def derived_is_owned(patch: Patch) -> None:
    """W13: what is derived counts as what is stated, where owners are too many for boxes."""
    right = owners.ownerships

    def mixed(answers):
        return {
            issue: of._replace(status="one_owner") if of.status == "derived" else of
            for issue, of in right(answers).items()
        }

    patch.setattr(owners, "ownerships", mixed)


def by_all_roles_together(patch: Patch) -> None:
    """W19: a row of the table begins when any of the roles does."""
    right = changes.of_ties

    def combined(graph, there, words):
        table = right(graph, there, words)
        roles = {(row.cells[0], row.cells[2]): row.cells for row in table.rows if row.cells[3] != row.cells[4]}
        rows = tuple(
            replace(row, cells=(*row.cells[:3], *roles.get((row.cells[0], row.cells[2]), row.cells)[3:]))
            for row in table.rows
        )
        return replace(table, rows=rows)

    patch.setattr(view, "of_ties", combined)


FAULTS = {
    "W6": ("programme", "#view=time&day=1900-01-01", lambda patch: patch.setattr(view, "UNDATED", view.START)),
    "W7": ("programme", "#view=groups", lambda patch: patch.setattr("opgavenkaart.queries.matrix.OUTSIDE", ())),
    "W12": (only_an_executor, "#view=whole", executors_are_owners),
    "W13": (many_owners, "#view=owners", derived_is_owned),
    "W19": ("programme", "#view=time", by_all_roles_together),
}


def drawn(opened, programme, world_):
    ever = programme if world_ == "programme" else world_()
    shown, page = page_of(opened, ever)
    return ever, shown, page


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("back", [False, True], ids=["mended", "back"])
def test_the_law_finds_a_fault_that_is_put_back(opened, programme, monkeypatch, fault, back):
    of, address, put_back = FAULTS[fault]
    if back:
        put_back(monkeypatch)
    ever, shown, page = drawn(opened, programme, of)
    _, _, false = false_statements(page, shown, ever, [(f"{address}&lang={lang}", "") for lang in ("nl", "en")])
    assert bool(false) == back, false


@pytest.mark.parametrize("back", [False, True], ids=["mended", "back"])
def test_it_finds_a_picture_of_all_days_under_the_date_of_one(opened, programme, monkeypatch, back):
    """W2."""
    if back:
        monkeypatch.setattr(export, "one_day", lambda picture, asked: replace(picture, days=()))
    _, shown, page = drawn(opened, programme, "programme")
    page.goto(page.url.partition("#")[0] + "#view=time&lang=nl")
    spec = PageSpec(views=("time",), lang="nl", as_of="2021", ever=programme, made_on="2026-01-01")
    assert bool(false_in_picture(export.export(shown, "a.svg", spec), page)) == back


@pytest.mark.parametrize("back", [False, True], ids=["mended", "back"])
def test_it_finds_a_saved_picture_of_another_day_than_is_shown(opened, programme, monkeypatch, back):
    """W3."""
    if back:
        in_script('word("as_of", { day: byId("which_day").textContent })', "say(data.page.period)")(monkeypatch)
    _, _, page = drawn(opened, programme, "programme")
    page.goto(page.url.partition("#")[0] + "#view=time&day=2024-07-02&lang=nl")
    assert bool(false_in_picture(saved(page), page, drawn=False)) == back


def test_it_finds_numbers_that_a_filter_leaves_as_they_were(opened, programme, monkeypatch):
    """W5."""
    in_script("text.slice(0, last.index) + number(left)", "text.slice(0, last.index) + number(all)")(monkeypatch)
    ever, shown, page = drawn(opened, programme, "programme")
    addresses = [(f"#view={each}&lang=nl&narrow=domain~domain:wonen", "") for each in ("whole", "gaps")]
    _, _, false = false_statements(page, shown, ever, addresses)
    assert {wrong.split()[1] for wrong in false} == {"whole:", "gaps:"}
