"""The lines of the whole map: who has what role in which group, and who owns which issue."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from opgavenkaart.graph.graph import Claim
from opgavenkaart.graph.text import join
from opgavenkaart.queries.owners.question import Owner
from opgavenkaart.viz.answers import Answers, cited
from opgavenkaart.viz.scene.picture import Assertion, ends_of
from opgavenkaart.viz.style.links import LINKS, derived_role, place_of, role_of

DRAWN = ("LEADS", "COMMISSIONED", "PARTICIPATES_IN", "RESPONSIBLE_FOR", "TAKES_POSITION")

POSITION = "TAKES_POSITION/"
LED = derived_role("group_lead")


class WholeLink(NamedTuple):
    """A link from an organisation to a group or an issue, by "kind:id", as one line shows it.

    `roles` has them with the claims or derived owners that say so, the one that the line shows first.
    """

    organisation: str
    to: str
    roles: Mapping[str, Sequence[Claim | Owner]]
    quiet: bool = False

    @property
    def role(self) -> str:
        """The role that the line shows."""
        return next(iter(self.roles))

    @property
    def position(self) -> str:
        """Which position it is, if any: that has a line of its own, beside the one of an owner."""
        return self.role.removeprefix(POSITION) if self.role.startswith(POSITION) else ""

    @property
    def label(self) -> Assertion:
        """All roles in words."""
        words = join(*(LINKS[role].text for role in self.roles), between=" · ")
        return Assertion(words, tuple(fact for facts in self.roles.values() for fact in facts))


def sources(answers: Answers) -> tuple[str, ...]:
    """The documents behind the lines, the boxes of groups or domains and the derived owners."""
    claims = [c for name in (*DRAWN, "ADDRESSES") for c in answers.graph.claims.get(name, ())]
    if answers.group_by == "domain":
        claims += [claim for claim in answers.graph.claims["IN_DOMAIN"] if claim.from_kind == "issue"]
    return cited(answers.derived, claims=claims)


def ties(answers: Answers) -> list[WholeLink]:
    """Every line, in the order of the ids of its ends: of a pair one for all its roles, and one for each position.

    Owners who are derived from leading a group are quiet: the group's box and the line of its lead already say so.
    """
    found: dict[tuple[str, str, str], dict[str, list[Claim | Owner]]] = defaultdict(lambda: defaultdict(list))
    for claim in (claim for relation in DRAWN for claim in answers.graph.claims.get(relation, ())):
        role = role_of(claim)
        found[*ends_of(claim), role if role.startswith(POSITION) else ""][role].append(claim)
    for owner in answers.derived:
        ends = f"organisation:{owner.owner}", f"issue:{owner.issue}"
        found[*ends, ""][derived_role(owner.basis)].append(owner)
    return [
        WholeLink(start, to, {role: of[role] for role in sorted(of, key=_rank)}, of.keys() == {LED})
        for (start, to, _), of in sorted(found.items())
    ]


def _rank(role: str) -> tuple[object, ...]:
    return role == LED, place_of(role)
