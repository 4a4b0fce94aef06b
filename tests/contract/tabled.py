"""Random data sets as far as tables can say them: what a loader might have made of what people hand in."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from opgavenkaart.graph.edition import Edition, Reference
from opgavenkaart.graph.graph import Claim, Node
from opgavenkaart.graph.model import KINDS, RELATIONS, TABLES
from opgavenkaart.graph.text import as_seen, clean, match_key, slug
from opgavenkaart.loaders.tables.references import CREATED_KINDS
from tests.contract.programmes import IDS

FORMULA_ERROR = re.compile("#[A-Z/0]+[!?]?|(Err|Fout):\\d{3}")
STEPS = {id: str(number) for number, id in enumerate(IDS["step"], 1)}
TAKEN = {match_key(id) for ids in IDS.values() for id in ids}  # what references are written as
NAMES = ("name", "title", "abbreviation", "text")
FREE = {  # fields whose signs that cannot be seen stay, for they are the words of a source
    field.id
    for fields in (*(kind.fields for kind in KINDS.values()), *(relation.fields for relation in RELATIONS.values()))
    for field in fields
    if field.type == "text" and field.id not in NAMES
} | {"note", "locator", "quote"}
ON_ROWS = {link.relation for table in TABLES.values() if table.kind for link in table.links}


def tabled(editions: Iterable[Edition]) -> Iterator[Edition]:
    """Each of them, with less: a thing's own row has one source for all it says, and texts are as a cell keeps them."""
    for edition in editions:
        nodes = {(node.kind, node.id): node for node in map(_node, edition.nodes) if node.kind not in CREATED_KINDS}
        claims = tuple(_claims(edition.claims, nodes))
        made = {(c.to_kind, c.to_id) for c in claims if c.to_kind in CREATED_KINDS}
        nodes |= {key: Node(*key, key[1], datasets=(edition.name,)) for key in sorted(made)}
        references = tuple(_references(edition.references, claims, nodes))
        yield replace(edition, nodes=tuple(nodes.values()), claims=claims, references=references)


def _node(node: Node) -> Node:
    required = {f.id: f.values[0].id for f in KINDS[node.kind].fields if f.required}
    props = required | _texts(node.props)
    if props.get("about", "").partition(":")[0] in CREATED_KINDS:
        del props["about"]
    named = node._replace(
        id=STEPS.get(node.id, "99") if node.kind == "step" else node.id,
        name=_told_apart(_seen(node.name) or "naam"),
        type=_text(node.type),
        abbreviation="" if match_key(node.abbreviation) in TAKEN else _seen(node.abbreviation),
        props=props,
    )
    if "official_id" in props:
        props["official_id"] = _told_apart(props["official_id"])
    return named


def _claims(claims: Sequence[Claim], nodes: Mapping[tuple[str, str], Node]) -> Iterator[Claim]:
    for claim in claims:
        locator, quote, note = map(_text, (claim.locator, claim.quote, claim.note))
        said = claim._replace(props=_texts(claim.props), locator=locator, quote=quote, note=note)
        if claim.relation in ON_ROWS:
            start, end = nodes.get(claim[1:3]), nodes.get(claim[3:5])
            row = start if claim.relation == "PART_OF" else end
            if row:
                source, locator, quote = (row.props.get(name, "") for name in ("source", "locator", "quote"))
                at_source = said._replace(source=source, locator=locator, quote=quote, note="")
                yield at_source._replace(valid_from=row.valid_from, valid_to=row.valid_to)
        elif claim.to_kind in CREATED_KINDS:
            needed = {field.id: "x" for field in RELATIONS[claim.relation].fields if field.required}
            yield said._replace(to_id=slug(claim.to_id), props={**needed, **said.props})
        else:
            yield said


def _references(
    references: Sequence[Reference], claims: Sequence[Claim], nodes: Mapping[tuple[str, str], Node]
) -> Iterator[Reference]:
    """Those that something still makes."""
    used = {end for claim in claims for end in (claim[1:3], claim[3:5], ("document", claim.source))}
    used |= {("document", node.props.get("source", "")) for node in nodes.values()}
    used |= {("", node.props.get("about", "")) for node in nodes.values()}
    return (r for r in references if (r.kind, r.id) in used and r.kind not in CREATED_KINDS)


def _texts(props: Mapping[str, str]) -> dict[str, str]:
    return {n: text for n, value in props.items() if (text := _text(value) if n in FREE else _seen(value))}


def _seen(text: str) -> str:
    return as_seen(_text(text)).strip()


def _text(text: str) -> str:
    """As a cell keeps it: no control characters, and the error of a formula is no text."""
    kept = clean(text.replace("\r", "")).strip()
    return kept.lstrip("#EF") if FORMULA_ERROR.fullmatch(kept) else kept


def _told_apart(text: str) -> str:
    """No other word for a thing is the very id of another, so that ids stay unambiguous."""
    return f"{text} dus" if {match_key(text), match_key(text.rstrip("/").rsplit("/", 1)[-1])} & TAKEN else text
