"""How many issues each party has: by domain, group or kind of issue, or by how it has them."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

from opgavenkaart.graph.text import Text, sort_key
from opgavenkaart.graph.text import same as in_both
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.scene.folding import LEAST
from opgavenkaart.viz.scene.layout import STAGE
from opgavenkaart.viz.scene.picture import Facts
from opgavenkaart.viz.style.counts import count_text
from opgavenkaart.viz.style.nodes import look_of
from opgavenkaart.viz.texts import ISSUE
from opgavenkaart.viz.views.overview.columns_of_issues import REST, Division, GridHeading
from opgavenkaart.viz.views.overview.grid import HIGH, GridCounts
from opgavenkaart.viz.views.overview.ownership import STATUSES, Ownership

NOBODY = "nobody"
MOST_ROWS = int(STAGE[1] / LEAST / HIGH) - 4  # beside the heads of columns and the totals
CLICK = Text("Klik op een getal voor de kaart van die opgaven.", "Click a number for the map of those issues.")
SEVERAL = Text("Een opgave van meerdere partijen telt bij elk mee.", "An issue of several parties counts with each.")


def counted_by_status(answers: Answers, owned: Mapping[str, Ownership]) -> GridCounts:
    """A row for each party, a column for each status that any issue has."""
    present = {of.status for of in owned.values()}
    columns = tuple(GridHeading(status, count_text(status)) for status in STATUSES if status in present)
    return _counts(answers, owned, columns, lambda issue: (owned[issue].status,))


def counted_by(answers: Answers, owned: Mapping[str, Ownership], division: Division) -> GridCounts:
    """A row for each party, a column for each of the division."""
    columns = division.columns or (GridHeading("all", Text("opgaven", "issues")),)
    return _counts(answers, owned, columns, lambda issue: division.of.get(issue, ("all",)))


def _counts(
    answers: Answers,
    owned: Mapping[str, Ownership],
    columns: tuple[GridHeading, ...],
    columns_of: Callable[[str], Sequence[str]],
) -> GridCounts:
    many = Counter(owner for of in owned.values() for owner in of.candidates)
    order = sorted(many, key=lambda of: (-many[of], sort_key(answers.graph.label("organisation", of)), of))
    apart = order if len(order) <= MOST_ROWS else order[: MOST_ROWS - 1]
    found: dict[tuple[str, str], dict[str, dict[str, Facts]]] = defaultdict(lambda: defaultdict(dict))
    for issue, of in owned.items():
        rows = [f"organisation:{id}" if id in apart else REST for id in of.candidates] or [NOBODY]
        for row in rows:
            for column in columns_of(issue):
                found[row, column][of.status][f"issue:{issue}"] = tuple(answers.owners[issue])
    headings = [_party(answers, id) for id in apart]
    if len(apart) < len(order):
        others = len(order) - len(apart)
        headings.append(GridHeading(REST, Text(f"{others} andere partijen samen", f"{others} other parties together")))
    if any(not of.candidates for of in owned.values()):
        headings.append(GridHeading(NOBODY, Text("niemand", "nobody")))
    cells = {place: {status: of[status] for status in STATUSES if status in of} for place, of in found.items()}
    return GridCounts(tuple(headings), columns, cells, ISSUE)


def _party(answers: Answers, id: str) -> GridHeading:
    node, label = answers.graph.node("organisation", id), answers.graph.label("organisation", id)
    return GridHeading(
        f"organisation:{id}", in_both(label), f"organisation:{id}", look_of(node) if node else "organisation", bold=True
    )
