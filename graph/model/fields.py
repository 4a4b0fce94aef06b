"""Fields that many kinds and relations share, and those that are chosen from a list."""

from typing import Any

from opgavenkaart.graph.model.schema import BLACK, BLUE, GREEN, GREY, PURPLE, SKY, VERMILION, Field, Style, Value
from opgavenkaart.graph.text import Text

ID = Field(
    "id",
    Text("id", "id"),
    Text("Eigen sleutel; leeg = afgeleid van afkorting of naam", "Own key; empty = made of abbreviation or name"),
    "id",
    also=("code", "sleutel"),
)
NAME = Field("name", Text("naam", "name"), Text("Volledige naam", "Full name"), required=True)
TITLE = Field("title", Text("titel", "title"), Text("Titel", "Title"), required=True, also=("name", "naam"))
ABBREVIATION = Field(
    "abbreviation", Text("afkorting", "abbreviation"), Text("Gangbare afkorting", "Usual abbreviation")
)
OFFICIAL_ID = Field(
    "official_id",
    Text("officiële_id", "official_id"),
    Text(
        "Code in een officieel register (TOOI, ROO), met of zonder adres ervoor",
        "Code in an official register (TOOI, ROO), with or without its URI",
    ),
    also=("tooi", "officiele_code"),
)
DESCRIPTION = Field("description", Text("omschrijving", "description"), Text("In eigen woorden", "In your own words"))
DATE = Field("date", Text("datum", "date"), Text("Dag, maand of jaar", "Day, month or year"), "date")
REASON = Field("reason", Text("reden", "reason"), Text("Waarom", "Why"))
VALID_FROM = Field(
    "valid_from",
    Text("geldig_van", "valid_from"),
    Text("Eerste dag waarop dit geldt; leeg = open", "First day on which this holds; empty = open"),
    "date",
    also=("geldig_vanaf", "van_datum"),
)
VALID_TO = Field(
    "valid_to",
    Text("geldig_tot", "valid_to"),
    Text("Eerste dag waarop dit niet meer geldt; leeg = open", "First day on which this no longer holds; empty = open"),
    "date",
)
SOURCE = Field(
    "source",
    Text("bron", "source"),
    Text("Het document waarin dit staat", "The document that says so"),
    "reference",
    to="document",
)
LOCATOR = Field(
    "locator",
    Text("vindplaats", "locator"),
    Text("Paragraaf, dia of bladzijde", "Section, slide or page"),
    also=("pagina", "page"),
)
QUOTE = Field("quote", Text("citaat", "quote"), Text("De woorden van de bron", "The source's own words"))
NOTE = Field("note", Text("opmerking", "note"), Text("Vrije opmerking", "Free remark"), also=("toelichting",))

EVIDENCE_FIELDS = (SOURCE, LOCATOR, QUOTE)
COMMON_FIELDS = (VALID_FROM, VALID_TO, NOTE)  # nodes may carry evidence too, see NODE_FIELDS
NODE_FIELDS = (*COMMON_FIELDS, *EVIDENCE_FIELDS)
LINK_FIELDS = (*EVIDENCE_FIELDS, *COMMON_FIELDS)


def reference(id: str, nl: str, to: str, *also: str, required: bool = True, many: bool = True) -> Field:
    """A column that refers to nodes of a kind."""
    what = Text(f"Verwijzing ({nl}): id, code, afkorting of naam", f"Reference ({id}): id, code, abbreviation or name")
    return Field(id, Text(nl, id), what, "reference", to=to, required=required, many=many, also=also)


def _choice(id: str, nl: str, what: Text, *values: Value, **more: Any) -> Field:
    """A field with one of these values; the keywords are those of `Field`."""
    return Field(id, Text(nl, id), what, "choice", values, **more)


