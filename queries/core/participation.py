"""Who takes part in a group: one rule, for every question that counts seats."""

from collections.abc import Iterable, Iterator

from opgavenkaart.graph.graph import Claim, Graph, Node

SEATS = ("LEADS", "PARTICIPATES_IN")  # relations that may put an organisation at the table of a group
# Roles of those who are not at the table: a commissioner or sponsor stands above the group, and someone consulted
# is asked from outside. A lead, a member, an agenda member (who may come to every meeting) and a secretariat are.
OUTSIDE = ("commissioner", "sponsor", "consulted")
COLLECTIVE = "collective"  # the kind of a name for several organisations
_ROLE = {"LEADS": "lead", "COMMISSIONED": "commissioner"}  # relations that are a role by themselves


def participation_role(relation: str, role: str) -> str:
    """The role that a claim between an organisation and a group states; one without a role is of a member."""
    return _ROLE.get(relation, role) or "member"


def seats(graph: Graph) -> Iterator[Claim]:
    """The claims by which an organisation is at the table of a group."""
    return (claim for relation in SEATS for claim in graph.claims[relation] if claim.role not in OUTSIDE)


def is_seat(r: str) -> str:
    """The same in Cypher: the condition on a relationship of `SEATS`."""
    return f"NOT coalesce({r}.role, '') IN {list(OUTSIDE)}"


def is_collective(node: Node) -> bool:
    """Whether it is a name for several organisations ("all ministries"): shown, but not counted beside these."""
    return node.kind == "organisation" and node.type == COLLECTIVE


def of_singles(graph: Graph, claims: Iterable[Claim]) -> Iterator[Claim]:
    """The claims without those of collectives."""
    organisations = graph.nodes.get("organisation", {}).values()  # a part of a graph may have none
    collectives = {("organisation", node.id) for node in organisations if is_collective(node)}
    return (claim for claim in claims if collectives.isdisjoint(claim.ends))


def is_single(organisation: str) -> str:
    """The same in Cypher: the condition on an organisation."""
    return f"coalesce({organisation}.kind, '') <> '{COLLECTIVE}'"
