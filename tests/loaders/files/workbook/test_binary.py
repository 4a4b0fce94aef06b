"""A binary workbook (XLSB) is refused with what to do: its formulas and formats cannot be looked into."""

from opgavenkaart.loaders.problems.problem import format_problem
from tests.loaders.files.workbook.hostile import zipped
from tests.loaders.handed_in import told


def test_a_binary_workbook_is_to_be_saved_as_xlsx(tmp_path):
    (problem,) = told(zipped(tmp_path / "p.xlsb", {"xl/workbook.bin": b"", "[Content_Types].xml": b""}))
    assert format_problem(problem, "nl") == (
        "p.xlsb: dit bestand is niet te lezen: het is een binaire werkmap (XLSB). "
        "Open het in Excel en bewaar het als .xlsx."
    )
