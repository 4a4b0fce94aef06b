"""JSON-LD: the graph as linked data, in the vocabularies of W3C ORG, PROV-O, SKOS, Dublin Core and schema.org.

A claim is both a plain triple and a node that tells its source: an `org:Membership` (who is in a group), an
`org:ChangeEvent` (who succeeded whom), else an `rdf:Statement`. What no vocabulary has is of our own, under `ok:`.
Formats: https://www.w3.org/TR/json-ld11/, https://www.w3.org/TR/vocab-org/, https://www.w3.org/TR/prov-o/,
https://www.w3.org/TR/skos-reference/
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any
from urllib.parse import quote

from opgavenkaart.graph.graph import Claim, Node
from opgavenkaart.graph.model import KINDS, RELATIONS
from opgavenkaart.graph.model.schema import Field
from opgavenkaart.graph.text import Text
from opgavenkaart.loaders.exchange.from_graph import Outgoing

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
    things = [_node(node) for node in going.shown.nodes]
    claims = list(chain.from_iterable(_claim(at, claim) for at, claim in enumerate(going.shown.claims, 1)))
    whole = {"@context": CONTEXT, "@graph": [*_concepts(), *things, *claims]}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def iri(kind: str, id: str) -> str:
    """The name of a thing on the web: a URN, since nobody publishes these yet."""
    return f"{URN}{kind}:{quote(id, safe='')}"


def _concepts() -> list[dict[str, Any]]:
    """Every kind and role of the vocabulary, and our own kinds and relations, with their words in both languages."""
    fields = [k.subkinds for k in KINDS.values() if k.subkinds] + [r.role for r in RELATIONS.values() if r.role]
    concepts = {
        _concept(f, v.id): {"@type": "skos:Concept", "skos:prefLabel": _words(v.text)} for f in fields for v in f.values
    }
    own = {_predicate(r.id, ""): {"@type": "rdf:Property", "rdfs:label": _words(r.text)} for r in RELATIONS.values()}
    return [{"@id": id, **said} for id, said in (concepts | own).items()]


def _words(text: Text) -> list[dict[str, str]]:
    return [{"@value": words, "@language": lang} for lang, words in zip(text._fields, text, strict=True)]


def _concept(field: Field, value: str) -> str:
    return f"ok:{field.id}/{value}"


def _node(node: Node) -> dict[str, Any]:
    kind = KINDS[node.kind]
    fields = {field.id: field for field in kind.fields}
    name = "dcterms:title" if node.kind == "document" else "skos:prefLabel"
    said = {
        "@id": iri(node.kind, node.id),
        "@type": TYPES.get(node.kind, (f"ok:{kind.label}",)),
        name: node.name,
        **_kind(node.type, kind.subkinds),
    }
    rest = {n: getattr(node, n) for n in ("abbreviation", "valid_from", "valid_to")} | dict(node.props)
    return said | {PROPERTIES.get(n, f"ok:{n}"): _value(n, text, fields.get(n)) for n, text in rest.items() if text}


def _kind(type: str, subkinds: Field | None) -> dict[str, Any]:
    """The kind within the kind: a concept where it is chosen from a list."""
    if not type or not subkinds:
        return {}
    if not subkinds.values:
        return {"dcterms:type": type}
    chosen = type.split(";") if subkinds.many else [type]
    return {"org:classification": [{"@id": _concept(subkinds, one)} for one in chosen]}


def _value(name: str, text: str, field: Field | None) -> Any:
    if name == "source":
        return {"@id": iri("document", text)}
    if name == "about":
        kind, _, id = text.partition(":")
        return {"@id": iri(kind, id)}
    if field and field.type == "url":
        return {"@value": text, "@type": "xsd:anyURI"}
    if name in ("valid_from", "valid_to", "as_of") or (field and field.type == "date"):
        return _date(text)
    if field and field.values:
        return [{"@id": _concept(field, one)} for one in (text.split(";") if field.many else [text])]
    return {"@value": int(text), "@type": "xsd:integer"} if field and field.type == "score" else text


def _date(text: str) -> Any:
    return {"@value": text, "@type": _DATES[len(text)]} if len(text) in _DATES else text


def _predicate(relation: str, start: str) -> str:
    first, *rest = relation.lower().split("_")
    return PREDICATES.get((relation, start), "ok:" + first + "".join(map(str.capitalize, rest)))


def _claim(at: int, claim: Claim) -> list[dict[str, Any]]:
    """The plain triple, and the node with its evidence."""
    start, end = iri(claim.from_kind, claim.from_id), iri(claim.to_kind, claim.to_id)
    relation = RELATIONS[claim.relation]
    predicate = _predicate(claim.relation, claim.from_kind)
    alone = bool(relation.role_without_target) and claim.role == relation.role_without_target and start == end
    said: dict[str, Any] = {"@id": f"{URN}claim:{quote(claim.dataset, safe='')}:{at}"}
    said |= {"@type": ["rdf:Statement"], "rdf:subject": {"@id": start}, "rdf:predicate": {"@id": predicate}}
    said["rdf:object"] = {"@id": end}
    if claim.relation in MEMBERSHIPS:
        said["@type"] = ["rdf:Statement", "org:Membership"]
        said |= {"org:member": {"@id": start}, "org:organization": {"@id": end}}
    elif claim.relation == "SUCCEEDED_BY":
        said["@type"] = ["rdf:Statement", "org:ChangeEvent"]
        said["org:originalOrganization"] = {"@id": start}
        said |= {} if alone else {"org:resultingOrganization": {"@id": end}}
    if relation.role and claim.role:
        said["org:role"] = {"@id": _concept(relation.role, claim.role)}
    fields = {field.id: field for field in relation.fields}
    rest = {n: getattr(claim, n) for n in ("source", "locator", "quote", "valid_from", "valid_to", "note", "dataset")}
    for name, text in (rest | dict(claim.props)).items():
        if text:
            said[PROPERTIES.get(name, f"ok:{name}")] = _value(name, text, fields.get(name))
    return [said] if alone else [{"@id": start, predicate: {"@id": end}}, said]
