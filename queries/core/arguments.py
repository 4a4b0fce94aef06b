"""What a question is asked with: options checked, references resolved, numbers read."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from keyword import iskeyword
from typing import TYPE_CHECKING, Any

from opgavenkaart.errors import UnknownWord
from opgavenkaart.graph.text import Text, join
from opgavenkaart.graph.text.did_you_mean import nearest_or_all
from opgavenkaart.queries.core.reference import Ref

if TYPE_CHECKING:
    from opgavenkaart.queries.core.question import Question


def checked(question: "Question[Any]", about: str | Ref, options: Mapping[str, Any]) -> dict[str, Any]:
    """The options that were given, in the order of the question. Raises UnknownWord with the nearest right word."""
    known = {option.id: option for option in question.options}
    given = {name.removesuffix("_"): value for name, value in options.items() if value not in ("", None)}
    for name, value in given.items():
        word = f"--{name.replace('_', '-')}"
        if name not in known:
            raise UnknownWord(_no_option(question, word))
        if known[name].values and value not in known[name].values:
            wrong = Text(f'{word} kan niet "{value}" zijn. ', f'{word} cannot be "{value}". ')
            raise UnknownWord(join(wrong, nearest_or_all(value, known[name].values)))
    for option in question.options:
        if option.required and option.id not in given:
            needs = Text(f'De vraag "{question.id}" vereist', f'The question "{question.id}" needs')
            raise UnknownWord(join(needs, f" --{option.id}: ", option.what, "."))
    if question.needs_about and not about:
        raise UnknownWord(
            f'De vraag "{question.id}" gaat over één ding: zeg welk, bijvoorbeeld --about VWS.',
            f'The question "{question.id}" is about one thing: say which, for instance --about VWS.',
        )
    return {name: given[name] for name in known if name in given}


def no_such_question(id: str, known: Iterable[str]) -> UnknownWord:
    """The error on a question that does not exist, with the nearest that does, or all."""
    return UnknownWord(
        join(Text(f'Er is geen vraag "{id}". ', f'There is no question "{id}". '), nearest_or_all(id, known))
    )


def _no_option(question: "Question[Any]", word: str) -> Text:
    has = Text(
        f'De vraag "{question.id}" heeft geen optie {word}. ', f'The question "{question.id}" has no option {word}. '
    )
    if not question.options:
        return join(has, Text("Zij heeft er zelf geen.", "It has none of its own."))
    return join(has, nearest_or_all(word, [f"--{option.id.replace('_', '-')}" for option in question.options]))


def refers(question: "Question[Any]", about: str | Ref, given: Mapping[str, Any]) -> bool:
    """Whether anything that was given is a reference."""
    return bool(about) or any(option.kinds and option.id in given for option in question.options)


def resolved(
    found: Callable[[str | Ref, Sequence[str]], Ref],
    question: "Question[Any]",
    about: str | Ref,
    given: Mapping[str, Any],
) -> dict[str, Any]:
    """What the question's function is called with: references, of some kinds, as what they are found to mean, numbers
    as numbers."""
    arguments: dict[str, Any] = {"about": found(about, ()) if about else None}
    for option in question.options:
        name, value = (f"{option.id}_" if iskeyword(option.id) else option.id), given.get(option.id, "")
        if value == "":
            continue
        if option.kinds:
            several = [part.strip() for part in value.split(";") if part.strip()] if isinstance(value, str) else value
            refs = tuple(found(part, option.kinds) for part in ([several] if isinstance(several, Ref) else several))
            arguments[name] = refs if option.many else refs[0]
        else:
            arguments[name] = whole_number(option.id.replace("_", "-"), value) if option.number else value
    return arguments


DEFAULT_LIMIT = 1_000  # findings that a command shows


def limit_of(given: int | str | None) -> int | None:
    """How many findings are shown; None where all are. Raises UnknownWord for what is neither a number nor "all"."""
    if given in (None, "", "all"):
        return None
    if str(given).isascii() and str(given).isdigit() and int(str(given)) > 0:
        return int(str(given))
    raise UnknownWord(
        f'--limit kan niet "{given}" zijn. Geef een heel getal vanaf 1, of all voor alle bevindingen.',
        f'--limit cannot be "{given}". Give a whole number from 1, or all for all findings.',
    )


def whole_number(option: str, text: str | int, least: int = 0) -> int:
    """A whole number as given to an option. Raises UnknownWord where it is none, or too small."""
    if str(text).isascii() and str(text).isdigit() and int(text) >= least:
        return int(text)
    raise UnknownWord(
        f'--{option} kan niet "{text}" zijn. Geef een heel getal vanaf {least}.',
        f'--{option} cannot be "{text}". Give a whole number from {least}.',
    )
