"""The map of a day: the one that is asked for, else the last that the sources speak of."""

from dataclasses import replace

from opgavenkaart.graph import as_of as time
from opgavenkaart.graph.dates import spelled_out
from opgavenkaart.graph.graph import Graph
from opgavenkaart.graph.text import Text
from opgavenkaart.viz import PageSpec

EVER = ("ever", "ooit", "altijd")  # instead of a day
_ALL_TIMES = Text("Alle perioden samen.", "All periods together.")
_LAST_DAY = Text("Laatste gegevens: {day}.", "Latest data: {day}.")
_SHOWN = Text(
    "De kaart is van {why}{day}. Een andere dag: --as-of DATUM; alle perioden samen: --as-of ooit.",
    "The map is of {why}{day}. Another day: --as-of DATE; all periods together: --as-of ever.",
)
_TODAY = Text("vandaag, ", "today, ")
_LAST = Text("de laatste dag waarover bronnen iets vermelden, ", "the last day that the sources speak of, ")


def on_day(whole: Graph, as_of: str, spec: PageSpec) -> tuple[Graph, PageSpec, list[Text]]:
    """What is to be drawn of a graph, with the page that says which day it is, and what to tell whoever asked.

    Raises UnknownWord where `as_of` is no day, month or year, nor "ever".
    """
    day, notes = time.day(as_of) if as_of and as_of.lower() not in EVER else None, list[Text]()
    spec = replace(spec, ever=whole)
    if not as_of:
        day = time.latest(whole)
        is_today, date = day == time.day("today"), spelled_out(day.first)
        spec = spec if is_today else replace(spec, period=_LAST_DAY.format(day=date))
        notes = [_SHOWN.format(why=_TODAY if is_today else _LAST, day=date)]
    elif not day and time.is_dated(whole):
        spec = replace(spec, period=_ALL_TIMES)
    return (time.as_of(whole, day) if day else whole), spec, notes
