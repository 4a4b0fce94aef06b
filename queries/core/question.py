"""What a question is, and what its answer: typed findings, each with its evidence and a reason in words."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cache, cached_property, partial
from itertools import accumulate
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Protocol, Self, TypeVar

from opgavenkaart.graph.conversions import html_table
from opgavenkaart.graph.graph import Evidence, EvidenceList, Graph, Reads
from opgavenkaart.graph.store.around import Around
from opgavenkaart.graph.succession import unresolved_succession
from opgavenkaart.graph.text import Lang, Text, and_more, join, same
from opgavenkaart.queries.core.arguments import checked, resolved
from opgavenkaart.queries.core.column_names import HEADINGS
from opgavenkaart.queries.core.findings import Findings
from opgavenkaart.queries.core.reference import Ref, find

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Finding:
    """One row of an answer. Its columns are the fields of its class, in order; `evidence` stands beside them.

    A field `from_` is the column "from", which Python keeps for itself.
    """

    headings: ClassVar[Mapping[str, Text]] = {}  # words for columns that `queries.headings` does not have
    words: ClassVar[Mapping[str, Text]] = {}  # and for the ids that columns hold

    brief: ClassVar[tuple[str, ...]] = ()  # the columns that a terminal shows
    key: ClassVar[tuple[str, ...]] = ()  # the columns by which the findings of two answers are paired
    figures: ClassVar[tuple[str, ...]] = ()  # columns for whoever asks for them: measures that need an explanation
    reason_column: ClassVar[str] = "reason"  # the column that says why it is a finding

    evidence: Sequence[Evidence] = field(kw_only=True, default=EvidenceList(), repr=False)

    @classmethod
    def columns(cls) -> tuple[str, ...]:
        """The columns of the answer, in order."""
        return tuple(_columns(cls))  # type: ignore[arg-type]  # a class is hashable

    @classmethod
    def heading(cls, column: str) -> Text:
        """What a column is called, in words."""
        return cls.headings.get(column) or HEADINGS.get(column) or same(column)

    def row(self, lang: Lang) -> dict[str, Any]:
        """The finding flat, in the order of its columns: strings in one language, numbers, lists of them, or None."""
        names = _columns(type(self))  # type: ignore[arg-type]  # a class is hashable
        values = ((column, getattr(self, name)) for column, name in names.items())
        return {column: in_language(value, lang) if isinstance(value, tuple) else value for column, value in values}

    @property
    def failed(self) -> bool:
        """Whether it shows an error in the data: the command then ends with exit status 1."""
        return False

    def with_added_reason(self, sentence: Text) -> Self:
        """A copy with a sentence added to its reason."""
        more: dict[str, Any] = {self.reason_column: join(getattr(self, self.reason_column), sentence, between=" ")}
        return replace(self, **more)


@cache
def _columns(finding: type[Finding]) -> dict[str, str]:
    """The names of columns, and of the fields that they show: `from` is `from_` in Python."""
    return {f.name.removesuffix("_"): f.name for f in fields(finding) if f.name != "evidence"}


def in_language(value: Any, lang: Lang) -> Any:
    """A value in one language; of several a list."""
    if isinstance(value, Text):
        return value.in_(lang)
    return [in_language(part, lang) if isinstance(part, tuple) else part for part in value]


F = TypeVar("F", bound=Finding)


@dataclass(frozen=True)
class Option:
    """An option of a question: on the command line `--id VALUE`, in Python the keyword `id` (`from_` for from).

    `kinds` are those of the thing that it refers to: the question is then given a `Ref`, or of a `many` option
    (several, joined by ";") a tuple of them. A `number` is a whole one, from 0.
    """

    id: str
    what: Text
    values: tuple[str, ...] = ()
    default: str = ""
    kinds: tuple[str, ...] = ()
    many: bool = False
    number: bool = False
    required: bool = False

    @property
    def usage(self) -> str:
        """How it is typed: `--kind a|b`, `--at-least N`, `--from X`."""
        value = "|".join(self.values) or ("N" if self.number else "X …" if self.many else "X")
        return f"--{self.id.replace('_', '-')} {value}"


class CypherPlace(Protocol):
    """Where a graph lives that understands Cypher: it returns the rows of a text, or a part of the graph as a value."""

    def run(self, cypher: str, **parameters: object) -> Iterable[Sequence[Any]]: ...
    def read(self, reads: Reads) -> Graph: ...


@dataclass(frozen=True)
class Question(Generic[F]):
    """A question that anyone may ask of a graph.

    `ask(graph, about=…, **options)` is the question as a pure function. Where it is a pattern,
    `in_place(place, about=…, **options)` asks the same by `cypher`, texts that can be pasted into Neo4j's browser;
    the contract tests hold the two to the same findings. `reads` is all that it may need of a graph, `narrowed`
    what it needs with some options. About a thing of a kind in `around` it needs no more of that than what is around
    it; about any other thing the whole.
    """

    id: str
    text: Text
    finding: type[F]
    reads: Reads
    ask: Callable[..., Sequence[F]]
    title: Callable[[Sequence[F]], Text]  # the conclusion in a sentence
    in_place: Callable[..., Sequence[F]] | None = None
    cypher: Mapping[str, str] = field(default_factory=dict)
    options: tuple[Option, ...] = ()
    needs_about: bool = False
    narrowed: Callable[..., Reads] | None = None
    around: Mapping[str, Around] = field(default_factory=dict)
    sections: Callable[[Sequence[F]], Mapping[str, int]] | None = None  # parts one after another, with their sizes

    @property
    def own_limit(self) -> bool:
        """Whether `limit` is an option of its own, of something else than findings."""
        return any(option.id == "limit" for option in self.options)

    def __call__(self, graph: Graph, about: str | Ref = "", **options: Any) -> Sequence[F]:
        """The findings, without an answer around them: `gaps(graph, about="VWS", kind="no_owner")`.

        Parameters
        ----------
        graph
            What is asked: all that was ever stated, or as of a day (`as_of(graph, "2021")`).
        about
            The thing that it is about, referred to as in the tables ("VWS"); all things by default.
        **options
            Those of the question, as on the command line; `from_` for `--from`.

        Returns
        -------
        Sequence
            Of the question's own class of findings, all of them, in the order of the answer. Of questions about pairs
            each is made when it is looked at: `[:10]` and `len` of millions take no time.

        Raises
        ------
        UnknownWord
            For an option or thing that does not exist.
        """
        return self.findings(graph, **resolved(partial(find, graph), self, about, checked(self, about, options)))

    def findings(self, graph: Graph, **asked: Any) -> Sequence[F]:
        """Its findings in a graph. Those that rest on an organisation without a known heir say so."""
        found = self.ask(graph, **asked)
        if isinstance(found, Findings):
            return found.changed(lambda finding: _with_open_successions(finding, graph)) if graph.successors else found
        return tuple(_with_open_successions(finding, graph) for finding in found) if graph.successors else tuple(found)


def _with_open_successions(finding: F, graph: Graph) -> F:
    """The finding, with a sentence on each organisation without a known heir that it names and rests on."""
    rests_on = {id for proof in finding.evidence for kind, id in proof.ends if kind == "organisation"}
    row = finding.row("en")
    names = {name for value in row.values() for name in (value if isinstance(value, list) else [value])}
    for id in sorted(rests_on & graph.successors.keys()):
        label = graph.label("organisation", id)
        in_sentence = re.search(rf"(?<!\w){re.escape(label)}(?!\w)", str(row[finding.reason_column]))
        if in_sentence or names & {label, graph.name("organisation", id)}:
            finding = finding.with_added_reason(unresolved_succession(graph, id))
    return finding


@dataclass(frozen=True)
class Answer:
    """A question, what it was asked with, and its findings, which are all of `question.finding`.

    `all_times` is whether they are of no day, while what they rest on did not hold on every day. `limit` is how many
    are shown, of each part of the answer where it has several; None shows all. The title is always that of all.
    Within a limit the evidence of each has one too, unless the answer is about one thing.
    """

    question: Question[Any]
    parameters: Mapping[str, str]
    findings: Sequence[Any]
    all_times: bool = False
    limit: int | None = None

    @property
    def finding(self) -> type[Finding]:
        """What the findings are, with the columns of this very answer."""
        return type(self.findings[0]) if self.findings else self.question.finding

    @property
    def title(self) -> Text:
        """The conclusion in one sentence."""
        title = self.question.title(self.findings)
        return ALL_TIMES.format(title=Text(*(words.removesuffix(".") for words in title))) if self.all_times else title

    @cached_property
    def sections(self) -> Mapping[str, int]:
        """The parts of the answer that are limited each by itself, with how many findings they have; mostly one."""
        return self.question.sections(self.findings) if self.question.sections else {"": len(self.findings)}

    @property
    def shown(self) -> Sequence[Any]:
        """The findings within the limit."""
        if self.limit is None or all(count <= self.limit for count in self.sections.values()):
            return self.findings
        starts = accumulate(self.sections.values(), initial=0)
        parts = (
            range(at, at + min(size, self.limit)) for at, size in zip(starts, self.sections.values(), strict=False)
        )
        return Findings([at for part in parts for at in part], self.findings.__getitem__)

    @property
    def evidence_limit(self) -> int | None:
        """How much of the evidence of each finding is shown; None shows all."""
        return None if self.limit is None or "about" in self.parameters else MAX_EVIDENCE

    @property
    def failed(self) -> bool:
        """Whether any finding shows an error in the data."""
        never = self.finding.failed is Finding.failed
        return not never and any(finding.failed for finding in self.findings)

    def __repr__(self) -> str:
        return f"<Answer to {self.question.id!r}: {self.title.en} {len(self.findings)} findings>"

    def _repr_html_(self) -> str:
        """The title and the first findings, as a notebook shows them."""
        columns = self.finding.brief or self.finding.columns()
        rows = [finding.row("en") for finding in self.findings[:MAX_NOTEBOOK_ROWS]]
        rest = len(self.findings) - len(rows)
        table = html_table(self.title.en, columns, ([_as_text(row[c]) for c in columns] for row in rows))
        return table + (f"<p>{and_more(rest).en}</p>" if rest else "")

    def as_dict(self, lang: Lang) -> dict[str, Any]:
        """The answer as the contract's JSON has it, with the findings within the limit."""
        return self.head(lang) | {"findings": [*self.rows(lang)]}

    def head(self, lang: Lang) -> dict[str, Any]:
        """All but the findings: `total` counts them, `shown` those within the limit."""
        return {
            "question": self.question.id,
            "parameters": dict(self.parameters),
            "title": self.title.in_(lang),
            "total": len(self.findings),
            "shown": len(self.shown),
        }

    def rows(self, lang: Lang) -> Iterator[dict[str, Any]]:
        """The findings within the limit, each flat and with its evidence; `evidence_total` counts all of that."""
        most = self.evidence_limit
        for finding in self.shown:
            evidence = [_cited(item) for item in finding.evidence[:most]]
            yield finding.row(lang) | {"evidence_total": len(finding.evidence), "evidence": evidence}

    def to_pandas(self, lang: Lang = "en") -> "pd.DataFrame":
        """The findings within the limit as a pandas DataFrame, a row a finding, in the order of the answer.

        Parameters
        ----------
        lang
            Of the reason and other texts: "nl" or "en".

        Returns
        -------
        pandas.DataFrame
            The columns of the answer (`answer.finding.columns()`, and `opgavenkaart questions QUESTION`): ids and
            names are text, counts whole numbers, several values a list, None where there is none. Evidence is left
            out: it is in `finding.evidence` and `as_dict`.
        """
        import pandas as pd

        rows = [finding.row(lang) for finding in self.shown]
        return pd.DataFrame(rows, columns=list(self.finding.columns()))


ALL_TIMES = Text("{title} (over alle perioden).", "{title} (over all periods).")
MAX_NOTEBOOK_ROWS = 20  # findings in a notebook's cell
MAX_EVIDENCE = 20  # claims and records that are shown of a finding, where an answer has a limit


def _as_text(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)


CITED = tuple(name.rstrip("_") for name in Evidence._fields if not name.endswith("_kind"))  # the keys of evidence


def _cited(item: Evidence) -> dict[str, str | None]:
    return {key: text or None for key, text in zip(CITED, item, strict=False)}
