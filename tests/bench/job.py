"""The main job in one process: load data sets, ask all that needs no telling of what, write the page."""

import sys
from pathlib import Path

import opgavenkaart as kaart
from opgavenkaart.queries.ask import possible


def main(graph: str, page: str, *folders: str) -> None:
    """What `make map` does, and the answers beside it."""
    with kaart.open_graph(graph) as store:
        for folder in folders:
            kaart.load(store, folder)
        whole = store.read()
    for question in possible():
        kaart.ask(whole, question)
    Path(page).write_text(kaart.draw(whole), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
