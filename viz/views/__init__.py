"""The views of the map, one line each: how to add one is a line here and a file beside it."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from opgavenkaart.errors import UnknownWord
from opgavenkaart.graph.model import VIEW
from opgavenkaart.graph.text import OR, Text, join, listed
from opgavenkaart.graph.text.did_you_mean import nearest_or_all
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.scene.picture import Picture
from opgavenkaart.viz.views.coherence import coherence
from opgavenkaart.viz.views.coordination import coordination
from opgavenkaart.viz.views.documents import documents
from opgavenkaart.viz.views.domains import domains
from opgavenkaart.viz.views.gaps import gaps
from opgavenkaart.viz.views.groups import groups
from opgavenkaart.viz.views.overlap.view import overlap
from opgavenkaart.viz.views.owners import owners
from opgavenkaart.viz.views.positions import positions
from opgavenkaart.viz.views.time.view import time
from opgavenkaart.viz.views.whole import whole

View = Callable[[Answers], Picture]  # what a tab of the page shows and where; its name is that of VIEW in graph/model
_NOT_ABOUT = Text(
    "De weergave {view} kan niet over één ding gaan (--about); kies {views}.",
    "The view {view} cannot be about one thing (--about); choose {views}.",
)
VIEWS: Mapping[str, View] = {
    "whole": whole,
    "groups": groups,
    "domains": domains,
    "owners": owners,
    "overlap": overlap,
    "coherence": coherence,
    "coordination": coordination,
    "documents": documents,
    "positions": positions,
    "gaps": gaps,
    "time": time,
}


ABOUT = ("domains", "positions")  # views that can be of what concerns one thing


def tab(view: str) -> Text:
    """What a view is called on its tab."""
    return VIEW.value(view).text.capital()


def known(views: Iterable[str], about: str = "") -> Sequence[str]:
    """These views, each once; UnknownWord where there is no such view, or it cannot be `about` one thing."""
    for view in views:
        if view not in VIEWS:
            wrong = Text(f'Er is geen weergave "{view}". ', f'There is no view "{view}". ')
            raise UnknownWord(join(wrong, nearest_or_all(view, VIEWS)))
        if about and view not in ABOUT:
            raise UnknownWord(_NOT_ABOUT.format(view=view, views=listed(ABOUT, OR)))
    return tuple(dict.fromkeys(views))
