"""JSON-LD: the graph as linked data, in the vocabularies of W3C ORG, PROV-O, SKOS, Dublin Core and schema.org.

A claim is both a plain triple and a node that names its source: an `org:Membership` (who is in a group), an
`org:ChangeEvent` (who succeeded whom), else an `rdf:Statement`. What no vocabulary has is of our own, under `ok:`.
Formats: https://www.w3.org/TR/json-ld11/, https://www.w3.org/TR/vocab-org/, https://www.w3.org/TR/prov-o/,
https://www.w3.org/TR/skos-reference/
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from opgavenkaart.graph.graph import Claim, Node
from opgavenkaart.graph.model import KINDS, RELATIONS
from opgavenkaart.graph.model.schema import Field
from opgavenkaart.graph.text import LANGS, Text, same
from opgavenkaart.loaders.exchange.from_graph import Outgoing

SUFFIX = ".jsonld"
WHAT = same("JSON-LD: ORG, PROV-O, SKOS, Dublin Core")
CANNOT = Text(
    "kleuren en vormen, en wat elke dataset apart over een ding zegt; het wordt niet teruggelezen",
    "colours and shapes, and what each data set says of a thing by itself; it is not read back",
)
URN = "urn:opgavenkaart:"
CONTEXT: Mapping[str, Any] = {
    "@version": 1.1,
    "ok": f"{URN}def:",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "schema": "https://schema.org/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
TYPES: Mapping[str, Sequence[str]] = {
    "organisation": ("org:Organization",),
    "group": ("org:OrganizationalCollaboration",),
    "issue": ("ok:Issue", "skos:Concept"),
    "domain": ("skos:Concept",),
    "activity": ("prov:Activity",),
    "product": ("prov:Entity", "schema:CreativeWork"),
    "document": ("prov:Entity", "schema:CreativeWork"),
    "aspect": ("skos:Concept",),
}
PREDICATES: Mapping[tuple[str, str], str] = {  # by relation and the kind that it starts from; else one of our own
    ("PART_OF", "organisation"): "org:subOrganizationOf",
    ("PART_OF", "domain"): "skos:broader",
    ("PARTICIPATES_IN", "organisation"): "org:memberOf",
    ("INVOLVES", "activity"): "prov:wasAssociatedWith",
    ("IN_DOMAIN", "issue"): "dcterms:subject",
    ("IN_DOMAIN", "group"): "dcterms:subject",
}
PROPERTIES = {  # of nodes; else one of our own
    "abbreviation": "skos:altLabel",
    "description": "dcterms:description",
    "date": "dcterms:date",
    "author": "dcterms:creator",
    "url": "schema:url",
    "official_id": "dcterms:identifier",
    "note": "skos:note",
    "source": "dcterms:source",
    "valid_from": "schema:validFrom",
}
MEMBERSHIPS = ("LEADS", "COMMISSIONED", "PARTICIPATES_IN")
_DATES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}


def write(going: Outgoing) -> bytes:
    """One document with its context in it, in UTF-8."""
    claims = [item for at, claim in enumerate(going.shown.claims, 1) for item in _claim(at, claim)]
    whole = {"@context": CONTEXT, "@graph": [*_concepts(), *map(_node, going.shown.nodes), *claims]}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _concepts() -> list[dict[str, Any]]:
    """Every kind and role of the vocabulary, and our own kinds and relations, with their words in both languages."""
    fields = [k.subkinds for k in KINDS.values() if k.subkinds] + [r.role for r in RELATIONS.values() if r.role]
    concepts = {
        _concept(f, v.id): {"@type": "skos:Concept", "skos:prefLabel": _words(v.text)} for f in fields for v in f.values
    }
    own = {_predicate(r.id, ""): {"@type": "rdf:Property", "rdfs:label": _words(r.text)} for r in RELATIONS.values()}
    return [{"@id": id, **item} for id, item in (concepts | own).items()]


def _words(text: Text) -> list[dict[str, str]]:
    return [{"@value": text.in_(lang), "@language": lang} for lang in LANGS]


def _thing(kind: str, id: str) -> dict[str, str]:
    """A thing by its name on the web: a URN, since nobody publishes these yet."""
    return {"@id": f"{URN}{kind}:{quote(id, safe='')}"}


def _concept(field: Field, value: str) -> str:
    return f"ok:{field.id}/{value}"


def _node(node: Node) -> dict[str, Any]:
    kind = KINDS[node.kind]
    item: dict[str, Any] = {**_thing(node.kind, node.id), "@type": TYPES.get(node.kind, (f"ok:{kind.label}",))}
    item["dcterms:title" if node.kind == "document" else "skos:prefLabel"] = node.name
    if node.type and (subkinds := kind.subkinds):
        item["org:classification" if subkinds.values else "dcterms:type"] = _value("type", node.type, subkinds)
    rest = {name: getattr(node, name) for name in ("abbreviation", "valid_from", "valid_to")}
    return item | _properties(rest | dict(node.props), kind.fields)


def _properties(texts: Mapping[str, str], fields: Sequence[Field]) -> dict[str, Any]:
    by_id = {field.id: field for field in fields}
    return {PROPERTIES.get(n, f"ok:{n}"): _value(n, text, by_id.get(n)) for n, text in texts.items() if text}


def _value(name: str, text: str, field: Field | None) -> Any:
    if name == "source":
        return _thing("document", text)
    if name == "about":
        kind, _, id = text.partition(":")
        return _thing(kind, id)
    if field and field.type == "url":
        return {"@value": text, "@type": "xsd:anyURI"}
    if name in ("valid_from", "valid_to", "as_of") or (field and field.type == "date"):
        return {"@value": text, "@type": _DATES[len(text)]} if len(text) in _DATES else text
    if field and field.values:
        return [{"@id": _concept(field, id)} for id in (text.split(";") if field.many else [text])]
    return {"@value": int(text), "@type": "xsd:integer"} if field and field.type == "score" else text


def _predicate(relation: str, start: str) -> str:
    first, *rest = relation.lower().split("_")
    return PREDICATES.get((relation, start), "ok:" + first + "".join(map(str.capitalize, rest)))


def _claim(at: int, claim: Claim) -> list[dict[str, Any]]:
    """The plain triple, and the node with its evidence."""
    start, end = _thing(claim.from_kind, claim.from_id), _thing(claim.to_kind, claim.to_id)
    relation = RELATIONS[claim.relation]
    predicate = _predicate(claim.relation, claim.from_kind)
    alone = bool(relation.role_without_target) and claim.role == relation.role_without_target and start == end
    item: dict[str, Any] = {"@id": f"{URN}claim:{quote(claim.dataset, safe='')}:{at}", "@type": ["rdf:Statement"]}
    item |= {"rdf:subject": start, "rdf:predicate": {"@id": predicate}, "rdf:object": end}
    if claim.relation in MEMBERSHIPS:
        item["@type"] += ["org:Membership"]
        item |= {"org:member": start, "org:organization": end}
    elif claim.relation == "SUCCEEDED_BY":
        item["@type"] += ["org:ChangeEvent"]
        item["org:originalOrganization"] = start
        item |= {} if alone else {"org:resultingOrganization": end}
    if relation.role and claim.role:
        item["org:role"] = {"@id": _concept(relation.role, claim.role)}
    names = ("source", "locator", "quote", "valid_from", "valid_to", "note", "dataset")
    item |= _properties({name: getattr(claim, name) for name in names} | dict(claim.props), relation.fields)
    return [item] if alone else [start | {predicate: end}, item]
