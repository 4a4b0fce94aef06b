"""The Dutch of all that `--help` says: the commands are declared in English, and each text has its Dutch here."""

from __future__ import annotations

import re
from typing import Any

from typer import rich_utils

from opgavenkaart.commands.export import FORMATS_HELP_NL
from opgavenkaart.commands.map import VIEWS_HELP_NL
from opgavenkaart.commands.options import PATHS_HELP_NL
from opgavenkaart.commands.questions import dutch_of_questions

DUTCH: dict[str, str] = {
    # ── the program ──
    "Who owns which issue, where work overlaps, and what nobody picks up.": (
        "Wie is van welke opgave, waar overlapt werk, en wat pakt niemand op."
    ),
    "Show the version.": "Toon de versie.",
    "Install completion for the current shell.": "Zet het aanvullen van opdrachten aan in deze shell.",
    "Show completion for the current shell, to copy it or customize the installation.": (
        "Toon de regels die het aanvullen van opdrachten aanzetten in deze shell."
    ),
    "Show this message and exit.": "Toon deze uitleg.",
    # ── options of several commands ──
    "A file, bolt://…, neo4j://…, or the word neo4j for NEO4J_URI. "
    "Default: OPGAVENKAART_GRAPH, else opgavenkaart.db here.": (
        "Een bestand, bolt://…, neo4j://…, of het woord neo4j voor NEO4J_URI. "
        "Standaard: OPGAVENKAART_GRAPH, anders opgavenkaart.db hier."
    ),
    "Language. Default: OPGAVENKAART_LANG, else the computer's.": (
        "Taal. Standaard: OPGAVENKAART_LANG, anders die van de computer."
    ),
    "As it stood that day, month or year; or today.": "De stand van die dag, die maand of dat jaar; of vandaag.",
    "How to show the answer.": "Hoe het antwoord eruitziet.",
    "Write the answer to a file.": "Schrijf het antwoord in een bestand.",
    "Its name in the graph. Default: that of the folder or file.": (
        "De naam in de grafiek. Standaard: die van de map of het bestand."
    ),
    "Of a register (ROO, TOOI): only these kinds of organisation.": (
        "Uit een register (ROO, TOOI): alleen deze soorten organisaties."
    ),
    "Of a register: only what earlier data sets name, with its parents and successors.": (
        "Uit een register: alleen wat eerdere gegevenssets noemen, met wat erboven staat en wie opvolgde."
    ),
    "What of tables that are not ours is which of ours: see suggest.": (
        "Welke kolom van een tabel van anderen welke van hier is: zie suggest."
    ),
    # ── ask, questions, diff ──
    "Ask a question; every finding comes with its evidence and a reason.": (
        "Stel een vraag; elke bevinding heeft haar bewijs en een reden."
    ),
    "Ask all questions that need no options of their own, into one workbook.": (
        "Stel alle vragen die geen eigen opties vereisen, in één werkmap."
    ),
    "Only what concerns it: id, code, abbreviation or name.": (
        "Alleen wat hierover gaat: id, code, afkorting of naam."
    ),
    "Only what this succession table would change in the answer.": (
        "Alleen wat deze opvolgingstabel aan het antwoord zou veranderen."
    ),
    "List the questions, one sentence each; or all of one, with its Cypher to paste into Neo4j's browser.": (
        "Toon de vragen, elk in een zin; of alles van één vraag, met de Cypher om in de browser van Neo4j te plakken."
    ),
    "Show its options, columns and Cypher.": "Toon haar opties, kolommen en Cypher.",
    "Show what was added, removed and changed between two graphs, or between the answers to a question on both.": (
        "Toon wat er bijkwam, wegging en veranderde tussen twee grafieken, of tussen de antwoorden op één vraag."
    ),
    "A graph, a data set, or either with a date: graph.db@2021.": (
        "Een grafiek, een gegevensset, of een van beide met een datum: grafiek.db@2021."
    ),
    "What to compare with it.": "Waarmee die wordt vergeleken.",
    "Compare the answers to this question. Default: all there is.": (
        "Vergelijk de antwoorden op deze vraag. Standaard: alles wat er is."
    ),
    # ── data sets ──
    "Put data sets into the graph; each replaces its former edition, or nothing happens.": (
        "Zet gegevenssets in de grafiek; elke vervangt haar vorige versie, of er gebeurt niets."
    ),
    "Show every problem in data sets; nothing is loaded.": "Toon elk probleem in gegevenssets; er wordt niets geladen.",
    "How to show them; html is a page to send back.": "Hoe ze eruitzien; html is een pagina om terug te sturen.",
    "Write them to a file.": "Schrijf ze in een bestand.",
    "List the data sets in the graph, with counts and the time of loading.": (
        "Toon de gegevenssets in de grafiek, met aantallen en het tijdstip van laden."
    ),
    "How to show them.": "Hoe ze eruitzien.",
    "Take a data set out of the graph, as if it had never been loaded.": (
        "Haal een gegevensset uit de grafiek, alsof zij nooit geladen was."
    ),
    "As in: opgavenkaart datasets": "Zoals in: opgavenkaart datasets",
    # ── the map ──
    "Draw the map: one HTML file that needs no internet; or one view of it as a picture.": (
        "Teken de kaart: één HTML-bestand dat geen internet nodig heeft; of één weergave als plaatje."
    ),
    "The page to write, .html; or one view as .svg, .png or .pdf.": (
        "De pagina, .html; of één weergave als .svg, .png of .pdf."
    ),
    "A title above the page's own conclusions.": "Een titel boven de conclusies van de pagina.",
    "A PNG, JPEG or SVG to show beside it.": "Een PNG, JPEG of SVG om ernaast te tonen.",
    "The colour of buttons and links.": "De kleur van knoppen en verwijzingen.",
    "A page that starts in the story, step by step.": "Een pagina die begint met het verhaal, stap voor stap.",
    # ── tables ──
    "Show the tables of a data set: columns, what they hold and which values they take.": (
        "Toon de tabellen van een gegevensset: kolommen, wat erin staat en welke waarden kunnen."
    ),
    "Only this table.": "Alleen deze tabel.",
    "Write a workbook to fill in: a sheet a table, with drop-down lists and explanations.": (
        "Schrijf een werkmap om in te vullen: een blad per tabel, met keuzelijsten en uitleg."
    ),
    "A new workbook.": "Een nieuwe werkmap.",
    "Filled in with the shipped programme.": "Ingevuld met het meegeleverde programma.",
    "Write the shipped programme data as a data set to start from.": (
        "Schrijf het meegeleverde programma als gegevensset om mee te beginnen."
    ),
    "A new or empty folder.": "Een nieuwe of lege map.",
    "Which of the two.": "Welke van de twee.",
    "Write a first mapping of a table that is not ours: what was recognised, and how sure that is.": (
        "Schrijf een eerste mapping van een tabel van anderen: wat herkend is, en hoe zeker dat is."
    ),
    "A table that is not ours, or a folder of them.": "Een tabel van anderen, of een map daarvan.",
    "A new file. Default: show it.": "Een nieuw bestand. Standaard: toon haar.",
    # ── other tools, who is who ──
    "Write a data set as a workbook to fill in further, or the graph in the format of another tool.": (
        "Schrijf een gegevensset als werkmap om verder in te vullen, of de grafiek voor een ander programma."
    ),
    "The file to write; for neo4j-admin a folder.": "Het bestand; voor neo4j-admin een map.",
    "As in: opgavenkaart datasets. Default: all; for xlsx, one.": (
        "Zoals in: opgavenkaart datasets. Standaard: alle; voor xlsx één."
    ),
    "Propose which records are one organisation, in a workbook where a person says yes or no. Nothing is changed.": (
        "Stel voor welke vermeldingen één organisatie zijn, in een werkmap waarin iemand ja of nee zegt. "
        "Er verandert niets."
    ),
    "The workbook to write.": "De werkmap.",
    "Compare these two with each other, or one with itself.": "Vergelijk deze twee met elkaar, of één met zichzelf.",
    "Which do the names in this table mean?": "Wie bedoelen de namen in deze tabel?",
    "The column of --names.": "De kolom van --names.",
    "The post that will decide; no person's name.": "De functie die beslist; geen naam van een persoon.",
}
_PANELS = {
    "ARGUMENTS_PANEL_TITLE": "Wat",
    "OPTIONS_PANEL_TITLE": "Opties",
    "COMMANDS_PANEL_TITLE": "Opdrachten",
    "REQUIRED_LONG_STRING": "[verplicht]",
    "DEFAULT_STRING": "[standaard: {}]",
}
_PLACEHOLDERS = {
    "ADDRESS": "ADRES",
    "CHOICE": "KEUZE",
    "DATE": "DATUM",
    "DIR": "MAP",
    "FILE": "BESTAND",
    "FORMAT": "VORM",
    "HEADING": "KOP",
    "KIND": "SOORT",
    "NAME": "NAAM",
    "NEW": "NIEUW",
    "OLD": "OUD",
    "PATH": "PAD",
    "POST": "FUNCTIE",
    "QUESTION": "VRAAG",
    "TABLE": "TABEL",
    "VIEW": "WEERGAVE",
}  # what stands for a value: --out FILE


