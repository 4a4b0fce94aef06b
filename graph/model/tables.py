"""Tables in which a data set is handed in, and what their rows make."""

from __future__ import annotations

from opgavenkaart.graph.model.fields import (
    DATE,
    DECIDED_BY,
    DECISION,
    ID,
    LINK_FIELDS,
    NAME,
    NODE_FIELDS,
    OWNERSHIP_ROLE,
    PARTICIPATION_ROLE,
    PERIOD,
    REASON,
    STANCE,
    SUCCESSION_EVENT,
    TITLE,
    _reference,
)
from opgavenkaart.graph.model.kinds import (
    ACTIVITY,
    DOCUMENT,
    DOMAIN,
    GROUP,
    ISSUE,
    NAME_KIND,
    ORGANISATION,
    PRODUCT,
    STEP,
)
from opgavenkaart.graph.model.relations import (
    ADDRESSES,
    CHARACTERISED_BY,
    HAS_PORTFOLIO,
    IN_DOMAIN,
    INVOLVES,
    PARTICIPATES_IN,
    RELATES_TO,
    RESPONSIBLE_FOR,
    SUCCEEDED_BY,
    TAKES_POSITION,
)
from opgavenkaart.graph.model.schema import Field, Kind, Link, Table
from opgavenkaart.graph.text import Text

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
    reader_headings: tuple[Text, ...] = (),
) -> Table:
    return Table(
        id, Text(nl, en), what, (*columns, *LINK_FIELDS), links=links, also=also, reader_headings=reader_headings
    )


# What a review of who is who shows beside the columns that are read: the two records, and the proposal.
REVIEW_HEADINGS = (
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
            reader_headings=REVIEW_HEADINGS,
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
