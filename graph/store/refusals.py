"""Why a data set is not loaded or unloaded: what others refer to would be lost, or mean something else."""

from __future__ import annotations

from collections.abc import Sequence

from opgavenkaart.graph.edition import Reference
from opgavenkaart.graph.model import KINDS
from opgavenkaart.graph.text import Text

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


def described_too(later: str, changed: str, reference: Reference) -> Text:
    """A later data set found nothing of this name, and made it itself; the change describes it too."""
    return _refusal(_DESCRIBED_TOO, later, changed, reference)


def would_be_lost(later: str, changed: str, reference: Reference) -> Text:
    """A later data set refers to what the change would take away, or would turn into something else."""
    return _refusal(_WOULD_BE_LOST, later, changed, reference)


def makes_a_circle(changed: str, circle: Sequence[str]) -> Text:
    """Parts of each other, by links of several data sets."""
    nl, en = " is deel van ".join(circle), " is part of ".join(circle)
    return Text(
        f'Met deze versie van "{changed}" geldt: {nl}. Dat is een kring over meer gegevenssets. Er is niets gewijzigd. '
        "Haal een van deze verbanden uit zijn gegevensset.",
        f'With this edition of "{changed}", {en}: a circle over several data sets. Nothing was changed. '
        "Take one of these links out of its data set.",
    )


def _refusal(text: Text, later: str, changed: str, reference: Reference) -> Text:
    kind = Text(KINDS[reference.kind].text.nl, reference.kind) if reference.kind else _SUBJECT
    return text.format(later=later, changed=changed, kind=kind, text=reference.text, id=reference.id)
