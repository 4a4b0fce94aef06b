"""What the studio says, in Dutch and English."""

from opgavenkaart.graph.text import Text, same

WORDS = {
    "name": same("Opgavenkaart studio"),
    "what": Text(
        "Van een werkmap van Excel naar een kaart: wie is eigenaar van welke opgave, waar overlapt werk, en wat pakt "
        "niemand op? Dit is het hele programma, in één bestand.",
        "From an Excel workbook to a map: who owns which issue, where does work overlap, and what does nobody pick up? "
        "This is the whole program, in one file.",
    ),
    "private": Text(
        "Alles gebeurt op deze computer. Deze pagina kan niets versturen of ophalen.",
        "All of it happens on this computer. This page cannot send or fetch anything.",
    ),
    "starting": Text("Het programma start…", "The program is starting…"),
    "unpacking": Text("Het programma wordt uitgepakt…", "The program is being unpacked…"),
    "slow": Text(
        "Dit duurt lang. Op deze computer is WebAssembly misschien vertraagd, zoals door de verbeterde beveiliging van "
        "Edge; het programma start dan wel, maar langzaam.",
        "This takes long. On this computer WebAssembly may be slowed down, as by the enhanced security of Edge; the "
        "program then does start, but slowly.",
    ),
    "no_wasm": Text(
        "In deze browser staat WebAssembly uit, en zonder kan het programma niet draaien. Open dit bestand in een "
        "andere browser, of vraag uw beheerder WebAssembly toe te staan.",
        "In this browser WebAssembly is off, and the program cannot run without. Open this file in another browser, or "
        "ask your administrator to allow WebAssembly.",
    ),
    "broken": Text("Het programma is niet gestart: {why}", "The program did not start: {why}"),
    "busy": Text("Bezig…", "Working…"),
    "noscript": Text(
        "Deze pagina heeft JavaScript nodig. Sta het toe voor dit bestand.",
        "This page needs JavaScript. Allow it for this file.",
    ),
    "to_other": Text("EN", "NL"),
    "other": Text("EN: in English", "NL: in het Nederlands"),
    "theme": Text("Licht of donker", "Light or dark"),
    "skip": Text("Naar de inhoud", "To the content"),
    "parts": Text("Onderdelen", "Parts"),
    "drop": Text("Sleep hier bestanden heen", "Drop files here"),
    "drop_what": Text(
        "Werkmappen (xlsx, ods, xls), CSV-bestanden, registers, bestanden van andere netwerkprogramma's, of werk dat "
        "u eerder bewaarde (.opgavenkaart). Wat er later bij komt, mag verwijzen naar wat er al is.",
        "Workbooks (xlsx, ods, xls), CSV files, registers, files of other network tools, or work that you saved before "
        "(.opgavenkaart). What is added later may refer to what is there.",
    ),
    "choose": Text("Kies bestanden…", "Choose files…"),
    "example": Text("Begin met het voorbeeld", "Begin with the example"),
    "empty": Text("Bewaar een lege werkmap", "Save an empty workbook"),
    "filled": Text("Bewaar het voorbeeld als werkmap", "Save the example as a workbook"),
    "files": Text("Bestanden", "Files"),
    "map": Text("Kaart", "Map"),
    "questions": Text("Vragen", "Questions"),
    "keep": Text("Bewaren", "Save"),
    "datasets": Text("Wat er geladen is", "What is loaded"),
    "nothing": Text("Er is nog niets geladen.", "Nothing is loaded yet."),
    "dataset": Text("gegevensset", "data set"),
    "things": Text("zaken", "things"),
    "claims": Text("uitspraken", "claims"),
    "origin": Text("uit", "from"),
    "remove": Text("Haal eruit", "Take out"),
    "remove_which": Text("Haal eruit: {name}", "Take out: {name}"),
    "loaded": Text("{file}: geladen", "{file}: loaded"),
    "not_loaded": Text("{file}: niet geladen", "{file}: not loaded"),
    "errors": Text("{n} × fout", "{n} × error"),
    "warnings": Text("{n} × waarschuwing", "{n} × warning"),
    "error": Text("Fout:", "Error:"),
    "warning": Text("Waarschuwing:", "Warning:"),
    "mend": Text(
        "Verbeter dit in het bestand zelf, bewaar het, en sleep het opnieuw hierheen.",
        "Mend this in the file itself, save it, and drop it here again.",
    ),
    "all_problems": Text("Alle meldingen ({n})", "All messages ({n})"),
    "row": Text("rij", "row"),
    "more_rows": Text("Nog {n} rijen met meldingen.", "{n} more rows with messages."),
    "suggest": Text("Zoek uit welke kolom wat is", "Find out which column is what"),
    "mapping": Text("Welke kolom is wat? (mapping van {file})", "Which column is what? (mapping of {file})"),
    "mapping_how": Text(
        "Dit is een voorstel: lees het na. Achter elke regel staat wat er herkend is.",
        "This is a proposal: read it. Behind each line stands what was recognised.",
    ),
    "load_with": Text("Laad het bestand zo", "Load the file so"),
    "day": Text("Zoals het was op", "As it stood on"),
    "day_how": Text("dag, maand of jaar; leeg: nu", "day, month or year; empty: now"),
    "draw": Text("Teken", "Draw"),
    "save_map": Text("Bewaar de kaart als bestand", "Save the map as a file"),
    "map_title": Text("De kaart", "The map"),
    "question": Text("Vraag", "Question"),
    "ask": Text("Beantwoord", "Answer"),
    "any": Text("alles", "all"),
    "required": Text("verplicht", "required"),
    "save_as": Text("Bewaar als {form}", "Save as {form}"),
    "save_all": Text("Bewaar alle antwoorden als werkmap", "Save all answers as a workbook"),
    "evidence": Text("bewijs", "evidence"),
    "proofs": Text("{n} bewijzen", "{n} pieces of evidence"),
    "more": Text("en nog {n}", "and {n} more"),
    "save_work": Text("Bewaar het werk (.opgavenkaart)", "Save the work (.opgavenkaart)"),
    "save_work_how": Text(
        "Eén bestand met alles wat geladen is. De studio opent het weer, en de opdrachtregel ook.",
        "One file with all that is loaded. The studio opens it again, and so does the command line.",
    ),
    "export": Text("Voor andere programma's", "For other programs"),
    "export_workbook": Text("{name} als werkmap", "{name} as a workbook"),
    "match": Text("Bewaar welke organisaties dezelfde kunnen zijn", "Save which organisations may be the same"),
    "match_how": Text(
        "Een werkmap waarin u bij elk paar ja of nee invult; sleep haar dan hierheen.",
        "A workbook in which you answer yes or no to each pair; then drop it here.",
    ),
    "compare": Text("Vergelijk met een ander bestand", "Compare with another file"),
    "compare_how": Text(
        "Wat is er nu anders dan in een eerdere werkmap of eerder bewaard werk?",
        "What is other now than in an earlier workbook or work that was saved before?",
    ),
    "forget": Text("Vergeet alles", "Forget all"),
    "forget_how": Text(
        "De browser onthoudt uw werk op deze computer tot u dit kiest.",
        "The browser keeps your work on this computer until you choose this.",
    ),
    "forget_sure": Text(
        "Alles wat hier geladen is, wordt gewist. Doorgaan?", "All that is loaded here is erased. Go on?"
    ),
    "forgotten": Text("Alles is vergeten.", "All is forgotten."),
    "not_kept": Text(
        "Deze browser onthoudt niets van dit bestand: bewaar uw werk voor u sluit.",
        "This browser keeps nothing for this file: save your work before you close it.",
    ),
    "kept": Text("Uw werk van de vorige keer is er weer.", "Your work of last time is here again."),
    "saved": Text("Bewaard: {name}", "Saved: {name}"),
    "about": Text("Waaruit dit gemaakt is", "What this is made of"),
    "blank_name": Text("lege-werkmap.xlsx", "empty-workbook.xlsx"),
    "example_name": Text("voorbeeld.xlsx", "example.xlsx"),
    "answers_name": Text("antwoorden.xlsx", "answers.xlsx"),
    "map_name": Text("kaart.html", "map.html"),
    "match_name": Text("wie-is-wie.xlsx", "who-is-who.xlsx"),
    "work_name": Text("werk.opgavenkaart", "work.opgavenkaart"),
}