def translate(command: Any) -> None:
    """Give a command, its options and its sub-commands their Dutch help."""
    for name, text in _PANELS.items():
        setattr(rich_utils, name, text)
    _translate(command, DUTCH | VIEWS_HELP_NL | PATHS_HELP_NL | FORMATS_HELP_NL | dutch_of_questions())


def _translate(command: Any, words: dict[str, str]) -> None:
    command.help = words.get(command.help, command.help)
    command.short_help = words.get(command.short_help, command.short_help)
    if command.epilog:
        command.epilog = command.epilog.replace("Example:", "Voorbeeld:")
    command.options_metavar = "[OPTIES]"
    if hasattr(command, "subcommand_metavar"):
        command.subcommand_metavar = "OPDRACHT …"
    usage, help_option = command.get_usage, command.get_help_option
    command.get_usage = lambda context: usage(context).replace("Usage:", "Gebruik:", 1)
    command.get_help_option = lambda context: _dutch(help_option(context), words)
    for parameter in command.params:
        _dutch(parameter, words)
    for part in getattr(command, "commands", {}).values():
        _translate(part, words)


def _dutch(parameter: Any, words: dict[str, str]) -> Any:
    if getattr(parameter, "help", None):
        parameter.help = words.get(parameter.help, parameter.help)
    if parameter.metavar:
        parameter.metavar = re.sub("[A-Z]+", lambda word: _PLACEHOLDERS.get(word[0], word[0]), parameter.metavar)
    return parameter
