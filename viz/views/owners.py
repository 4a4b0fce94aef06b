"""Who owns which issue: a block for each owner, marked where it is only derived, contested or missing."""

from opgavenkaart.graph.text import Text, join
from opgavenkaart.queries.owners.question import OWNERS
from opgavenkaart.viz.answers import Answers, cited
from opgavenkaart.viz.scene.finding_tables import by_thing, table
from opgavenkaart.viz.scene.folding import fitted
from opgavenkaart.viz.scene.picture import NOTHING, Counted, Picture, reason_of
from opgavenkaart.viz.texts import ISSUE
from opgavenkaart.viz.views.overview.by_owner import CLICK, SEVERAL, counted_by_status
from opgavenkaart.viz.views.overview.columns_of_issues import REST
from opgavenkaart.viz.views.overview.grid import grid
from opgavenkaart.viz.views.overview.opened import parts
from opgavenkaart.viz.views.overview.ownership import blocks_of, ownerships

HOW = Text(
    "Elke opgave staat in het vak van haar eigenaar. Gestreepte rand: niet genoemd maar afgeleid, "
    "van de trekker van de groep of de portefeuille.",
    "Each issue stands in its owner's box. Dashed border: not stated but derived, "
    "from the group's lead or the portfolio.",
)
BARS = Text(
    "Hoeveel opgaven elke partij heeft, naar hoe zij eraan komt; de balk is even lang als het aantal groot is. ",
    "How many issues each party has, by how it has them; the bar is as long as the number is large. ",
)


def owners(answers: Answers) -> Picture:
    """Issues in the block of who owns them; where those are too many to read, a bar for each owner."""
    found, owned = answers.of(OWNERS), ownerships(answers)
    blocks = blocks_of(answers, owned)
    placed, most = fitted(blocks)
    whole = all(len(block.entries) <= most for block in blocks)
    counts = counted_by_status(answers, owned)
    maps = {} if whole else parts(answers, counts, owned)
    if not whole:
        placed = grid(counts, maps, bars=[row.id for row in counts.rows if row.id != REST])
    return Picture(
        title=answers.title(OWNERS, found),
        how=HOW if whole else join(BARS, SEVERAL if any(len(of.candidates) > 1 for of in owned.values()) else NOTHING),
        tip=NOTHING if whole else CLICK,
        marks=placed.marks,
        sources=cited(found),
        boxes=placed.boxes,
        near=placed.near,
        counted=Counted(ISSUE, tuple((f"issue:{issue}",) for issue in owned)),
        flow=whole,
        tables=(table(OWNERS, found, "issue", "issue"),),
        sentences=by_thing((f"issue:{finding.issue}", reason_of(finding)) for finding in found),
        parts=maps,
    )