ORGANISATION_KIND = _choice(
    "kind",
    "soort",
    Text("Soort organisatie", "Kind of organisation"),
    Value("ministry", Text("ministerie", "ministry"), ("departement",), Style(BLUE, "square")),
    Value("planning_bureau", Text("planbureau", "planning bureau"), (), Style(SKY, "diamond")),
    Value(
        "umbrella",
        Text("koepelorganisatie", "umbrella organisation"),
        ("koepel", "umbrella_organisation"),
        Style(PURPLE, "triangle"),
    ),
    Value("advisory_council", Text("adviescollege", "advisory council"), (), Style(GREEN, "triangleDown")),
    Value("agency", Text("uitvoeringsorganisatie", "agency"), ("agentschap",), Style(GREEN, "hexagon")),
    Value(
        "council",
        Text("ministeriële of ambtelijke commissie", "council of ministers or officials"),
        ("commissie",),
        Style(BLUE, "star"),
    ),
    Value("municipality", Text("gemeente", "municipality"), (), Style(PURPLE, "square")),
    Value("province", Text("provincie", "province"), (), Style(PURPLE, "diamond")),
    Value("water_authority", Text("waterschap", "water authority"), (), Style(SKY, "triangleDown")),
    Value("joint_arrangement", Text("gemeenschappelijke regeling", "joint arrangement"), (), Style(PURPLE, "hexagon")),
    Value("knowledge_institute", Text("kennisinstelling", "knowledge institute"), (), Style(GREEN, "diamond")),
    Value(
        "civil_society",
        Text("maatschappelijke organisatie", "civil society"),
        ("maatschappelijk middenveld",),
        Style(GREY, "triangle"),
    ),
    Value("citizens", Text("burgers", "citizens"), ("inwoners",), Style(GREY, "dot")),
    Value("collective", Text("verzamelnaam", "collective name"), ("groep organisaties",), Style(PURPLE, "star")),
    Value("other", Text("overig", "other"), ("anders",), Style(GREY, "hexagon")),
)
ISSUE_KIND = _choice(
    "kind",
    "soort",
    Text("Wat voor vraagstuk het is", "What sort of issue it is"),
    Value("challenge", Text("uitdaging", "challenge"), ("opgave",)),
    Value("change", Text("verandering", "change")),
    Value("opportunity", Text("kans", "opportunity")),
    Value("weakness", Text("zwakte", "weakness")),
    Value("dilemma", Text("dilemma", "dilemma")),
    Value("white_spot", Text("witte vlek", "white spot")),
    Value("lesson", Text("les", "lesson")),
    many=True,
)
ACTIVITY_KIND = _choice(
    "kind",
    "soort",
    Text("Soort activiteit", "Kind of activity"),
    Value("action_line", Text("actielijn", "action line")),
    Value("dialogue_track", Text("dialoogspoor", "dialogue track"), ("spoor",)),
    Value("table", Text("tafel", "table")),
    Value("process_step", Text("processtap", "process step")),
    Value("meeting", Text("bijeenkomst", "meeting")),
    Value("discussion_question", Text("discussievraag", "discussion question")),
    Value("other", Text("overig", "other")),
)
PRODUCT_KIND = _choice(
    "kind",
    "soort",
    Text("Tussenproduct of eindproduct", "Intermediate or final"),
    Value("intermediate", Text("tussenproduct", "intermediate")),
    Value("final", Text("eindproduct", "final")),
)
PRODUCT_STATUS = _choice(
    "status",
    "status",
    Text("Gepland of opgeleverd", "Planned or delivered"),
    Value("planned", Text("gepland", "planned")),
    Value("delivered", Text("opgeleverd", "delivered")),
)
PARTICIPATION_ROLE = _choice(
    "role",
    "rol",
    Text("Rol in de werkgroep; leeg = lid", "Role in the working group; empty = member"),
    Value("lead", Text("trekker", "lead"), ("voorzitter",)),
    Value("commissioner", Text("opdrachtgever", "commissioner")),
    Value("member", Text("lid", "member"), ("deelnemer",), Style(SKY, dash=(6, 4))),
    Value("agenda_member", Text("agendalid", "agenda member"), (), Style(SKY, dash=(2, 4))),
    Value(
        "consulted",
        Text("geraadpleegd", "consulted"),
        ("betrokken",),
        Style(PURPLE, dash=(2, 4)),
        (Text("wordt geraadpleegd door", "is consulted by"), Text("raadpleegt", "consults")),
    ),
    Value("secretariat", Text("secretariaat", "secretariat"), (), Style(GREEN, dash=(8, 3, 2, 3))),
    Value(
        "sponsor",
        Text("sponsor", "sponsor"),
        (),
        Style(VERMILION, dash=(8, 3, 2, 3)),
        (Text("is sponsor van", "is the sponsor of"), Text("heeft als sponsor", "has as sponsor")),
    ),
    default="member",
)
OWNERSHIP_ROLE = _choice(
    "role",
    "rol",
    Text("Rol (RACI)", "Role (RACI)"),
    Value("accountable", Text("eindverantwoordelijk", "accountable"), ("eigenaar", "owner"), Style(BLACK, width=4)),
    Value("responsible", Text("uitvoerend", "responsible"), ("verantwoordelijk",), Style(BLACK, width=2)),
    Value(
        "consulted",
        Text("geraadpleegd", "consulted"),
        (),
        Style(PURPLE, dash=(5, 2)),
        (Text("wordt geraadpleegd over", "is consulted on"), Text("heeft als geraadpleegde", "has as adviser")),
    ),
    Value(
        "informed",
        Text("geïnformeerd", "informed"),
        (),
        Style(GREY, dash=(1, 5)),
        (Text("wordt geïnformeerd over", "is informed of"), Text("heeft als geïnformeerde", "has as informed party")),
    ),
    required=True,
)
STANCE = _choice(
    "stance",
    "houding",
    Text("Aan de orde stellen of juist niet", "Raise it, or rather not"),
    Value("raise", Text("agenderen", "raise"), (), Style(GREEN, dash=(14, 3), width=2)),
    Value("avoid", Text("vermijden", "avoid"), (), Style(VERMILION, dash=(8, 4), width=2)),
    required=True,
)
PERIOD = _choice(
    "period",
    "periode",
    Text("Tijdens of na de crisis", "During or after the crisis"),
    Value("during", Text("tijdens", "during")),
    Value("after", Text("na", "after")),
)
VIEW = _choice(
    "view",
    "weergave",
    Text("Welke weergave van de kaart open staat", "Which view of the map is open"),
    Value("whole", Text("geheel", "whole")),
    Value("groups", Text("werkgroepen", "groups")),
    Value("domains", Text("domeinen", "domains")),
    Value("owners", Text("eigenaren", "owners")),
    Value("overlap", Text("overlap", "overlap")),
    Value("coherence", Text("samenhang", "coherence")),
    Value("coordination", Text("afstemming", "coordination")),
    Value("documents", Text("bronnen", "documents")),
    Value("positions", Text("standpunten", "positions")),
    Value("gaps", Text("witte vlekken", "gaps")),
    Value("about", Text("rondom", "about")),
    Value("time", Text("tijd", "time")),
    required=True,
)
SUCCESSION_EVENT = _choice(
    "event",
    "gebeurtenis",
    Text("Wat er gebeurde", "What happened"),
    Value("rename", Text("hernoeming", "rename"), ("naamswijziging",), Style(GREY, dash=(10, 4))),
    Value("merge", Text("samenvoeging", "merge"), ("fusie",), Style(GREY, dash=(10, 4), width=2.5)),
    Value("split", Text("splitsing", "split"), (), Style(GREY, dash=(5, 5), width=2.5)),
    Value("move", Text("overgang", "move"), (), Style(GREY, dash=(16, 3))),
    Value("end", Text("opheffing", "end"), (), Style(GREY, dash=(2, 6), width=2.5)),
    required=True,
)
DECISION = _choice(
    "decision",
    "besluit",
    Text("Is dit dezelfde organisatie? Leeg = nog niet besloten", "Is this the same organisation? Empty = undecided"),
    Value("same", Text("ja", "yes"), ("dezelfde", "hetzelfde")),
    Value("different", Text("nee", "no"), ("verschillend", "een ander")),
)
DECIDED_BY = Field(
    "decided_by",
    Text("besloten_door", "decided_by"),
    Text("De functie die besloot; nooit de naam van een persoon", "The post that decided; never a person's name"),
)
