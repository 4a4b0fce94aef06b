"""Whose each issue is: its status, the owners that decide it, and on what grounds; and a block of those alike."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from opgavenkaart.graph.text import Text, join, listed, same, sort_key
from opgavenkaart.queries.owners.question import Owner
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.scene.layout import Block, Entry
from opgavenkaart.viz.scene.picture import NOTHING, Assertion, BoxLook
from opgavenkaart.viz.style.nodes import look_of

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


class Ownership(NamedTuple):
    """What all issues of a block have in common: their status, whose they are or could be, and on what grounds."""

    status: str
    candidates: tuple[str, ...]
    grounds: Text


def ownerships(answers: Answers) -> Mapping[str, Ownership]:
    """That of each issue, in the order of the answer."""
    return {issue: _ownership(answers, findings) for issue, findings in answers.owners.items()}


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


def blocks_of(answers: Answers, owned: Mapping[str, Ownership]) -> list[Block]:
    """A block for each ownership of these issues, in the order in which they stand."""
    alike: dict[Ownership, list[str]] = defaultdict(list)
    for issue, of in owned.items():
        alike[of].append(issue)
    statuses = list(STATUSES)
    order = sorted(alike, key=lambda of: (statuses.index(of.status), [*map(sort_key, of.candidates)], of.grounds))
    return [_block(answers, of, alike[of]) for of in order]


def _block(answers: Answers, of: Ownership, issues: Sequence[str]) -> Block:
    graph, nobody = answers.graph, of.status == "nobody"
    facts = tuple(finding for issue in issues for finding in answers.owners[issue])
    entries = [
        Entry("issue", same(graph.label("issue", id)), f"issue:{id}", gap=tuple(answers.owners[id]) if nobody else ())
        for id in issues
    ]
    heads: list[Entry] = []
    for id in of.candidates:
        node = graph.node("organisation", id)
        look = look_of(node) if node else "organisation"
        heads.append(Entry(look, same(graph.label("organisation", id)), f"organisation:{id}", bold=True, heads=True))
    heading, look = STATUSES[of.status]
    if nobody:
        heading = join(heading, f"\u00a0({len(issues)})")
    counts = tuple(f"issue:{issue}" for issue in issues) if nobody else ()
    return Block(Assertion(heading, facts, counts), tuple(entries), look, of.grounds, tuple(heads))
