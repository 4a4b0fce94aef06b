"""`ask` has a command for each question, made from its declaration: its options are those that `Question` names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from inspect import Parameter, Signature
from keyword import iskeyword
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from opgavenkaart.errors import UnknownWord
from opgavenkaart.graph.text import Lang, Text, join
from opgavenkaart.graph.text.did_you_mean import nearest_or_all
from opgavenkaart.queries import QUESTIONS
from opgavenkaart.queries.core.question import Option, Question


class QuestionGroup(TyperGroup):
    """The questions as commands. `ask --about VWS owners` is read as `ask owners --about VWS`."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        if args and args[0].startswith("-") and (found := next((a for a in args if a in self.commands), "")):
            args = [found, *(arg for place, arg in enumerate(args) if place != args.index(found))]
        return super().parse_args(ctx, args)

    def get_command(self, ctx: typer.Context, cmd_name: str) -> Any:  # type: ignore[override]  # noqa: ARG002
        if cmd_name in self.commands:
            return self.commands[cmd_name]
        wrong = Text(f'Er is geen vraag "{cmd_name}". ', f'There is no question "{cmd_name}". ')
        raise UnknownWord(join(wrong, nearest_or_all(cmd_name, self.commands)))


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
        inside = False
        for arg in args:
            if arg.startswith("-"):
                joined.append(arg)
                inside = arg.partition("=")[0] in many
                fresh = "=" not in arg
            elif inside and not fresh:
                joined[-1] += f";{arg}"
            else:
                joined.append(arg)
                fresh = False
        return joined


def add_questions(app: typer.Typer, common: Sequence[Parameter], ask: Callable[..., None]) -> None:
    """Add a command for each question, with the options that all have, which calls `ask(question, **options)`."""
    for question in QUESTIONS.values():
        needed = [option.usage for option in question.options if option.required]
        needed += ["--about VWS"] if question.needs_about else []
        app.command(
            question.id,
            cls=QuestionCommand,
            help=question.text.en,
            epilog=f"Example: opgavenkaart ask {' '.join((question.id, *needed))}",
        )(_function(question, common, ask))


def _function(question: Question[Any], common: Sequence[Parameter], ask: Callable[..., None]) -> Callable[..., None]:
    def run(**given: Any) -> None:
        ask(question.id, **given)

    parameters = [_parameter(option) for option in question.options] + list(common)
    run.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return run


def _parameter(option: Option) -> Parameter:
    """An option of a question as one of the command line."""
    values = list(option.values)
    about = typer.Option(
        f"--{_dashed(option.id)}",
        metavar=option.usage.partition(" ")[2],
        help=f"{option.what.en}.{f' Default: {option.default}.' if option.default else ''}",
        autocompletion=lambda: values,
    )
    name = f"{option.id}_" if iskeyword(option.id) else option.id
    return Parameter(name, Parameter.KEYWORD_ONLY, default="", annotation=Annotated[str, about])


def _dashed(id: str) -> str:
    return id.replace("_", "-")


def dutch_of_questions() -> dict[str, str]:
    """The Dutch of what `add_questions` says in English."""
    words = {question.text.en: question.text.nl for question in QUESTIONS.values()}
    for option in (option for question in QUESTIONS.values() for option in question.options):
        default = {"nl": f" Standaard: {option.default}.", "en": f" Default: {option.default}."}
        english, dutch = (f"{option.what.in_(lang)}.{default[lang] if option.default else ''}" for lang in _EN_NL)
        words[english] = dutch
    return words


_EN_NL: tuple[Lang, Lang] = ("en", "nl")
