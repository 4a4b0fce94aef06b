"""How does the map change through time? Everything that ever was in one place, and what of it is there on each day."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from opgavenkaart.graph.dates import day_before
from opgavenkaart.graph.graph import Graph
from opgavenkaart.graph.text import Text, and_more, counted, join, same
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.scene.finding_tables import by_thing
from opgavenkaart.viz.scene.layout import BESIDE, LABEL, RADIUS
from opgavenkaart.viz.scene.picture import NOTHING, Assertion, Box, DayState, Fact, Line, Mark, Picture
from opgavenkaart.viz.scene.text_metrics import width, wrapped
from opgavenkaart.viz.texts import DAY, ISSUE, NEW_NAME, PARTY, REORGANISATION
from opgavenkaart.viz.views.columns.layout import Laid, laid_out, lines_between
from opgavenkaart.viz.views.columns.links import WholeLink
from opgavenkaart.viz.views.columns.organisations import ROOM
from opgavenkaart.viz.views.time.changes import NOTHING_DRAWN, ChangeText, changes, of_changes, of_ties
from opgavenkaart.viz.views.time.states import State, dates, most, states

MOST_DAYS, FEWEST_DAYS, MOST_CLAIMS = 60, 8, 30_000  # claims of all days together
EARLIER = Text("vóór {day}", "before {day}")
START = Text("Dit is vóór de eerste dag die de bronnen noemen.", "This is before the first day that sources name.")
UNDATED = Text("Wat geen datum heeft, staat er op elke dag.", "What has no date is there on every day.")
TITLE = Assertion(
    Text("Geen bron noemt een dag waarop iets verandert", "No source names a day on which anything changes"), ()
)
HOW = Text(
    "Alles houdt zijn plaats; een opgave staat bij de groepen die haar ooit op de agenda hadden. Wat nieuw is, heeft "
    "een blauwe rand.",
    "Everything keeps its place; an issue stands with the groups that ever had it on their agenda. What is new has a "
    "blue edge.",
)
SLIDE = Text("Schuif langs de dagen waarop iets verandert.", "Slide along the days on which anything changes.")


def time(answers: Answers) -> Picture:
    """The whole map of all times, and for each day on which anything changes what is there and what changed."""
    graph, (found, words) = answers.ever, dates(answers.ever)
    if not found or graph.day is not None:
        return Picture(TITLE, HOW, without_data=True)
    chosen = most(found, _most(graph))
    texts = [EARLIER.format(day=words[chosen[0]]), *(words[day] for day in chosen)]
    there = list(states(graph, [day_before(chosen[0]), *chosen]))
    laid = _laid(graph, there)
    if not laid.marks:
        return Picture(TITLE, HOW, without_data=True)
    on_day = [lines_between(state.ties, laid) for state in there]
    lines = _of_all_days(line for of_day, _ in on_day for line in of_day)
    ports = {port.id: port for _, of_day in on_day for port in of_day}
    marks = (*laid.marks, *ports.values())
    happened = [changes(graph, *pair) for pair in pairwise(there)]
    days = [
        _day(state, text, marks, lines, laid.boxes, set(of_day), news)
        for state, text, (of_day, _), news in zip(there, texts, on_day, [[], *happened], strict=True)
    ]
    days[0] = replace(days[0], changes=(START, UNDATED))
    days[-1] = replace(days[-1], changes=(*days[-1].changes, UNDATED))
    return Picture(
        title=_title(texts[1:], len(found), [change for news in happened for change in news]),
        how=HOW,
        marks=marks,
        lines=lines,
        boxes=(*laid.boxes, _around(laid)),
        near=laid.near,
        tables=(of_changes(texts[1:], happened), of_ties(graph, there, words)),
        tip=join(*filter(any, (SLIDE, laid.tip)), between=" "),
        message=join(_left_out(len(chosen), len(found)), laid.message),
        sentences=by_thing(
            (thing, Assertion(join(words[day], ": ", change.text), change.facts))
            for day, news in zip(chosen, happened, strict=True)
            for change in news
            if change.kind in ("succession", "name")
            for thing in change.things
        ),
        days=tuple(days),
    )


def _of_all_days(drawn: Iterable[Line]) -> tuple[Line, ...]:
    """Each line once, with what it rests on on any day."""
    facts: dict[Line, list[Fact]] = defaultdict(list)
    for line in drawn:
        facts[line] += (fact for fact in line.label.facts if fact not in facts[line])
    return tuple(replace(line, label=replace(line.label, facts=tuple(of))) for line, of in facts.items())


def _laid(graph: Graph, there: Sequence[State]) -> Laid:
    """The places of all that ever was, with room for the longest name that anyone bore; no mark is a gap."""
    organisations = dict(graph.nodes["organisation"])
    for state in there:
        for thing, (label, _) in state.names.items():
            node = organisations[thing.partition(":")[2]]
            longest = max(node.label, label, key=lambda words: width(words, LABEL))
            organisations[node.id] = node._replace(abbreviation=longest)
    every: dict[tuple[str, str], WholeLink] = {}
    for tie in (tie for state in there for tie in state.ties):
        had = every.get((tie.organisation, tie.to), tie)
        every[tie.organisation, tie.to] = tie._replace(quiet=tie.quiet and had.quiet)
    named = replace(graph, nodes={**graph.nodes, "organisation": organisations})
    laid = laid_out(Answers(named), [*every.values()], counts=False)
    return replace(laid, marks=tuple(replace(mark, gap=()) for mark in laid.marks))


def _day(
    state: State,
    text: Text,
    marks: Sequence[Mark],
    lines: Sequence[Line],
    boxes: Sequence[Box],
    drawn: set[Line],
    news: Sequence[ChangeText],
) -> DayState:
    """What of the picture is there on this day, which the text names."""
    ends = {end for line in drawn for end in (line.start, line.end)}
    here = [
        at
        for at, mark in enumerate(marks)
        if (mark.id in ends if mark.look == "port" else not state.things.isdisjoint((mark.thing, *mark.holds)))
    ]
    held = {
        at: tuple(place for place, thing in enumerate(marks[at].holds) if thing in state.things)
        for at in here
        if not state.things.issuperset(marks[at].holds)
    }
    names = {at: _called(marks[at], state, held.get(at)) for at in here}
    return DayState(
        state.day,
        text,
        tuple(here),
        tuple(at for at, line in enumerate(lines) if line in drawn),
        tuple(at for at, box in enumerate(boxes) if any(_within(marks[each], box) for each in here)),
        {at: (state.nobody[t],) for at in here if (t := marks[at].thing) in state.nobody and marks[at].look == "issue"},
        {at: name for at, name in names.items() if name != marks[at].label},
        held,
        tuple(change.text for change in news) or (NOTHING_DRAWN,),
        state.sources,
    )


def _called(mark: Mark, state: State, held: Sequence[int] | None) -> Text:
    """Its name that day; of a mark that gathers several, with their number of that day."""
    if mark.thing in state.names and not mark.holds and mark.look != "port":
        return wrapped(same(state.names[mark.thing][0]), LABEL, ROOM, 1, bold=mark.bold)
    if held is None or mark.thing or not mark.label.nl:
        return mark.label
    if mark.label == and_more(len(mark.holds)):
        return and_more(len(held))
    if mark.look == "gathered":
        return counted(len(held), ISSUE if mark.holds[0].startswith("issue:") else PARTY)
    return Text(*(f"{words.rpartition(' (')[0]} ({len(held)})" for words in mark.label))


def _within(mark: Mark, box: Box) -> bool:
    return box.holds(mark) and mark.look != "port"


def _around(laid: Laid) -> Box:
    """All that is ever drawn, so that the page shows every day at the same size and in the same place."""
    reach = [(mark.x - RADIUS, mark.x + RADIUS) for mark in laid.marks]
    for mark in laid.marks:
        wide = BESIDE + max(width(line, LABEL, bold=mark.bold) for words in mark.label for line in words.split("\n"))
        reach.append((mark.x - wide, mark.x) if mark.side == "left" else (mark.x, mark.x + wide))
    left = min([box.x for box in laid.boxes] + [start for start, _ in reach])
    right = max([box.x + box.width for box in laid.boxes] + [end for _, end in reach])
    top = min([box.y for box in laid.boxes] + [mark.y - 13.0 for mark in laid.marks])
    bottom = max([box.y + box.height for box in laid.boxes] + [mark.y + 13.0 for mark in laid.marks])
    return Box(left, top, right - left, bottom - top, look="bare")


def _title(chosen: Sequence[Text], days: int, news: Sequence[ChangeText]) -> Assertion:
    facts = tuple(fact for change in news for fact in change.facts)
    kinds = Counter(change.kind for change in news)
    none = Text("geen reorganisaties", "no reorganisations")
    what = counted(kinds["succession"], REORGANISATION) if kinds["succession"] else none
    if kinds["name"]:
        what = join(what, Text(" en ", " and "), counted(kinds["name"], NEW_NAME))
    first, last = chosen[0], chosen[-1]
    if days == 1:
        once = Text("Eén keer verandert er iets, {day}: {what}", "Once something changes, {day}: {what}")
        return Assertion(once.format(day=first, what=what), facts)
    several = Text(
        "Tussen {first} en {last} verandert er op {days} iets: {what}",
        "Between {first} and {last} things change on {days}: {what}",
    )
    words = several.format(first=first, last=last, days=counted(days, DAY), what=what)
    return Assertion(words, facts)


def _most(graph: Graph) -> int:
    """How many days: each takes as long as the whole map, so that a large graph has fewer."""
    claims = sum(map(len, graph.claims.values()))
    return min(MOST_DAYS, max(MOST_CLAIMS // max(claims, 1), FEWEST_DAYS))


def _left_out(shown: int, days: int) -> Text:
    if shown == days:
        return NOTHING
    return Text(
        f"{shown} van {{days}}: de eerste, de laatste en die waarop het meest verandert. ",
        f"{shown} of {{days}}: the first, the last and those on which most changes. ",
    ).format(days=counted(days, DAY))
