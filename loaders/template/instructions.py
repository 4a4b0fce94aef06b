"""What a workbook to fill in says beside its tables: the steps, and what each column holds."""

from opgavenkaart.graph.model.schema import Field, Table
from opgavenkaart.graph.text import Text, join
from opgavenkaart.loaders.tables.references import CREATED_KINDS

TITLE = Text("Een programma invullen voor de opgavenkaart", "Filling in a programme for the map of issues")
SHEET, HOLDS, NEEDED = Text("blad", "sheet"), Text("wat erin staat", "what it holds"), Text("verplicht", "required")
REQUIRED = Text("Verplicht.", "Required.")
SEVERAL = Text("Meer dan één mag, met ; ertussen.", "May be several, with ; between them.")
NEW = Text("Een nieuwe naam mag: dan ontstaat het.", "A new name is fine: it then comes to be.")
DATES = Text("Schrijf 2021-01-18, 18-01-2021, 2021-01 of 2021.", "Write 2021-01-18, 18-01-2021, 2021-01 or 2021.")
CHOOSE = Text("Kies uit de lijst.", "Choose from the list.")
NOT_LISTED = Text(
    "Dit staat niet in de lijst. Kies Ja als u er meerdere noemt (met ; ertussen), een andere schrijfwijze, of iets "
    "uit een andere werkmap.",
    "This is not in the list. Choose Yes if you name several (with ; between them), spell it another way, or name "
    "something of another workbook.",
)


def steps(room: int) -> tuple[Text, ...]:
    """How to go about it, one sentence or two each."""
    return (
        Text(
            "Elk blad is een tabel en elke rij één ding of één bewering. Elk blad mag leeg blijven. Laat de namen van "
            "bladen en kolommen staan; een blad of kolom die u zelf toevoegt, wordt overgeslagen.",
            "Each sheet is a table, each row one thing or one claim. Any sheet may stay empty. Keep the names of "
            "sheets and columns; a sheet or column that you add yourself is passed over.",
        ),
        Text(
            "Begin met wie en wat er is: ministeries, koepels, lt_groepen, opgaven, documenten. Verbind ze daarna: "
            "deelname, eigenaarschap, agenda.",
            "Begin with who and what there is: ministries, umbrella_organisations, lt_groups, issues, documents. Then "
            "join them: participation, ownership, agenda.",
        ),
        Text(
            "Wijs een kolomkop aan: daar staat wat erin hoort. Donkere koppen zijn verplicht. De id mag leeg blijven.",
            "Point at a heading: it says what belongs there. Dark headings are required. The id may stay empty.",
        ),
        Text(
            "Verwijs met de keuzelijst, die meegroeit met de bladen, of typ een id, afkorting of naam. Noemt u er meer "
            "dan één, met ; ertussen, dan vraagt het rekenblad of u door wilt gaan: dat mag. Een lijst kent de eerste "
            f"{room} rijen van een blad; wat daarna komt, typt u.",
            "Refer by the drop-down list, which grows with the sheets, or type an id, abbreviation or name. If you "
            "name several, with ; between them, the spreadsheet asks whether to go on: you may. A list knows the first "
            f"{room} rows of a sheet; what comes after, you type.",
        ),
        Text(
            "Noem bij elke bewering de bron, de vindplaats en een citaat. Zonder bron kan ook; u krijgt dan een "
            "waarschuwing.",
            "Name the source of every claim, the place in it and a quote. It may do without; you then get a warning.",
        ),
        Text(
            "Bewaar de werkmap en kijk haar na met: opgavenkaart check BESTAND. Elk probleem staat er met blad, rij en "
            "kolom. Laad haar met: opgavenkaart load BESTAND. Nog eens laden vervangt wat er eerder in stond.",
            "Save the workbook and look it over with: opgavenkaart check FILE. Every problem comes with its sheet, row "
            "and column. Load it with: opgavenkaart load FILE. Loading again replaces what it held before.",
        ),
    )


def explained(field: Field) -> Text:
    """What a column holds: the comment on its heading."""
    parts = [field.what if field.what.en.endswith(".") else join(field.what, ".")]
    if field.required:
        parts.insert(0, REQUIRED)
    if field.values:
        parts.append(join(join(*(value.text for value in field.values), between=", "), "."))
    if field.many:
        parts.append(SEVERAL)
    if field.type == "date":
        parts.append(DATES)
    if field.type == "reference" and field.to in CREATED_KINDS:
        parts.append(NEW)
    return join(*parts, between=" ")


def needed(table: Table) -> Text:
    """The names of the columns of a table that must be filled in."""
    return join(*(field.text for field in table.columns if field.required), between=", ")
