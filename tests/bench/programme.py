"""A made-up programme of any size, as the tables that people hand in.

    python -m tests.bench.programme FOLDER [--scale 0.1]

At scale 1 it has 10,000 organisations, 50,000 issues and 300,000 links. Groups, agendas and portfolios keep their
size while the data grow, as they do in life: ten times the data are ten times the pairs that overlap. Who owns an
issue or has an opinion of it mostly sits in the group that deals with it.
"""

import argparse
import csv
import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

SEED = 2021
WORDS = (
    "aanpak",
    "arbeid",
    "beleid",
    "bestuur",
    "bewoners",
    "bodem",
    "data",
    "duurzaam",
    "economie",
    "energie",
    "financiën",
    "gezond",
    "herstel",
    "jeugd",
    "klimaat",
    "kust",
    "landbouw",
    "migratie",
    "mobiliteit",
    "natuur",
    "onderwijs",
    "ouderen",
    "preventie",
    "regio",
    "ruimte",
    "sport",
    "stad",
    "toekomst",
    "toezicht",
    "veerkracht",
    "veiligheid",
    "vergrijzing",
    "vertrouwen",
    "water",
    "welzijn",
    "werk",
    "wonen",
    "zorg",
)
EVIDENCE = ("source", "locator", "quote")
GROUP_SIZE = 8  # organisations in a group: one leads, one commissioned it
AGENDA = 20  # issues of a group
AT_THE_TABLE = 0.7  # of those who have to do with an issue, how many are in its group

T = TypeVar("T")
Row = tuple[object, ...]


