"""The whole map: ministries | issues within their group | the other parties."""

from collections.abc import Iterator, Sequence

from opgavenkaart.graph.text import Text, counted, join
from opgavenkaart.queries.core.grouping import grouped
from opgavenkaart.queries.owners.question import OWNERS, Owner
from opgavenkaart.viz.answers import Answers, cited
from opgavenkaart.viz.issue_fields import FIELDS
from opgavenkaart.viz.scene.folding import LEAST
from opgavenkaart.viz.scene.picture import NOTHING, Assertion, Counted, Picture, TableData, TableRow, ends_of
from opgavenkaart.viz.texts import GROUP, ISSUE
from opgavenkaart.viz.views.columns.layout import Laid, laid_out_in_full, lines_between
from opgavenkaart.viz.views.columns.links import WholeLink, sources, ties
from opgavenkaart.viz.views.overview.by_owner import CLICK, SEVERAL, counted_by
from opgavenkaart.viz.views.overview.columns_of_issues import divided
from opgavenkaart.viz.views.overview.grid import grid
from opgavenkaart.viz.views.overview.opened import parts
from opgavenkaart.viz.views.overview.ownership import ownerships


def whole(answers: Answers) -> Picture:
    """Ministries left, issues in their group's box in the middle, all others right; too much of it as an overview."""
    all_ties = ties(answers)
    laid = laid_out_in_full(answers, all_ties)
    if not laid:
        return _overview(answers, all_ties)
    lines, ports = lines_between(all_ties, laid)
    return Picture(
        title=_title(answers),
        how=_how(
            answers, {line.role for line in lines if not line.quiet}, {role for tie in all_ties for role in tie.roles}
        ),
        marks=(*laid.marks, *ports),
        lines=lines,
        counted=_issues(answers),
        flow=True,
        boxes=laid.boxes,
        near=(*laid.near, *_agenda(answers, laid)),
        tables=_tables(answers, all_ties),
        tip=laid.tip,
        message=laid.message,
        sources=sources(answers),
        grouped=answers.group_by or "group",
    )


def _issues(answers: Answers) -> Counted:
    return Counted(ISSUE, tuple((f"issue:{id}",) for id in answers.graph.nodes["issue"]))


def _overview(answers: Answers, all_ties: list[WholeLink]) -> Picture:
    """Whose issues there are in which domain, group or kind, as numbers; as many columns as can be read."""
    owned = ownerships(answers)
    for most in MOST_COLUMNS:
        division = divided(answers, most)
        counts = counted_by(answers, owned, division)
        if grid(counts).scale >= LEAST:
            break
    found: Sequence[Owner] = answers.of(OWNERS)
    maps = parts(answers, counts, owned)
    placed = grid(counts, maps)
    how = join(
        NUMBERS, Text(" per {noun}", " by {noun}").format(noun=division.noun) if division.columns else "", DARKER
    )
    of_several = any(len(of.candidates) > 1 for of in owned.values())
    several = SEVERAL_COLUMNS if any(len(of) > 1 for of in division.of.values()) else SEVERAL if of_several else NOTHING
    return Picture(
        title=_title(answers),
        how=join(how, several),
        tip=CLICK,
        marks=placed.marks,
        boxes=placed.boxes,
        near=placed.near,
        sources=cited(found, claims=division.claims),
        counted=_issues(answers),
        tables=_tables(answers, all_ties),
        parts=maps,
        grouped=division.field,
    )


