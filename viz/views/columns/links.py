"""The lines of the whole map: who has what role in which group, and who owns which issue."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from opgavenkaart.graph.graph import Claim
from opgavenkaart.graph.text import Text
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.style.links import DERIVED, LINKS, derived_role, place_of, role_of


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
        return Text(*(" · ".join(words) for words in zip(*(LINKS[role].text for role in self.roles), strict=True)))


def ties(answers: Answers) -> list[WholeLink]:
    """Every line, each pair of ends once, in the order of their ids.

    Quiet are derived owners where an owner is stated, and those that follow from leading a group: the group's
    box and the line of its lead already say so.
    """
    roles: dict[tuple[str, str], set[str]] = defaultdict(set)
    loud: set[tuple[str, str]] = set()
    for claim in _claims(answers, "LEADS", "COMMISSIONED", "PARTICIPATES_IN", "RESPONSIBLE_FOR", "TAKES_POSITION"):
        roles[_ends(claim)].add(role_of(claim))
        loud.add(_ends(claim))
    for owner in answers.derived:
        ends = f"organisation:{owner.owner}", f"issue:{owner.issue}"
        roles[ends].add(derived_role(owner.basis))
        if owner.basis == "portfolio" and owner.status.startswith(DERIVED):
            loud.add(ends)
    return [
        WholeLink(*ends, tuple(sorted(of_ends, key=place_of)), ends not in loud)
        for ends, of_ends in sorted(roles.items())
    ]


def _claims(answers: Answers, *relations: str) -> Iterable[Claim]:
    return (claim for relation in relations for claim in answers.graph.claims.get(relation, ()))


def _ends(claim: Claim) -> tuple[str, str]:
    return f"{claim.from_kind}:{claim.from_id}", f"{claim.to_kind}:{claim.to_id}"
