"""How links look and are called: a relation, or a relation with a role, or an owner that was derived."""

from collections.abc import Iterator, Mapping

from opgavenkaart.graph.graph import Claim
from opgavenkaart.graph.model import BLACK, RELATIONS
from opgavenkaart.graph.model.schema import Style
from opgavenkaart.graph.text import Text
from opgavenkaart.viz.style.nodes import Look
from opgavenkaart.viz.style.overlap import share_links

DERIVED, CITES = "derived", "CITES"
# Of several roles between the same two, the line shows the first; the legend has this order too.
_STRONGEST = (
    "RESPONSIBLE_FOR/accountable",
    "RESPONSIBLE_FOR/responsible",
    f"{DERIVED}/portfolio",
    f"{DERIVED}/group_lead",
    "LEADS",
    "COMMISSIONED",
    "PARTICIPATES_IN/sponsor",
    "PARTICIPATES_IN/secretariat",
    "PARTICIPATES_IN/member",
    "PARTICIPATES_IN/agenda_member",
    "PARTICIPATES_IN/consulted",
    "TAKES_POSITION/raise",
    "TAKES_POSITION/avoid",
    "RESPONSIBLE_FOR/consulted",
    "RESPONSIBLE_FOR/informed",
)


def _links() -> Iterator[tuple[str, Text, Style]]:
    for relation in RELATIONS.values():
        yield relation.id, relation.text, relation.style
        for value in relation.role.values if relation.role else ():
            text = value.phrases[0] if value.phrases and relation.id == "RESPONSIBLE_FOR" else value.text
            yield f"{relation.id}/{value.id}", text, value.style or relation.style
    yield f"{DERIVED}/group_lead", Text("afgeleid: trekker", "derived: lead"), Style(BLACK, dash=(2, 5), width=1.6)
    portfolio = Text("afgeleid: portefeuille", "derived: portfolio")
    yield f"{DERIVED}/portfolio", portfolio, Style(BLACK, dash=(9, 6), width=1.8)
    yield CITES, Text("rust op deze bron", "rests on this source"), Style(BLACK, width=1.2)
    yield from share_links()


def place_of(role: str) -> tuple[int, str]:
    """Where a role stands among others."""
    return _STRONGEST.index(role) if role in _STRONGEST else len(_STRONGEST), role


LINKS: Mapping[str, Look] = {
    role: Look(text, style) for role, text, style in sorted(_links(), key=lambda link: place_of(link[0]))
}
"""All of them, in the order of the legend; on lines a role is called as it is there."""


def role_of(claim: Claim) -> str:
    """The relation with its role, as in "PARTICIPATES_IN/member"."""
    return f"{claim.relation}/{claim.role}" if claim.role else claim.relation


def derived_role(basis: str) -> str:
    """That of an owner who was derived on this basis, as in "derived/portfolio"."""
    return f"{DERIVED}/{basis}"
