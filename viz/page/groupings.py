"""The whole map with its issues grouped by each of the other fields that the data fill, for a reader to choose from."""

from collections.abc import Mapping
from typing import Any

from opgavenkaart.graph.text import Text
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.issue_fields import FIELDS
from opgavenkaart.viz.page.string_table import both
from opgavenkaart.viz.scene.picture import Picture
from opgavenkaart.viz.views import VIEWS

GROUPED = "whole"  # the view that it is about
UNGROUPED = Text("niets", "nothing")


def groupings(answers: Answers, pictures: Mapping[str, Picture]) -> dict[str, Picture]:
    """By field the same view grouped by that, where this can be drawn: an overview needs two columns."""
    if GROUPED not in pictures:
        return {}
    others = [id for id, field in FIELDS.items() if id != pictures[GROUPED].grouped and field(answers).of]
    drawn = {id: VIEWS[GROUPED](answers.grouped_by(id)) for id in others}
    return {id: picture for id, picture in drawn.items() if picture.grouped == id}


def choices(answers: Answers, first: Picture, others: Mapping[str, Picture]) -> list[tuple[str, Any]]:
    """What can be chosen, in the order of the fields, in words: "" is what the view opens with."""
    if not others:
        return []
    fields = [id for id in FIELDS if id == first.grouped or id in others]
    named = [("" if id == first.grouped else id, both(FIELDS[id](answers).text)) for id in fields]
    return named if first.grouped else [("", both(UNGROUPED)), *named]


def differing(view: Mapping[str, Any], grouped: Mapping[str, Any]) -> dict[str, Any]:
    """What of a view is otherwise once it is grouped so."""
    return {name: value for name, value in grouped.items() if value != view[name]}
