"""Which kinds of issue are in which domain, whose are they, and who discusses them?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from opgavenkaart.graph.model import ISSUE_KIND
from opgavenkaart.graph.text import OR, Text, and_more, figure, join, listed, same, sort_key
from opgavenkaart.queries.core.grouping import grouped
from opgavenkaart.queries.domains import DOMAINS, DomainIssue
from opgavenkaart.viz.answers import Answers, cited
from opgavenkaart.viz.scene.cross_table import Column, Row, cross_table
from opgavenkaart.viz.scene.finding_tables import by_thing, table
from opgavenkaart.viz.scene.folding import MORE, gathered, message, shortened, tip
from opgavenkaart.viz.scene.layout import STAGE, Entry, Placed
from opgavenkaart.viz.scene.picture import NOTHING, Assertion, Counted, Picture, TableData, reason_of
from opgavenkaart.viz.style.nodes import party
from opgavenkaart.viz.texts import ISSUE, PARTY

NO_KIND, OWNER, EXECUTOR, DERIVED, TABLE = "none", "owner", "responsible", "derived", "table"
PARTY_COLUMNS = (OWNER, EXECUTOR, DERIVED, TABLE)
FIRST, WIDTH, LEAST_WIDE, WIDEST = 205.0, 1490.0, 140.0, 280.0  # of names, all, and columns of issues
PARTY_WIDE, PARTIES_WIDE = 140.0, 480.0  # of a column of parties, and at most of all of them
READABLE = 0.8  # of the full size, at 1280 by 720
# Names in a cell, lines of a name, how deep the tree goes, and rows; the most first.
SIZES = (
    *((names, lines, 9, 40) for names, lines in ((9, 3), (7, 3), (5, 3), (4, 3), (3, 3), (2, 3), (2, 2))),
    *((1, 2, depth, rows) for depth, rows in ((9, 24), (3, 24), (2, 24), (1, 24), (1, 16), (1, 12), (1, 9), (1, 6))),
    (1, 1, 1, 5),
)
ASKED = ("challenge", "change", "opportunity", "dilemma", "white_spot")  # what an overview of LT1 is to have
_HEADINGS: Mapping[str, Text] = {
    NO_KIND: Text("Geen soort genoemd", "No kind stated"),
    OWNER: Text("Eigenaar", "Owner"),
    EXECUTOR: Text("Uitvoerder", "Responsible"),
    DERIVED: Text("Afgeleide eigenaar", "Derived owner"),
    TABLE: Text("Op de agenda van", "On the agenda of"),
}
_NO_DOMAIN = Text("Geen domein", "No domain")
_HOW = Text(
    "Elke rij is een domein met wat eronder valt, elke kolom een soort opgave; rechts van wie de opgaven van de rij "
    "zijn en wie ze bespreekt.",
    "Each row is a domain with what is part of it, each column a kind of issue; on the right whose the issues of the "
    "row are and who discusses them.",
)
_OURS = Text(" Vet: in portefeuille bij {who}.", " Bold: in the portfolio of {who}.")
_NONE_OF = Text(" Geen bron noemt een {kinds}.", " No source names any {kinds}.")
_DEEPER = Text(
    " Kleinere domeinen zijn meegeteld in het domein waar zij onder vallen.",
    " Smaller domains are counted in the domain that they are part of.",
)
_FOLDED = Text("Volle vakken tonen alleen de eerste.", "Full cells show only the first.")


class Branch(NamedTuple):
    """A row before it is drawn: a domain, or several, or none; how deep it is, and what is in it."""

    domains: tuple[str, ...]
    depth: int
    found: Sequence[DomainIssue]


def domains(answers: Answers) -> Picture:
    """A row for each domain, a column for each kind of issue, and in the cells the issues."""
    found = answers.narrowed(DOMAINS)
    issues = {finding.issue: finding for finding in found if finding.issue}
    placed = _placed(answers, found)
    folded = any(mark.look == "gathered" for mark in placed.marks)
    return Picture(
        title=answers.title(DOMAINS, found),
        how=join(_HOW, _bold_or_missing(answers, found)),
        tip=tip(len(issues), MORE) if folded else NOTHING,
        marks=placed.marks,
        boxes=placed.boxes,
        near=(*placed.near, *_joined(placed, found)),
        tables=(_table(answers, found),),
        message=message(len(issues), join(_FOLDED, _deeper(placed, found))) if folded else NOTHING,
        counted=Counted(ISSUE, tuple((f"issue:{issue}",) for issue in issues)),
        flow=True,
        sources=cited(found),
        sentences=by_thing((_thing(finding), reason_of(finding)) for finding in found),
        without_data=not any(finding.domain and finding.issue for finding in found),
    )


def _deeper(placed: Placed, found: Sequence[DomainIssue]) -> Text:
    """That not all domains have a row, nor are together in one, where that is so."""
    shown = {thing for mark in placed.marks for thing in (mark.thing, *mark.holds)}
    return _DEEPER if any(f.domain and f"domain:{f.domain}" not in shown for f in found) else NOTHING


def _bold_or_missing(answers: Answers, found: Sequence[DomainIssue]) -> Text:
    """Which domains are ours, of a map about an organisation; of the whole, which kinds no source names."""
    if answers.about:
        who = answers.graph.label(*answers.about)
        return _OURS.format(who=who) if any(_is_ours(answers, finding) for finding in found) else NOTHING
    named = {kind for finding in found for kind in finding.kinds}
    missing = [kind.text for kind in ISSUE_KIND.values if kind.id in ASKED and kind.id not in named]
    return _NONE_OF.format(kinds=listed(missing, OR)) if missing else NOTHING


def _is_ours(answers: Answers, finding: DomainIssue) -> bool:
    """Whether the map is about an organisation that has the domain in its portfolio."""
    return answers.about in [("organisation", id) for id in finding.portfolio]


def _placed(answers: Answers, found: Sequence[DomainIssue]) -> Placed:
    """As much of it as can be read."""
    columns = _columns(found)
    for names, lines, depth, most in SIZES:
        drawn = [_row(answers, line, columns, number, names) for number, line in enumerate(_lines(found, depth, most))]
        placed = cross_table(columns, drawn, FIRST, lines)
        if placed.scale >= READABLE or placed.height * STAGE[0] <= placed.width * STAGE[1]:  # shorter is no larger
            break
    return placed


def _columns(found: Sequence[DomainIssue]) -> list[Column]:
    """The kinds that any issue is of; and whose they are, as stated or derived, and who discusses them."""
    kinds = [*((kind.id, kind.text.capital()) for kind in ISSUE_KIND.values), (NO_KIND, _HEADINGS[NO_KIND])]
    inside = [(id, text, of) for id, text in kinds if (of := _of_kind(found, id))]
    parties = [(id, of) for id in PARTY_COLUMNS if (of := [f for f in found if _of_column(f, id)])]
    narrow = min(PARTY_WIDE, PARTIES_WIDE / max(len(parties), 1))
    wide = (WIDTH - FIRST - len(parties) * narrow) / max(len(inside), 1)
    return [
        *(Column(id, _numbered(text, of), min(max(wide, LEAST_WIDE), WIDEST)) for id, text, of in inside),
        *(Column(id, Assertion(_HEADINGS[id], tuple(of)), narrow) for id, of in parties),
    ]


def _of_kind(found: Iterable[DomainIssue], kind: str) -> list[DomainIssue]:
    return [f for f in found if f.issue and (kind in f.kinds or (kind == NO_KIND and not f.kinds))]


def _of_column(finding: DomainIssue, column: str) -> tuple[str, ...]:
    """The parties of an issue that stand in this column, as "kind:id"."""
    if column == TABLE:
        return tuple(f"group:{id}" for id in finding.on_agenda)
    if column == EXECUTOR:
        return tuple(f"organisation:{id}" for id in finding.responsible)
    derived = str(finding.status).startswith("derived")
    return tuple(f"organisation:{id}" for id in finding.owners) if derived == (column == DERIVED) else ()


def _lines(found: Sequence[DomainIssue], depth: int, most: int) -> list[Branch]:
    """The domains in their tree, not too deep; of too many those with the most issues, and the others as one."""
    inside = grouped(found, lambda finding: finding.domain)
    nowhere = [Branch((), 0, inside.pop(None))] if None in inside else []
    lines = [line for line in _tree(inside) if line.depth < depth]
    if len(lines) > most:
        first = sorted(lines, key=lambda line: -len(line.found))[: most - 1]
        rest = [line for line in lines if line not in first]
        together = Branch(tuple(d for line in rest for d in line.domains), 0, [f for line in rest for f in line.found])
        lines = [*(line for line in lines if line in first), together]
    return [*lines, *nowhere]


def _tree(inside: Mapping[str | None, Sequence[DomainIssue]]) -> Iterator[Branch]:
    """Each domain once, below the first that it is part of; of equals in the order of the answer."""
    below = grouped(((above, id) for id, of in inside.items() for above in of[0].part_of), lambda pair: pair[0])
    ahead = [(id, 0) for id in reversed(list(inside)) if not set(inside[id][0].part_of) & inside.keys()]
    seen: set[str | None] = set()
    while ahead:
        id, depth = ahead.pop()
        if id not in seen:
            seen.add(id)
            yield Branch((str(id),), depth, inside[id])
            ahead += [(child, depth + 1) for _, child in reversed(below.get(str(id), []))]


def _row(answers: Answers, line: Branch, columns: Sequence[Column], number: int, names: int) -> Row:
    issues = {f.issue: f for f in line.found if f.issue}
    cells = [_cell(answers, list(issues.values()), column.id, names) for column in columns]
    row = Row(f"{number}", cells, indent=line.depth)
    bold = not answers.about or any(_is_ours(answers, finding) for finding in line.found)
    heads = [Entry("domain", same(answers.graph.label("domain", id)), f"domain:{id}", bold=bold) for id in line.domains]
    if not heads:
        return replace(row, heading=_numbered(_NO_DOMAIN, line.found))
    if len(heads) > 1:
        return replace(row, head=gathered(heads, and_more(len(heads))))
    number_of_it = _numbered(heads[0].label, line.found)
    return replace(row, head=replace(heads[0], label=number_of_it.text, heads=True, number=number_of_it))


def _cell(answers: Answers, found: Sequence[DomainIssue], column: str, names: int) -> Sequence[Entry]:
    """The issues of a kind, those of nobody first; or the parties of a column, of too many those with most."""
    graph = answers.graph
    if column in PARTY_COLUMNS:
        pairs = ((thing, _thing(finding)) for finding in found for thing in _of_column(finding, column))
        because = {thing: tuple(of for _, of in pairs) for thing, pairs in grouped(pairs, lambda pair: pair[0]).items()}
        entries = sorted((party(graph, thing, of) for thing, of in because.items()), key=lambda e: sort_key(e.label.nl))
        if len(entries) > names + 1:
            entries.sort(key=lambda entry: -len(because[entry.thing]))
        return shortened(entries, names + 1, PARTY)
    issues = [
        Entry(
            "issue",
            same(graph.label("issue", f.issue or "")),
            f"issue:{f.issue}",
            gap=(f,) if f.status == "nobody" else (),
        )
        for f in _of_kind(found, column)
    ]
    return shortened(sorted(issues, key=lambda entry: not entry.gap), names, ISSUE)


def _numbered(words: Text, found: Sequence[DomainIssue]) -> Assertion:
    """With the number of their issues."""
    things = tuple(dict.fromkeys(_thing(finding) for finding in found if finding.issue))
    return Assertion(join(words, " (", figure(len(things)), ")"), tuple(found), things)


def _thing(finding: DomainIssue) -> str:
    return f"issue:{finding.issue}" if finding.issue else f"domain:{finding.domain}"


def _joined(placed: Placed, found: Sequence[DomainIssue]) -> Iterator[tuple[str, str]]:
    """Each issue with whose it is and who discusses it, in the same row."""
    parties = {
        f"issue:{f.issue}": {thing for column in PARTY_COLUMNS for thing in _of_column(f, column)} for f in found
    }
    for of_row in grouped(placed.marks, lambda mark: mark.id.split("/")[1]).values():
        for issue in (mark for mark in of_row if mark.look == "issue"):
            for mark in of_row:
                if not parties[issue.thing].isdisjoint((mark.thing, *mark.holds)):
                    yield issue.id, mark.id


def _table(answers: Answers, found: Sequence[DomainIssue]) -> TableData:
    parties = dict.fromkeys(("portfolio", "owners", "responsible"), "organisation")
    refers = {"part_of": "domain", "on_agenda": "group", **parties}
    data = table(DOMAINS, found, "issue", "issue", answers.graph, also_in="domain", **refers)
    rows = (replace(row, thing=_thing(finding)) for row, finding in zip(data.rows, found, strict=True))
    return replace(data, rows=tuple(rows))
