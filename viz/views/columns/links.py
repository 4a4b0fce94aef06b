"""The lines of the whole map: who has what role in which group, and who owns which issue."""

from collections import defaultdict
from typing import NamedTuple

from opgavenkaart.graph.text import Text, join
from opgavenkaart.viz.answers import Answers, cited
from opgavenkaart.viz.scene.picture import ends_of
from opgavenkaart.viz.style.links import LINKS, derived_role, place_of, role_of

DRAWN = ("LEADS", "COMMISSIONED", "PARTICIPATES_IN", "RESPONSIBLE_FOR", "TAKES_POSITION")

POSITION = "TAKES_POSITION/"


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
    def position(self) -> str:
        """Which position it is, if any: that has a line of its own, beside the one of an owner."""
        return self.role.removeprefix(POSITION) if self.role.startswith(POSITION) else ""

    @property
    def label(self) -> Text:
        """All roles in words."""
        return join(*(LINKS[role].text for role in self.roles), between=" · ")


def sources(answers: Answers) -> tuple[str, ...]:
    """The documents behind the lines, the boxes of groups and the derived owners."""
    relations = (*DRAWN, "ADDRESSES")
    return cited(answers.derived, claims=(c for name in relations for c in answers.graph.claims.get(name, ())))


def ties(answers: Answers) -> list[WholeLink]:
    """Every line, in the order of the ids of its ends: of a pair one for all its roles, and one for each position.

    Owners who are derived from leading a group are quiet: the group's box and the line of its lead already say so.
    """
    roles: dict[tuple[str, str, str], dict[str, bool]] = defaultdict(dict)  # with whether it is quiet
    for role, ends in ((role_of(c), ends_of(c)) for relation in DRAWN for c in answers.graph.claims.get(relation, ())):
        roles[*ends, role if role.startswith(POSITION) else ""][role] = False
    for owner in answers.derived:
        ends = f"organisation:{owner.owner}", f"issue:{owner.issue}"
        roles[*ends, ""][derived_role(owner.basis)] = owner.basis == "group_lead"
    return [
        WholeLink(start, to, tuple(sorted(of, key=lambda role: (of[role], place_of(role)))), all(of.values()))
        for (start, to, _), of in sorted(roles.items())
    ]
