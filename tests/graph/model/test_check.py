"""The vocabulary checks itself: what a declaration names must be declared."""

import subprocess
import sys
from dataclasses import replace

import pytest

from opgavenkaart.graph.model import ID, KINDS, NAME, RELATIONS, TABLES
from opgavenkaart.graph.model.check import check_vocabulary
from opgavenkaart.graph.model.schema import Field, Kind, Link, Relation, Table
from opgavenkaart.graph.text import Text, same

WORD = Text("grant", "grant")
GRANT = Kind("grant", WORD, WORD, WORD, KINDS["domain"].style)
FUNDS = Relation("FUNDS", (("grant", "issue"),), WORD, WORD, WORD, RELATIONS["HAS_PORTFOLIO"].style)
TO_ISSUE = Field("issue", same("issue"), WORD, "reference", to="issue")
GRANTS = Table("grants", WORD, WORD, (ID, NAME, TO_ISSUE), "grant", links=(Link("FUNDS", "", "issue"),))


def check(kinds=(GRANT,), relations=(FUNDS,), tables=(GRANTS,)):
    check_vocabulary(
        KINDS | {kind.id: kind for kind in kinds},
        RELATIONS | {relation.id: relation for relation in relations},
        TABLES | {table.id: table for table in tables},
    )


def test_what_is_declared_in_full_passes():
    check()


def test_a_kind_that_is_forgotten_in_kinds():
    with pytest.raises(ValueError, match="not complete") as error:
        check(kinds=())
    assert str(error.value).split("\n")[1:] == [
        'relation FUNDS joins the kind "grant", which is not in KINDS',
        'table "grants" makes nodes of the kind "grant", which is not in KINDS',
    ]


@pytest.mark.parametrize(
    ("change", "mistake"),
    [
        ({"links": (Link("PAYS", "", "issue"),)}, '"PAYS", which is not in RELATIONS'),
        ({"links": (Link("FUNDS", "", "isue"),)}, 'column "isue", which it does not have'),
        ({"links": (Link("FUNDS", "issue", ""),)}, "links issue to grant by FUNDS, which does not join"),
        ({"kind": ""}, 'the column "", which it does not have'),
        ({"links": (Link("FUNDS", "", "issue", ("role", "lead")),)}, 'when role is "lead", which it cannot be'),
        ({"preset": (("kind", "ministry"),)}, 'presets kind = "ministry", which is not a value of its kind'),
        ({"columns": (ID, NAME, replace(TO_ISSUE, to="isue"))}, '"issue" refers to the kind "isue", which is not in'),
        ({"columns": (ID, NAME, NAME, TO_ISSUE)}, "two fields with the same id"),
        ({"columns": (ID, replace(NAME, default="x"), TO_ISSUE)}, 'default "x", which is not one of its values'),
        ({"columns": (ID, replace(NAME, type="choice"), TO_ISSUE)}, '"name" needs values if it is a choice'),
    ],
)
def test_a_table_that_names_what_is_not_declared(change, mistake):
    with pytest.raises(ValueError, match="not complete") as error:
        check(tables=(replace(GRANTS, **change),))
    assert mistake in str(error.value)


def test_a_role_that_is_not_declared():
    with pytest.raises(ValueError, match='FUNDS has no role "end"'):
        check(relations=(replace(FUNDS, role_without_target="end"),))


def test_it_is_checked_when_the_vocabulary_is_imported():
    # the package itself is imported first, so its parts are loaded without it
    script = """
import sys, types
import opgavenkaart.graph
package = types.ModuleType("opgavenkaart.graph.model")
package.__path__ = [opgavenkaart.graph.__path__[0] + "/model"]
sys.modules["opgavenkaart.graph.model"] = package
from opgavenkaart.graph.model.kinds import KINDS
del KINDS["aspect"]
del sys.modules["opgavenkaart.graph.model"]
import opgavenkaart.graph.model
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert 'joins the kind "aspect", which is not in KINDS' in done.stderr
