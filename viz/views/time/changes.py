"""What changed between days, in sentences and as tables: reorganisations, new names, what came and what went."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from opgavenkaart.graph.graph import Claim, Graph
from opgavenkaart.graph.model import SUCCESSION_EVENT
from opgavenkaart.graph.succession import succession_date
from opgavenkaart.graph.text import Text, counted, join, listed_at_most, same, sort_key
from opgavenkaart.viz.scene.picture import Fact, Facts, TableData, TableRow, ends_of
from opgavenkaart.viz.style.links import LINKS, place_of
from opgavenkaart.viz.texts import TIE
from opgavenkaart.viz.views.columns.links import WholeLink
from opgavenkaart.viz.views.time.states import State, first_day

MOST_NAMES = 5  # in a sentence
NOTHING_DRAWN = Text("Op deze kaart verandert niets.", "Nothing changes on this map.")


class ChangeText(NamedTuple):
    """A sentence, its facts and the things that it names; `kind` is "succession", "name" or another."""

    kind: str
    text: Text
    facts: Facts
    things: tuple[str, ...] = ()


LINK_HEADINGS = (
    Text("wie", "who"),
    Text("verband", "link"),
    Text("de ander", "the other"),
    Text("vanaf", "from"),
    Text("tot", "until"),
)


def changes(graph: Graph, earlier: State, later: State) -> list[ChangeText]:
    """What is otherwise on the later day than on the earlier one."""
    found = [*_successions(graph, earlier, later), *_names(graph, earlier, later), *_since(graph, earlier, later)]
    named = {thing for change in found if change.kind == "succession" for thing in change.things}

    def label(thing: str) -> str:
        return graph.label(*thing.split(":", 1))

    for start, things in (
        (Text("Nieuw op de kaart: ", "New on the map: "), later.things - earlier.things - named),
        (Text("Niet meer op de kaart: ", "No longer on the map: "), earlier.things - later.things - named),
    ):
        if things:
            some = sorted(things, key=lambda thing: (sort_key(label(thing)), thing))
            found.append(
                ChangeText(
                    "there",
                    join(start, listed_at_most(map(label, some), MOST_NAMES), "."),
                    tuple(node for thing in some if (node := graph.node(*thing.split(":", 1)))),
                    tuple(some),
                )
            )
    return found + _ties(earlier.ties, later.ties)


def _successions(graph: Graph, earlier: State, later: State) -> Iterator[ChangeText]:
    """From whom to whom, each once, by the names before and after."""
    seen: set[tuple[str, str, str]] = set()
    for claim in sorted(graph.claims.get("SUCCEEDED_BY", ()), key=lambda claim: (succession_date(claim), claim.key)):
        happened = claim.role, claim.from_id, claim.to_id
        if earlier.day < _day_of(graph, claim) <= later.day and happened not in seen:
            seen.add(happened)
            ends = f"organisation:{claim.from_id}", f"organisation:{claim.to_id}"
            names = [
                state.names[end][0] if end in state.names else graph.label("organisation", end.partition(":")[2])
                for state, end in zip((earlier, later), ends, strict=True)
            ]
            event = next((value.text for value in SUCCESSION_EVENT.values if value.id == claim.role), same(claim.role))
            way = same(f": {names[0]} → {names[1]}." if ends[0] != ends[1] else f": {names[0]}.")
            yield ChangeText("succession", join(event.capital(), way), (claim,), ends)


def _day_of(graph: Graph, succession: Claim) -> str:
    leaver = graph.nodes["organisation"].get(succession.from_id)
    return first_day(succession_date(succession) or (leaver.valid_to if leaver else ""))


def _names(graph: Graph, earlier: State, later: State) -> Iterator[ChangeText]:
    """Who is called otherwise; by full names where the short one stays."""
    for thing in sorted(earlier.names.keys() & later.names.keys()):
        old, new = earlier.names[thing], later.names[thing]
        if old != new:
            at = 0 if old[0] != new[0] else 1
            text = Text(f"{old[at]} heet voortaan {new[at]}.", f"{old[at]} is called {new[at]} from now on.")
            yield ChangeText("name", text, _names_of(graph, thing), (thing,))


def _names_of(graph: Graph, thing: str) -> Facts:
    """The names that sources state of it, and the records that describe it."""
    names = [claim for claim in graph.claims.get("HAS_NAME", ()) if ends_of(claim)[0] == thing]
    node = graph.node(*thing.split(":", 1))
    return (*names, *([node] if node else []))


def _since(graph: Graph, earlier: State, later: State) -> Iterator[ChangeText]:
    """Whose name a source dates from now, where it was called so already."""
    names = graph.claims.get("HAS_NAME", ())
    began = {claim.from_id for claim in names if earlier.day < first_day(claim.valid_from) <= later.day}
    for thing in sorted(f"organisation:{id}" for id in began):
        old, new = earlier.names.get(thing), later.names.get(thing)
        if old and old == new:
            text = Text(f"{new[0]} heet zo sinds deze dag.", f"{new[0]} has been called so since this day.")
            yield ChangeText("since", text, _names_of(graph, thing), (thing,))


def _ties(earlier: Sequence[WholeLink], later: Sequence[WholeLink]) -> list[ChangeText]:
    """How many links of those that are drawn came, went or became another."""
    old, new = (
        {(tie.organisation, tie.to, tie.position): tie for tie in ties if not tie.quiet} for ties in (earlier, later)
    )
    counts = (
        ([new[ends] for ends in new.keys() - old.keys()], Text(" erbij", " more")),
        ([old[ends] for ends in old.keys() - new.keys()], Text(" weg", " gone")),
        (
            [new[ends] for ends in old.keys() & new.keys() if [*old[ends].roles] != [*new[ends].roles]],
            Text(" anders", " different"),
        ),
    )
    parts = [(ties, what) for ties, what in counts if ties]
    texts = [join(counted(len(of), TIE) if not at else str(len(of)), what) for at, (of, what) in enumerate(parts)]
    facts = tuple(fact for ties, _ in parts for tie in ties for fact in tie.label.facts)
    return [ChangeText("ties", join(join(*texts, between=", "), "."), facts)] if texts else []


def of_changes(chosen: Sequence[Text], happened: Sequence[Sequence[ChangeText]]) -> TableData:
    """A row for each thing that changes, with its day in words."""
    rows = tuple(
        TableRow((day, change.text), change.facts, next(iter(change.things), ""))
        for day, news in zip(chosen, happened, strict=True)
        for change in news or [ChangeText("nothing", NOTHING_DRAWN, ())]
    )
    headings = Text("dag", "day"), Text("wat er verandert", "what changes")
    return TableData(Text("Wat er wanneer verandert", "What changes when"), headings, rows)


def of_ties(graph: Graph, there: Sequence[State], words: Mapping[str, Text]) -> TableData:
    """Every role with the days from and until which it holds; `words` are those for each day."""
    since: dict[tuple[str, str, str], str] = {}
    facts: dict[tuple[str, str, str], list[Fact]] = defaultdict(list)
    rows: list[tuple[tuple[str, str, str], str, str]] = []
    for number, state in enumerate(there):
        here = {(tie.organisation, tie.to, role): of for tie in state.ties for role, of in tie.roles.items()}
        rows += [(key, since.pop(key), state.day) for key in since.keys() - here.keys()]
        for key, of in here.items():
            since.setdefault(key, state.day if number else "")
            facts[key] += (fact for fact in of if fact not in facts[key])
    rows += [(key, start, "") for key, start in since.items()]
    rows.sort(key=lambda row: (*row[0][:2], place_of(row[0][2]), row[1]))

    def named(thing: str) -> str:
        return graph.name(*thing.split(":", 1))

    of_all_days = tuple(
        TableRow(
            (named(who), LINKS[role].text, named(to), words.get(start, ""), words.get(end, "")),
            tuple(facts[who, to, role]),
            who,
        )
        for (who, to, role), start, end in rows
    )
    caption = Text("Alle verbanden op deze kaart, en wanneer", "All links on this map, and when")
    return TableData(caption, LINK_HEADINGS, of_all_days)
