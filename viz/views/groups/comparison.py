"""In what are groups alike, and in what do they differ? Two boxes of aspects, with what each group is on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from opgavenkaart.graph.graph import Node
from opgavenkaart.graph.text import Text, join
from opgavenkaart.queries.compare import Comparison
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.scene.column_layout import COLUMNS, listing
from opgavenkaart.viz.scene.folding import at_most
from opgavenkaart.viz.scene.layout import BESIDE, LABEL, PAD, RADIUS, Entry, Placed, together
from opgavenkaart.viz.scene.picture import same
from opgavenkaart.viz.scene.text_metrics import width

BESIDES = 374.0  # how wide the boxes are
VERDICTS = {"same": Text("Gelijk", "Alike"), "differs": Text("Verschillend", "Different")}


def compared(asked: Answers, shown: Sequence[Node], most: int) -> Placed:
    """In what the groups are alike, and below it in what they differ."""
    parts: list[Placed] = []
    y = 0.0
    for verdict, word in VERDICTS.items():
        found = [finding for finding in asked.compare if finding.verdict == verdict]
        entries = [_aspect(asked, finding, shown) for finding in found]
        if len(found) > most:
            (more,) = at_most(entries, most)[most - 1 :]
            entries = [*entries[: most - 1], replace(more, holds=tuple(f"group:{group.id}" for group in shown))]
        part = listing(join(word, same(f"\u00a0({len(found)})")), entries, BESIDES, verdict)
        ids = [_id(finding) for finding in found[: len(entries)]]
        if len(found) > most:
            ids[-1] = _id_of_rest(verdict)
        marks = tuple(replace(mark, id=id) for mark, id in zip(part.marks, ids, strict=True))
        near = tuple((f"group:{group.id}", mark.id) for group in shown for mark in marks)
        parts.append(replace(part, marks=marks, near=near).moved(0.0, y))
        y += part.height + COLUMNS
    return together(parts)


def _id(finding: Comparison) -> str:
    return f"compare/{finding.aspect}"


def _id_of_rest(verdict: str) -> str:
    return f"compare/{verdict}/more"


def _aspect(asked: Answers, finding: Comparison, shown: Sequence[Node]) -> Entry:
    """What is compared, with what each group is on it where that fits on a line."""
    name = _name(finding)
    values = [join(*cell, between=", ") if cell else same("–") for cell in finding.cells]
    values_shown = values[0] if finding.verdict == "same" else join(*values, between=" | ")
    whole = join(name, same(": "), values_shown)
    fits = max(width(words, LABEL) for words in whole) <= BESIDES - 2 * PAD - RADIUS - BESIDE
    label = whole if fits and any(finding.cells) else name
    return Entry("aspect", label, _about(asked, finding), holds=tuple(f"group:{group.id}" for group in shown))


def _name(finding: Comparison) -> Text:
    return same(finding.aspect_name) if isinstance(finding.aspect_name, str) else finding.aspect_name


def _about(asked: Answers, finding: Comparison) -> str:
    """The characteristic that sources name; what was counted is no thing of the graph."""
    return f"aspect:{finding.aspect}" if asked.graph.node("aspect", finding.aspect) else ""


def reasons(asked: Answers, most: int) -> Iterator[tuple[str, Text]]:
    """Why, by aspect; of what is not shown, by the mark for the rest."""
    for finding in asked.compare:
        yield _about(asked, finding) or _id(finding), finding.reason
    for verdict in VERDICTS:
        found = [finding for finding in asked.compare if finding.verdict == verdict]
        for finding in found[most - 1 :] if len(found) > most else ():
            yield _id_of_rest(verdict), join(_name(finding), same(": "), finding.reason)
