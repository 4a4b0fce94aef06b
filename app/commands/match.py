"""Which records are one organisation: proposals for a person to decide."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from opgavenkaart.commands.options import (
    GraphOption,
    LangOption,
    check_ending,
    lang_of,
    one_of,
    option,
    same_graph,
)
from opgavenkaart.errors import OpgavenkaartError, UnknownWord
from opgavenkaart.graph.text import Text
from opgavenkaart.output import terminal

app = typer.Typer()
_ALREADY_THERE = Text(
    "{out} is er al, en kan antwoorden bevatten. Laad het dan eerst: opgavenkaart load {out} (in een nieuw overzicht "
    "staan alle antwoorden die geladen zijn). Zet het daarna ergens anders neer, of kies een andere naam.",
    "{out} is already there, and may hold answers. Load it first, if it does: opgavenkaart load {out} "
    "(a new review has all answers that are loaded). Then move it away, or choose another name.",
)


@app.command(epilog="Example: opgavenkaart match --out review.xlsx; fill it in; opgavenkaart load review.xlsx")
def match(
    out: Annotated[str, option("--out", "FILE.xlsx", "The workbook to write.")],
    dataset: Annotated[
        list[str] | None,
        option("--dataset", "NAME", "Compare these two with each other, or one with itself."),
    ] = None,
    names: Annotated[str, option("--names", "FILE", "Which do the names in this table mean?")] = "",
    column: Annotated[str, option("--column", "HEADING", "The column of --names.")] = "",
    by: Annotated[str, option("--by", "POST", "The post that will decide; no person's name.")] = "",
    graph: GraphOption = "",
    lang: LangOption = "",
) -> None:
    """Propose which records are one organisation, in a workbook where a person says yes or no. Nothing is changed."""
    from opgavenkaart.graph.identity.official_ids import official_codes
    from opgavenkaart.graph.store.open import open_filled
    from opgavenkaart.loaders.name_column import read_names
    from opgavenkaart.loaders.rijk import RIJK, known
    from opgavenkaart.output import match_review_xlsx as review
    from opgavenkaart.queries.matching import propose as matching
    from opgavenkaart.queries.matching.records import READS

    words = lang_of(lang)
    check_ending(out, ".xlsx")
    if Path(out).exists():
        raise OpgavenkaartError(_ALREADY_THERE.format(out=out))
    with terminal.data_problems(words):
        read = read_names(names, column) if names else None
    with open_filled(graph) as store:
        order = [each.name for each in store.datasets()]
        records = store.records(READS)
        found = matching.review(records, order, _two_of(order, dataset or []), read.names if read else ())
    summaries = [*([read.summary()] if read else []), review.review_summary(found, out + same_graph(graph))]
    if RIJK not in order:  # else its bodies are among those that are proposed
        organisations = records.nodes["organisation"].values()
        summaries += known(read.names if read else (node.name for node in organisations if not official_codes(node)))
    terminal.wrote(review.workbook(found, words, by), out, words, *summaries)


def _two_of(known: Sequence[str], given: Sequence[str]) -> Sequence[str]:
    if len(given) > 2:
        raise UnknownWord(
            "--dataset kan hoogstens twee keer: de twee die worden vergeleken.",
            "--dataset is given twice at most: the two to compare.",
        )
    return [one_of("--dataset", name, known) for name in given]
