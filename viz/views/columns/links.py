"""The lines of the whole map: who has what role in which group, and who owns which issue."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from opgavenkaart.graph.text import Text, join
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.scene.picture import ends_of
from opgavenkaart.viz.style.links import DERIVED, LINKS, derived_role, place_of, role_of

DRAWN = ("LEADS", "COMMISSIONED", "PARTICIPATES_IN", "RESPONSIBLE_FOR", "TAKES_POSITION")


class WholeLink(NamedTuple):
    """A link from an organisation to a group or an issue, by "kind:id", as one line shows it."""

    organisation: str
    to: str
    roles: tuple[str, ...]
    quiet: bool = False

    @property
    def role(self) -> str:
        """The role that the line shows."""
        return self.roles[0]

    @property
    def label(self) -> Text:
        """All roles in words."""
        return join(*(LINKS[role].text for role in self.roles), between=" · ")


def ties(answers: Answers) -> list[WholeLink]:
    """Every line, each pair of ends once, in the order of their ids.

    Quiet are derived owners where an owner is stated, and those that follow from leading a group: the group's
    box and the line of its lead already say so.
    """
    roles: dict[tuple[str, str], set[str]] = defaultdict(set)
    loud: set[tuple[str, str]] = set()
    for claim in (claim for relation in DRAWN for claim in answers.graph.claims.get(relation, ())):
        roles[ends_of(claim)].add(role_of(claim))
        loud.add(ends_of(claim))
    for owner in answers.derived:
        ends = f"organisation:{owner.owner}", f"issue:{owner.issue}"
        roles[ends].add(derived_role(owner.basis))
        if owner.basis == "portfolio" and owner.status.startswith(DERIVED):
            loud.add(ends)
    return [
        WholeLink(*ends, tuple(sorted(of_ends, key=place_of)), ends not in loud)
        for ends, of_ends in sorted(roles.items())
    ]
