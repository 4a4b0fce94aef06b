"""A column for each organisation, with roles in its cells: R, A, C and I, or a mark."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from opgavenkaart.graph.identity.lookup import Names
from opgavenkaart.graph.model import OWNERSHIP_ROLE, TABLES
from opgavenkaart.graph.text import Text, match_key
from opgavenkaart.loaders.mapping.toml_text import Toml
from opgavenkaart.loaders.suggest.column_profile import Look
from opgavenkaart.loaders.suggest.draft.model import ColumnDraft, Draft

LETTERS = {"R": "responsible", "A": "accountable", "C": "consulted", "I": "informed"}
MARKS = frozenset(("x", "X", "ja", "Ja", "JA", "yes", "Yes", "v", "✓", "1"))
OF_KIND = {"issue": ("ownership", "issue"), "group": ("participation", "group")}


def matrix_of(kind: str, main: Toml, rest: Sequence[Look], says: Mapping[str, Toml], known: Names) -> Draft | None:
    """The links that such columns make; None where there are no two of them."""
    if kind not in OF_KIND:
        return None
    makes, end = OF_KIND[kind]
    of = [look for look in rest if known.find("organisation", look.heading) and look.share(_is_role) >= 0.9]
    if len(of) < 2:
        return None
    cells = dict.fromkeys(cell for look in of for cell in look.counts)
    values: dict[str, Toml] = {cell: LETTERS[cell.upper()] for cell in cells if cell.upper() in LETTERS}
    values |= {cell: "" if kind == "issue" else "member" for cell in cells if cell in MARKS}
    sure = 0.7 if "" not in values.values() else 0.1
    why = Text("de koppen zijn organisaties", "the headings are organisations")
    lines = [
        ColumnDraft(end, main, 0.7, Text("staat op dezelfde rij", "stands in the same row")),
        ColumnDraft("organisation", {"across": "heading"}, 0.8, why),
        ColumnDraft(
            "role", {"across": "cell", **({"values": values} if values else {})}, sure, Text("de cellen", "the cells")
        ),
    ]
    says = {**says, "across": [look.heading for look in of]}
    draft = Draft(makes, TABLES[makes].what, sure, lines, says)
    if sure < 0.5:
        draft.off = Text(
            "De cellen zeggen niet in welke rol. Vul de rollen in en haal de # weg.",
            "The cells do not say in which role. Fill the roles in and take the # away.",
        )
    return draft


def _is_role(cell: str) -> bool:
    words = {match_key(word) for value in OWNERSHIP_ROLE.values for word in (value.id, *value.text, *value.also)}
    return cell.upper() in LETTERS or cell in MARKS or match_key(cell) in words
