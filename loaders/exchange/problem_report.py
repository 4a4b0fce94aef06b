"""What is wrong with a network, and where in its file: problems first name their element or connection by number."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from opgavenkaart.graph.text import Text, join, match_key, same
from opgavenkaart.loaders.exchange.codes import UNKNOWN_ENDS
from opgavenkaart.loaders.exchange.network import EDGES, NODES, Connection, Element, Network
from opgavenkaart.loaders.problems.bound import add
from opgavenkaart.loaders.problems.problem import BETWEEN, COUNTED, NO_DETAILS, Code, Detail, Problem, shortened, total
from opgavenkaart.loaders.tables.codes import DUPLICATE_ID, DUPLICATE_ROW, UNKNOWN_REFERENCE

ENDS = ("from", "to")
MAX_SHOWN_VALUES = 5  # that a message names
_SHEETS = Text(f" (bladen {NODES}, {EDGES})", f" (sheets {NODES}, {EDGES})")  # see `network.sheets_of`
_AT_LEAST = Text("ten minste {n}", "at least {n}")
_NOTHING = Text("geen kenmerk zegt het; er is wel: {names}", "no attribute says so; there are: {names}")


class Report:
    """The problems of one network. Elements are numbered from 1, and connections after them."""

    def __init__(self, network: Network, file: str) -> None:
        self.network, self.file = network, file
        self.problems: list[Problem] = []
        self._items: Sequence[Element | Connection] = [*network.elements, *network.connections]
        self._seen: dict[str | tuple[str, str], int] = {}  # an id -> the number of the first that has it

    def placed(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        """The problems where the file has them. A list of edges most ends of which are unknown is one problem."""
        found, unknown = list[Problem](), list[Problem]()
        for problem in problems:
            end = self.network.bare and problem.code == UNKNOWN_REFERENCE and problem.column in ENDS
            (unknown if end else found).append(problem)
        if total(unknown) > len(self.network.connections):  # of two ends each
            values = list(dict.fromkeys(shortened(problem.value) for problem in unknown))
            shown = ", ".join(values[:MAX_SHOWN_VALUES]) + (" …" if len(values) > MAX_SHOWN_VALUES else "")
            counted = {"count": _AT_LEAST.format(n=len(values))} if any(problem.more for problem in unknown) else {}
            yield self._of_many(UNKNOWN_ENDS, len(values), 1, {"values": shown, **counted})
            unknown = []
        yield from map(self._where, (*found, *unknown))

    def _where(self, problem: Problem) -> Problem:
        if problem.row is None:
            return problem
        item, details = self._items[problem.row - 1], dict(problem.details)
        if problem.code == DUPLICATE_ROW:
            details["other"] = str(self._items[int(str(details["other"])) - 1].at)
        placed = replace(problem, row=item.at or None, details=details)
        if self.network.counted == "row":
            return replace(placed, sheet=self.network.sheets[problem.row > len(self.network.elements)])
        column = BETWEEN.join(filter(None, (_name(item), problem.column)))
        return replace(placed, column=column, counted=self.network.counted)

    def _is_first(self, id: str | tuple[str, str], number: int) -> bool:
        """Whether this is the first with this id; else that is a problem."""
        if (other := self._seen.setdefault(id, number)) == number:
            return True
        details = {"other": self._place_of(other)}
        self._report(DUPLICATE_ID, number, id if isinstance(id, str) else id[1], details, "id")
        return False

    def _place_of(self, number: int) -> Text:
        """Where an element or connection stands, within a sentence."""
        item = self._items[number - 1]
        return join(_name(item), " (", COUNTED[self.network.counted], f" {item.at})")

    def _report(
        self, code: Code, number: int, value: str = "", details: Mapping[str, Detail] = NO_DETAILS, column: str = ""
    ) -> None:
        add(self.problems, Problem(code, self.file, "", number, column, value, details))

    def _of_many(self, code: Code, count: int, sheet: int, details: Mapping[str, Detail] = NO_DETAILS) -> Problem:
        """One problem that so many elements or connections have."""
        sheets = _SHEETS if self.network.counted != "row" else ""
        file = f'"{self.file}"' if " " in self.file else self.file
        every = {"count": str(count), "sheets": sheets, "file": file, **details}
        return Problem(code, self.file, self.network.sheets[sheet], details=every)


def _name(item: Element | Connection) -> str:
    return item.id or (f"{item.start} → {item.end}" if isinstance(item, Connection) else "")


def values_of(items: Sequence[Mapping[str, str]], keys: Sequence[str]) -> Text:
    """The most frequent values of attributes with these keys; where none has any, the attributes that there are."""
    titled = (((title, text) for title, text in of.items() if match_key(title) in keys) for of in items)
    values = Counter(next((f"{title} = {text}" for title, text in of), "") for of in titled)
    if set(values) == {""}:
        names = Counter(name for of in items for name in of).most_common(MAX_SHOWN_VALUES)
        return _NOTHING.format(names=", ".join(name for name, _ in names) or "–")
    return same(", ".join(f"{value or '–'} ({count})" for value, count in values.most_common(MAX_SHOWN_VALUES)))
