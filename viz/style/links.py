"""How links look and are called: a relation, or a relation with a role, or an owner that was derived."""

from __future__ import annotations

from opgavenkaart.graph.graph import Claim
from opgavenkaart.graph.model import BLACK, GREY, RELATIONS
from opgavenkaart.graph.model.schema import Style
from opgavenkaart.graph.text import Text
from opgavenkaart.viz.style import overlap as shares

DERIVED = "derived"
_DERIVED = {
    f"{DERIVED}/group_lead": (
        Text("afgeleid: trekker", "derived: lead"),
        Style(BLACK, dash=(2, 5), width=1.6),
    ),
    f"{DERIVED}/portfolio": (
        Text("afgeleid: portefeuille", "derived: portfolio"),
        Style(BLACK, dash=(9, 6), width=1.8),
    ),
    "SHARES": (Text("deelt", "shares"), Style(GREY, width=2)),
    **shares.roles(),
}

# Of several roles between the same two, the line shows the first; the legend has this order too.
STRONGEST = (
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


def place_of(role: str) -> tuple[int, str]:
    """Where a role stands among others."""
    return STRONGEST.index(role) if role in STRONGEST else len(STRONGEST), role


def role_of(claim: Claim) -> str:
    """The relation with its role, as in "PARTICIPATES_IN/member"."""
    return f"{claim.relation}/{claim.role}" if claim.role else claim.relation


def derived_role(basis: str) -> str:
    """That of an owner who was derived on this basis, as in "derived/portfolio"."""
    return f"{DERIVED}/{basis}"


def words_of(role: str) -> Text:
    """What it is called in the legend and on lines: the role where there is one, else the relation."""
    if role in _DERIVED:
        return _DERIVED[role][0]
    relation, _, value = role.partition("/")
    declared = RELATIONS[relation]
    if value and declared.role:
        return declared.role.value(value).text
    return declared.text


def style_of(role: str) -> Style:
    """Colour, dash and width, from the vocabulary."""
    if role in _DERIVED:
        return _DERIVED[role][1]
    relation, _, value = role.partition("/")
    declared = RELATIONS[relation]
    of_role = declared.role.value(value).style if value and declared.role else None
    return of_role or declared.style
