"""What the page needs to draw the view about one thing, of which there are as many as things: it makes them itself."""

from typing import Any

from opgavenkaart.graph.model import KINDS, SUBJECTS
from opgavenkaart.graph.text import Text
from opgavenkaart.viz.answers import Answers, cited
from opgavenkaart.viz.page.string_table import StringTable, both
from opgavenkaart.viz.page.vis_network import GAP, options, style
from opgavenkaart.viz.style.links import derived_role
from opgavenkaart.viz.style.nodes import look_of
from opgavenkaart.viz.texts import THING, TIE

HEADINGS = (  # read from left to right: "is led by", BZK
    Text("verband", "link"),
    Text("naam", "name"),
    Text("als", "as"),
    Text("soort", "kind"),
    Text("geldig", "valid"),
    Text("bron", "source"),
    Text("vindplaats", "place"),
    Text("citaat of reden", "quote or reason"),
)

SOURCE_HEADINGS = (
    *(Text("wie of wat", "who or what"), Text("verband", "link"), Text("de ander", "the other"), Text("als", "as")),
    *(Text("geldig", "valid"), Text("vindplaats", "place"), Text("citaat", "quote")),
)

PATH_HEADINGS = (
    *(Text("keten", "chain"), Text("stap", "step"), Text("van", "from"), Text("verband", "link")),
    *(Text("naar", "to"), Text("als", "as"), Text("bron", "source"), Text("vindplaats", "place")),
    Text("citaat", "quote"),
)

DESCRIPTION = Text("beschrijving", "description"), Text("beschrijvingen", "descriptions")
NOUNS = {"tie": TIE, "thing": THING, "description": DESCRIPTION}


def about(answers: Answers, texts: StringTable) -> dict[str, Any]:
    """Kinds in words, how marks are drawn, the columns of the table, and derived owners with the reason and sources.

    Claims the page has already.
    """
    graph = answers.graph
    things = [node for kind in SUBJECTS for node in answers.sorted(kind)]
    shown_looks = dict.fromkeys(look_of(node) for node in (*things, *graph.former.values()))
    groups = [group for look in shown_looks for group in (look, look + GAP)]
    return {
        "kinds": {id: [both(KINDS[id].text), both(KINDS[id].plural)] for id in SUBJECTS},
        "groups": {group: style(group) for group in (*groups, "gathered", "port", "number")},
        "options": options("horizontal"),
        "aboutHeadings": [both(heading) for heading in HEADINGS],
        "sourceHeadings": [both(heading) for heading in SOURCE_HEADINGS],
        "pathHeadings": [both(heading) for heading in PATH_HEADINGS],
        "nouns": {name: [both(noun) for noun in nouns] for name, nouns in NOUNS.items()},
        "derived": [
            [
                *(f"organisation:{owner.owner}", f"issue:{owner.issue}"),
                *(derived_role(owner.basis), texts(owner.reason), cited([owner])),
            ]
            for owner in answers.derived
        ],
    }
