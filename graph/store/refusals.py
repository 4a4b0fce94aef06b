"""Why a data set is not loaded or unloaded: what others refer to would be lost, or mean something else."""

from collections.abc import Iterable, Sequence
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from opgavenkaart.errors import GraphInUse
from opgavenkaart.graph.edition import Reference
from opgavenkaart.graph.graph import Claim
from opgavenkaart.graph.identity.lookup import Names
from opgavenkaart.graph.model import KINDS, RELATIONS
from opgavenkaart.graph.text import Text

if TYPE_CHECKING:
    from opgavenkaart.graph.store.base import Transaction

_DESCRIBED_TOO = Text(
    'Gegevensset "{later}" heeft zelf {kind} "{text}", die ook in deze versie van "{changed}" beschreven is. Er is '
    'niets gewijzigd. Geef "opgavenkaart unload {later}", en laad daarna "{changed}" en "{later}" opnieuw.',
    'Data set "{later}" has "{text}" as a {kind} of its own, which this edition of "{changed}" describes too. '
    'Nothing was changed. Run "opgavenkaart unload {later}", then load "{changed}" and "{later}" again.',
)
_WOULD_BE_LOST = Text(
    'Gegevensset "{later}" verwijst naar {kind} "{text}" ({id}). Zonder dit deel van "{changed}" gaat dat verloren of '
    'betekent het iets anders. Er is niets gewijzigd. Geef eerst "opgavenkaart unload {later}", of houd het in '
    '"{changed}".',
    'Data set "{later}" refers to the {kind} "{text}" ({id}), which would be lost or mean something else without '
    'this part of "{changed}". Nothing was changed. Run "opgavenkaart unload {later}" first, or keep it in '
    '"{changed}".',
)
_SUBJECT = Text("onderwerp", "subject")
_TOO_DEEP = Text(
    'Met deze versie van "{changed}" staat "{id}" meer dan {most} niveaus diep, over meerdere gegevenssets. Er is '
    "niets gewijzigd. Haal een van de verbanden erboven uit zijn gegevensset.",
    'With this edition of "{changed}", "{id}" is more than {most} levels deep, over several data sets. Nothing was '
    "changed. Take one of the links above it out of its data set.",
)
MAX_DEPTH = 100  # of what is part of something: people's trees have ten, and answers take time by its square


def refuse_if_references_change(transaction: "Transaction", changed: str, position: int) -> None:
    """Refuse a change that alters what later data sets refer to, or closes a circle across data sets."""
    earlier = [d.name for d in transaction.datasets() if d.position <= position]
    for later in transaction.datasets():
        if later.position <= position:
            continue
        if references := transaction.references(later.name):
            names = Names(transaction.lookup_entries(earlier))
            for reference in references:
                found = names.find(reference.kind, reference.text)
                if not reference.id and found:
                    raise GraphInUse(_refusal(_DESCRIBED_TOO, later.name, changed, reference))
                if reference.id and found != {reference.id}:
                    raise GraphInUse(_refusal(_WOULD_BE_LOST, later.name, changed, reference))
        earlier.append(later.name)
    for relation in RELATIONS.values():
        claims = transaction.claims([relation.id])[relation.id] if relation.acyclic else ()
        if circle := find_circle(claims):
            raise GraphInUse(_circle(changed, circle))
        if deep := find_too_deep(claims):
            raise GraphInUse(_TOO_DEEP.format(changed=changed, id=deep.from_id, most=MAX_DEPTH))


def _refusal(text: Text, later: str, changed: str, reference: Reference) -> Text:
    kind = Text(KINDS[reference.kind].text.nl, reference.kind) if reference.kind else _SUBJECT
    return text.format(later=later, changed=changed, kind=kind, text=reference.text, id=reference.id)


def _circle(changed: str, circle: Sequence[str]) -> Text:
    """Parts of each other, by links of several data sets."""
    nl, en = " is deel van ".join(circle), " is part of ".join(circle)
    return Text(
        f'Met deze versie van "{changed}" geldt: {nl}. Dat is een kring over meerdere gegevenssets. Er is niets '
        "gewijzigd. Haal een van deze verbanden uit zijn gegevensset.",
        f'With this edition of "{changed}", {en}: a circle over several data sets. Nothing was changed. '
        "Take one of these links out of its data set.",
    )


def find_circle(claims: Iterable[Claim]) -> tuple[str, ...]:
    """The ids of a circle in the claims, first one repeated at the end; empty where there is none."""
    up = _above(claims)
    try:
        TopologicalSorter({node: sorted(up[node]) for node in sorted(up)}).prepare()
    except CycleError as error:
        return tuple(id for _, id in reversed(error.args[1]))
    return ()


def find_too_deep(claims: Iterable[Claim]) -> Claim | None:
    """A claim of claims without a circle whose start has more than MAX_DEPTH levels above it; None without any."""
    of = list(claims)
    up, levels = _above(of), dict[tuple[str, str], int]()
    for node in TopologicalSorter(up).static_order() if len(up) > MAX_DEPTH else ():
        levels[node] = max((levels[above] + 1 for above in up.get(node, ())), default=0)
    return next((claim for claim in of if levels.get(claim.ends[0], 0) > MAX_DEPTH), None)


def _above(claims: Iterable[Claim]) -> dict[tuple[str, str], set[tuple[str, str]]]:
    up: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for claim in claims:
        start, end = claim.ends
        up.setdefault(start, set()).add(end)
    return up
