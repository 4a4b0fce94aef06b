"""What must hold of the sources below a view, and of the views that draw one question or two."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from opgavenkaart.graph.graph import Graph
from opgavenkaart.graph.text import join
from opgavenkaart.queries.brokers.question import BROKERS
from opgavenkaart.queries.coherence import COHERENCE
from opgavenkaart.queries.compare import COMPARE
from opgavenkaart.queries.coordination import COORDINATION
from opgavenkaart.queries.core.participation import seats
from opgavenkaart.queries.core.question import Question
from opgavenkaart.queries.core.reference import Ref
from opgavenkaart.queries.domains import DOMAINS
from opgavenkaart.queries.evidence.question import EVIDENCE
from opgavenkaart.queries.gaps.question import GAPS
from opgavenkaart.queries.matrix import MATRIX
from opgavenkaart.queries.owners.question import OWNERS
from opgavenkaart.queries.path import PATH, Step, path
from opgavenkaart.queries.positions import POSITIONS
from opgavenkaart.viz.scene.picture import ends_of
from tests.viz.law.truth_of_overviews import cell

if TYPE_CHECKING:
    from tests.viz.law.truth import Check

HERE = re.compile(r", (?:hier|here) (\d+)(?:–(\d+))?")
NUMBER, FIRST = re.compile(r"[\u00a0 ]\((\d+)\)$"), re.compile(r"\d+")
DRAWN: dict[str, tuple[Question[Any], ...]] = {
    "owners": (OWNERS,),
    "domains": (DOMAINS,),
    "positions": (POSITIONS,),
    "gaps": (GAPS,),
    "coordination": (COORDINATION, BROKERS),
    "documents": (EVIDENCE,),
    "coherence": (COHERENCE,),
    "groups": (COMPARE, MATRIX),
}


def sources(check: "Check") -> Iterator[str]:
    """Of a view of a question those of its evidence, of a thing those that join it; of a filter, some of these."""
    view, graph = check.shown["view"], check.truth.graph
    claims = [claim for of in graph.claims.values() for claim in of]
    if view in DRAWN:
        found = [finding for question in DRAWN[view] for finding in question.findings(graph)]
        if check.shown["part"]:
            issues = cell(check.truth, check.shown["part"], check.shown["rows"])
            kind = check.shown["part"].partition("|")[0]
            found = [of for of in found if (of.kind == kind if view == "gaps" else f"issue:{of.issue}" in issues)]
        own = {each.source for finding in found for each in finding.evidence}
    elif view == "about":
        own = _around(check, check.shown["about"])
    elif view in ("whole", "time"):
        own = {claim.source for claim in claims}
    else:
        return
    below = set(check.shown["sources"])
    right = below == own - {""} if check.shown["things"] is None and view in DRAWN else below <= own
    yield "" if right else f"below it stand {sorted(below)}, not {sorted(own)}"


def _around(check: "Check", middle: str) -> set[str]:
    claims = (claim for of in check.truth.graph.claims.values() for claim in of)
    own = {claim.source for claim in claims if middle in (*ends_of(claim), f"document:{claim.source}")}
    for found in check.truth.owners.values():
        for owner in found:
            if middle in (f"organisation:{owner.owner}", f"issue:{owner.issue}"):
                own |= {each.source for each in owner.evidence}
    return own


def pairs_or_brokers(graph: Graph) -> Sequence[tuple[str, ...]]:
    """What the title counts of coordination: the pairs without a table, else who ties the groups together."""
    pairs = [(f"{f.kind}:{f.a}", f"{f.kind}:{f.b}") for f in COORDINATION.findings(graph)]
    return pairs or [(f"organisation:{f.organisation}",) for f in BROKERS.findings(graph)]


def coordination(check: "Check") -> Iterator[str]:
    """Below a party stand those it does not meet, each pair once; a number of tables is that of each in its box."""
    if check.shown["view"] != "coordination":
        return
    graph = check.truth.graph
    pairs = {frozenset((f"{f.kind}:{f.a}", f"{f.kind}:{f.b}")) for f in COORDINATION.findings(graph)}
    brokers = {f"organisation:{f.organisation}": f for f in BROKERS.findings(graph)}
    if check.shown["things"] is None and not check.shown["hidden"]:
        answers = COORDINATION.title(COORDINATION.findings(graph)), BROKERS.title(BROKERS.findings(graph))
        right = check.shown["title"] in join(*answers, between=" ")
        yield "" if right else f"“{check.shown['title']}”, where the answers are {answers}"
    for box in check.shown["boxes"]:
        marks = [check.marks[id] for id in box["marks"]]
        things = [thing for mark in marks for thing in ([mark["thing"]] if mark["thing"] else mark["holds"])]
        if not box["heading"]:
            for other in things[1:]:
                pair = frozenset((things[0], other))
                right = pair in pairs and (check.shows(other) and check.shows(things[0]))
                yield "" if right else f"{sorted(pair)} meet, are shown twice, or are not both left"
                pairs.discard(pair)
            continue
        number = int(box["heading"].rpartition("(")[2].rstrip(")").replace(".", "").replace(",", ""))
        yield "" if number == len(things) else f"“{box['heading']}” over {len(things)}"
        for thing in things if box["look"] != "gap" else ():
            heading = HERE.sub("", box["heading"])
            found, tables = brokers[thing], [int(word) for word in heading.split() if word.isdigit()]
            right = found.articulation if box["look"] == "needed" else tables in ([found.groups], [])
            yield "" if right else f"{thing} at {found.groups} tables in “{box['heading']}”"
        if box["look"] not in ("gap", "needed"):
            at = [_tables(graph, thing) for thing in things]
            left = [sum(map(check.shows, tables)) for tables in at]
            here = HERE.search(box["heading"])
            stated = {int(number) for number in here.groups() if number} if here else {min(left), max(left)}
            right = stated == {min(left), max(left)} and bool(here) == (left != [len(tables) for tables in at])
            yield "" if right else f"“{box['heading']}”, of whose tables {left} are left"


def _tables(graph: Graph, party: str) -> set[str]:
    """The groups at whose table it sits."""
    return {f"group:{claim.to_id}" for claim in seats(graph) if f"organisation:{claim.from_id}" == party}


def documents(check: "Check") -> Iterator[str]:
    """In the box of a document stands what it says anything about, and how much, as `ask evidence` counts it."""
    if check.shown["view"] != "documents":
        return
    whole = check.shown["things"] is None
    of_documents = [f for f in EVIDENCE.findings(check.truth.graph) if f.level == "document"]
    found = {f"document:{f.document or ''}": f for f in of_documents}
    if whole and not check.shown["hidden"]:
        title = EVIDENCE.title(EVIDENCE.findings(check.truth.graph))
        yield "" if check.shown["title"] in title else f"“{check.shown['title']}”, where the answer is “{title.nl}”"
    for box in check.shown["boxes"]:
        marks = [check.marks[id] for id in box["marks"]]
        things = [thing for mark in marks for thing in ([mark["thing"]] if mark["thing"] else mark["holds"])]
        if number := NUMBER.search(box["heading"]):
            yield "" if int(number[1]) == len(things) else f"“{box['heading']}” over {len(things)}"
            continue
        for mark in marks:
            number = FIRST.search(mark["words"]) if len(mark["holds"]) > 1 else None
            right = number is None or int(number[0]) == len(mark["holds"])
            yield "" if right else f"“{mark['words']}” holds {len(mark['holds'])}"
        cites = box["look"] != "gap"  # the box of what has no source
        source, things = (things[0], things[1:]) if cites else ("document:", things)
        stated, own = found[source], {thing for cited, thing in check.truth.resting if cited == source}
        yield "" if not cites or {*things} <= own else f"{sorted(set(things) - own)} do not rest on {source}"
        counts = [int(digits) for digits in FIRST.findall(box["note"])]
        right = counts == ([n for n in (stated.claims, stated.descriptions) if n] if whole else [])
        yield "" if right else f"“{box['note']}” of {source}"


def _steps(check: "Check") -> Sequence[Step]:
    start, end = (Ref(*thing.split(":", 1)) for thing in check.shown["ends"])
    return path(check.truth.graph, from_=start, to=end) if start != end else []


def along(check: "Check") -> Sequence[tuple[str, ...]]:
    """What the title of a path counts: both ends and all that lies between them."""
    ends = ({f"{f.from_kind}:{f.from_}", f"{f.to_kind}:{f.to}"} for f in _steps(check))
    return sorted((thing,) for thing in {*check.shown["ends"]}.union(*ends))


def chains(check: "Check") -> Iterator[str]:
    """The title of a path is that of the answer, and so are the ends of its lines."""
    if check.shown["view"] != "path" or check.shown["ends"][0] == check.shown["ends"][1]:
        return
    found = _steps(check)
    if check.shown["things"] is None and not check.shown["hidden"]:
        title = PATH.title(found)
        yield "" if check.shown["title"] in title else f"“{check.shown['title']}”, where the answer is “{title.nl}”"
        yield "" if len(check.shown["lines"]) == len(found) else f"{len(found)} steps, as many lines as not"
    steps = {(f"{f.from_kind}:{f.from_}", f"{f.to_kind}:{f.to}") for f in found}
    for line in check.shown["lines"]:
        drawn = (*line["from"], *line["to"])
        yield "" if drawn in steps else f"{drawn} is no step"
