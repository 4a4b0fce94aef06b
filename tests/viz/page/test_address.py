"""An address with any content opens the page, and the page says what of it was not understood."""

from opgavenkaart.viz import draw
from tests.viz.worlds import stated
from tests.worlds import claim, node, world

STRANGE = [
    "narrow=group~__proto__",
    "narrow=__proto__~group:lt1",
    "narrow=group~group:none",
    "view=about&about=__proto__",
    "view=about&about=constructor",
    "node=constructor",
    "view=__proto__",
    "view=path&from=toString&to=valueOf",
    "view=whole&part=__proto__",
    "colour=__proto__",
    "hide=constructor",
    "hide=by/constructor&colour=kind",
    "unknown=x",
    "narrow=%25E0%25A4%25A",
    "narrow=%E0%A4%A",
]


UNDERSTOOD = "view=gaps&lang=en", "view=about&about=issue:buurt", "narrow=kind~issue", "far=2", "day=2021"
OPEN = """(hash) => new Promise((done) => {
  addEventListener("hashchange", () => setTimeout(done), { once: true });
  location.hash = hash;
})"""
ENCODED = "(id) => encodeURIComponent(('group~group:' + id).replace(/[%|]/g, encodeURIComponent))"
CHOSEN = "[...(opgavenkaart.state.narrow.get('group') ?? [])]"


def go(page, hash):
    page.evaluate(OPEN, hash)


def test_what_is_not_understood_is_said_and_the_rest_is_shown(opened):
    page = opened("#lang=nl", text=draw(stated()))
    for address in STRANGE:
        go(page, f"{address}&lang=nl")
        assert "onbekend" in page.inner_text("#message"), address
        assert page.evaluate("opgavenkaart.shown().marks.length") > 0, address
        page.evaluate("document.querySelector('#views [data-view=gaps]').click()")
        assert "onbekend" not in page.inner_text("#message"), address
        assert page.inner_text("#title")


def test_what_is_understood_needs_no_word(opened):
    page = opened("", text=draw(stated()))
    for address in UNDERSTOOD:
        go(page, address)
        assert "onbekend" not in page.inner_text("#message"), address
        assert "not known" not in page.inner_text("#message"), address


def test_an_id_with_any_sign_keeps_its_filter(opened):
    ids = ["a|b", "a", "b", "x%7Cy", "100%", "een&twee=3#4", "ß~ü"]
    groups = [node("group", id, "", f"Groep {id}") for id in ids]
    issues = [node("issue", id, "", f"Opgave {id}") for id in ids]
    graph = world(*groups, *issues, *(claim(id, "ADDRESSES", id) for id in ids))
    page = opened("", text=draw(graph))
    for id in ids:
        go(page, f"narrow={page.evaluate(ENCODED, id)}")
        assert page.evaluate(CHOSEN) == [f"group:{id}"]
        shown = page.evaluate("opgavenkaart.shown().things")
        address = page.evaluate("location.hash")
        go(page, "view=gaps")
        go(page, address[1:])
        assert page.evaluate("opgavenkaart.shown().things") == shown
        assert set(shown) == {f"group:{id}", f"issue:{id}"}
