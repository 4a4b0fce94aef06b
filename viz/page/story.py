"""The steps of the story in order, as the page shows them one by one."""

from typing import Any

from opgavenkaart.graph import as_of as time
from opgavenkaart.graph.dates import iso_of, spelled_out
from opgavenkaart.graph.graph import Graph, Node
from opgavenkaart.graph.text import Text
from opgavenkaart.viz.page.string_table import both

NO_STORY = Text(
    "De grafiek heeft geen verhaal. Voeg een tabel verhaal toe aan een gegevensset (stap, titel, tekst, weergave, "
    "over, peildatum), laad haar opnieuw en teken de kaart nog eens. De kolommen: opgavenkaart tables story.",
    "The graph has no story. Add a table story to a data set (step, title, text, view, about, as_of), load it again, "
    "and draw the map once more. What its columns hold: opgavenkaart tables story.",
)


def story(graph: Graph) -> list[dict[str, Any]]:
    """The steps: a title, a sentence, a view, what is lit in it ("kind:id", or nothing), and its last day, in words.

    A title or sentence without a translation is shown as it is in both languages.
    """
    return [_step(node) for node in sorted(graph.nodes.get("step", {}).values(), key=_number)]


def _number(step: Node) -> tuple[int, str]:
    return int(step.id) if step.id.isdecimal() else 0, step.id


def _step(node: Node) -> dict[str, Any]:
    props = node.props
    words = {"title": node.name, "text": props.get("text", "")}
    in_both = {name: both(Text(own, props.get(f"{name}_en") or own)) for name, own in words.items()}
    date = iso_of(props.get("as_of", ""))
    day = {"asOf": time.day(date).last, "day": both(spelled_out(date))} if date else {"asOf": ""}
    return {**in_both, "view": props.get("view", ""), "thing": props.get("about", ""), **day}
