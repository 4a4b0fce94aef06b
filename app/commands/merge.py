"""Two editions of one workbook, made by two people from one original, merged into one."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from opgavenkaart.commands.options import LangOption, argument, check_ending, lang_of, option
from opgavenkaart.errors import OpgavenkaartError, UnknownWord
from opgavenkaart.graph.text import Lang
from opgavenkaart.output import terminal

if TYPE_CHECKING:
    from opgavenkaart.loaders.merge.model import BookEdition

app = typer.Typer()


@app.command(epilog="Example: opgavenkaart merge sent.xlsx mine.xlsx theirs.xlsx --out merged.xlsx")
def merge(
    out: Annotated[str, option("--out", "FILE.xlsx", "A new workbook.")],
    editions: Annotated[
        list[str] | None,
        argument("[BASE MINE THEIRS]", "The original and the two editions: workbooks, or folders of CSV files."),
    ] = None,
    decided: Annotated[
        str, option("--decided", "MERGED.xlsx", "Apply the choices that were made in a merged workbook.")
    ] = "",
    lang: LangOption = "",
) -> None:
    """Merge two editions of one data set; what both changed is a conflict to choose from, and nothing is lost."""
    from opgavenkaart.loaders.merge.decide import decide
    from opgavenkaart.loaders.merge.model import SIDES
    from opgavenkaart.loaders.merge.three_way import merge as merged_editions
    from opgavenkaart.loaders.merge.write import merged_workbook
    from opgavenkaart.output.merge_summary import merge_summary

    words, paths = lang_of(lang), editions or []
    if len(paths) != (0 if decided else len(SIDES)):
        raise UnknownWord(
            "Geef drie werkmappen: het origineel, uw versie en hun versie; of alleen --decided met de samengevoegde.",
            "Give three workbooks: the original, your edition and theirs; or only --decided with the merged one.",
        )
    check_ending(out, ".xlsx")
    terminal.new(out)
    files = dict(zip(SIDES, (Path(path).name for path in paths), strict=False))
    with terminal.data_problems(words):
        if decided:
            merged = decide(_read(decided, words))
        else:
            base, mine, theirs = (_without_conflicts(_read(path, words), path) for path in paths)
            merged = merged_editions(base, mine, theirs)
    following = str(Path(out).with_stem(f"{Path(out).stem}-2"))
    terminal.wrote(merged_workbook(merged, words, files), out, words, *merge_summary(merged, files, out, following))
    if merged.conflicts:
        raise typer.Exit(1)


def _read(path: str, lang: Lang) -> "BookEdition":
    """An edition; says what to know of its files."""
    from opgavenkaart.loaders.merge.read_edition import read_edition

    edition, problems = read_edition(path)
    if problems:
        terminal.say(terminal.listed(problems, lang).rstrip("\n"))
    return edition


def _without_conflicts(edition: "BookEdition", path: str) -> "BookEdition":
    """Raises OpgavenkaartError where an edition has conflicts of an earlier merge."""
    from opgavenkaart.loaders.merge.decide import conflicts_of

    if conflicts_of(edition):
        raise OpgavenkaartError(
            f"{path} heeft zelf nog conflicten. Beslis die eerst: opgavenkaart merge --decided {path} --out NIEUW.xlsx",
            f"{path} still has conflicts of its own. Decide them first: opgavenkaart merge --decided {path} "
            "--out NEW.xlsx",
        )
    return edition
