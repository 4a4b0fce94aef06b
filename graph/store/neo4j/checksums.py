"""A checksum of what each data set has of each kind and relation: whether others changed what was loaded.

It is kept with the data set's node, beside the time of that load: an earlier version, which keeps none, changes only
the time.
"""

from collections import defaultdict
from collections.abc import Mapping
from hashlib import blake2b
from json import dumps, loads

from opgavenkaart.graph.edition import DataSet, Edition
from opgavenkaart.graph.store.base import Kept
from opgavenkaart.graph.store.neo4j.schema import key_of

ITSELF = "dataset"  # what is kept of a data set beside its nodes and claims


def checksums_of(dataset: DataSet, edition: Edition, kept: Kept) -> Mapping[str, str]:
    """The checksum of each kind and relation of which a data set has any, and of what else is kept of it."""
    parts: dict[str, set[str]] = defaultdict(set)
    for node in edition.nodes:
        parts[node.kind].add(dumps((node.id, *node[2:7], sorted(node.props.items()))))
    for claim in edition.claims:
        filled = {name: value for name, value in claim.props.items() if value}  # empty ones are not stored
        parts[claim.relation].add(key_of(claim if len(filled) == len(claim.props) else claim._replace(props=filled)))
    parts[ITSELF] = {dumps((dataset.nodes, dataset.claims, *kept))}
    return {part: blake2b("".join(sorted(rows)).encode(), digest_size=8).hexdigest() for part, rows in parts.items()}


def as_text(dataset: DataSet, checksums: Mapping[str, str]) -> str:
    """What is kept: the time of the load, and its checksums."""
    return dumps([dataset.loaded_at, checksums])


def different(dataset: DataSet, kept: str, now: Mapping[str, str]) -> list[str] | None:
    """The kinds and relations that are no longer as they were loaded; None where no checksums of that load are kept."""
    try:
        loaded_at, loaded = loads(kept)
        parts = sorted(now.keys() | loaded.keys())
    except (AttributeError, TypeError, ValueError):
        return None
    return [part for part in parts if now.get(part) != loaded.get(part)] if loaded_at == dataset.loaded_at else None
