"""A register before a programme or after it, an old one, two editions of one: the same ministries in any order."""

from itertools import permutations

import pytest

from opgavenkaart.graph.store.sqlite.store import SqliteStore
from opgavenkaart.loaders.load import load
from opgavenkaart.queries.ask import ask
from tests.loaders.handed_in import folder
from tests.loaders.registers.samples import about, body, export, jsonld, ministry

PROGRAMME = {
    "ministries": [
        ["name", "abbreviation", "official_id"],
        ["Ministerie van Economische Zaken en Klimaat", "EZK", "mnre1045"],
        ["Ministerie van Volksgezondheid, Welzijn en Sport", "VWS", "mnre1025"],
    ],
    "issues": [["id", "name"], ["klimaat", "Klimaat"]],
    "documents": [["id", "title"], ["d", "Notitie"]],
    "ownership": [["issue", "organisation", "role", "source"], ["klimaat", "EZK", "accountable", "d"]],
}
LATER = {
    "issues": [["id", "name"], ["groei", "Groei"]],
    "documents": [["id", "title"], ["e", "Brief"]],
    "ownership": [["issue", "organisation", "role", "source"], ["groei", "VWS", "accountable", "e"]],
}


@pytest.fixture
def paths(tmp_path):
    vws = ministry("mnre1025", "ministerie van Volksgezondheid, Welzijn en Sport", "VWS")
    old = jsonld(tmp_path / "old.json", about(1), ministry("mnre1045", "ministerie van Economische Zaken", "EZ"), vws)
    new = jsonld(
        tmp_path / "new.json", about(6), ministry("mnre1045", "ministerie van Economische Zaken en Klimaat", "EZK"), vws
    )
    roo = body(17, "Ministerie van Economische Zaken en Klimaat", tooi="ministerie/mnre1045")
    return {
        "programme": folder(tmp_path / "programme", PROGRAMME),
        "old": old,
        "new": new,
        "roo": export(tmp_path / "roo.xml", roo),
    }


@pytest.mark.parametrize("order", list(permutations(("programme", "old", "new", "roo"))))
def test_two_ministries_are_two_in_any_order_of_loading(paths, tmp_path, order):
    with SqliteStore(tmp_path / "g.db") as store:
        for name in order:
            load(store, paths[name])
        graph = store.read()
        assert len(graph.nodes["organisation"]) == 2
        (owner,) = ask(store, "owners", about="mnre1045").findings
        assert owner.owner in graph.nodes["organisation"]
        for word in ("EZK", "EZ", "Ministerie van Economische Zaken"):
            assert ask(store, "owners", about=word).findings[0].owner == owner.owner
        load(store, folder(tmp_path / "later", LATER))  # whose VWS is one thing, however many describe it
        assert len(ask(store, "owners", about="vws").findings) == 1


def test_one_register_taken_out_leaves_what_the_other_says(paths, tmp_path):
    with SqliteStore(tmp_path / "g.db") as store:
        for name in ("programme", "old", "new"):
            load(store, paths[name])
        before = len(store.records().claims["HAS_NAME"])
        store.unload("new")
        assert len(store.read().nodes["organisation"]) == 2
        assert len(store.records().claims["HAS_NAME"]) <= before
