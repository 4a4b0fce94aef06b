"""A name that stands twice in one object of JSON is refused: a reader keeps the last, and the first would be lost."""

import pytest

from opgavenkaart.loaders.load import check

ISSUE = '{"id": "a", "kind": "issue"}'


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f'{{"nodes": [{ISSUE}], "nodes": [], "links": []}}', "nodes"),
        ('{"nodes": [{"id": "a", "id": "b", "kind": "issue"}], "links": []}', "id"),
        (f'{{"elements": {{"nodes": [{{"data": {ISSUE}, "data": {ISSUE}}}]}}}}', "data"),
    ],
)
def test_a_name_that_stands_twice_is_refused(tmp_path, text, name):
    path = tmp_path / "x.json"
    path.write_text(text)
    (problem,) = check(path)
    assert problem.message.en == f'this file cannot be read: "{name}" stands twice in one object.'


def test_the_same_name_in_two_objects_is_fine(tmp_path):
    path = tmp_path / "x.json"
    path.write_text(f'{{"nodes": [{ISSUE}, {ISSUE.replace(chr(34) + "a", chr(34) + "b")}], "links": []}}')
    assert check(path) == []
