"""The words in which the vocabulary is declared: colours, fields, kinds, relations and tables."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeVar

from opgavenkaart.graph.text import Text, match_key

# Colours of Okabe and Ito (2008), which the colour-blind can tell apart; a shape says the same again.
BLUE, SKY, GREEN, YELLOW = "#0072B2", "#56B4E9", "#009E73", "#F0E442"
ORANGE, VERMILION, PURPLE, BLACK, GREY = "#E69F00", "#D55E00", "#CC79A7", "#1A1A1A", "#767676"

FieldType = Literal["id", "text", "date", "choice", "reference", "score", "url", "number"]


@dataclass(frozen=True)
class Style:
    """How something is drawn: a colour (hex) with a shape for nodes, a dash pattern and width for links."""

    colour: str
    shape: str = "dot"
    dash: tuple[int, ...] = ()
    width: float = 1.5


@dataclass(frozen=True)
class Value:
    """One allowed value of an enumerated field; `also` are spellings accepted beside id and both texts.

    A role that the words of its relation do not fit has `phrases` of its own: from -> to, and to -> from.
    """

    id: str
    text: Text
    also: tuple[str, ...] = ()
    style: Style | None = None
    phrases: tuple[Text, Text] | None = None


@dataclass(frozen=True)
class Field:
    """A property of a node or link, and at once the column of the tables in which it is handed in."""

    id: str
    text: Text
    what: Text
    type: FieldType = "text"
    values: tuple[Value, ...] = ()
    to: str = ""  # the kind that a reference points to; none: to any subject, kept as "kind:id"
    required: bool = False
    many: bool = False  # several, separated by ";"
    default: str = ""  # what an empty cell means
    also: tuple[str, ...] = ()

    def value(self, id: str) -> Value:
        """The declared value with this id; StopIteration where there is none."""
        return next(value for value in self.values if value.id == id)


@dataclass(frozen=True)
class Kind:
    """A kind of node. `fields` come beside id, name and the fields common to all nodes."""

    id: str
    text: Text
    plural: Text
    what: Text
    style: Style
    fields: tuple[Field, ...] = ()
    subject: bool = True  # what questions and maps are about; not so a name or a step, which serve other things

    @property
    def label(self) -> str:
        """The label of its nodes in Neo4j."""
        return self.id.capitalize()

    @property
    def subkinds(self) -> Field | None:
        """The field that divides the kind further (ministry, planning bureau …), where it has one."""
        return next((f for f in self.fields if f.id == "kind"), None)


@dataclass(frozen=True)
class Relation:
    """A kind of link. `ends` are the pairs of kinds it may join; `role` is the field that qualifies it."""

    id: str
    ends: tuple[tuple[str, str], ...]
    text: Text  # read from -> to: "is responsible for"
    inverse: Text  # read to -> from
    what: Text
    style: Style
    role: Field | None = None
    fields: tuple[Field, ...] = ()
    acyclic: bool = False
    role_without_target: str = ""  # with this role a row may leave its `to` empty: the claim leads to its own start

    def words(self, role: str = "", *, forwards: bool = True) -> tuple[Text, Text | None]:
        """What a claim says of its start, or else of its end; and its role, where these words do not say it."""
        value = next((value for value in self.role.values if value.id == role), None) if self.role else None
        if value and value.phrases:
            return value.phrases[not forwards], None
        return self.text if forwards else self.inverse, value.text if value else None


@dataclass(frozen=True)
class Link:
    """What a row of a table makes: a claim of `relation` from the thing in one column to that in another.

    The column "" stands for the node of the row itself. `when` limits it to rows whose role has that value,
    which the relation itself then no longer carries.
    """

    relation: str
    source: str
    target: str
    when: tuple[str, str] | None = None


@dataclass(frozen=True)
class Table:
    """One table of a data set. A node table makes a node a row; a link table makes only links.

    `id_from` says of which columns an empty id is made: the first combination that has anything filled in.
    """

    id: str
    text: Text
    what: Text
    columns: tuple[Field, ...]
    kind: str = ""  # the kind of node it makes, if any
    preset: tuple[tuple[str, str], ...] = ()
    links: tuple[Link, ...] = ()
    also: tuple[str, ...] = ()
    id_from: tuple[tuple[str, ...], ...] = ()
    reader_headings: tuple[Text, ...] = ()  # of columns that only a reader looks at: passed over without a problem

    def field(self, id: str) -> Field:
        """The declaration of a column; StopIteration where the table has no such column."""
        return next(field for field in self.columns if field.id == id)


Spelled = TypeVar("Spelled", Value, Field, Table)


def spellings(of: Value | Field | Table) -> tuple[str, ...]:
    """Every way in which a value, column or table may be written."""
    return (of.id, *of.text, *of.also)


def by_key(declared: Iterable[Spelled]) -> dict[str, Spelled]:
    """Each of them by each of its spellings, as names are compared; of the same spelling the last counts."""
    return {match_key(word): of for of in declared for word in spellings(of)}
