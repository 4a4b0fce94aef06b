"""Kinds of node."""

from opgavenkaart.graph.model import fields
from opgavenkaart.graph.model.schema import GREEN, GREY, ORANGE, SKY, YELLOW, Field, Kind, Style
from opgavenkaart.graph.text import Text

_DECLARED = (
    Kind(
        "organisation",
        Text("organisatie", "organisation"),
        Text("organisaties", "organisations"),
        Text(
            "Een ministerie, planbureau, koepel of andere partij; nooit een persoon",
            "A ministry, planning bureau, umbrella organisation or other party; never a person",
        ),
        Style(GREY, "hexagon"),
        (fields.ORGANISATION_KIND, fields.ABBREVIATION, fields.OFFICIAL_ID),
    ),
    Kind(
        "group",
        Text("werkgroep", "group"),
        Text("werkgroepen", "groups"),
        Text(
            "Een langetermijnwerkgroep (LT-groep) of andere werkgroep",
            "A long-term (LT) working group or another working group",
        ),
        Style(YELLOW, "hexagon"),
        (
            fields.ABBREVIATION,
            Field(
                "assignment", Text("opdracht", "assignment"), Text("Wat de groep moet doen", "What the group is to do")
            ),
            Field("focus", Text("focus", "focus"), Text("Waar de groep op let", "What the group looks at")),
        ),
    ),
    Kind(
        "issue",
        Text("opgave", "issue"),
        Text("opgaven", "issues"),
        Text(
            "Een benoemd vraagstuk: uitdaging, kans, dilemma …",
            "An identified issue: challenge, opportunity, dilemma …",
        ),
        Style(ORANGE, "dot"),
        (
            fields.ISSUE_KIND,
            fields.DESCRIPTION,
            Field("horizon", Text("horizon", "horizon"), Text("Op welke termijn het speelt", "When it matters")),
        ),
    ),
    Kind(
        "domain",
        Text("domein", "domain"),
        Text("domeinen", "domains"),
        Text("Een beleidsterrein, in een boom", "A policy domain, in a tree"),
        Style(GREEN, "square"),
        (),
    ),
    Kind(
        "activity",
        Text("activiteit", "activity"),
        Text("activiteiten", "activities"),
        Text(
            "Een actielijn, dialoogspoor, tafel of processtap", "An action line, dialogue track, table or process step"
        ),
        Style(SKY, "triangle"),
        (fields.ACTIVITY_KIND, fields.DESCRIPTION),
    ),
    Kind(
        "product",
        Text("product", "product"),
        Text("producten", "products"),
        Text("Een tussen- of eindproduct", "An intermediate or final product"),
        Style(YELLOW, "square"),
        (fields.PRODUCT_KIND, fields.PRODUCT_STATUS, fields.DATE),
    ),
    Kind(
        "aspect",
        Text("kenmerk", "aspect"),
        Text("kenmerken", "aspects"),
        Text("Waarop werkgroepen worden vergeleken", "What groups are compared on"),
        Style(GREY, "diamond"),
        (),
    ),
    Kind(
        "document",
        Text("document", "document"),
        Text("documenten", "documents"),
        Text("Een bron", "A source"),
        Style(GREY, "triangleDown"),
        (
            Field("kind", Text("soort", "kind"), Text("Soort document", "Kind of document")),
            Field(
                "author", Text("auteur", "author"), Text("Organisatie die het schreef", "Organisation that wrote it")
            ),
            fields.DATE,
            Field("url", Text("url", "url"), Text("Webadres (http of https)", "Web address (http or https)"), "url"),
        ),
    ),
    Kind(
        "name",
        Text("naam", "name"),
        Text("namen", "names"),
        Text("Een naam die een organisatie een tijd droeg", "A name that an organisation bore for a time"),
        Style(GREY, "dot"),
        (fields.ABBREVIATION,),
        subject=False,
    ),
    Kind(
        "step",
        Text("stap", "step"),
        Text("stappen", "steps"),
        Text("Het verhaal bij de kaart, stap voor stap", "The story that the map tells, step by step"),
        Style(GREY, "dot"),
        (
            Field("title_en", Text("titel_en", "title_en"), Text("De titel in het Engels", "The title in English")),
            Field(
                "text", Text("tekst", "text"), Text("Een zin of twee bij deze stap", "A sentence or two with this step")
            ),
            Field("text_en", Text("tekst_en", "text_en"), Text("De tekst in het Engels", "The text in English")),
            fields.VIEW,
            Field(
                "about",
                Text("over", "about"),
                Text(
                    "Wat oplicht: id, code, afkorting of naam van iets; soort:id als meerdere zaken zo heten",
                    "What is lit: id, code, abbreviation or name of anything; kind:id where several are called so",
                ),
                "reference",
            ),
            Field("as_of", Text("peildatum", "as_of"), Text("Dag, maand of jaar", "Day, month or year"), "date"),
        ),
        subject=False,
    ),
)

KINDS: dict[str, Kind] = {kind.id: kind for kind in _DECLARED}
SUBJECTS = tuple(kind.id for kind in KINDS.values() if kind.subject)
