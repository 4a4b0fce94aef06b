"""The whole tool as one page, for those who never open a terminal."""

from pathlib import Path
from typing import Annotated

import typer

from opgavenkaart.commands.options import LangOption, check_ending, lang_of, option
from opgavenkaart.graph.text import Text
from opgavenkaart.output import terminal

app = typer.Typer()
_HOW = Text(
    "Open het in Edge of Chrome; een netwerk is niet nodig.",
    "Open it in Edge or Chrome; no network is needed.",
)


@app.command(epilog="Example: opgavenkaart studio --out studio.html --parts build/studio")
def studio(
    out: Annotated[str, option("--out", "FILE.html", "The page to write.")] = "studio.html",
    parts: Annotated[
        str, option("--parts", "FOLDER", "Where its parts are, which make studio fetches.")
    ] = "build/studio",
    lang: LangOption = "",
) -> None:
    """Write the studio: the whole tool in one page that needs no network, no installation and no terminal."""
    from opgavenkaart.studio.page import page

    words = lang_of(lang)
    check_ending(out, ".html")
    terminal.wrote(page(Path(parts), words).encode(), out, words, _HOW)