MOST_COLUMNS = (14, 12, 10, 8, 6, 4, 3)
NUMBERS = Text("Hoeveel opgaven elke partij heeft", "How many issues each party has")
DARKER = Text("; donkerder is meer. ", "; darker is more. ")
SEVERAL_COLUMNS = Text(
    "Een opgave in meerdere rijen of kolommen telt in elk mee.", "An issue in several rows or columns counts in each."
)
LINES = {
    "RESPONSIBLE_FOR/accountable": Text("Dikke lijn: genoemde eigenaar.", "Thick line: stated owner."),
    "derived/portfolio": Text(
        "Gestreepte lijn naar een opgave: eigenaar volgens portefeuille.",
        "Dashed line to an issue: owner by portfolio.",
    ),
}
LEADS = Text(
    "Wie een groep trekt, is afgeleid eigenaar van de opgaven op haar agenda zonder genoemde eigenaar of uitvoerder.",
    "Whoever leads a group is a derived owner of the issues on its agenda for which nobody is stated.",
)
COLUMNS = Text(
    "Links de ministeries, in het midden de opgaven per werkgroep, rechts de andere partijen.",
    "Ministries on the left, issues by group in the middle, the other parties on the right.",
)


def _agenda(answers: Answers, laid: Laid) -> Iterator[tuple[str, str]]:
    """The groups and the issues on their agenda, where the boxes do not say which these are."""
    if not answers.by_groups:
        there = {mark.id for mark in laid.marks}
        for claim in answers.graph.claims["ADDRESSES"]:
            if {group := f"group:{claim.from_id}", issue := f"issue:{claim.to_id}"} <= there:
                yield group, issue


def _how(answers: Answers, drawn: set[str], stated: set[str]) -> Text:
    """How to read the lines that are drawn, and those of leads."""
    parts = [text for role, text in LINES.items() if role in drawn]
    if not answers.by_groups:
        field = FIELDS[answers.group_by](answers).text
        parts.insert(0, Text("Opgaven per {field}.", "Issues by {field}.").format(field=field))
    return join(*parts, *([LEADS] if "derived/group_lead" in stated else []), between=" ") if parts else COLUMNS


def _title(answers: Answers) -> Assertion:
    statuses: dict[str, str] = {owner.issue: owner.status for owner in answers.of(OWNERS)}
    nobody = sum(status == "nobody" for status in statuses.values())
    derived = sum(status.startswith("derived") for status in statuses.values())
    executed = sum(status == "responsible_only" for status in statuses.values())
    stated = len(statuses) - nobody - derived - executed
    groups = answers.graph.nodes["group"]
    start = counted(len(statuses), ISSUE)
    if groups:
        start = join(counted(len(groups), GROUP), ", ", start)
    owned = Text(f"{stated} met een genoemde eigenaar", f"{stated} with a stated owner")
    if not stated:
        owned = Text("geen enkele heeft een genoemde eigenaar", "none has a stated owner")
    ends = [
        Text(", {n} met alleen een uitvoerder", ", {n} with only someone responsible").format(n=executed),
        Text(", {n} zonder enige eigenaar", ", {n} without any owner").format(n=nobody),
    ]
    words = join(start, ": ", owned, *(end for end, count in zip(ends, (executed, nobody), strict=True) if count))
    return Assertion(words, (*answers.of(OWNERS), *groups.values()))


def _tables(answers: Answers, all_ties: list[WholeLink]) -> tuple[TableData, ...]:
    """All lines, and all that stands alone."""
    graph = answers.graph

    def named(thing: str) -> str:
        kind, _, id = thing.partition(":")
        return graph.name(kind, id)

    agenda = grouped(graph.claims["ADDRESSES"], ends_of)
    every = [*all_ties, *(WholeLink(*ends, {"ADDRESSES": agenda[ends]}) for ends in sorted(agenda))]
    rows = [
        TableRow((named(tie.organisation), tie.label.text, named(tie.to)), tie.label.facts, tie.organisation)
        for tie in every
    ]
    mentioned = {end for tie in every for end in (tie.organisation, tie.to)}
    nothing = Text("geen verband op deze kaart", "nothing on this map")
    for kind in ("organisation", "group", "issue"):
        alone = (node for node in answers.sorted(kind) if f"{kind}:{node.id}" not in mentioned)
        rows += [TableRow((node.name, nothing, None), (node,), f"{kind}:{node.id}") for node in alone]
    headings = Text("wie of wat", "who or what"), Text("verband", "link"), Text("de ander", "the other")
    return (TableData(Text("Alle verbanden op deze kaart", "All links on this map"), headings, tuple(rows)),)