class Programme:
    """The rows of each table, the same for the same scale."""

    def __init__(self, scale: float = 1) -> None:
        self._random = random.Random(SEED)
        self.ministries = _ids("min", 20 * scale)
        self.bureaus = _ids("pb", 20 * scale)
        self.umbrellas = _ids("koepel", 60 * scale)
        self.others = _ids("org", 9_900 * scale)
        self.issues = _ids("opgave", 50_000 * scale)
        self.groups = _ids("groep", 2_500 * scale)
        self.domains = _ids("domein", 1_000 * scale)
        self.activities = _ids("activiteit", 5_000 * scale)
        self.products = _ids("product", 2_500 * scale)
        self.documents = _ids("doc", 1_000 * scale)
        self.parents = [*self.ministries, *self.bureaus, *self.umbrellas]
        self.organisations = [*self.parents, *self.others]
        self.seats = {group: self._random.sample(self.organisations, GROUP_SIZE) for group in self.groups}

    def write(self, folder: Path) -> None:
        """A CSV file a table."""
        folder.mkdir(parents=True, exist_ok=True)
        for table, (columns, rows) in self.tables().items():
            with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.writer(file, lineterminator="\n")
                writer.writerow(columns)
                writer.writerows(rows)

    def tables(self) -> dict[str, tuple[tuple[str, ...], Iterable[Row]]]:
        """Each table's columns and rows."""
        named = ("id", "name", "abbreviation")
        return {
            "ministries": (named, self._organisations(self.ministries)),
            "planning_bureaus": (named, self._organisations(self.bureaus)),
            "umbrella_organisations": (named, self._organisations(self.umbrellas)),
            "organisations": ((*named, "kind", "part_of", *EVIDENCE), self._others()),
            "lt_groups": ((*named, "assignment", "focus", "valid_from"), self._groups()),
            "issues": (("id", "name", "kind", "description", "horizon", *EVIDENCE), self._issues()),
            "domains": (("id", "name", "part_of", *EVIDENCE), self._domains()),
            "activities": (("id", "name", "kind", "group", *EVIDENCE), self._activities()),
            "products": (("id", "name", "kind", "status", "date", "group", *EVIDENCE), self._products()),
            "documents": (("id", "title", "author", "date", "url"), self._documents()),
            "participation": (("group", "organisation", "role", *EVIDENCE, "valid_from"), self._participation()),
            "ownership": (("issue", "organisation", "role", *EVIDENCE, "valid_from", "valid_to"), self._ownership()),
            "agenda": (("group", "issue", *EVIDENCE), self._agenda()),
            "in_domain": (("issue", "group", "domain", *EVIDENCE), self._in_domain()),
            "portfolios": (("organisation", "domain", *EVIDENCE), self._portfolios()),
            "involvement": (("activity", "organisation", *EVIDENCE), self._involvement()),
            "relations": (("from", "to", "score", "reason", *EVIDENCE), self._relations()),
            "positions": (("organisation", "issue", "stance", "period", "reason", *EVIDENCE), self._positions()),
            "characteristics": (("group", "aspect", "value", *EVIDENCE), self._characteristics()),
            "succession": (("from", "to", "date", "event", *EVIDENCE), self._succession()),
        }

    # ── Things ────────────────────────────────────────────────────────────────────────────────────────────

    def _organisations(self, ids: Sequence[str]) -> Iterator[Row]:
        return ((id, f"{self._words(3).capitalize()} ({id})", id.upper().replace("-", "")) for id in ids)

    def _others(self) -> Iterator[Row]:
        kinds = ("municipality", "province", "water_authority", "agency", "knowledge_institute", "civil_society")
        for row in self._organisations(self.others):
            above = self._one(self.parents) if self._random.random() < 0.25 else ""
            yield *row, self._one(kinds), above, *self._evidence()

    def _groups(self) -> Iterator[Row]:
        for row in self._organisations(self.groups):
            yield *row, self._words(12), self._words(6), f"202{self._random.randrange(2)}"

    def _issues(self) -> Iterator[Row]:
        for id in self.issues:
            kind = self._one(("challenge", "change", "opportunity", "weakness", "dilemma"))
            yield (
                id,
                f"{self._words(4)} {id}",
                kind,
                self._words(12),
                self._one(("2025", "2030", "2050")),
                *self._evidence(),
            )

    def _domains(self) -> Iterator[Row]:
        for number, id in enumerate(self.domains):
            above = self.domains[(number - 1) // 8] if number else ""
            yield id, f"{self._words(2)} {id}", above, *self._evidence()

    def _activities(self) -> Iterator[Row]:
        for id in self.activities:
            kind = self._one(("action_line", "dialogue_track", "table", "process_step"))
            yield id, f"{self._words(4)} {id}", kind, self._one(self.groups), *self._evidence()

    def _products(self) -> Iterator[Row]:
        for id in self.products:
            kind, status = self._one(("intermediate", "final")), self._one(("planned", "delivered"))
            yield id, f"{self._words(4)} {id}", kind, status, self._day(), self._one(self.groups), *self._evidence()

    def _documents(self) -> Iterator[Row]:
        for id in self.documents:
            yield id, f"{self._words(5)} {id}", self._one(self.organisations), self._day(), f"https://example.org/{id}"

    # ── Links ─────────────────────────────────────────────────────────────────────────────────────────────

    def _participation(self) -> Iterator[Row]:
        roles = ("member", "member", "agenda_member", "consulted", "secretariat", "sponsor")
        for group, seats in self.seats.items():
            for organisation, role in zip(seats, ("lead", "commissioner", *roles), strict=True):
                yield group, organisation, role, *self._evidence(), self._day()

    def _ownership(self) -> Iterator[Row]:
        for issue in self._some(self.issues, 0.8):
            owner, other = self._party(issue), self._party(issue)
            role = self._one(("accountable", "responsible"))
            yield issue, owner, role, *self._evidence(), self._day(), ""
            if self._random.random() < 0.25:  # a second document says the same, or names another
                yield issue, self._one((owner, other)), role, *self._evidence(), self._day(), ""

    def _agenda(self) -> Iterator[Row]:
        for number, group in enumerate(self.groups):
            own = self.issues[number * AGENDA : (number + 1) * AGENDA - 1]
            for issue in dict.fromkeys((*own, self._one(self.issues))):
                yield group, issue, *self._evidence()

    def _in_domain(self) -> Iterator[Row]:
        for issue in self._some(self.issues, 0.95):
            yield issue, "", self._one(self.domains), *self._evidence()
        for group in self.groups:
            yield "", group, self._one(self.domains), *self._evidence()

    def _portfolios(self) -> Iterator[Row]:
        for domain in self._some(self.domains, 0.9):
            for organisation in self._random.sample(self.organisations, 2):
                yield organisation, domain, *self._evidence()

    def _involvement(self) -> Iterator[Row]:
        for activity in self.activities:
            for organisation in self._random.sample(self.organisations, 4):
                yield activity, organisation, *self._evidence()

    def _relations(self) -> Iterator[Row]:
        for issue in self.issues:
            if (other := self._one(self.issues)) != issue:
                yield issue, other, self._random.randint(-3, 3), self._words(5), *self._evidence()

    def _positions(self) -> Iterator[Row]:
        for issue in self._some(self.issues, 0.8):
            stance, period = self._one(("raise", "avoid")), self._one(("during", "after", ""))
            yield self._party(issue), issue, stance, period, self._words(5), *self._evidence()

    def _characteristics(self) -> Iterator[Row]:
        for group in self.groups:
            for aspect in ("aanpak", "horizon", "bereik"):
                yield group, aspect, self._words(3), *self._evidence()

    def _succession(self) -> Iterator[Row]:
        for old in self._some(self.others, 0.05):
            if (new := self._one(self.others)) != old:
                yield old, new, self._day(), self._one(("merge", "split", "move")), *self._evidence()

    def _party(self, issue: str) -> str:
        number = int(issue.rpartition("-")[2]) - 1
        at_the_table = self._random.random() < AT_THE_TABLE
        return self._one(self.seats[self.groups[number // AGENDA]] if at_the_table else self.organisations)

    # ── Cells ─────────────────────────────────────────────────────────────────────────────────────────────

    def _evidence(self) -> Row:
        return self._one(self.documents), f"blz. {self._random.randint(1, 200)}", self._quote()

    def _quote(self) -> str:
        comma = self._one((" ", ", "))
        return f"{self._words(5).capitalize()}{comma}{self._words(5)}."

    def _words(self, count: int) -> str:
        return " ".join(self._random.choices(WORDS, k=count))

    def _day(self) -> str:
        return f"20{self._random.randint(15, 21)}-{self._random.randint(1, 12):02}-{self._random.randint(1, 28):02}"

    def _one(self, of: Sequence[T]) -> T:
        return self._random.choice(of)

    def _some(self, ids: Sequence[str], share: float) -> Iterator[str]:
        return (id for id in ids if self._random.random() < share)


def _ids(word: str, count: float) -> list[str]:
    return [f"{word}-{number}" for number in range(1, round(count) + 1)]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scale", type=float, default=1)
    options = parser.parse_args()
    Programme(options.scale).write(options.folder)
