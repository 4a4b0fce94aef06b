"""On which fields do the data sets that describe one thing differ?"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from opgavenkaart.graph.graph import Graph, Node
from opgavenkaart.graph.model import ABBREVIATION, COMMON_FIELDS, EVIDENCE_FIELDS, KINDS, NAME, NOTE
from opgavenkaart.graph.model.schema import Field
from opgavenkaart.graph.text import Text

_OWN = ("name", "kind", "abbreviation", "valid_from", "valid_to")
_LEFT_OUT = {field.id for field in (NOTE, *EVIDENCE_FIELDS)}  # each data set has its own
Values = Mapping[str, Sequence[Node]]  # the descriptions by what they fill in


def differing_fields(graph: Graph, node: Node) -> Iterator[tuple[str, Values]]:
    """The fields that data sets fill in differently, with who fills in what; an empty field says nothing.

    "2021" and "2021-07" do not differ, nor do two orders of the same kinds, nor a code with and without its
    address. A name that the thing bore for a time, as the sources know, differs from none.
    """
    fields = dict.fromkeys((*_OWN, *(name for d in node.described for name in d.props if name not in _LEFT_OUT)))
    formerly = _names_through_time(graph, node)
    for field in sorted(fields, key=lambda field: (*(field != own for own in _OWN), field)):
        values: dict[str, list[Node]] = {}
        for description in node.described:
            if (value := stated_value(description, field)) and (field, value) not in formerly:
                values.setdefault(value, []).append(description)
        if any(_differ(node.kind, field, a, b) for a, b in combinations(values, 2)):
            yield field, values


def field_text(kind: str, field: str) -> Text:
    """What a field is called."""
    declared = _declared(kind, field)
    return declared.text if declared else Text(field, field)


def value_text(kind: str, field: str, value: str) -> Text:
    """A value in words; names and dates are the same in both languages."""
    declared = _declared(kind, field)
    texts = {v.id: v.text for v in declared.values} if declared else {}
    parts = [texts.get(part, Text(part, part)) for part in value.split(";")] if texts else [Text(value, value)]
    return Text(*(f"“{', '.join(words)}”" for words in zip(*parts, strict=True)))


def stated_value(description: Node, field: str) -> str:
    """What a description has in a field, white space aside; a name that is only the id says nothing."""
    if field == NAME.id and description.name == description.id:
        return ""
    own = "type" if field == "kind" else field
    value = getattr(description, own) if field in _OWN else description.props.get(field, "")
    return " ".join(unicodedata.normalize("NFC", value).split())


def _differ(kind: str, field: str, one: str, other: str) -> bool:
    declared = _declared(kind, field)
    if declared and declared.type == "date":
        return not (one.startswith(other) or other.startswith(one))
    if field == "official_id":
        return _code(one) != _code(other)
    return set(one.split(";")) != set(other.split(";")) if declared and declared.many else one != other


def _code(official_id: str) -> str:
    return official_id.rstrip("/").rsplit("/", 1)[-1].rsplit(":", 1)[-1].casefold()


def _declared(kind: str, field: str) -> Field | None:
    return next((f for f in (NAME, ABBREVIATION, *KINDS[kind].fields, *COMMON_FIELDS) if f.id == field), None)


def _names_through_time(graph: Graph, node: Node) -> set[tuple[str, str]]:
    claims = graph.claims.get("HAS_NAME", ()) if node.kind == "organisation" else ()
    names = [graph.nodes["name"].get(c.to_id) for c in claims if c.from_id == node.id]
    return {(field, stated_value(name, field)) for name in names if name for field in ("name", "abbreviation")}
