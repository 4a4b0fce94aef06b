"""What is wrong within a register: bodies that cannot be told apart or that end before they begin, and circles."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from opgavenkaart.graph.graph import Claim
from opgavenkaart.graph.store.refusals import find_circle
from opgavenkaart.graph.text import Text
from opgavenkaart.loaders.registers.codes import CYCLE, DATES_REVERSED, DUPLICATE_ID, MISSING_VALUE
from opgavenkaart.loaders.registers.model import Body, Contents

_BODY_NAME = Text("een naam of code", "a name or code")


def sound(contents: Contents) -> Iterator[Body]:
    """The bodies that have a name and a code of their own, with dates that can be."""
    first: dict[str, Body] = {}
    for body in contents.bodies:
        if not body.codes or not body.name:
            contents.report(MISSING_VALUE, "", body.line, what=_BODY_NAME)
            continue
        if taken := [code for code in body.codes if code in first]:
            contents.report(DUPLICATE_ID, taken[0], body.line, first=first[taken[0]].name)
            body = body._replace(codes=tuple(code for code in body.codes if code not in first))
        if not body.codes or (taken and taken[-1].startswith("roo:")):
            continue
        if body.valid_from and body.valid_to and body.valid_to <= body.valid_from:
            contents.report(DATES_REVERSED, body.valid_to, body.line, body=body.name, start=body.valid_from)
            body = body._replace(valid_from="")
        first.update(dict.fromkeys(body.codes, body))
        yield body


def without_circles(claims: Sequence[Claim], contents: Contents) -> list[Claim]:
    """Claims without circles: of parts, of successions by which one ends, and of all successions of one day."""
    groups: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        day = claim.props.get("date", "") if claim.relation == "SUCCEEDED_BY" else ""
        groups[claim.relation, f"on {day}"].append(claim)
        if claim.role != "split":
            groups[claim.relation, "ending"].append(claim)
    wrong = set[tuple[str, str, str]]()
    for (relation, _), of in groups.items():
        rest = [c for c in of if c.role != "end" and (relation, c.from_id, c.to_id) not in wrong]
        while circle := find_circle(rest):
            wrong |= {(relation, a, b) for a, b in pairwise(circle)}
            rest = [c for c in rest if (relation, c.from_id, c.to_id) not in wrong]
            at = next(c for c in of if (c.from_id, c.to_id) in set(pairwise(circle)))
            contents.report(CYCLE, circle[0], None, at.locator, circle=" → ".join(circle))
    return [c for c in claims if (c.relation, c.from_id, c.to_id) not in wrong]
