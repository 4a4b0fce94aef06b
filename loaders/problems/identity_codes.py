"""What is said of decisions on who is who."""

from __future__ import annotations

from opgavenkaart.graph.text import Text
from opgavenkaart.loaders.problems.table_codes import Code

DECISION_CODES: dict[str, Code] = {
    code.id: code
    for code in (
        Code(
            "undecided",
            "warning",
            Text(
                "nog niet besloten, en niet geteld: {count}.",
                "rows undecided, which do not count: {count}.",
            ),
            Text(
                "Vul ja of nee in en laad het bestand opnieuw, of laat het zo.",
                "Fill in yes or no and load the file again, or leave it so.",
            ),
            unused=True,
        ),
        Code(
            "text_refused",
            "warning",
            Text(
                "rijen die zeggen wat een tekst niet betekent, waarvan niets is bewaard: {count}.",
                "rows that say what a text does not mean, of which nothing was kept: {count}.",
            ),
            Text(
                "Betekent de tekst een andere organisatie? Noem die in de kolom {column}, met ja.",
                "Does the text mean another organisation? Name that in the column {column}, with yes.",
            ),
            unused=True,
        ),
        Code(
            "no_decider",
            "warning",
            Text("besluiten die niet noemen wie besloot: {count}.", "decisions that do not tell who decided: {count}."),
            Text(
                "Noem in de kolom {column} de functie, of in de kolom bron een document.",
                "Name the post in the column {column}, or a document in the column source.",
            ),
        ),
        Code(
            "two_answers",
            "error",
            Text(
                '"{value}" zou twee organisaties zijn: ook die van rij {other}.',
                '"{value}" would be two organisations: that of row {other} too.',
            ),
            Text(
                "Zeg bij één van de twee nee. Zijn zij zelf één organisatie? Zeg dat dan in een eigen rij.",
                "Say no to one of the two. Are they one organisation themselves? Then say that in a row of its own.",
            ),
        ),
        Code(
            "one_of_two",
            "error",
            Text("hier staan een organisatie en een tekst.", "this has an organisation and a text."),
            Text("Laat een van de twee leeg.", "Leave one of the two empty."),
        ),
    )
}
