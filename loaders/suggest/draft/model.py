"""A first mapping in the making: its tables, how sure each line is and why, what is left out; and all that as TOML."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from opgavenkaart.graph.model.schema import Field
from opgavenkaart.graph.text import OR, Lang, Text, listed
from opgavenkaart.loaders.mapping.model import TABLE_OF, TO_CHOOSE, Toml, setting, toml
from opgavenkaart.loaders.problems.problem import shortened

CHOOSE = Text("kies uit {values}", "choose one of {values}")
_POSSIBLE = Text("kan ook, in plaats van {value}", "possible too, instead of {value}")
MAX_EXAMPLE_LENGTH = 60  # letters
MAX_LINE = 160  # letters of a column; of a longer one each of its values stands on a line of its own
_MAKES = Text("kies wat de rijen zijn: {tables}", "choose what the rows are: {tables}").format(
    tables=listed(TABLE_OF.values(), OR)
)
_EXAMPLE = Text(", b.v. ", ", e.g. ")
_NOT_USED = Text("Niet gebruikt:", "Not used:")
_SURE = (
    (0.8, Text("vrij zeker", "fairly sure")),
    (0.5, Text("waarschijnlijk", "probable")),
    (0.0, Text("een gok", "a guess")),
)


@dataclass
class ColumnDraft:
    """One column of ours: where it comes from, how sure that is (0 to 1), and why."""

    field: str
    value: Toml
    sure: float
    why: Text
    example: str = ""
    off: Text | None = None  # why it is not used after all

    @classmethod
    def to_choose(cls, field: Field, fixed: str, why: Text) -> "ColumnDraft":
        """A column that nothing in the sheet fills; `why` may name the {values} to choose from."""
        return cls(field.id, {"fixed": fixed}, 0.1, why.format(values=", ".join(value.id for value in field.values)))


@dataclass
class Draft:
    """One `[[table]]` to be; `says` are its other keys. One that is `off` is written as a comment, with the reason.

    What it makes is `TO_CHOOSE` where nothing says what the rows are.
    """

    makes: str
    title: Text
    sure: float
    lines: list[ColumnDraft]
    says: dict[str, Toml] = field(default_factory=dict)
    off: Text | None = None
    note: Text | None = None  # what else to know of it

    def line(self, id: str) -> ColumnDraft | None:
        """What it says of a column of ours."""
        return next((line for line in self.lines if line.field == id), None)

    def add(self, line: ColumnDraft) -> Text | None:
        """Adds a line; as a comment, whose reason is given back, where its column of ours is taken."""
        if taken := self.line(line.field):
            line.off = _POSSIBLE.format(value=toml(taken.value))
        self.lines.append(line)
        return line.off

    def values(self) -> dict[str, Toml]:
        """What its `[[table]]` holds, as `mapping_of` reads it."""
        columns = {line.field: line.value for line in self.lines if not line.off}
        return {"makes": self.makes, **self.says, "columns": columns}


def text_of(
    document: Mapping[str, str], drafts: Iterable[Draft], unused: Iterable[tuple[str, Text]], lang: Lang, intro: Text
) -> str:
    """The whole file. `unused` are columns with the reason why."""
    lines = [*_comment(intro.in_(lang)), "", "[document]", *map(setting, document, document.values())]
    for draft in drafts:
        lines += ["", *_draft(draft, lang)]
    if rest := list(unused):
        lines += ["", *_comment(_NOT_USED.in_(lang))]
        lines += [_printable(f"#   {toml(heading)}: {why.in_(lang)}") for heading, why in rest]
    return "\n".join(lines) + "\n"


def _draft(draft: Draft, lang: Lang) -> list[str]:
    chosen = draft.makes != TO_CHOOSE
    lines = _comment(draft.title.in_(lang) + (f": {_sureness(draft.sure, lang)}" if chosen else ""))
    for remark in filter(None, (draft.off, draft.note)):
        lines += _comment(remark.in_(lang))
    body = ["[[table]]", setting("makes", draft.makes) + ("" if chosen else f"  # {_MAKES.in_(lang)}")]
    body += [*map(setting, draft.says, draft.says.values()), "[table.columns]"]
    long: list[str] = []
    for line in draft.lines:
        why = f"{_sureness(line.sure, lang)}: {line.why.in_(lang)}"
        if line.example:
            why += _EXAMPLE.in_(lang) + toml(shortened(line.example)[:MAX_EXAMPLE_LENGTH])
        if line.off:
            why = line.off.in_(lang)
        written = setting(line.field, line.value)
        if len(written) > MAX_LINE and not line.off and isinstance(line.value, Mapping):
            long += _as_tables(f"table.columns.{line.field}", line.value, _printable(why))
        else:
            body.append(f"{'# ' if line.off else ''}{written}  # {_printable(why)}")
    return lines + [("# " if draft.off else "") + line for line in (*body, *long)]


def _as_tables(name: str, value: Mapping[str, Toml], why: str) -> Iterator[str]:
    """A value under a heading of its own, a line for each of its settings, those of settings below it."""
    plain = {key: of for key, of in value.items() if not isinstance(of, Mapping)}
    yield from (f"[{name}]  # {why}", *map(setting, plain, plain.values()))
    for key, of in value.items():
        if isinstance(of, Mapping):
            yield from (f"[{name}.{key}]", *map(setting, of, of.values()))


def _sureness(sure: float, lang: Lang) -> str:
    """How sure something is, in words and a figure."""
    words = next(words for least, words in _SURE if sure >= least)
    return f"{words.in_(lang)} ({sure:.0%})"


def _comment(text: str) -> list[str]:
    return [f"# {_printable(line)}".rstrip() for line in text.splitlines()]


def _printable(text: str) -> str:
    """Text that a comment may hold: no control characters."""
    return "".join(letter if letter.isprintable() else " " for letter in text)
