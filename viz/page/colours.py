"""What the marks of issues can be coloured by, besides what the claims of the page join issues with."""

from typing import Any

from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.issue_fields import FIELDS
from opgavenkaart.viz.page.string_table import both
from opgavenkaart.viz.style.colours import ink_on

# Colours that those who see colours less can tell apart, after Okabe and Ito and Paul Tol; vermilion is that of gaps.
PALETTE = ("#0072B2", "#E69F00", "#009E73", "#882255", "#56B4E9", "#F0E442", "#CC79A7")
OF_ISSUES = ("kind", "horizon", "status")


def issue_colours(answers: Answers) -> dict[str, Any]:
    """The palette, each colour with the ink for a letter on it, and the fields that are filled, with who has what.

    Ownership is that of the day of the graph, and so `dated`.
    """
    found = [FIELDS[id](answers) for id in OF_ISSUES]
    fields = [
        {
            "id": field.id,
            "text": both(field.text),
            "values": {value: both(name) for value, name in field.values.items()},
            "of": field.of,
        }
        | ({"dated": True} if field.id == "status" else {})
        for field in found
        if field.of
    ]
    return {"palette": [[colour, ink_on(colour)] for colour in PALETTE], "fields": fields}
