"""`ask` has a command for each question, made from its declaration: its options are those that `Question` names."""

from collections.abc import Callable, Mapping, Sequence
from inspect import Parameter, Signature
from keyword import iskeyword
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from opgavenkaart.commands.options import option as option_of
from opgavenkaart.errors import UnknownWord
from opgavenkaart.graph.text import Text, join
from opgavenkaart.graph.text.did_you_mean import nearest_or_all
from opgavenkaart.queries import QUESTIONS
from opgavenkaart.queries.core.arguments import no_such_question
from opgavenkaart.queries.core.question import Option


class QuestionGroup(TyperGroup):
    """The questions as commands. `ask --about VWS owners` is read as `ask owners --about VWS`."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        if args and args[0].startswith("-"):
            if (place := self._place_of_question(args)) is not None:
                args = [args[place], *args[:place], *args[place + 1 :]]
            elif {"-h", "--help"} & set(args):
                args = ["--help"]
            elif not ctx.resilient_parsing:  # as completion is, where a word may still come
                which = Text("Noem een vraag. Kies uit: ", "Name a question. Choose one of: ")
                raise UnknownWord(join(which, ", ".join(self.commands), "."))
        return super().parse_args(ctx, args)

    def _place_of_question(self, args: Sequence[str]) -> int | None:
        """Where the question stands; a word behind an option is the value of that option."""
        value = False
        for place, arg in enumerate(args):
            if arg in self.commands and not value:
                return place
            value = arg.startswith("-") and "=" not in arg and arg not in ("-h", "--help")
        return None

    def get_command(self, ctx: typer.Context, cmd_name: str) -> Any:  # type: ignore[override]  # noqa: ARG002
        if cmd_name in self.commands:
            return self.commands[cmd_name]
        raise no_such_question(cmd_name, self.commands)


class QuestionCommand(TyperCommand):
    """One question. An option that takes several things may have them as words behind it."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        known = [name for parameter in self.params for name in parameter.opts] + ["--help", "-h"]
        for word in (arg.partition("=")[0] for arg in args if arg.startswith("--") and len(arg) > 2):
            if word not in known:
                has = Text(f'"{self.name}" heeft geen optie {word}. ', f'"{self.name}" has no option {word}. ')
                raise UnknownWord(join(has, nearest_or_all(word, known[:-2])))
        return super().parse_args(ctx, self._joined(args))

    def _joined(self, args: Sequence[str]) -> list[str]:
        """`--groups lt1 lt2` as `--groups "lt1;lt2"`."""
        options = QUESTIONS[self.name].options if self.name in QUESTIONS else ()
        many = {f"--{_dashed(option.id)}" for option in options if option.many}
        joined: list[str] = []
        inside = False  # whether a word would be one more value of the option before it
        for arg in args:
            if arg.startswith("-"):
                inside = arg.partition("=")[0] in many
            if inside and joined and not arg.startswith("-") and joined[-1] not in many:
                joined[-1] += f";{arg}"
            else:
                joined.append(arg)
        return joined


def add_questions(app: typer.Typer, common: Mapping[str, Any], ask: Callable[..., None]) -> None:
    """Add a command for each question, and `all`, which call `ask(question, **options)`.

    `common` has the options that all of them have, by the names of their parameters.
    """
    for question in QUESTIONS.values():
        needed = [option.usage for option in question.options if option.required]
        needed += ["--about VWS"] if question.needs_about else []
        own = dict(_annotation(option) for option in question.options)
        options = {**own, **{name: of for name, of in common.items() if name not in own}}
        _declare(app, question.id, question.text.en, needed)(_command(question.id, options, ask))
    _declare(app, "all", _ALL, ["--out answers.xlsx"])(_command("all", common, ask))


_ALL = "Ask all questions that need no options of their own, into one workbook."


def _declare(app: typer.Typer, name: str, what: str, example: Sequence[str]) -> Callable[..., Any]:
    epilog = f"Example: opgavenkaart ask {' '.join((name, *example))}"
    return app.command(name, cls=QuestionCommand, help=what, epilog=epilog)


def _command(name: str, options: Mapping[str, Any], ask: Callable[..., None]) -> Callable[..., None]:
    """The function behind a command; `options` are annotations by the names of its parameters."""

    def run(**given: Any) -> None:
        ask(name, **given)

    parameters = [Parameter(option, Parameter.KEYWORD_ONLY, default="", annotation=a) for option, a in options.items()]
    run.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = dict(options)
    return run


def _annotation(option: Option) -> tuple[str, Any]:
    """An option of a question as a parameter: its name, and what the command line has of it."""
    value = "CHOICE" if option.values else option.usage.partition(" ")[2]
    name = f"{option.id}_" if iskeyword(option.id) else option.id
    return name, Annotated[str, option_of(f"--{_dashed(option.id)}", value, _help(option).en, option.values)]


def _help(option: Option) -> Text:
    """What an option means, what may be given, and what it is where nothing is."""
    choices = Text("Kies uit: ", "One of: "), f"{', '.join(option.values)}."
    default = Text("Standaard: ", "Default: "), f"{option.default}."
    parts = [join(option.what, ".")]
    parts += [join(*words) for words, there in ((choices, option.values), (default, option.default)) if there]
    return join(*parts, between=" ")


def _dashed(id: str) -> str:
    return id.replace("_", "-")


def dutch_of_questions() -> dict[str, str]:
    """The Dutch help of each question, by its name, and of its options, by question and option."""
    texts = {id: question.text for id, question in QUESTIONS.items()}
    texts |= {f"{id} --{_dashed(o.id)}": _help(o) for id, question in QUESTIONS.items() for o in question.options}
    return {name: text.nl for name, text in texts.items()}
