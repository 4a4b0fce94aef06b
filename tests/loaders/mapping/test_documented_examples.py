"""The mappings of docs/mappings.md, each run on the rows that stand above it."""

import csv
import re
from io import StringIO
from pathlib import Path

import pytest

from opgavenkaart.graph.edition import Edition
from opgavenkaart.loaders.load import check, read
from opgavenkaart.loaders.request import LoadRequest
from tests.loaders.handed_in import no_names, ods
from tests.paths import ROOT

TEXT = (ROOT / "docs" / "mappings.md").read_text("utf-8")
EXAMPLE = re.compile(
    r"^### [^\n]*: (?P<file>\S+)\n.*?^```(?:csv|xml)\n(?P<rows>.*?)^```\n\n^```toml\n(?P<mapping>.*?)^```",
    re.MULTILINE | re.DOTALL,
)
EXAMPLES = {found["file"]: found for found in EXAMPLE.finditer(TEXT)}


def handed_in(file: str, folder: Path) -> tuple[Path, Path]:
    """The table and the mapping of an example, as files."""
    example = EXAMPLES[file]
    path, mapping = folder / file, folder / "mapping.toml"
    if path.suffix == ".ods":
        ods(path, {"Blad1": list(csv.reader(StringIO(example["rows"]), delimiter=";"))})
    else:
        path.write_text(example["rows"], "utf-8")
    mapping.write_text(example["mapping"], "utf-8")
    return path, mapping


def loaded(file: str, folder: Path) -> tuple[Edition, list[str]]:
    """What an example makes, and the codes of its warnings."""
    path, mapping = handed_in(file, folder)
    edition = read(LoadRequest(path, mapping=mapping)).build(no_names)
    return edition, [problem.code.id for problem in check([path], mapping=mapping)]


def nodes(edition: Edition, kind: str) -> dict[str, str]:
    return {node.id: node.name for node in edition.nodes if node.kind == kind}


def claims(edition: Edition, relation: str) -> list[tuple[str, str]]:
    return sorted((claim.from_id, claim.to_id) for claim in edition.claims if claim.relation == relation)


def test_there_are_five_and_each_says_what_it_did_not_use(tmp_path):
    tables = ["wijzigingen.csv", "agentschappen.ods", "begrotingsstaten.csv", "bouwstenen.csv"]
    assert list(EXAMPLES) == [*tables, "overleg.graphml"]
    reported = {file: loaded(file, tmp_path)[1] for file in EXAMPLES}
    assert reported == {
        "wijzigingen.csv": [],
        "agentschappen.ods": ["text_above", "unused_columns"],
        "begrotingsstaten.csv": ["unused_columns", "first_counts"],
        "bouwstenen.csv": ["unused_columns"],
        "overleg.graphml": ["unused_columns"],
    }


def test_budgets_that_moved(tmp_path):
    edition, _ = loaded("wijzigingen.csv", tmp_path)
    assert sorted(nodes(edition, "organisation").values()) == [
        "Binnenlandse Zaken en Koninkrijksrelaties",
        "Defensie",
        "Justitie en Veiligheid",
        "Koninkrijksrelaties",
        "Veiligheid en Justitie",
        "Wonen en Rijksdienst",
    ]
    followed = [(c.from_id, c.role, c.note, c.source) for c in edition.claims if c.relation == "SUCCEEDED_BY"]
    assert followed == [
        ("2017 XVIII, Wonen en Rijksdienst", "move", "artikel 1 naar artikel 3", "wijzigingen"),
        ("2017 XVIII, Wonen en Rijksdienst", "move", "artikel 2 naar artikel 4", "wijzigingen"),
        ("2017 VI, Veiligheid en Justitie", "rename", "artikel * naar artikel *", "wijzigingen"),
        ("2017 IV, Koninkrijksrelaties", "move", "artikel 1 naar artikel 2", "wijzigingen"),
    ]


def test_agencies_of_a_sheet_with_a_disclaimer_and_three_heading_rows(tmp_path):
    edition, _ = loaded("agentschappen.ods", tmp_path)
    kinds = sorted((node.type, node.name) for node in edition.nodes if node.kind == "organisation")
    assert kinds == [("agency", n) for n in ("DPC", "NFI", "RIVM")] + [("ministry", n) for n in ("AZ", "VWS", "VenJ")]
    assert claims(edition, "PART_OF") == [("dpc", "az"), ("nfi", "venj"), ("rivm", "vws")]


def test_chapters_and_articles(tmp_path):
    edition, _ = loaded("begrotingsstaten.csv", tmp_path)
    assert nodes(edition, "domain") == {"X": "Defensie", "XVI": "Volksgezondheid, Welzijn en Sport"}
    assert nodes(edition, "issue") == {
        "X, Defensie 2": "Taakuitvoering zeestrijdkrachten",
        "X, Defensie 3": "Taakuitvoering landstrijdkrachten",
        "XVI, Volksgezondheid, Welzijn en Sport 2": "Curatieve zorg",
    }
    assert [to for _, to in claims(edition, "IN_DOMAIN")] == ["X", "X", "XVI"]


def test_three_things_on_a_row(tmp_path):
    edition, _ = loaded("bouwstenen.csv", tmp_path)
    assert nodes(edition, "issue")["knelpunt-1"] == "Lastendruk op werk"
    assert nodes(edition, "document")["rapport-10"] == "Vereenvoudiging"
    described = next(node for node in edition.nodes if node.id == "knelpunt-1").props["description"]
    assert described == "Belasting op arbeid verstoort,\nen loopt op."
    related = [(claim.from_id, claim.to_id, claim.source) for claim in edition.claims]
    assert related == [
        ("maatregel-1", "knelpunt-1", "rapport-1"),
        ("maatregel-2", "knelpunt-1", "rapport-1"),
        ("maatregel-3", "knelpunt-2", "rapport-10"),
    ]


def test_a_network_of_two_layers(tmp_path):
    edition, _ = loaded("overleg.graphml", tmp_path)
    assert nodes(edition, "organisation") == {"n1": "Ministerie van VWS", "n2": "Gemeente Utrecht"}
    assert nodes(edition, "group") == {"n3": "Tafel Wonen en Zorg"}
    assert claims(edition, "PARTICIPATES_IN") == [("n1", "n3"), ("n2", "n3")]
    assert [claim.valid_from for claim in edition.claims] == ["2021-03-01", ""]


@pytest.mark.parametrize("file", EXAMPLES)
def test_an_example_loads_the_same_again(file, tmp_path):
    assert loaded(file, tmp_path) == loaded(file, tmp_path)
