"""The finding: who owns an issue, and on what basis."""

from __future__ import annotations

from dataclasses import dataclass

from opgavenkaart.graph.text import Text
from opgavenkaart.queries.core.question import Finding

OWNING = ("accountable", "responsible")  # the roles that make an owner; who is consulted or informed is none
BASES = ("stated", "group_lead", "portfolio", "none")


@dataclass(frozen=True, kw_only=True)
class Owner(Finding):
    """One owner of one issue on one basis; `owner` is None where the issue has none."""

    brief = ("issue_name", "status", "owner_name", "basis", "through_name")
    key = ("issue", "owner", "basis")
    words = {
        "one_owner": Text("één eigenaar", "one owner"),
        "several_owners": Text("meer eigenaren", "several owners"),
        "responsible_only": Text("alleen uitvoerend", "responsible only"),
        "derived": Text("afgeleid", "derived"),
        "derived_differs": Text("afleidingen verschillen", "derivations differ"),
        "nobody": Text("niemand", "nobody"),
        "stated": Text("genoemd", "stated"),
        "group_lead": Text("trekker van de werkgroep", "lead of the group"),
        "portfolio": Text("portefeuille", "portfolio"),
        "none": Text("geen", "none"),
    }

    issue: str
    issue_name: str
    status: str
    owner: str | None = None
    owner_name: str | None = None
    role: str | None = None
    basis: str
    through: str | None = None
    through_name: str | None = None
    through_kind: str | None = None
    reason: Text
