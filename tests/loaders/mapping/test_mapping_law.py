"""A data set that somebody else would write under other headings says the same, read by a mapping that says so."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import assume, given
from hypothesis import strategies as st

from opgavenkaart.graph.edition import Edition
from opgavenkaart.graph.model import TABLES
from opgavenkaart.graph.model.schema import Field
from opgavenkaart.loaders.load import read
from opgavenkaart.loaders.mapping.model import Toml, toml
from opgavenkaart.loaders.problems.problem import DataProblems
from opgavenkaart.loaders.request import LoadRequest
from opgavenkaart.loaders.template.rows import Row, rows_of
from tests.contract.effort import tried
from tests.contract.programmes import editions
from tests.loaders.handed_in import csv_text, no_names

HEADINGS = ("Wie?", 'de "kop"', "x\\y", "= som", "over\ntwee regels", "{haken}", "'t veld", "#", "é", "a.b", "[z]")


class Theirs:
    """How somebody else writes a table: other headings in another order, other words, other separators."""

    def __init__(self, draw: st.DrawFn, columns: Sequence[Field], used: set[str]) -> None:
        known = [field for field in columns if field.id in used or field.required]
        self.columns: list[Field] = draw(st.permutations(known))
        words = draw(st.permutations(HEADINGS))
        self.headings = [f"{words[at % len(words)]} {at}" for at in range(len(known))]
        self.letters = draw(st.sets(st.sampled_from(range(len(known))), max_size=2))
        self.above = draw(st.sampled_from((0, 1, 3)))

    def rows(self, rows: Sequence[Row]) -> list[list[str]]:
        """Their sheet, below what they say first."""
        cells = [[self._theirs(field, row.get(field.id, "")) for field in self.columns] for row in rows]
        return [*([["Hieraan zijn geen rechten te ontlenen"]] * self.above), self.headings, *cells]

    def columns_toml(self) -> dict[str, Toml]:
        """What the mapping says of their columns."""
        return {field.id: self._from(at, field) for at, field in enumerate(self.columns)}

    def _theirs(self, field: Field, cell: str) -> str:
        if field.type == "choice":
            return " / ".join(f"<{part}>" for part in cell.split(";")) if cell else ""
        return cell

    def _from(self, at: int, field: Field) -> Toml:
        name = f"column {'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[at]}" if at in self.letters else self.headings[at]
        if field.type == "choice":
            words = {f"<{value.id}>": value.id for value in field.values}
            return {"column": name, "values": words, **({"split": "/"} if field.many else {})}
        return name


@st.composite
def handed_in(draw: st.DrawFn) -> tuple[Mapping[str, list[Row]], Mapping[str, Theirs]]:
    rows = {id: of for id, of in rows_of(draw(editions("a")), no_names).items() if of}
    return rows, {id: Theirs(draw, TABLES[id].columns, {key for row in of for key in row}) for id, of in rows.items()}


@tried(8)
@given(handed_in())
def test_other_headings_words_and_order_make_no_difference(handed):
    rows, theirs = handed
    with TemporaryDirectory() as folder:
        ours, other, mapping = Path(folder, "ours"), Path(folder, "other"), Path(folder, "theirs.toml")
        ours.mkdir()
        other.mkdir()
        text = []
        for table, of in rows.items():
            ids = [field.id for field in TABLES[table].columns]
            cells = [ids, *([row.get(id, "") for id in ids] for row in of)]
            (ours / f"{table}.csv").write_bytes(csv_text(cells).encode())
            (other / f"{table[::-1]}.csv").write_bytes(csv_text(theirs[table].rows(of)).encode())
            text += ["[[table]]", f"makes = {toml(table)}", f"file = {toml(f'{table[::-1]}.csv')}"]
            text += [f"heading = {theirs[table].above + 1}", "[table.columns]"]
            text += [f"{id} = {toml(value)}" for id, value in theirs[table].columns_toml().items()]
        mapping.write_text("\n".join(text), "utf-8", newline="\n")
        try:
            expected = read(LoadRequest(ours, "a")).build(no_names)
        except DataProblems:
            assume(False)
        assume(rows)
        assert without_origin(read(LoadRequest(other, "a", mapping=mapping)).build(no_names)) == without_origin(
            expected
        )


def without_origin(edition: Edition) -> Edition:
    return replace(edition, origin="")
