"""What the command line prints: the answer on stdout, the talk on stderr, drawn where someone looks on."""

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from opgavenkaart.errors import OpgavenkaartError
from opgavenkaart.graph.text import Lang, Text, and_more, clean, join

if TYPE_CHECKING:
    from rich.table import Table

    from opgavenkaart.graph.store.base import Loaded
    from opgavenkaart.loaders.problems.problem import Problem

MAX_SHOWN_PROBLEMS = 50  # on the terminal
MIN_PROGRESS_SIZE = 5_000_000  # bytes of a path that takes long enough to show how much was read
_ALL_ON_A_PAGE = Text(
    "; allemaal op een pagina: opgavenkaart check PAD --out problemen.html\n",
    "; all of them on a page: opgavenkaart check PATH --out problems.html\n",
)
_COUNTS = Text(
    "{added} erbij, {changed} gewijzigd, {removed} eraf", "{added} added, {changed} changed, {removed} removed"
)
_CHANGE = Text("{dataset}: zaken {nodes}; uitspraken {claims}\n", "{dataset}: things {nodes}; claims {claims}\n")


def change_summary(loaded: "Loaded", lang: Lang) -> str:
    """What a load or unload did, in a line."""
    nodes, claims = (_COUNTS.format(**change._asdict()) for change in (loaded.nodes, loaded.claims))
    return _CHANGE.format(dataset=loaded.dataset, nodes=nodes, claims=claims).in_(lang)


def listed(problems: Sequence["Problem"], lang: Lang, most: int | None = MAX_SHOWN_PROBLEMS) -> str:
    """Problems a line each, errors first; where there are more than so many, how many and how to get them."""
    from opgavenkaart.loaders.problems.problem import format_problem, total

    errors_first = sorted(problems, key=lambda p: p.severity != "error")
    lines = [f"{problem.severity}: {format_problem(problem, lang)}\n" for problem in errors_first[:most]]
    if more := total(errors_first[len(lines) :]):
        lines.append(join("… ", and_more(more), _ALL_ON_A_PAGE).in_(lang))
    return "".join(lines)


@contextmanager
def data_problems(lang: Lang, nothing: str = "") -> Iterator[None]:
    """Shows what is wrong with a data set, then what came of it, and ends with exit status 1."""
    from opgavenkaart.loaders.problems.problem import DataProblems

    try:
        yield
    except DataProblems as error:
        say(listed(error.problems, lang).rstrip("\n"))
        if nothing:
            say(nothing)
        raise SystemExit(1) from None


def answer(text: str | Iterable[str]) -> None:
    """What was asked for, in one piece or in several: stdout."""
    with _to_stdout():
        for piece in [text] if isinstance(text, str) else text:
            sys.stdout.write(clean(piece) if sys.stdout.isatty() else piece)


@contextmanager
def _to_stdout() -> Iterator[None]:
    """Turns a stdout that takes no more, such as a file on a full disk, into a sentence."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        raise  # whoever reads has seen enough
    except (OSError, ValueError) as error:  # the latter where it was closed
        sys.stdout = Path(os.devnull).open("w")  # noqa: SIM115 - Python would try again when it ends
        why = getattr(error, "strerror", "") or error
        raise OpgavenkaartError(
            f"Het antwoord kan niet worden geschreven: {why}.", f"The answer cannot be written: {why}."
        ) from error


def say(text: str) -> None:
    """What one may want to know beside it: stderr."""
    sys.stderr.write(clean(text) + "\n")  # whatever a terminal would obey


def put(content: bytes | Iterable[bytes], out: str) -> None:
    """A file, of one piece or several, whole or not at all; what a link leads to, or is no file, is written itself."""
    pieces = [content] if isinstance(content, bytes) else content
    with writing(out):
        path = Path(os.path.realpath(out))  # of a link to itself, which leads nowhere, the place
        if path.exists() and not (path.is_file() and os.access(path, os.W_OK)):
            with path.open("wb") as file:
                file.writelines(pieces)  # a pipe or a device; a folder, or what may not be written, refuses
            return
        part = path.with_name(f".{os.urandom(8).hex()}.part")
        try:
            with part.open("xb") as file:  # never through a link that somebody put there
                file.writelines(pieces)
            if path.exists():
                shutil.copymode(path, part)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)


def wrote(content: bytes | Mapping[str, bytes], out: str, lang: Lang, *texts: Text) -> None:
    """Writes a file, or a folder of them by name; prints where as the answer, and what there is to say of it."""
    if isinstance(content, bytes):
        put(content, out)
    else:
        with writing(out):
            Path(out).mkdir(exist_ok=True)
        for name, file in content.items():
            put(file, str(Path(out) / name))
    answer(f"{out}\n")
    for text in texts:
        say(text.in_(lang))


def new(out: str) -> None:
    """Refuses a place where a file or a full folder is already: what a person filled in is not written over."""
    path = Path(out)
    if path.is_dir() and any(path.iterdir()):
        raise OpgavenkaartError(
            f"{out} is er al en is niet leeg. Kies een andere map.",
            f"{out} is already there and not empty. Choose another folder.",
        )
    if path.exists() and not path.is_dir():
        raise OpgavenkaartError(
            f"{out} is er al. Kies een andere naam.", f"{out} is already there. Choose another name."
        )


@contextmanager
def writing(path: str) -> Iterator[None]:
    """Turns what the system says of a place into a sentence."""
    try:
        yield
    except OSError as error:
        why = error.strerror or error
        raise OpgavenkaartError(
            f"{path} kan niet worden geschreven: {why}. Kies een andere plaats.",
            f"{path} cannot be written: {why}. Choose another place.",
        ) from error


def table(columns: Iterable[Text], rows: Sequence[Sequence[str]], lang: Lang) -> None:
    """A table drawn for a terminal, or plain lines with tabs for a pipe."""
    headings = [column.in_(lang) for column in columns]
    if not sys.stdout.isatty():
        answer("".join("\t".join(row) + "\n" for row in (headings, *rows)))
        return
    from rich.table import Table
    from rich.text import Text as Plain

    drawn = Table(header_style="bold")
    for heading in headings:
        drawn.add_column(heading, overflow="fold")
    for row in rows:
        drawn.add_row(*(Plain(clean(cell)) for cell in row))
    draw(drawn)


def draw(drawn: "Table") -> None:
    """A table as wide as the terminal at most."""
    from rich.console import Console

    with _to_stdout():
        Console(file=sys.stdout).print(drawn)


@contextmanager
def progress(path: str) -> Iterator[Callable[[float], None] | None]:
    """Shows on a terminal how much of a large path was read; then that it is being checked and written."""
    from opgavenkaart.loaders.files.sheet import size_of

    if not sys.stderr.isatty() or size_of(Path(path)) <= MIN_PROGRESS_SIZE:
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(Path(path).name, total=1)

        def read(share: float) -> None:
            if share < 1:
                bar.update(task, completed=share)
            else:
                bar.tasks[0].total = None  # nobody knows how much there is still to do: it pulses

        yield read
