"""The whole map: ministries | issues within their group | the other parties."""

from opgavenkaart.graph.text import Text, counted, join
from opgavenkaart.queries.owners.question import OWNERS
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.scene.picture import Cell, Counted, Picture, TableData
from opgavenkaart.viz.texts import GROUP, ISSUE
from opgavenkaart.viz.views.columns.layout import laid_out, lines_between
from opgavenkaart.viz.views.columns.links import WholeLink, sources, ties


def whole(answers: Answers) -> Picture:
    """Ministries left, issues in their group's box in the middle, all others right."""
    all_ties = ties(answers)
    laid = laid_out(answers, all_ties)
    lines, ports = lines_between(all_ties, laid)
    return Picture(
        title=_title(answers),
        how=_how({line.role for line in lines if not line.quiet}, {role for tie in all_ties for role in tie.roles}),
        marks=(*laid.marks, *ports),
        lines=lines,
        counted=Counted(ISSUE, tuple((f"issue:{id}",) for id in answers.graph.nodes["issue"])),
        flow=True,
        boxes=laid.boxes,
        near=laid.near,
        tables=_tables(answers, all_ties),
        tip=laid.tip,
        message=laid.message,
        sources=sources(answers),
    )


LINES = {
    "RESPONSIBLE_FOR/accountable": Text("Dik en donker: genoemde eigenaar.", "Thick and dark: stated owner."),
    "derived/portfolio": Text("Donker gestreept: eigenaar volgens portefeuille.", "Dark dashes: owner by portfolio."),
}
LEADS = Text(
    "Wie een groep trekt, is afgeleid eigenaar van de opgaven op haar agenda zonder genoemde eigenaar of uitvoerder.",
    "Whoever leads a group is a derived owner of the issues on its agenda for which nobody is stated.",
)
COLUMNS = Text(
    "Links de ministeries, in het midden de opgaven per werkgroep, rechts de andere partijen.",
    "Ministries on the left, issues by group in the middle, the other parties on the right.",
)


def _how(drawn: set[str], stated: set[str]) -> Text:
    """How to read the lines that are drawn, and those of leads."""
    parts = [text for role, text in LINES.items() if role in drawn]
    return join(*parts, *([LEADS] if "derived/group_lead" in stated else []), between=" ") if parts else COLUMNS


def _title(answers: Answers) -> Text:
    statuses: dict[str, str] = {owner.issue: owner.status for owner in answers.of(OWNERS)}
    nobody = sum(status == "nobody" for status in statuses.values())
    derived = sum(status.startswith("derived") for status in statuses.values())
    executed = sum(status == "responsible_only" for status in statuses.values())
    stated = len(statuses) - nobody - derived - executed
    groups = len(answers.graph.nodes["group"])
    start = counted(len(statuses), ISSUE)
    if groups:
        start = join(counted(groups, GROUP), ", ", start)
    owned = Text(f"{stated} met een genoemde eigenaar", f"{stated} with a stated owner")
    if not stated:
        owned = Text("geen enkele heeft een genoemde eigenaar", "none has a stated owner")
    ends = [
        Text(", {n} met alleen een uitvoerder", ", {n} with only someone responsible").format(n=executed),
        Text(", {n} zonder enige eigenaar", ", {n} without any owner").format(n=nobody),
    ]
    return join(start, ": ", owned, *(end for end, count in zip(ends, (executed, nobody), strict=True) if count))


def _tables(answers: Answers, all_ties: list[WholeLink]) -> tuple[TableData, ...]:
    """All lines, and all that stands alone."""
    graph = answers.graph

    def named(thing: str) -> str:
        kind, _, id = thing.partition(":")
        return graph.name(kind, id)

    agenda = sorted({(f"group:{c.from_id}", f"issue:{c.to_id}") for c in graph.claims["ADDRESSES"]})
    every = [*all_ties, *(WholeLink(group, issue, ("ADDRESSES",)) for group, issue in agenda)]
    rows: list[tuple[Cell, ...]] = [(named(tie.organisation), tie.label, named(tie.to)) for tie in every]
    things = [tie.organisation for tie in every]
    mentioned = {end for tie in every for end in (tie.organisation, tie.to)}
    nothing = Text("geen verband op deze kaart", "nothing on this map")
    for kind in ("organisation", "group", "issue"):
        for node in answers.sorted(kind):
            if (thing := f"{kind}:{node.id}") not in mentioned:
                rows.append((node.name, nothing, None))
                things.append(thing)
    headings = Text("wie of wat", "who or what"), Text("verband", "link"), Text("met", "to")
    return (
        TableData(Text("Alle verbanden op deze kaart", "All links on this map"), headings, tuple(rows), tuple(things)),
    )
