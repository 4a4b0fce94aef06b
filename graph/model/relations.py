"""Kinds of relationship, and which kinds they join."""

from opgavenkaart.graph.model import fields
from opgavenkaart.graph.model.schema import BLACK, BLUE, GREEN, GREY, ORANGE, PURPLE, SKY, Field, Relation, Style
from opgavenkaart.graph.text import Text

_DECLARED = (
    Relation(
        "LEADS",
        (("organisation", "group"),),
        Text("trekt", "leads"),
        Text("wordt getrokken door", "is led by"),
        Text("Wie een groep trekt", "Who leads a group"),
        Style(BLUE, width=3),
    ),
    Relation(
        "COMMISSIONED",
        (("organisation", "group"),),
        Text("gaf opdracht aan", "commissioned"),
        Text("kreeg opdracht van", "was commissioned by"),
        Text("Wie de opdracht gaf", "Who gave the assignment"),
        Style(BLUE, dash=(12, 4)),
    ),
    Relation(
        "PARTICIPATES_IN",
        (("organisation", "group"),),
        Text("neemt deel aan", "takes part in"),
        Text("heeft als deelnemer", "has as participant"),
        Text("Wie in een groep zit, en als wat", "Who is in a group, and as what"),
        Style(SKY, dash=(6, 4)),
        fields.PARTICIPATION_ROLE,
    ),
    Relation(
        "RESPONSIBLE_FOR",
        (("organisation", "issue"),),
        Text("is verantwoordelijk voor", "is responsible for"),
        Text("heeft als verantwoordelijke", "is the responsibility of"),
        Text("Wie eigenaar van een opgave is, en in welke rol", "Who owns an issue, in which role"),
        Style(BLACK, width=4),
        fields.OWNERSHIP_ROLE,
    ),
    Relation(
        "ADDRESSES",
        (("group", "issue"),),
        Text("agendeert", "addresses"),
        Text("staat op de agenda van", "is on the agenda of"),
        Text("Welke groep een opgave behandelt", "Which group deals with an issue"),
        Style(ORANGE, dash=(10, 4, 2, 4)),
    ),
    Relation(
        "IN_DOMAIN",
        (("issue", "domain"), ("group", "domain")),
        Text("valt onder", "is in domain"),
        Text("omvat", "covers"),
        Text("In welk beleidsterrein iets valt", "Which policy domain something is in"),
        Style(GREEN, dash=(3, 3)),
    ),
    Relation(
        "HAS_PORTFOLIO",
        (("organisation", "domain"),),
        Text("heeft in portefeuille", "has in its portfolio"),
        Text("is de portefeuille van", "is in the portfolio of"),
        Text("Wie over een domein gaat", "Whose policy domain it is"),
        Style(GREEN, width=2),
    ),
    Relation(
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
                    "De waarde in woorden; “gelijk” of “verschilt” als de bron de groepen zelf vergelijkt",
                    "The value in words; “same” or “differs” if the source itself compares the groups",
                ),
                required=True,
            ),
        ),
    ),
    Relation(
        "CARRIES_OUT",
        (("group", "activity"),),
        Text("voert uit", "carries out"),
        Text("wordt uitgevoerd door", "is carried out by"),
        Text("Welke groep wat doet", "Which group does what"),
        Style(SKY, width=2.5),
    ),
    Relation(
        "INVOLVES",
        (("activity", "organisation"),),
        Text("betrekt", "involves"),
        Text("is betrokken bij", "is involved in"),
        Text("Wie bij een activiteit betrokken is", "Who is involved in an activity"),
        Style(SKY, dash=(12, 6)),
    ),
    Relation(
        "DELIVERS",
        (("group", "product"),),
        Text("levert", "delivers"),
        Text("wordt geleverd door", "is delivered by"),
        Text("Welke groep welk product levert", "Which group delivers which product"),
        Style(PURPLE),
    ),
    Relation(
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
            fields.REASON,
        ),
    ),
    Relation(
        "TAKES_POSITION",
        (("organisation", "issue"),),
        Text("neemt standpunt in over", "takes a position on"),
        Text("is onderwerp van een standpunt van", "is the subject of a position of"),
        Text("Wie een onderwerp wil agenderen of juist niet", "Who wants an issue raised or kept out"),
        Style(GREEN, dash=(14, 3), width=2),
        fields.STANCE,
        (fields.PERIOD, fields.REASON),
    ),
    Relation(
        "PART_OF",
        (("organisation", "organisation"), ("domain", "domain")),
        Text("is onderdeel van", "is part of"),
        Text("heeft als onderdeel", "has as part"),
        Text("Waar iets onder valt", "What something belongs to"),
        Style(GREY, dash=(4, 4)),
        acyclic=True,
    ),
    Relation(
        "SUCCEEDED_BY",
        (("organisation", "organisation"),),
        Text("is opgevolgd door", "was succeeded by"),
        Text("volgde op", "succeeded"),
        Text("Welke organisatie een andere opvolgde", "Which organisation succeeded another"),
        Style(GREY, dash=(10, 4)),
        fields.SUCCESSION_EVENT,
        fields=(fields.DATE,),
        role_without_target="end",  # a body that ended without a successor
    ),
    Relation(
        "HAS_NAME",
        (("organisation", "name"),),
        Text("heet", "is called"),
        Text("is de naam van", "is the name of"),
        Text("Hoe een organisatie een tijd heette", "What an organisation was called for a time"),
        Style(GREY),
    ),
    Relation(
        "SAME_AS",
        (("organisation", "organisation"),),
        Text("is dezelfde als", "is the same as"),
        Text("is dezelfde als", "is the same as"),
        Text("Welke twee beschrijvingen één organisatie zijn", "Which two descriptions are one organisation"),
        Style(GREY),
        fields=(fields.REASON, fields.DECIDED_BY, fields.DATE),
    ),
    Relation(
        "DIFFERENT_FROM",
        (("organisation", "organisation"),),
        Text("is een ander dan", "is another than"),
        Text("is een ander dan", "is another than"),
        Text(
            "Welke twee organisaties niet één zijn, al lijkt het zo",
            "Which two organisations are not one, though alike",
        ),
        Style(GREY, dash=(1, 5)),
        fields=(fields.REASON, fields.DECIDED_BY, fields.DATE),
    ),
)

RELATIONS: dict[str, Relation] = {relation.id: relation for relation in _DECLARED}

IDENTITY = ("SAME_AS", "DIFFERENT_FROM")  # who is who: honoured where a graph is read, and no tie between two
