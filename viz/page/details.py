"""What the page knows of each thing: its facts, every claim about it with its source, and contradictions."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from opgavenkaart.graph.graph import Claim, Graph, Node
from opgavenkaart.graph.model import IDENTITY, KINDS, NODE_FIELDS, RELATIONS, SUBJECTS
from opgavenkaart.graph.model.schema import Field
from opgavenkaart.graph.text import Text, join, same, sort_key
from opgavenkaart.queries.contradictions.question import CONTRADICTIONS
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.page.string_table import both
from opgavenkaart.viz.scene.picture import ends_of
from opgavenkaart.viz.style.links import role_of
from opgavenkaart.viz.style.nodes import look_of
from opgavenkaart.viz.texts import spelled

SHOWN_APART = {"name", "abbreviation", "valid_from", "valid_to", "source", "locator", "quote", "kind"}


def things(graph: Graph) -> dict[str, dict[str, Any]]:
    """All nodes by "kind:id", with their rank by name; names that organisations bore are among their other names."""
    names: dict[str, list[str]] = defaultdict(list)
    for claim in graph.claims.get("HAS_NAME", ()):
        if name := graph.node(claim.to_kind, claim.to_id):
            names[claim.from_id] += [word for word in (name.name, name.abbreviation) if word]
    for id in dict.fromkeys(graph.canonical_ids.values()):  # records under other ids, which are shown as this one
        if node := graph.node("organisation", id):
            names[id] += [word for record in node.described for word in (record.name, record.abbreviation) if word]
    nodes = (node for kind, of_kind in graph.nodes.items() if kind in SUBJECTS for node in of_kind.values())
    former = (graph.former[id] for id in graph.successors)
    found = {f"{node.kind}:{node.id}": _thing(node, names[node.id]) for node in (*nodes, *former)}
    names_of = {id: (sort_key(facts.get("name", "")), id.split(":", 1)) for id, facts in found.items()}
    for rank, id in enumerate(sorted(found, key=names_of.__getitem__), 1):
        found[id]["rank"] = rank
    return found


def _thing(node: Node, also: Iterable[str]) -> dict[str, Any]:
    known = (node.name, node.abbreviation)
    facts = {
        "name": node.name,
        "abbreviation": node.abbreviation,
        "look": look_of(node),
        "kind": both(_kind(node)),
        "also": [word for word in dict.fromkeys(also) if word not in known],
        "from": node.valid_from,
        "to": node.valid_to,
        "facts": [[both(label), both(value)] for label, value in _facts(node)],
        "source": [node.props.get(name, "") for name in ("source", "locator", "quote")],
        "datasets": list(node.datasets),
    }
    if not any(facts["source"]):
        del facts["source"]
    return {name: value for name, value in facts.items() if value}


def _kind(node: Node) -> Text:
    """ "ministry", or "opportunity, weakness" with the kind before it: "issue (opportunity, weakness)"."""
    kind = KINDS[node.kind]
    if not node.type or not kind.subkinds:
        return kind.text
    several = node.type.split(";") if kind.subkinds.many else [node.type]
    types = join(*(_value(kind.subkinds, type_) for type_ in several), between=", ")
    return types if node.kind == "organisation" else join(kind.text, " (", types, ")")


def _value(field: Field, id: str) -> Text:
    return next((value.text for value in field.values if value.id == id), same(id))


def _facts(node: Node) -> Iterable[tuple[Text, Text]]:
    declared = {field.id: field for field in (*KINDS[node.kind].fields, *NODE_FIELDS)}
    for id, field in declared.items():
        if id not in SHOWN_APART and (value := node.props.get(id, "")):
            yield spelled(field.text), _value(field, value)


def claims(graph: Graph) -> list[list[Any]]:
    """All claims: relation, ends, role, source, locator, quote, dates, data set, what else, look; True if derived."""
    return [
        [
            claim.relation,
            *ends_of(claim),
            both(_role(claim)),
            claim.source,
            claim.locator,
            claim.quote,
            claim.valid_from,
            claim.valid_to,
            claim.dataset,
            [both(text) for text in _extra(claim)],
            role_of(claim),
            *([True] if claim.via else []),
        ]
        for relation, of_relation in graph.claims.items()
        if relation not in ("HAS_NAME", *IDENTITY)
        for claim in of_relation
    ]


def _role(claim: Claim) -> Text:
    _, role = RELATIONS[claim.relation].words(claim.role)
    return role or Text("", "")


def _extra(claim: Claim) -> Iterable[Text]:
    """The fields that only this relation has, and the remark, as "reason: …"."""
    for field in RELATIONS[claim.relation].fields:
        if value := claim.props.get(field.id, ""):
            words = _value(field, value)
            yield join(spelled(field.text), ": ", words)
    if claim.note:
        yield same(claim.note)


def relations(graph: Graph) -> dict[str, list[Any]]:
    """The words of the relationships that have claims, and of roles with words of their own, read from either end."""
    found = {}
    for id, relation in RELATIONS.items():
        if graph.claims.get(id):
            found[id] = [both(relation.text), both(relation.inverse)]
            own = (value for value in relation.role.values if value.phrases) if relation.role else ()
            found |= {f"{id}/{value.id}": [both(words) for words in value.phrases or ()] for value in own}
    return found


def contradictions(answers: Answers) -> dict[str, list[list[Any]]]:
    """By thing: the reason of each contradiction, and what each source says. Of a pair, with both of them."""
    found: dict[str, list[list[Any]]] = defaultdict(list)
    for finding in answers.of(CONTRADICTIONS):
        sides = [both(finding.reason), [both(says) for says in finding.says]]
        found[f"{finding.subject_kind}:{finding.subject}"].append(sides)
        if finding.other:
            found[f"{finding.other_kind}:{finding.other}"].append(sides)
    return found
