"""The vocabulary: every kind, link, role, allowed value, table, column, word, colour and shape, declared once.

Stores derive their schema from it, loaders their columns and checks, the map its legend, `--help` and the
reference pages their texts. A new kind of node or link is one declaration here.
Colours are Okabe and Ito's (2008), which the colour-blind can tell apart; a shape says the same again.
"""

from __future__ import annotations

from opgavenkaart.graph.schema import Field, Kind, Link, Relation, Style, Table, Text, Value

BLUE, SKY, GREEN, YELLOW = "#0072B2", "#56B4E9", "#009E73", "#F0E442"
ORANGE, VERMILION, PURPLE, BLACK, GREY = "#E69F00", "#D55E00", "#CC79A7", "#1A1A1A", "#767676"

# ── Fields that many kinds and links share ────────────────────────────────────────────────────────────────

ID = Field(
    "id",
    Text("id", "id"),
    Text(
        "Eigen sleutel; leeg = afgeleid van afkorting of naam",
        "Own key; empty = made of abbreviation or name",
    ),
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
    Text(
        "Eerste dag waarop dit niet meer geldt; leeg = open",
        "First day on which this no longer holds; empty = open",
    ),
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


def _reference(id: str, nl: str, en: str, to: str, *also: str, required: bool = True, many: bool = True) -> Field:
    what = Text(f"Verwijzing ({nl}): id, code, afkorting of naam", f"Reference ({en}): id, code, abbreviation or name")
    return Field(id, Text(nl, en), what, "reference", to=to, required=required, many=many, also=also)


# ── Allowed values ────────────────────────────────────────────────────────────────────────────────────────

ORGANISATION_KIND = Field(
    "kind",
    Text("soort", "kind"),
    Text("Soort organisatie", "Kind of organisation"),
    "choice",
    (
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
        Value(
            "joint_arrangement",
            Text("gemeenschappelijke regeling", "joint arrangement"),
            (),
            Style(PURPLE, "hexagon"),
        ),
        Value(
            "knowledge_institute",
            Text("kennisinstelling", "knowledge institute"),
            (),
            Style(GREEN, "diamond"),
        ),
        Value(
            "civil_society",
            Text("maatschappelijke organisatie", "civil society"),
            ("maatschappelijk middenveld",),
            Style(GREY, "triangle"),
        ),
        Value("citizens", Text("burgers", "citizens"), ("inwoners",), Style(GREY, "dot")),
        Value("other", Text("overig", "other"), ("anders",), Style(GREY, "hexagon")),
    ),
)
ISSUE_KIND = Field(
    "kind",
    Text("soort", "kind"),
    Text("Wat voor vraagstuk het is", "What sort of issue it is"),
    "choice",
    (
        Value("challenge", Text("opgave", "challenge"), ("uitdaging",)),
        Value("change", Text("verandering", "change")),
        Value("opportunity", Text("kans", "opportunity")),
        Value("weakness", Text("zwakte", "weakness")),
        Value("dilemma", Text("dilemma", "dilemma")),
        Value("white_spot", Text("witte vlek", "white spot")),
        Value("lesson", Text("les", "lesson")),
    ),
    many=True,
)
ACTIVITY_KIND = Field(
    "kind",
    Text("soort", "kind"),
    Text("Soort activiteit", "Kind of activity"),
    "choice",
    (
        Value("action_line", Text("actielijn", "action line")),
        Value("dialogue_track", Text("dialoogspoor", "dialogue track"), ("spoor",)),
        Value("table", Text("tafel", "table")),
        Value("process_step", Text("processtap", "process step")),
        Value("meeting", Text("bijeenkomst", "meeting")),
        Value("discussion_question", Text("discussievraag", "discussion question")),
        Value("other", Text("overig", "other")),
    ),
)
PRODUCT_KIND = Field(
    "kind",
    Text("soort", "kind"),
    Text("Tussenproduct of eindproduct", "Intermediate or final"),
    "choice",
    (
        Value("intermediate", Text("tussenproduct", "intermediate")),
        Value("final", Text("eindproduct", "final")),
    ),
)
PRODUCT_STATUS = Field(
    "status",
    Text("status", "status"),
    Text("Gepland of opgeleverd", "Planned or delivered"),
    "choice",
    (
        Value("planned", Text("gepland", "planned")),
        Value("delivered", Text("opgeleverd", "delivered")),
    ),
)
PARTICIPATION_ROLE = Field(
    "role",
    Text("rol", "role"),
    Text("Rol in de werkgroep; leeg = lid", "Role in the working group; empty = member"),
    "choice",
    (
        Value("lead", Text("trekker", "lead"), ("voorzitter",)),
        Value("commissioner", Text("opdrachtgever", "commissioner")),
        Value("member", Text("lid", "member"), ("deelnemer",), Style(SKY, dash=(6, 4))),
        Value("agenda_member", Text("agendalid", "agenda member"), (), Style(SKY, dash=(2, 4))),
        Value("consulted", Text("geraadpleegd", "consulted"), ("betrokken",), Style(PURPLE, dash=(2, 4))),
        Value("secretariat", Text("secretariaat", "secretariat"), (), Style(GREEN, dash=(8, 3, 2, 3))),
        Value("sponsor", Text("sponsor", "sponsor"), (), Style(VERMILION, dash=(8, 3, 2, 3))),
    ),
    default="member",
)
OWNERSHIP_ROLE = Field(
    "role",
    Text("rol", "role"),
    Text("Rol (RACI)", "Role (RACI)"),
    "choice",
    (
        Value(
            "accountable",
            Text("eindverantwoordelijk", "accountable"),
            ("eigenaar", "owner"),
            Style(BLACK, width=4),
        ),
        Value("responsible", Text("uitvoerend", "responsible"), ("verantwoordelijk",), Style(BLACK, width=2)),
        Value("consulted", Text("geraadpleegd", "consulted"), (), Style(PURPLE, dash=(2, 4))),
        Value("informed", Text("geïnformeerd", "informed"), (), Style(GREY, dash=(1, 5))),
    ),
    required=True,
)
STANCE = Field(
    "stance",
    Text("houding", "stance"),
    Text("Aan de orde stellen of juist niet", "Raise it, or rather not"),
    "choice",
    (
        Value("raise", Text("agenderen", "raise"), (), Style(GREEN, width=2)),
        Value("avoid", Text("vermijden", "avoid"), (), Style(VERMILION, dash=(8, 4), width=2)),
    ),
    required=True,
)
PERIOD = Field(
    "period",
    Text("periode", "period"),
    Text("Tijdens of na de crisis", "During or after the crisis"),
    "choice",
    (Value("during", Text("tijdens", "during")), Value("after", Text("na", "after"))),
)
VIEW = Field(
    "view",
    Text("weergave", "view"),
    Text("Welke weergave van de kaart open staat", "Which view of the map is open"),
    "choice",
    (
        Value("whole", Text("geheel", "whole")),
        Value("groups", Text("werkgroepen", "groups")),
        Value("owners", Text("eigenaren", "owners")),
        Value("overlap", Text("overlap", "overlap")),
        Value("coherence", Text("samenhang", "coherence")),
        Value("gaps", Text("witte vlekken", "gaps")),
        Value("about", Text("rondom", "about")),
        Value("time", Text("tijd", "time")),
    ),
    required=True,
)
SUCCESSION_EVENT = Field(
    "event",
    Text("gebeurtenis", "event"),
    Text("Wat er gebeurde", "What happened"),
    "choice",
    (
        Value("rename", Text("hernoeming", "rename"), ("naamswijziging",)),
        Value("merge", Text("samenvoeging", "merge"), ("fusie",)),
        Value("split", Text("splitsing", "split")),
        Value("move", Text("overgang", "move")),
        Value("end", Text("opheffing", "end")),
    ),
    required=True,
)
DECISION = Field(
    "decision",
    Text("besluit", "decision"),
    Text("Is dit dezelfde organisatie? Leeg = nog niet besloten", "Is this the same organisation? Empty = undecided"),
    "choice",
    (
        Value("same", Text("ja", "yes"), ("dezelfde", "hetzelfde")),
        Value("different", Text("nee", "no"), ("verschillend", "een ander")),
    ),
)
DECIDED_BY = Field(
    "decided_by",
    Text("besloten_door", "decided_by"),
    Text("De functie die besloot; nooit de naam van een persoon", "The post that decided; never a person's name"),
)

# ── Kinds of node ─────────────────────────────────────────────────────────────────────────────────────────

ORGANISATION = Kind(
    "organisation",
    "Organisation",
    Text("organisatie", "organisation"),
    Text("organisaties", "organisations"),
    Text(
        "Een ministerie, planbureau, koepel of andere partij; nooit een persoon",
        "A ministry, planning bureau, umbrella organisation or other party; never a person",
    ),
    Style(GREY, "hexagon"),
    (ORGANISATION_KIND, ABBREVIATION, OFFICIAL_ID),
)
NAME_KIND = Kind(
    "name",
    "Name",
    Text("naam", "name"),
    Text("namen", "names"),
    Text("Een naam die een organisatie een tijd droeg", "A name that an organisation bore for a time"),
    Style(GREY, "dot"),
    (ABBREVIATION,),
    subject=False,
)
GROUP = Kind(
    "group",
    "Group",
    Text("werkgroep", "group"),
    Text("werkgroepen", "groups"),
    Text(
        "Een langetermijnwerkgroep (LT-groep) of andere werkgroep",
        "A long-term (LT) working group or another working group",
    ),
    Style(YELLOW, "hexagon"),
    (
        ABBREVIATION,
        Field(
            "assignment",
            Text("opdracht", "assignment"),
            Text("Wat de groep moet doen", "What the group is to do"),
        ),
        Field("focus", Text("focus", "focus"), Text("Waar de groep op let", "What the group looks at")),
    ),
)
ISSUE = Kind(
    "issue",
    "Issue",
    Text("opgave", "issue"),
    Text("opgaven", "issues"),
    Text(
        "Een benoemd vraagstuk: opgave, kans, dilemma …",
        "An identified issue: challenge, opportunity, dilemma …",
    ),
    Style(ORANGE, "dot"),
    (
        ISSUE_KIND,
        DESCRIPTION,
        Field("horizon", Text("horizon", "horizon"), Text("Op welke termijn het speelt", "When it matters")),
    ),
)
DOMAIN = Kind(
    "domain",
    "Domain",
    Text("domein", "domain"),
    Text("domeinen", "domains"),
    Text("Een beleidsterrein, in een boom", "A policy domain, in a tree"),
    Style(GREEN, "square"),
    (),
)
ACTIVITY = Kind(
    "activity",
    "Activity",
    Text("activiteit", "activity"),
    Text("activiteiten", "activities"),
    Text(
        "Een actielijn, dialoogspoor, tafel of processtap",
        "An action line, dialogue track, table or process step",
    ),
    Style(SKY, "triangle"),
    (ACTIVITY_KIND, DESCRIPTION),
)
PRODUCT = Kind(
    "product",
    "Product",
    Text("product", "product"),
    Text("producten", "products"),
    Text("Een tussen- of eindproduct", "An intermediate or final product"),
    Style(YELLOW, "square"),
    (PRODUCT_KIND, PRODUCT_STATUS, DATE),
)
ASPECT = Kind(
    "aspect",
    "Aspect",
    Text("kenmerk", "aspect"),
    Text("kenmerken", "aspects"),
    Text("Waarop werkgroepen worden vergeleken", "What groups are compared on"),
    Style(GREY, "diamond"),
    (),
)
DOCUMENT = Kind(
    "document",
    "Document",
    Text("document", "document"),
    Text("documenten", "documents"),
    Text("Een bron", "A source"),
    Style(GREY, "triangleDown"),
    (
        Field("kind", Text("soort", "kind"), Text("Soort document", "Kind of document")),
        Field(
            "author",
            Text("auteur", "author"),
            Text("Organisatie die het schreef", "Organisation that wrote it"),
        ),
        DATE,
        Field("url", Text("url", "url"), Text("Webadres (http of https)", "Web address (http or https)"), "url"),
    ),
)

STEP = Kind(
    "step",
    "Step",
    Text("stap", "step"),
    Text("stappen", "steps"),
    Text("Het verhaal bij de kaart, stap voor stap", "The story that the map tells, step by step"),
    Style(GREY, "dot"),
    (
        Field("text", Text("tekst", "text"), Text("Een zin of twee bij deze stap", "A sentence or two with this step")),
        VIEW,
        Field(
            "about",
            Text("over", "about"),
            Text(
                "Wat oplicht: id, code, afkorting of naam van iets; soort:id als meer zo heet",
                "What is lit: id, code, abbreviation or name of anything; kind:id where several are called so",
            ),
            "reference",
        ),
        Field("as_of", Text("peildatum", "as_of"), Text("Dag, maand of jaar", "Day, month or year"), "date"),
    ),
    subject=False,
)

KINDS: dict[str, Kind] = {
    kind.id: kind for kind in (ORGANISATION, GROUP, ISSUE, DOMAIN, ACTIVITY, PRODUCT, ASPECT, DOCUMENT, NAME_KIND, STEP)
}
SUBJECTS = tuple(kind.id for kind in KINDS.values() if kind.subject)

# ── Kinds of link ─────────────────────────────────────────────────────────────────────────────────────────

LEADS = Relation(
    "LEADS",
    (("organisation", "group"),),
    Text("trekt", "leads"),
    Text("wordt getrokken door", "is led by"),
    Text("Wie een groep trekt", "Who leads a group"),
    Style(BLUE, width=3),
)
COMMISSIONED = Relation(
    "COMMISSIONED",
    (("organisation", "group"),),
    Text("gaf opdracht aan", "commissioned"),
    Text("kreeg opdracht van", "was commissioned by"),
    Text("Wie de opdracht gaf", "Who gave the assignment"),
    Style(BLUE, dash=(12, 4)),
)
PARTICIPATES_IN = Relation(
    "PARTICIPATES_IN",
    (("organisation", "group"),),
    Text("neemt deel aan", "takes part in"),
    Text("heeft als deelnemer", "has as participant"),
    Text("Wie in een groep zit, en als wat", "Who is in a group, and as what"),
    Style(SKY, dash=(6, 4)),
    PARTICIPATION_ROLE,
)
RESPONSIBLE_FOR = Relation(
    "RESPONSIBLE_FOR",
    (("organisation", "issue"),),
    Text("is verantwoordelijk voor", "is responsible for"),
    Text("heeft als verantwoordelijke", "is the responsibility of"),
    Text("Wie een opgave in welke rol bezit", "Who owns an issue, in which role"),
    Style(BLACK, width=4),
    OWNERSHIP_ROLE,
)
ADDRESSES = Relation(
    "ADDRESSES",
    (("group", "issue"),),
    Text("agendeert", "addresses"),
    Text("staat op de agenda van", "is on the agenda of"),
    Text("Welke groep een opgave behandelt", "Which group deals with an issue"),
    Style(ORANGE, dash=(10, 4, 2, 4)),
)
IN_DOMAIN = Relation(
    "IN_DOMAIN",
    (("issue", "domain"), ("group", "domain")),
    Text("valt onder", "is in domain"),
    Text("omvat", "covers"),
    Text("In welk beleidsterrein iets valt", "Which policy domain something is in"),
    Style(GREEN, dash=(3, 3)),
)
HAS_PORTFOLIO = Relation(
    "HAS_PORTFOLIO",
    (("organisation", "domain"),),
    Text("heeft in portefeuille", "has in its portfolio"),
    Text("is de portefeuille van", "is in the portfolio of"),
    Text("Wie over een domein gaat", "Whose policy domain it is"),
    Style(GREEN, width=2),
)
CHARACTERISED_BY = Relation(
    "CHARACTERISED_BY",
    (("group", "aspect"),),
    Text("heeft als kenmerk", "is characterised by"),
    Text("kenmerkt", "characterises"),
    Text("Waarde van een groep op een kenmerk", "A group's value on an aspect"),
    Style(GREY),
    fields=(
        Field(
            "value",
            Text("waarde", "value"),
            Text(
                "De waarde in woorden; “verschilt” als de bron alleen dat zegt",
                "The value in words; “differs” if the source says no more than that",
            ),
            required=True,
        ),
    ),
)
CARRIES_OUT = Relation(
    "CARRIES_OUT",
    (("group", "activity"),),
    Text("voert uit", "carries out"),
    Text("wordt uitgevoerd door", "is carried out by"),
    Text("Welke groep wat doet", "Which group does what"),
    Style(SKY),
)
INVOLVES = Relation(
    "INVOLVES",
    (("activity", "organisation"),),
    Text("betrekt", "involves"),
    Text("is betrokken bij", "is involved in"),
    Text("Wie bij een activiteit betrokken is", "Who is involved in an activity"),
    Style(SKY, dash=(2, 4)),
)
DELIVERS = Relation(
    "DELIVERS",
    (("group", "product"),),
    Text("levert", "delivers"),
    Text("wordt geleverd door", "is delivered by"),
    Text("Welke groep welk product levert", "Which group delivers which product"),
    Style(PURPLE),
)
RELATES_TO = Relation(
    "RELATES_TO",
    (("issue", "issue"),),
    Text("werkt door op", "influences"),
    Text("ondervindt invloed van", "is influenced by"),
    Text(
        "Samenhang van opgaven, -3 (sluit uit) tot +3 (onlosmakelijk); Nilsson, Griggs en Visbeck 2016",
        "Coherence of issues, -3 (cancelling) to +3 (indivisible); Nilsson, Griggs and Visbeck 2016",
    ),
    Style(ORANGE),
    fields=(
        Field("score", Text("score", "score"), Text("-3 tot en met +3", "-3 to +3"), "score", required=True),
        REASON,
    ),
)
TAKES_POSITION = Relation(
    "TAKES_POSITION",
    (("organisation", "issue"),),
    Text("neemt standpunt in over", "takes a position on"),
    Text("is onderwerp van een standpunt van", "is the subject of a position of"),
    Text("Wie een onderwerp wil agenderen of juist niet", "Who wants an issue raised or kept out"),
    Style(GREEN, width=2),
    STANCE,
    (PERIOD, REASON),
)
PART_OF = Relation(
    "PART_OF",
    (("organisation", "organisation"), ("domain", "domain")),
    Text("is onderdeel van", "is part of"),
    Text("heeft als onderdeel", "has as part"),
    Text("Waar iets onder valt", "What something belongs to"),
    Style(GREY, dash=(4, 4)),
    acyclic=True,
)
SUCCEEDED_BY = Relation(
    "SUCCEEDED_BY",
    (("organisation", "organisation"),),
    Text("is opgevolgd door", "was succeeded by"),
    Text("volgde op", "succeeded"),
    Text("Welke organisatie een andere opvolgde", "Which organisation succeeded another"),
    Style(GREY, dash=(10, 4)),
    SUCCESSION_EVENT,
    fields=(DATE,),
    alone="end",  # a body that ended without a successor
)
HAS_NAME = Relation(
    "HAS_NAME",
    (("organisation", "name"),),
    Text("heet", "is called"),
    Text("is de naam van", "is the name of"),
    Text("Hoe een organisatie een tijd heette", "What an organisation was called for a time"),
    Style(GREY),
)
SAME_AS = Relation(
    "SAME_AS",
    (("organisation", "organisation"),),
    Text("is dezelfde als", "is the same as"),
    Text("is dezelfde als", "is the same as"),
    Text("Welke twee beschrijvingen één organisatie zijn", "Which two descriptions are one organisation"),
    Style(GREY),
    fields=(REASON, DECIDED_BY, DATE),
)
DIFFERENT_FROM = Relation(
    "DIFFERENT_FROM",
    (("organisation", "organisation"),),
    Text("is een ander dan", "is another than"),
    Text("is een ander dan", "is another than"),
    Text("Welke twee organisaties niet één zijn, al lijkt het zo", "Which two organisations are not one, though alike"),
    Style(GREY, dash=(1, 5)),
    fields=(REASON, DECIDED_BY, DATE),
)

RELATIONS: dict[str, Relation] = {
    relation.id: relation
    for relation in (
        LEADS,
        COMMISSIONED,
        PARTICIPATES_IN,
        RESPONSIBLE_FOR,
        ADDRESSES,
        IN_DOMAIN,
        HAS_PORTFOLIO,
        CHARACTERISED_BY,
        CARRIES_OUT,
        INVOLVES,
        DELIVERS,
        RELATES_TO,
        TAKES_POSITION,
        PART_OF,
        SUCCEEDED_BY,
        HAS_NAME,
        SAME_AS,
        DIFFERENT_FROM,
    )
}

SEATS = (LEADS.id, PARTICIPATES_IN.id)  # what puts an organisation at the table of a group
IDENTITY = (SAME_AS.id, DIFFERENT_FROM.id)  # who is who: honoured where a graph is read, and no tie between two

# ── Tables ────────────────────────────────────────────────────────────────────────────────────────────────

_GROUP_OF = _reference("group", "werkgroep", "group", "group", "lt_groep", "groep", required=False)
_ORGANISATION = _reference("organisation", "organisatie", "organisation", "organisation", "partij", "ministerie")
_GROUP = _reference("group", "werkgroep", "group", "group", "lt_groep", "groep")
_ISSUE = _reference("issue", "opgave", "issue", "issue", "vraagstuk")
_DOMAIN = _reference("domain", "domein", "domain", "domain", "beleidsterrein")


def _part_of(kind: str) -> Field:
    return _reference("part_of", "onderdeel_van", "part_of", kind, "valt_onder", required=False)


def _node_table(
    id: str,
    nl: str,
    en: str,
    kind: Kind,
    *also: str,
    preset: tuple[tuple[str, str], ...] = (),
    columns: tuple[Field, ...] = (),
    links: tuple[Link, ...] = (),
    name: Field = NAME,
    key: Field = ID,
    id_from: tuple[tuple[str, ...], ...] = (("abbreviation",), ("name",)),
) -> Table:
    preset_ids = {column for column, _ in preset}
    own = tuple(field for field in kind.fields if field.id not in preset_ids)
    all_columns = (key, name, *own, *columns, *NODE_FIELDS)
    return Table(id, Text(nl, en), kind.what, all_columns, kind.id, preset, links, also, id_from)


def _organisation_table(id: str, nl: str, en: str, *also: str, **preset: str) -> Table:
    return _node_table(
        id,
        nl,
        en,
        ORGANISATION,
        *also,
        preset=tuple(preset.items()),
        columns=(_part_of("organisation"),),
        links=(Link("PART_OF", "", "part_of"),),
    )


def _link_table(
    id: str,
    nl: str,
    en: str,
    what: Text,
    columns: tuple[Field, ...],
    *links: Link,
    also: tuple[str, ...] = (),
    beside: tuple[Text, ...] = (),
) -> Table:
    return Table(id, Text(nl, en), what, (*columns, *LINK_FIELDS), links=links, also=also, beside=beside)


# What a review of who is who shows beside the columns that are read: the two records, and the proposal.
BESIDE = (
    Text("voorstel", "proposal"),
    Text("score", "score"),
    Text("pleit_voor", "speaks_for"),
    Text("pleit_tegen", "speaks_against"),
    *(
        Text(f"{side}_{nl}", f"{side}_{en}")
        for side in "ab"
        for nl, en in (
            ("naam", "name"),
            ("ook_genoemd", "also_called"),
            ("soort", "kind"),
            ("periode", "period"),
            ("officiële_id", "official_id"),
            ("onderdeel_van", "part_of"),
            ("gegevenssets", "data_sets"),
        )
    ),
)

TABLES: dict[str, Table] = {
    table.id: table
    for table in (
        _organisation_table("ministries", "ministeries", "ministries", "departementen", kind="ministry"),
        _organisation_table("planning_bureaus", "planbureaus", "planning_bureaus", kind="planning_bureau"),
        _organisation_table(
            "umbrella_organisations",
            "koepels",
            "umbrella_organisations",
            "koepelorganisaties",
            "umbrellas",
            kind="umbrella",
        ),
        _organisation_table("organisations", "organisaties", "organisations"),
        _node_table("lt_groups", "lt_groepen", "lt_groups", GROUP, "groups", "groepen", "werkgroepen"),
        _node_table("issues", "opgaven", "issues", ISSUE, "vraagstukken"),
        _node_table(
            "domains",
            "domeinen",
            "domains",
            DOMAIN,
            "beleidsterreinen",
            columns=(_part_of("domain"),),
            links=(Link("PART_OF", "", "part_of"),),
        ),
        _node_table(
            "activities",
            "activiteiten",
            "activities",
            ACTIVITY,
            columns=(_GROUP_OF,),
            links=(Link("CARRIES_OUT", "group", ""),),
        ),
        _node_table(
            "products",
            "producten",
            "products",
            PRODUCT,
            columns=(_GROUP_OF,),
            links=(Link("DELIVERS", "group", ""),),
        ),
        _node_table(
            "documents",
            "documenten",
            "documents",
            DOCUMENT,
            "bronnen",
            "sources",
            name=TITLE,
        ),
        _node_table(
            "names",
            "namen",
            "names",
            NAME_KIND,
            columns=(_reference("organisation", "organisatie", "organisation", "organisation", many=False),),
            links=(Link("HAS_NAME", "organisation", ""),),
            id_from=(("organisation", "name", "valid_from"),),
        ),
        _link_table(
            "participation",
            "deelname",
            "participation",
            PARTICIPATES_IN.what,
            (_GROUP, _ORGANISATION, PARTICIPATION_ROLE),
            Link("LEADS", "organisation", "group", ("role", "lead")),
            Link("COMMISSIONED", "organisation", "group", ("role", "commissioner")),
            Link("PARTICIPATES_IN", "organisation", "group"),
            also=("deelnemers",),
        ),
        _link_table(
            "ownership",
            "eigenaarschap",
            "ownership",
            RESPONSIBLE_FOR.what,
            (_ISSUE, _ORGANISATION, OWNERSHIP_ROLE),
            Link("RESPONSIBLE_FOR", "organisation", "issue"),
            also=("eigenaren",),
        ),
        _link_table(
            "agenda",
            "agenda",
            "agenda",
            ADDRESSES.what,
            (_GROUP, _ISSUE),
            Link("ADDRESSES", "group", "issue"),
        ),
        _link_table(
            "in_domain",
            "in_domein",
            "in_domain",
            IN_DOMAIN.what,
            (
                _reference("issue", "opgave", "issue", "issue", "vraagstuk", required=False),
                _reference("group", "werkgroep", "group", "group", "lt_groep", "groep", required=False),
                _DOMAIN,
            ),
            Link("IN_DOMAIN", "issue", "domain"),
            Link("IN_DOMAIN", "group", "domain"),
            also=("domeinindeling",),
        ),
        _link_table(
            "portfolios",
            "portefeuilles",
            "portfolios",
            HAS_PORTFOLIO.what,
            (_ORGANISATION, _DOMAIN),
            Link("HAS_PORTFOLIO", "organisation", "domain"),
        ),
        _link_table(
            "involvement",
            "betrokkenheid",
            "involvement",
            INVOLVES.what,
            (_reference("activity", "activiteit", "activity", "activity"), _ORGANISATION),
            Link("INVOLVES", "activity", "organisation"),
        ),
        _link_table(
            "relations",
            "relaties",
            "relations",
            RELATES_TO.what,
            (
                _reference("from", "van", "from", "issue", many=False),
                _reference("to", "naar", "to", "issue"),
                *RELATES_TO.fields,
            ),
            Link("RELATES_TO", "from", "to"),
            also=("samenhang",),
        ),
        _link_table(
            "positions",
            "standpunten",
            "positions",
            TAKES_POSITION.what,
            (_ORGANISATION, _ISSUE, STANCE, PERIOD, REASON),
            Link("TAKES_POSITION", "organisation", "issue"),
        ),
        _link_table(
            "characteristics",
            "kenmerken",
            "characteristics",
            CHARACTERISED_BY.what,
            (
                _GROUP,
                _reference("aspect", "kenmerk", "aspect", "aspect", many=False),
                *CHARACTERISED_BY.fields,
            ),
            Link("CHARACTERISED_BY", "group", "aspect"),
        ),
        _link_table(
            "succession",
            "opvolging",
            "succession",
            SUCCEEDED_BY.what,
            (
                _reference("from", "van", "from", "organisation"),
                _reference("to", "naar", "to", "organisation", required=False),
                DATE,
                SUCCESSION_EVENT,
            ),
            Link("SUCCEEDED_BY", "from", "to"),
        ),
        _link_table(
            "who_is_who",
            "wie_is_wie",
            "who_is_who",
            Text("Welke organisaties één zijn en welke niet", "Which organisations are one, and which are not"),
            (
                DECISION,
                _reference("from", "van", "from", "organisation", many=False, required=False),
                Field(
                    "text",
                    Text("tekst", "text"),
                    Text(
                        "In plaats van een organisatie: hoe een tekst haar noemt",
                        "Instead of an organisation: what a text calls it",
                    ),
                ),
                _reference("to", "naar", "to", "organisation", many=False),
                REASON,
                DECIDED_BY,
                DATE,
            ),
            Link("SAME_AS", "from", "to", ("decision", "same")),
            Link("DIFFERENT_FROM", "from", "to", ("decision", "different")),
            beside=BESIDE,
        ),
        _node_table(
            "story",
            "verhaal",
            "story",
            STEP,
            "stappen",
            "steps",
            name=TITLE,
            key=Field(
                "step",
                Text("stap", "step"),
                Text("Nummer van de stap: 1, 2, 3 …", "Number of the step: 1, 2, 3 …"),
                "number",
                required=True,
                also=("id", "nummer", "number"),
            ),
        ),
    )
}
