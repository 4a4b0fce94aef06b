"""What speaks for two records being one organisation, and what against: each with a weight, and the score of it all.

The score is (1 - product of (1 - w) over what speaks for it) * (product of (1 - w) over what speaks against it): the
"noisy or" of Pearl (1988, Probabilistic Reasoning in Intelligent Systems, section 4.3), so that reasons add up to
less than 1 in any order. The weights are chosen, not learnt; they order proposals and decide nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from math import prod
from typing import NamedTuple

from opgavenkaart.graph.identity.official_ids import codes_conflict
from opgavenkaart.graph.model import ORGANISATION_KIND
from opgavenkaart.graph.text import Text, join
from opgavenkaart.queries.matching.records import Parent, Record
from opgavenkaart.queries.matching.similarity import Reason, alike, meet

STRENGTHS = ("official_id", "strong", "weak", "vetoed")


class Proposal(NamedTuple):
    """Two records that may be one, with all that speaks for it and against it.

    `by_code` where they have a code in common, `vetoed` where one register has two codes for them.
    """

    a: Record
    b: Record
    for_: tuple[Reason, ...]
    against: tuple[Reason, ...]
    by_code: bool = False
    vetoed: bool = False

    @property
    def score(self) -> float:
        """From 0 to 1; see above."""
        if self.vetoed:
            return 0.0
        if self.by_code:
            return 1.0
        yes = 1 - prod(1 - reason.weight for reason in self.for_)
        return round(yes * prod(1 - reason.weight for reason in self.against), 2)

    @property
    def strength(self) -> str:
        """One of `STRENGTHS`, of which only the first decides by itself.

        "strong" are equal names of one time, with nothing against it.
        """
        if self.vetoed or self.by_code:
            return "vetoed" if self.vetoed else "official_id"
        return "strong" if not self.against and any(reason.equal for reason in self.for_) else "weak"


def weigh(a: Record, b: Record) -> Proposal | None:
    """Two records weighed; None where neither a code nor any name speaks for them."""
    common = a.codes & b.codes
    for_: list[Reason] = []
    if common:
        code = min(common).key
        for_ = [Reason(1.0, Text(f"zelfde officiële id ({code})", f"same official id ({code})"))]
    for_ += alike(a, b)
    if not for_:
        return None
    against = list(_against(a, b))
    vetoed = not common and codes_conflict(a.codes, b.codes)
    return Proposal(a, b, (*for_, *_circumstances(a, b)), tuple(against), bool(common), vetoed)


def _circumstances(a: Record, b: Record) -> Iterator[Reason]:
    if (kind := _kind(a)) and kind == _kind(b):
        word = ORGANISATION_KIND.value(kind).text
        yield Reason(0.1, Text(f"beide {word.nl}", f"both {word.en}"))
    if common := _shared(a.parents, b.parents):
        yield common


def _shared(a: Sequence[Parent], b: Sequence[Parent]) -> Reason | None:
    """What two records are both part of, and how much that says: by its id, or by all names up to the top."""
    both = [(x, y) for x in a for y in b]
    if common := next((x for x, y in both if x.ids[0] == y.ids[0]), None):
        return Reason(0.2, Text(f"onderdeel van hetzelfde: {common.shown}", f"part of the same: {common.shown}"))
    if common := next((x for x, y in both if x.names == y.names and not set(x.datasets) & set(y.datasets)), None):
        same_name = f"onderdeel van wat gelijk heet: {common.shown}", f"part of what has the same name: {common.shown}"
        return Reason(0.15, Text(*same_name))
    pairs = ((x, y) for p in both for x, y in (p, p[::-1]))
    if common := next((x for x, y in pairs if x.ids[0] in y.ids), None):
        return Reason(0.1, Text(f"beide onder {common.shown}", f"both below {common.shown}"))
    return None


def _against(a: Record, b: Record) -> Iterator[Reason]:
    if codes_conflict(a.codes, b.codes):
        yield Reason(1.0, Text("het register heeft er twee codes voor", "the register has two codes for them"))
    if b.id in a.heirs or a.id in b.heirs:
        old, new = (a, b) if b.id in a.heirs else (b, a)
        yield Reason(0.6, Text(f"{new.name} volgde op {old.name}", f"{new.name} succeeded {old.name}"))
    if not meet(a, b):
        yield Reason(0.4, Text("ze bestonden niet tegelijk", "they did not exist at the same time"))
    kinds = [_kind(a), _kind(b)]
    if all(kinds) and kinds[0] != kinds[1]:
        words = [ORGANISATION_KIND.value(kind).text for kind in kinds]
        yield Reason(0.35, Text(f"de een is {words[0].nl}, de ander {words[1].nl}", f"{words[0].en} and {words[1].en}"))
    if a.parents and b.parents and not _shared(a.parents, b.parents):
        above_a, above_b = (", ".join(parent.shown for parent in of.parents) for of in (a, b))
        yield Reason(0.3, Text(f"onderdeel van {above_a} en van {above_b}", f"part of {above_a} and of {above_b}"))
    if listed := sorted(set(a.datasets) & set(b.datasets)):
        yield Reason(0.3, Text(f"{listed[0]} noemt beide apart", f"{listed[0]} lists both apart"))


def _kind(record: Record) -> str:
    """Its kind, else what its name says that it is. "other" says nothing: it may be any."""
    return record.kind if record.kind not in ("", "other") else record.called[0].name.form


def texts(reasons: Iterable[Reason]) -> Text:
    """Reasons as a list in one text, each with its weight."""
    return join(*(join(reason.text, f" ({reason.weight:.2f})") for reason in reasons), between="; ")
