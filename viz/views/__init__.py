"""The views of the map, one line each: how to add one is a line here and a file beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from opgavenkaart.graph.text import Text
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.scene.picture import Picture
from opgavenkaart.viz.views.coherence.view import coherence
from opgavenkaart.viz.views.gaps import gaps
from opgavenkaart.viz.views.groups.view import groups
from opgavenkaart.viz.views.overlap.view import overlap
from opgavenkaart.viz.views.owners import owners
from opgavenkaart.viz.views.time.view import time
from opgavenkaart.viz.views.whole.view import whole


@dataclass(frozen=True)
class View:
    """One tab of the page: its word, and the function that says what it shows and where."""

    tab: Text
    picture: Callable[[Answers], Picture]


VIEWS: Mapping[str, View] = {
    "whole": View(Text("Geheel", "Whole"), whole),
    "groups": View(Text("Werkgroepen", "Groups"), groups),
    "owners": View(Text("Eigenaren", "Owners"), owners),
    "overlap": View(Text("Overlap", "Overlap"), overlap),
    "coherence": View(Text("Samenhang", "Coherence"), coherence),
    "gaps": View(Text("Witte vlekken", "Gaps"), gaps),
    "time": View(Text("Tijd", "Time"), time),
}
