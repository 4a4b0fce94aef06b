"""Do questions give the same answers with lists as with numpy, which the studio does without?"""

import json
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from opgavenkaart.studio import arrays
from tests.paths import DATA

ASKED = """
import sys
if sys.argv[1] == "lists":
    import opgavenkaart.studio.arrays
    sys.modules["numpy"] = opgavenkaart.studio.arrays
import opgavenkaart as kaart
from opgavenkaart.output.answers import pieces
from opgavenkaart.queries.ask import possible
with kaart.open_graph(sys.argv[2]) as store:
    for path in sys.argv[3:]:
        kaart.load(store, path)
    graph = store.read()
answers = [kaart.ask(graph, question) for question in possible("")]
for between in ("organisations", "groups", "domains"):
    for through in ("issues", "groups", "domains"):
        if between != through:
            answers.append(kaart.ask(graph, "overlap", between=between, through=through, about="VWS"))
            answers.append(kaart.ask(graph, "overlap", between=between, through=through))
print("".join(pieces(answers, "json", "nl", True)) + kaart.draw(graph))
print(sorted({"numpy.linalg", "pandas", "neo4j", "rich", "typer", "pyvis", "IPython"} & {*sys.modules}))
"""


def test_all_answers_and_the_map_are_the_same_with_lists(tmp_path):
    data = [str(DATA / name) for name in ("programme", "enrichment")]
    printed = {
        way: subprocess.run(
            [sys.executable, "-c", ASKED, way, str(tmp_path / f"{way}.db"), *data],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        ).stdout
        for way in ("numpy", "lists")
    }
    assert printed["lists"].splitlines()[:-1] == printed["numpy"].splitlines()[:-1]
    assert printed["lists"].splitlines()[-1] == "[]"  # what a browser does not have is nowhere imported


WHOLE = st.lists(st.integers(0, 9), max_size=12)


@given(WHOLE, st.integers(-1, 10))
def test_arrays_of_whole_numbers_are_those_of_numpy(items, number):
    mine, theirs = arrays.array(items), np.array(items, np.int64)
    for name in ("unique", "flatnonzero", "cumsum", "sort"):
        assert getattr(arrays, name)(mine).tolist() == getattr(np, name)(theirs).tolist()
    assert arrays.bincount(mine, minlength=4).tolist() == np.bincount(theirs, minlength=4).tolist()
    assert arrays.argsort(mine, kind="stable").tolist() == np.argsort(theirs, kind="stable").tolist()
    assert arrays.isin(mine, [number]).tolist() == np.isin(theirs, [number]).tolist()
    assert [of.tolist() for of in arrays.unique(mine, return_counts=True)] == [
        of.tolist() for of in np.unique(theirs, return_counts=True)
    ]
    for of in ("+", "-", "*", "<", "<=", ">", ">=", "==", "!="):
        assert eval(f"mine {of} number").tolist() == eval(f"theirs {of} number").tolist()
    above, above_theirs = mine > number, theirs > number
    assert mine[above].tolist() == theirs[above_theirs].tolist()
    assert (~above).tolist() == (~above_theirs).tolist()
    mine[above], theirs[above_theirs] = 0, 0
    assert mine.tolist() == theirs.tolist()
    ordered, ordered_theirs = arrays.sort(mine), np.sort(theirs)
    assert ordered.searchsorted(number) == ordered_theirs.searchsorted(number)


def test_arrays_of_different_lengths_are_no_pairs():
    with pytest.raises(ValueError, match="lengths"):
        arrays.arange(3) + arrays.arange(2)


def test_an_array_changes_in_place():
    numbers = arrays.array([1, 2])
    same = numbers
    numbers += 1
    assert json.dumps(same.tolist()) == "[2, 3]"
