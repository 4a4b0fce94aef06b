"""Names through time in a TOOI list: its historical versions state only the last day on which they held."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from opgavenkaart.graph.text import clean
from opgavenkaart.loaders.registers.model import Contents, RegisteredName
from opgavenkaart.loaders.registers.tooi.nodes import TooiNode, day_it_ended, shown


def names_of(
    contents: Contents,
    found: Sequence[TooiNode],
    events: Sequence[TooiNode],
    moments: Mapping[str, str],
    begun: Mapping[str, str],
) -> Iterator[RegisteredName]:
    """The names of each body that had more than one, from change to change; versions only state their last day."""
    versions: dict[str, list[tuple[str, TooiNode]]] = defaultdict(list)
    for node in found:
        if node.historical:
            versions[_bearer(node)].append((day_it_ended(node, contents), node))
    changes: dict[str, set[str]] = defaultdict(set)
    for event in events:
        if any(code.startswith("hv_") for code in event.codes("invalidated")):
            for code in event.codes("used"):
                changes[code].add(moments[event.id])
    now = {body.codes[0]: body for body in contents.bodies}
    for code in sorted({*versions, *(changes.keys() & now.keys())}):
        body, of = now.get(code), sorted(versions.get(code, ()), key=lambda version: version[0])
        began = body.valid_from if body else begun.get(code, "")
        days = sorted({*changes[code], *(end for end, _ in of), began} - {""})
        called = [
            RegisteredName(
                (code,), shown(v.name), clean(v.one("afkorting")), _before(days, end), end, v.code, clean(v.name)
            )
            for end, v in of
        ]
        if body:
            short = next(iter(body.abbreviations), "")
            start = _before(days, body.valid_to)
            called.append(RegisteredName((code,), body.name, short, start, body.valid_to, code, body.quote))
        yield from _each_once(called)


def _before(days: Sequence[str], end: str) -> str:
    """The last of the days before an end; of all, where it is open."""
    return max((day for day in days if not end or day < end), default="")


def _each_once(called: Sequence[RegisteredName]) -> Iterator[RegisteredName]:
    """Names from change to change, those that a change left as they were put together."""
    for _, same in groupby(called, key=lambda name: (name.name, name.abbreviation)):
        of = list(same)
        joined = len(of) > 1 and all(a.valid_to == b.valid_from for a, b in pairwise(of))
        yield from [of[-1]._replace(valid_from=of[0].valid_from)] if joined else of


def _bearer(version: TooiNode) -> str:
    return next(iter(version.codes("specializationOf")), "") or version.one("organisatiecode")
