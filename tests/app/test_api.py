"""What the package offers by name, and that it starts without what it does not need."""

import subprocess
import sys

import opgavenkaart

HEAVY = ("pandas", "networkx", "pyvis", "neo4j", "numpy", "jinja2", "xlsxwriter")


def test_every_name_can_be_had():
    assert all(getattr(opgavenkaart, name) is not None for name in opgavenkaart.__all__)
    assert set(opgavenkaart.QUESTIONS) | {"__version__", "open_graph"} <= set(opgavenkaart.__all__)


def test_an_answer_is_a_data_frame_too():
    graph = opgavenkaart.Graph({"issue": {}, "organisation": {}}, {})
    answer = opgavenkaart.Answer(opgavenkaart.QUESTIONS["owners"], {}, ())
    assert list(answer.to_pandas().columns) == list(opgavenkaart.Owner.columns())
    assert graph.networkx().number_of_nodes() == 0


def test_help_imports_nothing_heavy():
    script = f"import sys; from opgavenkaart import cli; print([m for m in {HEAVY} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_every_column_of_every_answer_has_a_dutch_heading():
    from opgavenkaart.queries.core.column_names import HEADINGS

    findings = [question.finding for question in opgavenkaart.QUESTIONS.values()]
    columns = {c for finding in findings for c in finding.columns() if c not in finding.headings} - {"cells"}
    assert columns <= HEADINGS.keys()
