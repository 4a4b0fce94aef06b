"""Every text of the page that is not data, in Dutch and English."""

from opgavenkaart.graph.dates import MONTHS
from opgavenkaart.graph.text import Text
from opgavenkaart.queries import path

PAGE: dict[str, Text] = {
    "name": Text("Opgavenkaart", "Opgavenkaart"),
    "views": Text("Weergaven", "Views"),
    "more": Text("Meer", "More"),
    "more_views": Text("Meer weergaven", "More views"),
    "skip": Text("Naar de tabel", "To the table"),
    "map": Text("Kaart", "Map"),
    "back": Text("‹ Terug naar het overzicht", "‹ Back to the overview"),
    "map_keys": Text(
        "Kaart. Pijltjestoetsen lopen van punt naar punt, Enter opent de gegevens, Escape keert terug, "
        "plus en min zoomen, 0 toont alles. De tabel onder de kaart heeft dezelfde inhoud.",
        "Map. Arrow keys go from point to point, Enter opens the details, Escape goes back, "
        "plus and minus zoom, 0 shows everything. The table below the map has the same content.",
    ),
    "search": Text("Zoek (/)", "Search (/)"),
    "search_label": Text("Zoek op naam, afkorting of vroegere naam", "Search by name, abbreviation or former name"),
    "no_results": Text("Niets gevonden", "Nothing found"),
    "results": Text("{n} gevonden", "{n} found"),
    "language": Text("EN", "NL"),
    "language_label": Text("EN: show the page in English", "NL: toon de pagina in het Nederlands"),
    "theme": Text("Donker of licht", "Dark or light"),
    "zoom_in": Text("Vergroot", "Zoom in"),
    "zoom_out": Text("Verklein", "Zoom out"),
    "fit": Text("Toon alles", "Show everything"),
    "table": Text("Tabel", "Table"),
    "to_table": Text("Tabel", "Table"),
    "to_narrow": Text("Filter", "Filter"),
    "by_kind": Text("Soort", "Kind"),
    "by_role": Text("Rol", "Role"),
    "by_group": Text("Werkgroep", "Group"),
    "by_domain": Text("Domein", "Domain"),
    "by_source": Text("Bron", "Source"),
    "by_day": Text("Datum", "Date"),
    "day_on": Text("Geldig op", "Valid on"),
    "remove": Text("Verwijder: {name}", "Remove: {name}"),
    "widen": Text("Toon weer alles", "Show all again"),
    "left_of": Text("{n} van {all} {what}", "{n} of {all} {what}"),
    "group": Text("Opgaven groeperen", "Group issues"),
    "group_is": Text("Groepeer op: {value}", "Group by: {value}"),
    "colour": Text("Kleur van opgaven", "Colour of issues"),
    "one_colour": Text("één kleur", "one colour"),
    "colour_is": Text("Kleur: {value}", "Colour: {value}"),
    "coloured_by": Text("Opgaven naar {field}:", "Issues by {field}:"),
    "period_field": Text("periode", "period"),
    "value_none": Text("niet genoemd", "not stated"),
    "value_several": Text("meer dan één", "more than one"),
    "value_others": Text("andere", "other"),
    "hidden_title": Text("; verborgen: {names}", "; hidden: {names}"),
    "hide_entry": Text("Klik om te verbergen", "Click to hide"),
    "show_entry": Text("Klik om te tonen", "Click to show"),
    "now_hidden": Text("Verborgen: {name}", "Hidden: {name}"),
    "now_shown": Text("Weer getoond: {name}", "Shown again: {name}"),
    "narrowed": Text("{n} van {all} getoond", "{n} of {all} shown"),
    "all_shown": Text("Alles getoond", "All shown"),
    "to_take": Text("Bewaar", "Save"),
    "print": Text("Print (A4 of A3)", "Print (A4 or A3)"),
    "take_png": Text("Plaatje (PNG)", "Picture (PNG)"),
    "take_svg": Text("Tekening (SVG, voor PowerPoint)", "Drawing (SVG, for PowerPoint)"),
    "take_link": Text("Kopieer het adres", "Copy the address"),
    "take_csv": Text("Bewaar als CSV", "Save as CSV"),
    "take_copy": Text("Kopieer voor Excel", "Copy for Excel"),
    "figures": Text("Cijfers", "Figures"),
    "odds": Text("Bronnen spreken elkaar tegen", "Sources contradict each other"),
    "copy_text": Text("Kopieer als tekst", "Copy as text"),
    "copied": Text("Gekopieerd", "Copied"),
    "not_copied": Text("Kopiëren mag hier niet van de browser", "The browser does not allow copying here"),
    "legend": Text("Legenda", "Legend"),
    "gap": Text("geen eigenaar, ook niet afgeleid", "no owner, not even a derived one"),
    "details": Text("Gegevens", "Details"),
    "close": Text("Sluiten", "Close"),
    "path": Text("Verbinding", "Path"),
    "path_from": Text("Van", "From"),
    "path_to": Text("Naar", "To"),
    "path_how": Text(
        "De kortste ketens van verbanden, in welke richting ook; op elke lijn het verband dat het best is onderbouwd.",
        "The shortest chains of links, whichever way they run; on each line the link that is best supported.",
    ),
    "path_same": Text("Kies twee verschillende zaken.", "Choose two different things."),
    "path_nothing": path.NOTHING,
    "path_direct": path.DIRECT,
    "path_chain": path.ONE_CHAIN,
    "path_chains": path.CHAINS,
    "path_table": Text("Elke stap, met zijn bron", "Each step, with its source"),
    "about": Text("Rondom", "Around"),
    "about_how": Text(
        "Alles waarmee een bron dit verbindt, per soort verband.", "All that a source links this to, by kind of link."
    ),
    "about_how_derived": Text(
        "Alles waarmee een bron dit verbindt, per soort verband; gestreepte vakken zijn afgeleid.",
        "All that a source links this to, by kind of link; dashed boxes are derived.",
    ),
    "about_tip": Text(
        "Klik voor de bron, dubbelklik om iets anders in het midden te zetten.",
        "Click for the source, double-click to put something else in the middle.",
    ),
    "about_title": Text("{name}: verbonden met {list}", "{name}: linked to {list}"),
    "about_nothing": Text("Geen bron verbindt {name} met iets", "No source links {name} to anything"),
    "no_stated_owner": Text("; geen bron noemt een eigenaar", "; no source states an owner"),
    "other_days": Text(
        "Dit bestaat niet op de dag van deze kaart; de verbanden zijn van andere dagen.",
        "This does not exist on the day of this map; its links are of other days.",
    ),
    "about_nothing_left": Text("niets hiervan is verbonden met {name}", "nothing of this is linked to {name}"),
    "source_nothing_left": Text("niets hiervan rust op {name}", "nothing of this rests on {name}"),
    "without_filter": Text("{filter}; zonder dit filter: “{title}”", "{filter}; without this filter: “{title}”"),
    "filtered_overlap": Text(
        "Kleuren en diktes zijn die zonder filter.", "Colours and widths are those without the filter."
    ),
    "filtered_coordination": Text(
        "“Hier” telt de tafels binnen het filter.", "“Here” counts the tables within the filter."
    ),
    "filtered_needed": Text(
        "Wie onmisbaar is, is dat zonder filter.", "Who is indispensable is so without the filter."
    ),
    "each_here": Text(", hier {n}", ", here {n}"),
    "source_how": Text(
        "Alles wat op deze bron rust, per soort verband.", "All that rests on this source, by kind of link."
    ),
    "source_title": Text("{name}: bron van {list}", "{name}: source of {list}"),
    "source_nothing": Text("Niets op deze kaart rust op {name}", "Nothing on this map rests on {name}"),
    "source_table": Text("Alles wat rust op {name}", "All that rests on {name}"),
    "nothing_rests": Text("Niets op deze kaart rust op deze bron.", "Nothing on this map rests on this source."),
    "described": Text("beschreven in deze bron", "described in this source"),
    "about_table": Text("Alles rondom {name}", "All around {name}"),
    "derived_owner": Text("afgeleide eigenaar", "derived owner"),
    "derived_owner_of": Text("afgeleid eigenaar van", "derived owner of"),
    "to_middle": Text("Zet in het midden", "Put in the middle"),
    "and": Text("en", "and"),
    "or": Text("of", "or"),
    "and_more_here": Text("en nog {n}", "and {n} more"),
    "nothing_selected": Text("Niets gekozen", "Nothing selected"),
    "selected": Text("{name}, {kind}, {n} {within} op deze kaart", "{name}, {kind}, {n} {within} on this map"),
    "joined": Text("verbonden", "connected"),
    "within_2": Text("binnen twee stappen", "within two steps"),
    "within_3": Text("binnen drie stappen", "within three steps"),
    "far": Text("Hoe ver rondom", "How far around"),
    "far_1": Text("Rondom: één stap", "Around: one step"),
    "far_2": Text("Rondom: twee stappen", "Around: two steps"),
    "far_3": Text("Rondom: drie stappen", "Around: three steps"),
    "away_2": Text("Op twee stappen", "Two steps away"),
    "away_3": Text("Op drie stappen", "Three steps away"),
    "farther": Text("; {away} nog {n}", "; {away} {n} more"),
    "overlaps_with": Text("Overlapt met", "Overlaps with"),
    "overlaps_how": Text("Klik voor de reden en wat zij delen.", "Click for the reason and what they share."),
    "overlaps_how_organisation": Text(
        "Een opgave telt mee als een organisatie er een rol of standpunt bij heeft, of aan een tafel zit die haar "
        "bespreekt. Klik voor de reden en wat zij delen.",
        "An issue counts where an organisation has a role in it, takes a position on it, or sits at a table that "
        "discusses it. Click for the reason and what they share.",
    ),
    "not_here": Text("Niet getekend in deze weergave", "Not drawn in this view"),
    "holds": Text("{n} samen", "{n} together"),
    "and_more": Text("en nog {n}; zie de tabel", "and {n} more; see the table"),
    "source": Text("Bron", "Source"),
    "no_source": Text("geen bron genoemd", "no source given"),
    "open_source": Text("Open de bron", "Open the source"),
    "dataset": Text("Gegevensset", "Data set"),
    "datasets": Text("Gegevenssets", "Data sets"),
    "abbreviation": Text("Afkorting", "Abbreviation"),
    "former": Text("Ook bekend als", "Also known as"),
    "period": Text("Geldig", "Valid"),
    "from": Text("vanaf {day}", "from {day}"),
    "to": Text("tot {day}", "until {day}"),
    "months": MONTHS,
    "from_to": Text("van {day} tot {end}", "from {day} until {end}"),
    "no_claims": Text("Geen bron legt hiervoor een verband.", "No source links this to anything."),
    "more_rows": Text("Toon alle {n} rijen", "Show all {n} rows"),
    "sources": Text("Bronnen", "Sources"),
    "as_of": Text("Peildatum {day}", "As of {day}"),
    "all_times": Text("Alle perioden samen", "All periods together"),
    "day": Text("Dag", "Day"),
    "earlier": Text("Vorige dag waarop iets verandert", "Previous day on which anything changes"),
    "later": Text("Volgende dag waarop iets verandert", "Next day on which anything changes"),
    "changes": Text("Wat er die dag verandert", "What changes on that day"),
    "made_on": Text("Gemaakt op {day}", "Made on {day}"),
    "story": Text("Verhaal", "Story"),
    "story_step": Text("Stap {n} van {of}", "Step {n} of {of}"),
    "story_keys": Text(
        "Kaart bij deze stap. Pijltjes links en rechts gaan naar de vorige en volgende stap, Escape stopt.",
        "Map of this step. Left and right arrow go to the previous and next step, Escape stops.",
    ),
    "step_day": Text("(Stand van {day}; de kaart: {shown}.)", "(As of {day}; the map: {shown}.)"),
    "previous": Text("Vorige stap", "Previous step"),
    "next": Text("Volgende stap", "Next step"),
    "full": Text("Volledig scherm", "Full screen"),
    "window": Text("Niet meer volledig scherm", "Leave full screen"),
    "darkened": Text("Het scherm is zwart; elke toets heft dat op.", "The screen is black; any key ends that."),
    "stop": Text("Stop het verhaal", "Stop the story"),
    "noscript": Text("Deze kaart heeft JavaScript nodig.", "This map needs JavaScript."),
    "not_understood": Text(
        "Dit deel van de link is hier onbekend, of niet van deze kaart, en telt niet mee: {parts}.",
        "This part of the link is not known here, or is not of this map, and was left out: {parts}.",
    ),
    "old_browser": Text(
        "Deze browser is te oud voor de tabellen en de uitleg. De kaart zelf werkt. Met een Edge, Chrome, Firefox of "
        "Safari van na april 2023 is alles te zien.",
        "This browser is too old for the tables and the explanations. The map itself works. With an Edge, Chrome, "
        "Firefox or Safari from after April 2023 all of it can be seen.",
    ),
}

PARTY = Text("partij", "party"), Text("partijen", "parties")
GAP = Text("witte vlek", "gap"), Text("witte vlekken", "gaps")
ISSUE = Text("opgave", "issue"), Text("opgaven", "issues")
PAIR = Text("paar", "pair"), Text("paren", "pairs")
THING = Text("zaak", "thing"), Text("zaken", "things")
TIE = Text("verband", "link"), Text("verbanden", "links")
DAY = Text("dag", "day"), Text("dagen", "days")
REORGANISATION = Text("reorganisatie", "reorganisation"), Text("reorganisaties", "reorganisations")
NEW_NAME = Text("nieuwe naam", "new name"), Text("nieuwe namen", "new names")
GROUP = Text("groep", "group"), Text("groepen", "groups")


def spelled(column: Text) -> Text:
    """The name of a column as words."""
    return Text(*(words.replace("_", " ") for words in column))
