"""What is different between two answers to one question: findings gained, lost and changed."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, ClassVar

from opgavenkaart.graph.graph import EvidenceList
from opgavenkaart.graph.text import LANGS, Lang, Text, counted, join
from opgavenkaart.queries.core.question import Finding, Question
from opgavenkaart.queries.core.wording import tally

CHANGES = {
    "gained": Text("erbij", "gained"),
    "lost": Text("weg", "lost"),
    "changed": Text("veranderd", "changed"),
}


@dataclass(frozen=True)
class Difference(Finding):
    """A finding that two answers do not both have: what changed, the finding as it now is or was, and what it was."""

    of: ClassVar[type[Finding]]

    change: str
    finding: Finding
    was: Text

    @classmethod
    def columns(cls) -> tuple[str, ...]:
        """`change`, the columns of the question, and `was`: the columns of a changed finding that were otherwise."""
        return ("change", *cls.of.columns(), "was")

    def row(self, lang: Lang) -> dict[str, Any]:
        """The finding flat, after what changed and before what it was."""
        row = self.finding.row(lang)
        return {"change": self.change, **{c: row.get(c) for c in self.of.columns()}, "was": self.was.in_(lang)}


def differing(question: Question[Any]) -> Question[Any]:
    """The question of what is different: one finding for each that was gained, lost or changed."""
    return replace(question, finding=_difference_of(question.finding), title=_title, sections=None)  # type: ignore[arg-type]  # a class is hashable


@cache
def _difference_of(finding: type[Finding]) -> type[Difference]:
    own: dict[str, Any] = {
        "of": finding,
        "brief": ("change", *finding.brief, "was"),
        "headings": finding.headings,
        "words": {**finding.words, **CHANGES},
    }
    return type(f"{finding.__name__}Difference", (Difference,), own)


def differences(before: Sequence[Finding], after: Sequence[Finding]) -> Iterator[Difference]:
    """What was gained and changed in the order of the new answer, then what was lost in that of the old one."""
    if not (before or after):
        return
    row = _difference_of(type((*after, *before)[0]))  # type: ignore[arg-type]  # a class is hashable
    old, new = _by_key(before), _by_key(after)
    for key, finding in new.items():
        if key not in old:
            yield row("gained", finding, Text("", ""), evidence=finding.evidence)
        elif was := _was(old[key], finding):
            yield row("changed", finding, was, evidence=EvidenceList([*old[key].evidence, *finding.evidence]))
    for key, finding in old.items():
        if key not in new:
            yield row("lost", finding, Text("", ""), evidence=finding.evidence)


def _by_key(findings: Sequence[Finding]) -> dict[tuple[object, ...], Finding]:
    """Findings by their key; those with the same key are numbered."""
    found: dict[tuple[object, ...], Finding] = {}
    seen: Counter[tuple[object, ...]] = Counter()
    for finding in findings:
        key = tuple(getattr(finding, column) for column in finding.key)
        found[*key, seen[key]] = finding
        seen[key] += 1
    return found


def _was(before: Finding, after: Finding) -> Text | None:
    """The columns that were otherwise, as words; None where none was. Why and who else are left to the columns."""
    old = {lang: before.row(lang) for lang in LANGS}
    new = after.row("nl")
    columns = [column for column in after.columns() if old["nl"].get(column) != new[column]]
    if not columns:
        return None
    return Text(*(_values(after, columns, old[lang], lang) for lang in LANGS))


def _values(finding: Finding, columns: Sequence[str], row: Mapping[str, Any], lang: Lang) -> str:
    parts = []
    for column in columns:
        heading = finding.heading(column).in_(lang)
        value = row.get(column)
        if isinstance(value, str) and value in finding.words:
            value = finding.words[value].in_(lang)
        parts.append(f"{heading}: {', '.join(value) if isinstance(value, list) else value}")
    return "; ".join(parts)


def _title(findings: Sequence[Difference]) -> Text:
    if not findings:
        return Text("Er verandert niets aan het antwoord.", "Nothing changes in the answer.")
    count = counted(len(findings), (Text("verschil", "difference"), Text("verschillen", "differences")))
    return join(
        count, ": ", tally((sum(f.change == id for f in findings), words) for id, words in CHANGES.items()), "."
    )
