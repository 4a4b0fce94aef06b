"""Files of other tools, of the shapes that these write."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from opgavenkaart.graph.edition import Edition
from opgavenkaart.graph.identity.lookup import Names
from opgavenkaart.graph.store.base import Store
from opgavenkaart.loaders.export.other_tools import export
from opgavenkaart.loaders.load import read
from opgavenkaart.loaders.problems.problem import Problem
from opgavenkaart.loaders.request import LoadRequest

GRAPHML = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
{keys}<graph edgedefault="{direction}">
{inside}
</graph></graphml>
"""


def graphml(folder: Path, inside: str, keys: Sequence[str] = (), direction: str = "directed") -> Path:
    """A GraphML file in which each attribute is named by its own key."""
    declared = "".join(f'<key id="{key}" for="all" attr.name="{key}" attr.type="string"/>\n' for key in keys)
    file = folder / "x.graphml"
    file.write_text(GRAPHML.format(keys=declared, inside=inside, direction=direction), "utf-8")
    return file


def item(tag: str, **values: str) -> str:
    """A node or edge; what is no attribute of GraphML itself is data."""
    own = " ".join(f'{name}="{values.pop(name)}"' for name in ("id", "source", "target", "directed") if name in values)
    data = "".join(f'<data key="{name}">{text}</data>' for name, text in values.items())
    return f"<{tag} {own}>{data}</{tag}>"


def as_json(folder: Path, whole: Any) -> Path:
    file = folder / "x.json"
    file.write_text(json.dumps(whole), "utf-8")
    return file


def examined(file: Path) -> tuple[Edition, list[Problem]]:
    """What a file says, and all that is wrong with it but for the sources that nobody else names."""
    edition, problems = read(LoadRequest(file)).examine(lambda: Names(()))
    return edition, [problem for problem in problems if problem.code.id != "no_source"]


def links(edition: Edition) -> list[tuple[str, str, str]]:
    return [(claim.from_id, claim.relation, claim.to_id) for claim in edition.claims]


def brief(problems: Sequence[Problem]) -> list[tuple[str, int | None, str, str]]:
    return [(p.code.id, p.row, p.column, p.value) for p in problems]


def written(store: Store, format: str) -> bytes:
    """The one file that a graph is in a format."""
    content = export(store, format, lang="nl").content
    assert isinstance(content, bytes)
    return content
