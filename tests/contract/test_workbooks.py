"""The law of export: what tables can say comes back from a workbook; what none can say is refused."""

import pytest
from hypothesis import given

from opgavenkaart.loaders.files.workbook.write import DoesNotFit
from tests.contract.effort import tried
from tests.contract.programme import Programme
from tests.contract.programmes import programmes
from tests.contract.tabled import tabled
from tests.contract.workbooks import put, said, through_workbooks

pytestmark = pytest.mark.slow


@tried(10)
@given(programmes())
def test_whatever_tables_can_say_comes_back_from_a_workbook(new, tmp_path, programme):
    store = put(new(), *tabled(programme))
    again = through_workbooks(store, new(), tmp_path)
    assert said(again) == said(store), Programme(*tabled(programme))


@tried(10)
@given(programmes(1))
def test_what_no_table_can_say_is_refused_and_never_changed_in_silence(new, tmp_path, programme):
    store = put(new(), *programme)
    try:
        again = through_workbooks(store, new(), tmp_path)
    except DoesNotFit:
        return
    assert said(again) == said(store)
