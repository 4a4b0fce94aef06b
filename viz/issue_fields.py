"""The fields of issues: what the page colours their marks by, and what the whole map may group them by."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from opgavenkaart.errors import OpgavenkaartError, UnknownWord
from opgavenkaart.graph.dates import spelled_out
from opgavenkaart.graph.graph import Claim, Graph
from opgavenkaart.graph.model import KINDS
from opgavenkaart.graph.text import Text, join, same
from opgavenkaart.graph.text.did_you_mean import nearest_or_all
from opgavenkaart.queries.core.grouping import grouped
from opgavenkaart.queries.owners.question import OWNERS, Owner
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.scene.picture import Facts, ends_of, named
from opgavenkaart.viz.spec import PageSpec
from opgavenkaart.viz.texts import PAGE, spelled

_NOT_WHOLE = Text(
    "--group-by gaat over de weergave whole, en die wordt niet getekend.",
    "--group-by is about the view whole, which is not drawn.",
)
_EMPTY = Text("Geen enkele opgave heeft dit ingevuld: {field}.", "No issue has this filled in: {field}.")


class IssueField(NamedTuple):
    """A field: what it is called, the values that issues have, in order, and by "issue:id" the values of an issue.

    `facts` say so, of each issue.
    """

    id: str
    text: Text
    values: Mapping[str, Text]
    of: Mapping[str, tuple[str, ...]]
    facts: Mapping[str, Facts]


def asked(graph: Graph, spec: PageSpec) -> Answers:
    """What a map is drawn from, its issues grouped as asked.

    Raises
    ------
    UnknownWord
        Where there is no such field, or the view that it is about is not drawn.
    OpgavenkaartError
        Where no issue has it.
    """
    answers = Answers(graph, spec.ever, spec.about, spec.group_by)
    if not spec.group_by:
        return answers
    if spec.group_by not in FIELDS:
        wrong = Text('Er is geen veld "{field}". ', 'There is no field "{field}". ').format(field=spec.group_by)
        raise UnknownWord(join(wrong, nearest_or_all(spec.group_by, FIELDS)))
    if (spec.views or spec.about) and "whole" not in spec.views:
        raise UnknownWord(_NOT_WHOLE)
    if not (field := FIELDS[spec.group_by](answers)).of:
        raise OpgavenkaartError(_EMPTY.format(field=field.text))
    return answers


def declared(answers: Answers, id: str) -> IssueField:
    """A field of the vocabulary, its values in that order; where it takes any text, by the alphabet."""
    field = next(field for field in KINDS["issue"].fields if field.id == id)
    of: dict[str, tuple[str, ...]] = {}
    for issue in answers.sorted("issue"):
        value = issue.type if id == "kind" else issue.props.get(id, "")
        if values := tuple(filter(None, value.split(";") if field.many else [value])):
            of[f"issue:{issue.id}"] = values
    known = {value.id: value.text for value in field.values}
    used = {value for values in of.values() for value in values}
    order = [value for value in known if value in used] + sorted(used - known.keys())
    names = {value: known.get(value, same(value)) for value in order}
    return IssueField(id, spelled(field.text), names, of, _records(answers))


def status(answers: Answers) -> IssueField:
    """Whether an owner is stated, derived or missing, as the question `owners` says."""
    of = {f"issue:{owner.issue}": (owner.status,) for owner in answers.of(OWNERS)}
    values = {value: words for value, words in Owner.words.items() if (value,) in of.values()}
    facts = {f"issue:{issue}": tuple(owners) for issue, owners in answers.owners.items()}
    return IssueField("status", Text("eigenaarschap", "ownership"), values, of, facts)


def group(answers: Answers) -> IssueField:
    """The groups on whose agendas an issue is."""
    linked = ((*ends_of(claim)[::-1], claim) for claim in answers.graph.claims["ADDRESSES"])
    return _of_claims(answers, "group", sorted(linked, key=itemgetter(0, 1)))


def domain(answers: Answers) -> IssueField:
    """The domains that an issue is in, as sources say: not those above them."""
    claims = (claim for claim in answers.graph.claims["IN_DOMAIN"] if claim.from_kind == "issue")
    return _of_claims(answers, "domain", [(*ends_of(claim), claim) for claim in claims])


def period(answers: Answers) -> IssueField:
    """From when until when an issue is there, where a source says so."""
    spans = {f"issue:{node.id}": (node.valid_from, node.valid_to) for node in answers.graph.nodes["issue"].values()}
    dated = {issue: span for issue, span in spans.items() if any(span)}
    names = {f"{start}/{end}": _span(start, end) for start, end in sorted(set(dated.values()))}
    pairs = ((issue, f"{start}/{end}") for issue, (start, end) in dated.items())
    return _of_pairs("period", PAGE["period_field"], names, pairs, _records(answers))


def _records(answers: Answers) -> Mapping[str, Facts]:
    return {f"issue:{node.id}": (node,) for node in answers.graph.nodes["issue"].values()}


def _span(start: str, end: str) -> Text:
    words = PAGE["from_to" if start and end else "from" if start else "to"]
    return words.format(day=spelled_out(start or end), end=spelled_out(end) if end else "")


def _of_claims(answers: Answers, kind: str, linked: Sequence[tuple[str, str, Claim]]) -> IssueField:
    """The things of a kind that claims link with issues: the issue, the thing and the claim, in the order of values."""
    names = {f"{kind}:{node.id}": named(node) for node in answers.sorted(kind)}
    facts = {issue: tuple(claim for *_, claim in of) for issue, of in grouped(linked, itemgetter(0)).items()}
    pairs = dict.fromkeys((issue, value) for issue, value, _ in linked)
    return _of_pairs(kind, KINDS[kind].text, names, pairs, facts)


def _of_pairs(
    id: str, text: Text, names: Mapping[str, Text], pairs: Iterable[tuple[str, str]], facts: Mapping[str, Facts]
) -> IssueField:
    of: dict[str, tuple[str, ...]] = {}
    for issue, value in pairs:
        of[issue] = (*of.get(issue, ()), value)
    used = {value for values in of.values() for value in values}
    return IssueField(id, text, {value: name for value, name in names.items() if value in used}, of, facts)


FIELDS: Mapping[str, Callable[[Answers], IssueField]] = {
    "group": group,
    "domain": domain,
    "kind": lambda answers: declared(answers, "kind"),
    "horizon": lambda answers: declared(answers, "horizon"),
    "period": period,
    "status": status,
}
