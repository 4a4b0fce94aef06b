"""A `[[table]]` of a mapping in the making: what it says, how sure that is, why, and what it leaves out."""

from __future__ import annotations

from dataclasses import dataclass, field

from opgavenkaart.graph.model.schema import Field
from opgavenkaart.graph.text import Text
from opgavenkaart.loaders.mapping.toml_text import Toml

CHOOSE = Text("kies uit {values}", "choose one of {values}")


@dataclass
class ColumnDraft:
    """One column of ours: where it comes from, how sure that is (0 to 1), and why."""

    field: str
    value: Toml
    sure: float
    why: Text
    example: str = ""
    off: Text | None = None  # why it is not used after all

    @classmethod
    def to_choose(cls, field: Field, fixed: str, why: Text) -> ColumnDraft:
        """A column that nothing in the sheet fills; `why` may name the {values} to choose from."""
        return cls(field.id, {"fixed": fixed}, 0.1, why.format(values=", ".join(value.id for value in field.values)))


@dataclass
class Draft:
    """One `[[table]]` to be; `says` are its other keys. One that is `off` is written as a comment, with the reason.

    What it makes is `TO_CHOOSE` where nothing says what the rows are.
    """

    makes: str
    title: Text
    sure: float
    lines: list[ColumnDraft]
    says: dict[str, Toml] = field(default_factory=dict)
    off: Text | None = None
    note: Text | None = None  # what else to know of it

    def line(self, id: str) -> ColumnDraft | None:
        """What it says of a column of ours."""
        return next((line for line in self.lines if line.field == id), None)

    def values(self) -> dict[str, Toml]:
        """What its `[[table]]` holds, as `mapping_of` reads it."""
        columns = {line.field: line.value for line in self.lines if not line.off}
        return {"makes": self.makes, **self.says, "columns": columns}
