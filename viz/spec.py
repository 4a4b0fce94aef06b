"""What is asked of a map: which views, in which language, as of which day, and whose it is."""

from dataclasses import dataclass, field
from datetime import date

from opgavenkaart.graph.graph import Graph
from opgavenkaart.graph.text import Lang, Text
from opgavenkaart.viz.brand import PLAIN, Brand
from opgavenkaart.viz.scene.picture import NOTHING


@dataclass(frozen=True, kw_only=True)
class PageSpec:
    """What a page or picture is to show of a graph, beside what is in the graph.

    Parameters
    ----------
    views
        The views by their ids, the first of them open; where there are none, all that the graph has data for.
    title
        What the map is called, beside the conclusion that each view has as its heading.
    lang
        The language in which it is written; the page can be switched to the other.
    as_of
        The day that the graph is shown as of, to be named on the map.
    made_on
        The day the map was made, today by default. The rest of the map depends on the other arguments only.
    brand
        A logo beside its name, and an accent colour.
    story
        Whether the page starts in the story.
    ever
        The graph of all times, where the map is of a day, for the view `time`.
    about
        The thing that the map is about, as in the tables ("VWS"), for views that can be about one (`views.ABOUT`).
    between
        The two things that the view `path` is between, as in the tables; "" where that view is not asked for.
    group_by
        What the view `whole` groups issues by: "group", "domain", "kind", "horizon", "period" or "status"; without it
        by groups, or where they do not fit one map by what most of them have. On the page another can be chosen.
    start
        What the page shows first, as its address says it behind the #: "view=about&about=organisation:vws".
    period
        A sentence for below titles on which day or days the map is of, where readers would not expect it.
    """

    views: tuple[str, ...] = ()
    title: str = ""
    lang: Lang = "nl"
    as_of: str = ""
    made_on: str = field(default_factory=lambda: date.today().isoformat())  # noqa: DTZ011 - the user's own day
    brand: Brand = PLAIN
    story: bool = False
    ever: Graph | None = None
    about: str = ""
    between: tuple[str, str] = ("", "")
    group_by: str = ""
    start: str = ""
    period: Text = NOTHING
