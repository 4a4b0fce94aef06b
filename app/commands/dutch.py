"""The Dutch of all that `--help` prints: the commands are declared in English, and each has its Dutch here by name."""

import re
from typing import Any

from typer import rich_utils

from opgavenkaart.commands.export import FORMATS
from opgavenkaart.commands.map import FIELD_IDS, VIEW_IDS
from opgavenkaart.commands.questions import dutch_of_questions
from opgavenkaart.graph.model import TABLES
from opgavenkaart.loaders.exchange.format import READ

_PATHS = (
    "Mappen met CSV-bestanden, XLSX- of ODS-werkmappen, registers (ROO, TOOI; het woord rijk voor het meegeleverde), "
    f"of netwerken van andere hulpmiddelen ({', '.join(READ)}). Tabellen: {', '.join(TABLES)}."
)
DUTCH = {  # by command, by command and option, or by an option that means the same for several commands
    "opgavenkaart": "Wie is van welke opgave, waar overlapt werk, en wat pakt niemand op.",
    "--version": "Toon de versie.",
    "--install-completion": "Zet het aanvullen van opdrachten aan in deze shell.",
    "--show-completion": "Toon de regels die het aanvullen van opdrachten aanzetten in deze shell.",
    "--help": "Toon deze uitleg.",
    "--graph": (
        "Een bestand, bolt://…, neo4j://…, of het woord neo4j voor NEO4J_URI. "
        "Standaard: OPGAVENKAART_GRAPH, anders opgavenkaart.db hier."
    ),
    "--lang": "Taal. Standaard: OPGAVENKAART_LANG, anders die van de computer.",
    "--as-of": "De stand van die dag, die maand of dat jaar; of vandaag.",
    "--format": "Hoe het antwoord eruitziet.",
    "--limit": "Toon ten hoogste zoveel bevindingen. Standaard: 1000.",
    "--out": "Schrijf het antwoord in een bestand.",
    "--dataset": "De naam in de grafiek. Standaard: die van de map of het bestand.",
    "--kinds": "Uit een register (ROO, TOOI): alleen deze soorten organisaties.",
    "--only-linked": (
        "Uit een register: alleen wat eerdere gegevenssets noemen, met wat erboven staat en wie opvolgde."
    ),
    "--mapping": "Welke kolom van een tabel van anderen welke van hier is: zie suggest.",
    "ask": "Stel een vraag; elke bevinding heeft haar bewijs en een reden.",
    "all": "Stel alle vragen die geen eigen opties vereisen, in één werkmap.",
    "--about": "Alleen wat hierover gaat: id, code, afkorting of naam.",
    "--what-if": "Alleen wat deze opvolgingstabel aan het antwoord zou veranderen.",
    "questions": (
        "Toon de vragen, elk in een zin; of alles van één vraag, met de Cypher om in de browser van Neo4j te plakken."
    ),
    "questions question": "Toon haar opties, kolommen en Cypher.",
    "diff": "Toon wat er bijkwam, wegging en veranderde tussen twee grafieken, of tussen de antwoorden op één vraag.",
    "diff old": "Een grafiek, een gegevensset, of een van beide met een datum: grafiek.db@2021.",
    "diff new": "Waarmee die wordt vergeleken.",
    "diff --question": "Vergelijk de antwoorden op deze vraag. Standaard: alles wat er is.",
    "load": "Zet gegevenssets in de grafiek; elke vervangt haar vorige versie, of er gebeurt niets.",
    "load --set-aside": "Schrijf rijen met fouten in een werkmap, en laad alle andere.",
    "paths": _PATHS,
    "check": "Toon elk probleem in gegevenssets; er wordt niets geladen.",
    "check --format": "Hoe ze eruitzien; html is een pagina om terug te sturen.",
    "check --out": "Schrijf ze in een bestand.",
    "datasets": "Toon de gegevenssets in de grafiek, met aantallen en het tijdstip van laden.",
    "datasets --format": "Hoe ze eruitzien.",
    "datasets --verify": "Ga na of alles er nog staat zoals het geladen is.",
    "export --salvage": "Schrijf wat er van een beschadigd grafiekbestand nog te lezen is.",
    "unload": "Haal een gegevensset uit de grafiek, alsof zij nooit geladen was.",
    "unload dataset": "Zoals in: opgavenkaart datasets",
    "map": "Teken de kaart: één HTML-bestand dat geen internet nodig heeft; of één weergave als plaatje.",
    "map views": f"{', '.join(VIEW_IDS)}. Standaard: alle waar gegevens voor zijn.",
    "map --as-of": (
        "De stand van die dag, die maand of dat jaar; of alle perioden samen: ooit. "
        "Standaard: vandaag, of de laatste dag waarover bronnen iets vermelden."
    ),
    "map --out": "De pagina, .html; of één weergave als .svg, .png of .pdf.",
    "map --from": "Waar de keten van de weergave path begint: id, code of naam.",
    "map --to": "Waar de keten van de weergave path eindigt.",
    "map --about": "Alleen wat hierover gaat, in de weergaven about, domains en positions: id, code of naam.",
    "map --title": "Een titel boven de conclusies van de pagina.",
    "map --logo": "Een PNG, JPEG of SVG om ernaast te tonen.",
    "map --accent": "De kleur van knoppen en verwijzingen.",
    "map --group-by": f"Vakken van de weergave whole: {', '.join(FIELD_IDS)}. Standaard: group.",
    "map --story": "Een pagina die begint met het verhaal, stap voor stap.",
    "tables": "Toon de tabellen van een gegevensset: kolommen, wat erin staat en welke waarden kunnen.",
    "tables table": "Alleen deze tabel.",
    "template": "Schrijf een werkmap om in te vullen: een blad per tabel, met keuzelijsten en uitleg.",
    "template file": "Een nieuwe werkmap.",
    "template --example": "Ingevuld met het meegeleverde programma.",
    "example": "Schrijf het meegeleverde programma als gegevensset om mee te beginnen.",
    "example folder": "Een nieuwe of lege map.",
    "example --dataset": "Welke van de twee.",
    "studio": "Schrijf de studio: het hele programma in één pagina, zonder netwerk, installatie of opdrachtregel.",
    "studio --out": "De pagina die geschreven wordt.",
    "studio --parts": "Waar de onderdelen staan, die make studio ophaalt.",
    "suggest": "Schrijf een eerste mapping van een tabel van anderen: wat herkend is, en hoe zeker dat is.",
    "suggest path": "Een tabel van anderen, of een map daarvan.",
    "suggest --out": "Een nieuw bestand. Standaard: toon haar.",
    "export": "Schrijf een gegevensset als werkmap om verder in te vullen, of de grafiek voor een ander programma.",
    "export --out": "Het bestand; voor neo4j-admin een map.",
    "export --format": f"{', '.join(FORMATS)}. Standaard: zoals de bestandsnaam zegt.",
    "export --dataset": "Zoals in: opgavenkaart datasets. Standaard: alle; voor xlsx één.",
    "match": (
        "Stel voor welke vermeldingen één organisatie zijn, in een werkmap waarin iemand ja of nee zegt. "
        "Er verandert niets."
    ),
    "merge": (
        "Voeg twee versies van één gegevensset samen; wat beide wijzigden is een conflict om uit te kiezen, en er gaat "
        "niets verloren."
    ),
    "merge editions": "Het origineel en de twee versies: werkmappen, of mappen met CSV-bestanden.",
    "merge --out": "Een nieuwe werkmap.",
    "merge --decided": "Pas de keuzes toe die in een samengevoegde werkmap zijn gemaakt.",
    "match --out": "De werkmap.",
    "match --dataset": "Vergelijk deze twee met elkaar, of één met zichzelf.",
    "match --names": "Wie bedoelen de namen in deze tabel?",
    "match --column": "De kolom van --names.",
    "match --by": "De functie die beslist; geen naam van een persoon.",
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
    """Give the whole command line its Dutch help."""
    for name, text in _PANELS.items():
        setattr(rich_utils, name, text)
    _translate(command, DUTCH | dutch_of_questions(), "opgavenkaart")


def _translate(command: Any, words: dict[str, str], name: str) -> None:
    """A command, its options and its sub-commands."""
    command.help = words.get(name, command.help)
    if command.epilog:
        command.epilog = command.epilog.replace("Example:", "Voorbeeld:")
    command.options_metavar = "[OPTIES]"
    if hasattr(command, "subcommand_metavar"):
        command.subcommand_metavar = "OPDRACHT …"
    usage, help_option = command.get_usage, command.get_help_option
    command.get_usage = lambda context: usage(context).replace("Usage:", "Gebruik:", 1)
    command.get_help_option = lambda context: _parameter(help_option(context), words, name)
    for parameter in command.params:
        _parameter(parameter, words, name)
    for part_name, part in getattr(command, "commands", {}).items():
        _translate(part, words, part_name)


def _parameter(parameter: Any, words: dict[str, str], command: str) -> Any:
    option = next((word for word in parameter.opts if word.startswith("--")), parameter.name)
    parameter.help = words.get(f"{command} {option}") or words.get(option, parameter.help)
    if parameter.metavar:
        parameter.metavar = re.sub("[A-Z]+", lambda word: _PLACEHOLDERS.get(word[0], word[0]), parameter.metavar)
    return parameter
