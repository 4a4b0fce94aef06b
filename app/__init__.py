"""Opgavenkaart: who owns which issue, where work overlaps, and what nobody picks up.

    import opgavenkaart as kaart
    graph = kaart.open_graph("opgavenkaart.db").read()
    kaart.gaps(graph)[0].explanation.nl
    kaart.ask(graph, "owners", about="VWS").to_pandas()

`api.py` has all its names; they are imported when the first is used, so that the command line starts quickly.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from opgavenkaart.api import *  # noqa: F403

    __version__: str


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("opgavenkaart")
    if name.startswith("_") and name != "__all__":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from opgavenkaart.graph.text.did_you_mean import did_you_mean, nearest_word

    api = import_module("opgavenkaart.api")
    known = {public: value for public, value in vars(api).items() if not public.startswith("_")} | api.QUESTIONS
    if name == "__all__":
        return sorted([*known, "__version__"])
    if name in known:
        return known[name]
    meant = did_you_mean(nearest_word(name, known)).en
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}. {meant}".rstrip())


def __dir__() -> list[str]:
    return list(__getattr__("__all__"))
