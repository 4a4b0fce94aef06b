"""What the marks of issues can be coloured by, besides what claims join issues with: their kind, term and ownership."""

from collections.abc import Iterable
from typing import Any

from opgavenkaart.graph.model import KINDS
from opgavenkaart.graph.text import Text, same
from opgavenkaart.queries.owners.question import OWNERS, Owner
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.page.string_table import both
from opgavenkaart.viz.style.colours import ink_on
from opgavenkaart.viz.texts import spelled

# Colours that those who see colours less can tell apart, after Okabe and Ito and Paul Tol; vermilion is that of gaps.
PALETTE = ("#0072B2", "#E69F00", "#009E73", "#882255", "#56B4E9", "#F0E442", "#CC79A7")


def issue_fields(answers: Answers) -> dict[str, Any]:
    """The palette, each colour with the ink for a letter on it, and the fields that are filled, with who has what.

    Ownership is that of the day of the graph, and so `dated`.
    """
    found = [_declared(answers, "kind"), _declared(answers, "horizon"), _status(answers)]
    return {
        "palette": [[colour, ink_on(colour)] for colour in PALETTE],
        "fields": [field for field in found if field["of"]],
    }


def _declared(answers: Answers, id: str) -> dict[str, Any]:
    """A field of issues, in the order of the vocabulary; where it takes any text, by the alphabet."""
    field = next(field for field in KINDS["issue"].fields if field.id == id)
    of: dict[str, list[str]] = {}
    for issue in answers.sorted("issue"):
        value = issue.type if id == "kind" else issue.props.get(id, "")
        if values := value.split(";") if field.many else [value] if value else []:
            of[f"issue:{issue.id}"] = [each for each in values if each]
    known = {value.id: value.text for value in field.values}
    used = {value for values in of.values() for value in values}
    order = [value for value in known if value in used] + sorted(used - known.keys())
    return _field(id, spelled(field.text), ((value, known.get(value, same(value))) for value in order), of)


def _status(answers: Answers) -> dict[str, Any]:
    statuses = {f"issue:{owner.issue}": [owner.status] for owner in answers.of(OWNERS)}
    used = {status for (status,) in statuses.values()}
    words = ((status, text) for status, text in Owner.words.items() if status in used)
    return _field("status", Text("eigenaarschap", "ownership"), words, statuses) | {"dated": True}


def _field(id: str, text: Text, values: Iterable[tuple[str, Text]], of: dict[str, list[str]]) -> dict[str, Any]:
    return {"id": id, "text": both(text), "values": {value: both(words) for value, words in values}, "of": of}
