"""Findings with a column for each of some things, as in a sheet kept by hand: groups side by side."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar, TypeVar, cast

from opgavenkaart.graph.graph import Node
from opgavenkaart.graph.text import Lang, Text
from opgavenkaart.queries.core.question import Finding, in_language

AnyRow = TypeVar("AnyRow", bound="PivotRow")


@dataclass(frozen=True)
class PivotRow(Finding):
    """A finding of which the field `cells` stands for as many columns as there are things side by side."""

    across: ClassVar[Mapping[str, str]] = {}  # the columns, and how they are headed

    @classmethod
    def columns(cls) -> tuple[str, ...]:
        """The columns of the answer, those of the things side by side where `cells` stands."""
        own = super().columns()
        at = own.index("cells")
        return (*own[:at], *cls.across, *own[at + 1 :])

    def row(self, lang: Lang) -> dict[str, Any]:
        """The finding flat."""
        cells: tuple[Any, ...] = self.cells  # type: ignore[attr-defined]
        values: dict[str, Any] = {column: getattr(self, column, None) for column in self.columns()}
        values |= dict(zip(self.across, cells, strict=True))
        return {column: in_language(v, lang) if isinstance(v, tuple) else v for column, v in values.items()}


def across(row: type[AnyRow], things: Mapping[str, Node]) -> type[AnyRow]:
    """The rows of a sheet with these things side by side, one column each under its id."""
    taken = {name for name in row.__dataclass_fields__ if name != "cells"}
    columns = tuple((f"{node.kind}:{id}" if id in taken else id, node.label) for id, node in things.items())
    sheet: type[PivotRow] = _across(row, columns)  # type: ignore[arg-type]  # a class is hashable
    return cast(type[AnyRow], sheet)


@cache
def _across(row: type[PivotRow], columns: tuple[tuple[str, str], ...]) -> type[PivotRow]:
    first, *rest = row.brief
    own: dict[str, Any] = {
        "across": dict(columns),
        "headings": {**row.headings, **{id: Text(label, label) for id, label in columns}},
        "brief": (first, *(id for id, _ in columns), *rest),
    }
    return type(row.__name__, (row,), own)
