"""What became of the rows of a foreign sheet that one part of a mapping read: each is used, or left out by a rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from opgavenkaart.graph.model.schema import Table
from opgavenkaart.graph.text import Text, join
from opgavenkaart.loaders.mapping.toml_text import toml
from opgavenkaart.loaders.problems.problem import Place, shortened

MAX_RULE_LENGTH = 80  # letters of a rule that a line repeats
NOTHING_ACROSS = Text("met niets in de kolommen van `across`", "with nothing in the columns of `across`")
SAME_THING = Text("over iets dat een andere rij al beschrijft", "about something that another row describes")
SAME_CLAIM = Text("met hetzelfde als een andere rij", "with the same as another row")
WITHOUT = Text("zonder {field}", "without {field}")
EMPTIED_BY_VALUES = Text("waarvan `values` niets maakt van {field}", "of whose {field} `values` makes nothing")
_LEFT_OUT_BY = Text("weggelaten door {rule}", "left out by {rule}")
_TABLE = Text("{table}: {read} rijen, {used} nieuw", "{table}: {read} rows, {used} new")
_CELLS = Text("cellen waar `values` niets van maakt: {field} {count}", "cells that `values` drops: {field} {count}")
NOT_NEW = Text("over iets dat een andere [[table]] beschrijft", "about something that another [[table]] describes")


def of_rule(key: str, heading: str, cells: Mapping[str, str]) -> Text:
    """Left out by `where` or `skip`, as the mapping says it."""
    values = list(cells.values())
    rule = shortened(f"{key} = {toml({heading: values[0] if len(values) == 1 else values})}", MAX_RULE_LENGTH)
    return _LEFT_OUT_BY.format(rule=rule)


class Account:
    """Rows by the number that the spreadsheet gives them.

    A row may become several rows of ours. It is used if any of them is new; else the last rule that took one away
    counts.
    """

    def __init__(self, place: Place, makes: Table, rows: Iterable[int]) -> None:
        self.place, self.makes, self.read = place, makes, set(rows)
        self.used: set[int] = set()
        self.cells: dict[Text, Counter[int]] = {}  # of a column of ours: how many `values` makes nothing of, by row
        self._rules: dict[Text, set[int]] = {}

    def leave_out(self, rule: Text, rows: Iterable[int]) -> None:
        """These rows, or part of what they say, are left out by a rule."""
        self._rules.setdefault(rule, set()).update(rows)

    def left_out(self) -> dict[Text, int]:
        """How many rows each rule left out, no row counted twice."""
        seen, counts = set(self.used), dict.fromkeys(self._rules, 0)
        for rule in reversed(self._rules):
            counts[rule] = len(self._rules[rule] - seen)
            seen |= self._rules[rule]
        return {rule: count for rule, count in counts.items() if count}

    def line(self) -> Text | None:
        """The account in a line; None where everything was used."""
        parts = [join(str(count), rule, between=" ") for rule, count in self.left_out().items()]
        parts += [_CELLS.format(field=field, count=of.total()) for field, of in self.cells.items() if of.total()]
        if not parts:
            return None
        table = _TABLE.format(table=self.makes.text, read=len(self.read), used=len(self.used))
        return join(f"{self.place.sheet or self.place.file} → ", join(table, *parts, between="; "))
