"""What can be wrong with decisions on who is who."""

from __future__ import annotations

from opgavenkaart.loaders.problems.code import error, warning

UNDECIDED = warning(
    "undecided",
    "nog niet besloten, en niet geteld: {count}.",
    "rows undecided, which do not count: {count}.",
    "Vul ja of nee in en laad het bestand opnieuw, of laat het zo.",
    "Fill in yes or no and load the file again, or leave it so.",
    unused=True,
)
TEXT_REFUSED = warning(
    "text_refused",
    "rijen die zeggen wat een tekst niet betekent, waarvan niets is bewaard: {count}.",
    "rows that say what a text does not mean, of which nothing was kept: {count}.",
    "Betekent de tekst een andere organisatie? Noem die in de kolom {column}, met ja.",
    "Does the text mean another organisation? Name that in the column {column}, with yes.",
    unused=True,
)
NO_DECIDER = warning(
    "no_decider",
    "besluiten die niet noemen wie besloot: {count}.",
    "decisions that do not tell who decided: {count}.",
    "Noem in de kolom {column} de functie, of in de kolom bron een document.",
    "Name the post in the column {column}, or a document in the column source.",
)
TWO_ANSWERS = error(
    "two_answers",
    '"{value}" zou twee organisaties zijn: ook die van rij {other}.',
    '"{value}" would be two organisations: that of row {other} too.',
    "Zeg bij één van de twee nee. Zijn zij zelf één organisatie? Zeg dat dan in een eigen rij.",
    "Say no to one of the two. Are they one organisation themselves? Then say that in a row of its own.",
)
ONE_OF_TWO = error(
    "one_of_two",
    "hier staan een organisatie en een tekst.",
    "this has an organisation and a text.",
    "Laat een van de twee leeg.",
    "Leave one of the two empty.",
)
