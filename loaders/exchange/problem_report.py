"""What is wrong with a network, and where in its file: problems first name their element or connection by number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from opgavenkaart.graph.text import Text
from opgavenkaart.loaders.exchange.classify import SHOWN
from opgavenkaart.loaders.exchange.codes import UNKNOWN_ENDS
from opgavenkaart.loaders.exchange.network import EDGES, NODES, Network
from opgavenkaart.loaders.problems.code import Code
from opgavenkaart.loaders.problems.problem import BETWEEN, COUNTED, NO_DETAILS, Detail, Problem, shortened
from opgavenkaart.loaders.tables.codes import DUPLICATE_ID, DUPLICATE_ROW, UNKNOWN_REFERENCE

ENDS = ("from", "to")
_SHEETS = Text(*(f" ({word} {NODES}, {EDGES})" for word in ("bladen", "sheets")))  # see `network.sheets_of`


class Report:
    """The problems of one network. Elements are numbered from 1, and connections after them."""

    def __init__(self, network: Network, file: str) -> None:
        self.network, self.file = network, file
        self.problems: list[Problem] = []
        self._seen: dict[str | tuple[str, str], int] = {}  # what is called so -> its number

    def placed(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        """The problems where the file has them. Of a list of edges most ends of which are unknown that is told once."""
        found, unknown = list[Problem](), list[Problem]()
        for problem in problems:
            end = self.network.bare and problem.code == UNKNOWN_REFERENCE and problem.column in ENDS
            (unknown if end else found).append(problem)
        if len(unknown) > len(self.network.connections):  # of two ends each
            values = dict.fromkeys(shortened(problem.value) for problem in unknown)
            shown = ", ".join([*values][:SHOWN]) + (" …" if len(values) > SHOWN else "")
            yield self._once(UNKNOWN_ENDS, len(values), 1, {"values": shown})
            unknown = []
        yield from map(self._where, (*found, *unknown))

    def _where(self, problem: Problem) -> Problem:
        if problem.row is None:
            return problem
        at, name, sheet = self._spot(problem.row)
        details = dict(problem.details)
        if problem.code == DUPLICATE_ROW:
            details["other"] = str(self._spot(int(str(details["other"])))[0])
        if self.network.counted == "row":
            return replace(problem, row=at, sheet=sheet, details=details)
        column = BETWEEN.join(filter(None, (name, problem.column)))
        return replace(problem, row=at or None, column=column, details=details, counted=self.network.counted)

    def _spot(self, number: int) -> tuple[int, str, str]:
        """Where an element or connection stands, what it is called, and on which sheet."""
        elements = self.network.elements
        if number <= len(elements):
            element = elements[number - 1]
            return element.at, element.id, self.network.sheets[0]
        link = self.network.connections[number - len(elements) - 1]
        return link.at, link.id or f"{link.start} → {link.end}", self.network.sheets[1]

    def _first(self, id: str | tuple[str, str], number: int) -> bool:
        """Whether this is the first to be called so; else that is a problem."""
        if (other := self._seen.setdefault(id, number)) == number:
            return True
        at, name, _ = self._spot(other)
        where = Text(*(f"{name} ({word} {at})" for word in COUNTED[self.network.counted]))
        self._report(DUPLICATE_ID, number, id if isinstance(id, str) else id[1], {"other": where}, "id")
        return False

    def _report(
        self, code: Code, number: int, value: str = "", details: Mapping[str, Detail] = NO_DETAILS, column: str = ""
    ) -> None:
        self.problems.append(Problem(code, self.file, "", number, column, value, details))

    def _report_once(self, code: Code, count: int, sheet: int, details: Mapping[str, Detail]) -> None:
        self.problems.append(self._once(code, count, sheet, details))

    def _once(self, code: Code, count: int, sheet: int, details: Mapping[str, Detail]) -> Problem:
        """A problem that so many elements or connections have, told once."""
        sheets = _SHEETS if self.network.counted != "row" else ""
        file = f'"{self.file}"' if " " in self.file else self.file
        said = {"count": str(count), "sheets": sheets, "file": file, **details}
        return Problem(code, self.file, self.network.sheets[sheet], details=said)
