"""The map in a notebook: is the cell the page, and does pyvis take the network of each view?"""

import re
from html import unescape

import pytest

from opgavenkaart.errors import UnknownWord
from opgavenkaart.viz import VIEWS, PageSpec
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.notebook import show, to_pyvis
from opgavenkaart.viz.page.html import draw
from opgavenkaart.viz.page.vis_network import network


def test_a_cell_holds_the_page_of_the_view_in_a_frame(programme):
    cell = show(programme, "owners", "en")._repr_html_()
    frame = re.fullmatch(r'<iframe title="owners" srcdoc="([^"]*)" width="100%" height="(\d+)".*', cell)
    assert frame
    srcdoc, height = frame.groups()
    assert "<" not in srcdoc
    assert unescape(srcdoc) == draw(programme, PageSpec(views=("owners",), lang="en"))
    assert int(height) > 0
    assert repr(show(programme, "owners")).startswith("<NotebookMap: owners, ")


def test_graph_shows_itself(programme):
    assert programme.show("gaps")._repr_html_() == show(programme, "gaps")._repr_html_()
    assert programme.to_pyvis("gaps").nodes == to_pyvis(programme, "gaps").nodes
    assert programme.show("gaps", lang="en").html == show(programme, "gaps", "en").html
    assert programme.to_pyvis("gaps", lang="en").nodes == to_pyvis(programme, "gaps", "en").nodes


def test_pyvis_has_the_nodes_and_edges_of_each_view_and_writes_them(graph_for):
    from pyvis.network import Network

    for view, of in VIEWS.items():
        graph = graph_for(view)
        net = to_pyvis(graph, view, "en")
        assert type(net) is Network
        on_map = network(of(Answers(graph)))
        assert net.get_nodes() == [node["id"] for node in on_map["nodes"]]
        assert [(e["from"], e["to"]) for e in net.get_edges()] == [(e["from"], e["to"]) for e in on_map["edges"]]
        labels = [node.get("words", "") for node in on_map["nodes"]]
        assert [net.get_node(id)["label"].strip() for id in net.get_nodes()] == [
            label if isinstance(label, str) else label[1] for label in labels
        ]
        written = net.generate_html()
        assert all(f'"id": "{id}"' in written for id in net.get_nodes())


def test_pyvis_can_go_on_with_it(programme):
    net = to_pyvis(programme, "owners")
    here, *_ = net.get_nodes()
    net.add_node("own", "Eigen")
    net.add_edge(here, "own")
    assert net.neighbors("own") == set()
    assert "own" in net.neighbors(here)


@pytest.mark.parametrize("drawn", [show, to_pyvis])
def test_a_wrong_view_gets_the_nearest(programme, drawn):
    with pytest.raises(UnknownWord, match=r'There is no view "onwers".*"owners"'):
        drawn(programme, "onwers")


def test_in_a_frame_the_page_works(chromium, programme, tmp_path):
    complaints = []
    page = chromium.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    (tmp_path / "cell.html").write_text(f"<!doctype html>{show(programme, 'owners')._repr_html_()}", "utf-8")
    page.goto((tmp_path / "cell.html").as_uri())
    frame = page.frame_locator("iframe")
    frame.locator("#tables table").first.wait_for(state="attached")
    frame.locator("#search").fill("vws")
    frame.locator("#search").press("Enter")
    assert "Volksgezondheid" in frame.locator("#details h2").inner_text()
    frame.locator("#language").click()
    assert frame.locator("#to_take").inner_text() != "Meenemen"
    assert complaints == []
    page.close()


def test_what_pyvis_writes_is_drawn_by_a_browser(chromium, programme, tmp_path):
    complaints = []
    page = chromium.new_page()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    (tmp_path / "net.html").write_text(to_pyvis(programme, "owners").generate_html(), "utf-8")
    page.goto((tmp_path / "net.html").as_uri())
    drawn = page.evaluate("[nodes.length, edges.length]")
    net = to_pyvis(programme, "owners")
    assert drawn == [len(net.nodes), len(net.edges)]
    assert complaints == []
    page.close()
