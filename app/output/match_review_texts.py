"""The texts of a review of who is who, beside its proposals."""

from opgavenkaart.graph.text import Text

TITLE = Text("Wie is wie: zijn deze twee één organisatie?", "Who is who: are these two one organisation?")
STRENGTH = {
    "official_id": Text("zelfde officiële id", "same official id"),
    "strong": Text("sterk", "strong"),
    "weak": Text("zwak", "weak"),
    "vetoed": Text("twee codes", "two codes"),
    "decided": Text("besloten", "decided"),
}
STEPS = (
    Text(
        "Elke rij van het blad wie_is_wie stelt voor dat a en b dezelfde organisatie zijn, of dat een tekst (a) een "
        "organisatie (b) noemt. Antwoord in de kolom besluit met ja of nee. Een leeg antwoord telt niet.",
        "Each row of the sheet who_is_who proposes that a and b are the same organisation, or that a text (a) names an "
        "organisation (b). Answer in the column decision with yes or no. An empty answer does not count.",
    ),
    Text(
        "Alleen vermeldingen met dezelfde officiële id worden vanzelf samengevoegd. Sterk: gelijke namen in dezelfde "
        "tijd, en niets ertegen. Zwak: een eerdere naam, spelling, volgorde van woorden of een afkorting.",
        "Only records with the same official id are merged automatically. Strong: equal names at the same time, and "
        "nothing against it. Weak: a former name, the spelling, the order of words or an abbreviation.",
    ),
    Text(
        "De score loopt van 0 tot 1. Achter elke reden staat haar gewicht g. Score = (1 - product van (1 - g) van wat "
        "ervoor pleit) × (product van (1 - g) van wat ertegen pleit). De score ordent de rijen en beslist niets.",
        "The score runs from 0 to 1. Behind each reason stands its weight w. Score = (1 - product of (1 - w) over what "
        "speaks for it) × (product of (1 - w) over what speaks against it). It orders the rows and decides nothing.",
    ),
    Text(
        "Volgt de ene op de andere, antwoord dan nee: een opvolger is een andere organisatie (tabel opvolging).",
        "Where one succeeded the other, answer no: a successor is another organisation (table succession).",
    ),
    Text(
        "Schrijf bij besloten_door een functie, nooit de naam van een persoon.",
        "Write a post in decided_by, never a person's name.",
    ),
    Text(
        "Laad het bestand met: opgavenkaart load BESTAND. De antwoorden zijn dan een gegevensset. Opnieuw laden "
        "vervangt ze; opgavenkaart unload neemt ze terug: alles is weer als ervoor. Eerdere antwoorden staan onderaan.",
        "Load the file with: opgavenkaart load FILE. The answers are then a data set. Loading again replaces them; "
        "opgavenkaart unload takes them back, and all is as before. Earlier answers stand at the bottom.",
    ),
)
MISSED = Text(
    "Het blad zonder voorstel heeft de namen waarbij niets gevonden is. Weet u welke organisatie het is, zet de naam "
    "dan zelf op het blad wie_is_wie: besluit ja, de naam in tekst, de id van de organisatie in naar. Noemt een naam "
    "er meer dan één (“OCW, VWS en SZW”), splits haar dan in uw eigen tabel.",
    "The sheet no proposal has the names for which nothing was found. If you know which organisation it is, put the "
    "name on the sheet who_is_who yourself: decision yes, the name in text, the organisation's id in to. Where a name "
    "means more than one (“OCW, VWS and SZW”), split it in your own table.",
)
FOUND = Text(
    "{strong} sterke en {weak} zwakke voorstellen, {decided} eerder besloten, {united} al één op officiële id, "
    "{vetoed} met één naam en twee codes{unproposed}.",
    "{strong} strong and {weak} weak proposals, {decided} decided before, {united} one by official id, {vetoed} of one "
    "name and two codes{unproposed}.",
)
UNPROPOSED_COUNT = Text(
    ", namen zonder voorstel: {n} (blad “{sheet}”)", ", names without a proposal: {n} (sheet “{sheet}”)"
)
LEFT_OUT = Text(
    "Weggelaten: zwakke voorstellen over wat één gegevensset zelf apart noemt ({counts}); te zien met "
    "match --dataset {most}.",
    "Left out: weak proposals on what one data set itself lists apart ({counts}); to be seen with "
    "match --dataset {most}.",
)
FILL_IN = Text("Vul ja of nee in; dan: opgavenkaart load {out}", "Fill in yes or no; then: opgavenkaart load {out}")
