"""Who owns which issue: a block for each owner, marked where it is only derived, contested or missing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from opgavenkaart.graph.text import Text, counted, join, listed, same, sort_key
from opgavenkaart.queries.owners.question import OWNERS, Owner
from opgavenkaart.viz.answers import Answers, cited
from opgavenkaart.viz.scene.finding_tables import by_thing, table
from opgavenkaart.viz.scene.folding import MORE, at_most, gathered, message, readable, tip
from opgavenkaart.viz.scene.layout import Block, Entry
from opgavenkaart.viz.scene.picture import NOTHING, BoxLook, Counted, Picture
from opgavenkaart.viz.style.nodes import look_of
from opgavenkaart.viz.texts import ISSUE

MOST_BLOCKS, MOST_OTHERS = 24, 6
# How issues of one status are headed and drawn, in the order in which blocks stand.
STATUSES: Mapping[str, tuple[Text, BoxLook]] = {
    "one_owner": (NOTHING, "owner"),
    "derived": (Text("Afgeleid", "Derived"), "derived"),
    "several_owners": (Text("Meer dan één eigenaar genoemd", "More than one stated owner"), "contested"),
    "derived_differs": (Text("Afleidingen verschillen", "Derivations differ"), "contested"),
    "responsible_only": (Text("Alleen een uitvoerder genoemd", "Only someone responsible"), "contested"),
    "nobody": (Text("Geen eigenaar", "No owner"), "gap"),
}
THROUGH: Mapping[str, Text] = {
    "group_lead": Text("trekker van ", "lead of "),
    "portfolio": Text("portefeuille ", "portfolio "),
}
_FOLDED = Text("Van grote vakken staan de eerste opgaven er.", "Large boxes show their first issues.")


def owners(answers: Answers) -> Picture:
    """Issues in the block of who owns them."""
    found, by_issue = answers.of(OWNERS), defaultdict[str, list[Owner]](list)
    for finding in found:
        by_issue[finding.issue].append(finding)
    blocks: dict[Ownership, list[str]] = defaultdict(list)
    for issue, findings in by_issue.items():
        blocks[_ownership(answers, findings)].append(issue)
    statuses = list(STATUSES)
    order = sorted(blocks, key=lambda of: (statuses.index(of.status), [*map(sort_key, of.candidates)], of.grounds))
    placed, most = readable(lambda most: _at_most([(of.status, _block(answers, of, blocks[of], most)) for of in order]))
    folded = len(order) > MOST_BLOCKS or any(len(issues) > most for issues in blocks.values())
    return Picture(
        title=OWNERS.title(found),
        how=Text(
            "Elke opgave staat in het vak van haar eigenaar. Gestreepte rand: niet genoemd maar afgeleid, "
            "van de trekker van de groep of de portefeuille.",
            "Each issue stands in its owner's box. Dashed border: not stated but derived, "
            "from the group's lead or the portfolio.",
        ),
        marks=placed.marks,
        sources=cited(found),
        boxes=placed.boxes,
        near=placed.near,
        counted=Counted(ISSUE, tuple((f"issue:{issue}",) for issue in by_issue)),
        flow=True,
        tables=(table(OWNERS, found, "issue", "issue"),),
        tip=tip(len(by_issue), MORE) if folded else NOTHING,
        message=message(len(by_issue), _FOLDED) if folded else NOTHING,
        sentences=by_thing((f"issue:{finding.issue}", finding.reason) for finding in found),
    )


class Ownership(NamedTuple):
    """What all issues of a block have in common: their status, whose they are or could be, and on what grounds."""

    status: str
    candidates: tuple[str, ...]
    grounds: Text


def _ownership(answers: Answers, findings: Sequence[Owner]) -> Ownership:
    status, candidates = findings[0].status, _candidates(findings)
    return Ownership(
        status, candidates, _through(answers, findings, candidates) if status.startswith("derived") else NOTHING
    )


def _candidates(findings: Sequence[Owner]) -> tuple[str, ...]:
    """Whose issue it is, or could be: the owners that decide its status."""
    decides = {
        "one_owner": ("stated", "accountable"),
        "several_owners": ("stated", "accountable"),
        "responsible_only": ("stated", "responsible"),
    }.get(findings[0].status)
    ids = (f.owner for f in findings if f.owner and (decides is None or (f.basis, f.role) == decides))
    return tuple(dict.fromkeys(ids))


def _block(answers: Answers, of: Ownership, issues: Sequence[str], most: int) -> Block:
    graph, nobody = answers.graph, of.status == "nobody"
    entries = [Entry("issue", same(graph.label("issue", issue)), f"issue:{issue}", gap=nobody) for issue in issues]
    heads: list[Entry] = []
    for id in of.candidates:
        node = graph.node("organisation", id)
        look = look_of(node) if node else "organisation"
        heads.append(Entry(look, same(graph.label("organisation", id)), f"organisation:{id}", bold=True, heads=True))
    heading, look = STATUSES[of.status]
    if nobody:
        heading = join(heading, f"\u00a0({len(issues)})")
    counts = tuple(f"issue:{issue}" for issue in issues) if nobody else ()
    return Block(heading, at_most(entries, most), look, of.grounds, tuple(heads), counts)


def _through(answers: Answers, findings: Iterable[Owner], candidates: Sequence[str]) -> Text:
    """Through what they are derived: "BZK: trekker van LT1; SZW: portefeuille Werken"."""
    whose: dict[tuple[str, str], list[str]] = defaultdict(list)
    for finding in findings:
        if finding.owner and finding.through:
            kind = finding.through_kind or ("group" if finding.basis == "group_lead" else "domain")
            label = answers.graph.label("organisation", finding.owner)
            names = whose[finding.basis, answers.graph.label(kind, finding.through)]
            if label not in names:
                names.append(label)
    parts: list[Text] = []
    for (basis, through), names in sorted(whose.items()):
        via = join(THROUGH[basis], through)
        parts.append(join(listed(names), ": ", via) if len(candidates) > 1 else via)
    return join(*parts, between="; ")


def _at_most(blocks: Sequence[tuple[str, Block]]) -> list[Block]:
    """The blocks of each status, and where they are too many the last of a status as one block of that status."""
    of_status: dict[str, list[Block]] = defaultdict(list)
    for status, block in blocks:
        of_status[status].append(block)
    apart = MOST_BLOCKS if len(blocks) <= MOST_BLOCKS else MOST_BLOCKS // len(of_status)
    shown: list[Block] = []
    for status, given in of_status.items():
        if len(given) <= apart:
            shown += given
            continue
        first, rest = given[: apart - 1], given[apart - 1 :]
        heading, look = STATUSES[status]
        others = Text("Andere eigenaren", "Other owners")
        entries = [gathered(block.entries, _counted(block)) for block in rest]
        heading = join(heading, ": ", Text(*(words.lower() for words in others))) if heading.nl else others
        shown += [*first, Block(heading, at_most(entries, MOST_OTHERS), look)]
    return shown


def _counted(block: Block) -> Text:
    """How many issues it has, and whose they are."""
    issues = sum(len(entry.holds) or 1 for entry in block.entries)
    return join(counted(issues, ISSUE), ": ", join(*(head.label for head in block.heads), between=", "))
