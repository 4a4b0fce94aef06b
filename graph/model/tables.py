"""Tables in which a data set is handed in, and what their rows make."""

from dataclasses import replace

from opgavenkaart.graph.model import fields
from opgavenkaart.graph.model.kinds import KINDS
from opgavenkaart.graph.model.relations import RELATIONS
from opgavenkaart.graph.model.schema import Field, Link, Table
from opgavenkaart.graph.text import Text

_GROUP = fields.reference("group", "werkgroep", "group", "lt_groep", "groep")
_GROUP_OR_NONE = replace(_GROUP, required=False)
_ORGANISATION = fields.reference("organisation", "organisatie", "organisation", "partij", "ministerie")
_ISSUE = fields.reference("issue", "opgave", "issue", "vraagstuk")
_DOMAIN = fields.reference("domain", "domein", "domain", "beleidsterrein")


def _node_table(
    id: str,
    nl: str,
    kind: str,
    *also: str,
    preset: tuple[tuple[str, str], ...] = (),
    columns: tuple[Field, ...] = (),
    links: tuple[Link, ...] = (),
    name: Field = fields.NAME,
    key: Field = fields.ID,
    id_from: tuple[tuple[str, ...], ...] = (("abbreviation",), ("name",)),
) -> Table:
    """A table that makes a node a row. It has `columns` beside the fields of the kind that are not `preset`."""
    own = tuple(field for field in KINDS[kind].fields if field.id not in dict(preset))
    all_columns = (key, name, *own, *columns, *fields.NODE_FIELDS)
    return Table(id, Text(nl, id), KINDS[kind].what, all_columns, kind, preset, links, also, id_from)


def _tree_table(id: str, nl: str, kind: str, /, *also: str, **preset: str) -> Table:
    """A table of nodes that may be part of others of their kind."""
    part_of = fields.reference("part_of", "onderdeel_van", kind, "valt_onder", required=False)
    links = (Link("PART_OF", "", "part_of"),)
    return _node_table(id, nl, kind, *also, preset=tuple(preset.items()), columns=(part_of,), links=links)


def _link_table(
    id: str,
    nl: str,
    columns: tuple[Field, ...],
    *links: Link,
    also: tuple[str, ...] = (),
    what: Text | None = None,
    reader_headings: tuple[Text, ...] = (),
) -> Table:
    """A table that makes links; it is about what its last link means, unless `what` says otherwise."""
    what = what or RELATIONS[links[-1].relation].what
    return Table(
        id, Text(nl, id), what, (*columns, *fields.LINK_FIELDS), links=links, also=also, reader_headings=reader_headings
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

_DECLARED = (
    _tree_table("ministries", "ministeries", "organisation", "departementen", kind="ministry"),
    _tree_table("planning_bureaus", "planbureaus", "organisation", kind="planning_bureau"),
    _tree_table(
        "umbrella_organisations", "koepels", "organisation", "koepelorganisaties", "umbrellas", kind="umbrella"
    ),
    _tree_table("organisations", "organisaties", "organisation"),
    _node_table("lt_groups", "lt_groepen", "group", "groups", "groepen", "werkgroepen"),
    _node_table("issues", "opgaven", "issue", "vraagstukken"),
    _tree_table("domains", "domeinen", "domain", "beleidsterreinen"),
    _node_table(
        "activities", "activiteiten", "activity", columns=(_GROUP_OR_NONE,), links=(Link("CARRIES_OUT", "group", ""),)
    ),
    _node_table("products", "producten", "product", columns=(_GROUP_OR_NONE,), links=(Link("DELIVERS", "group", ""),)),
    _node_table("documents", "documenten", "document", "bronnen", "sources", name=fields.TITLE),
    _node_table(
        "names",
        "namen",
        "name",
        columns=(fields.reference("organisation", "organisatie", "organisation", many=False),),
        links=(Link("HAS_NAME", "organisation", ""),),
        id_from=(("organisation", "name", "valid_from"),),
    ),
    _link_table(
        "participation",
        "deelname",
        (_GROUP, _ORGANISATION, fields.PARTICIPATION_ROLE),
        Link("LEADS", "organisation", "group", ("role", "lead")),
        Link("COMMISSIONED", "organisation", "group", ("role", "commissioner")),
        Link("PARTICIPATES_IN", "organisation", "group"),
        also=("deelnemers",),
    ),
    _link_table(
        "ownership",
        "eigenaarschap",
        (_ISSUE, _ORGANISATION, fields.OWNERSHIP_ROLE),
        Link("RESPONSIBLE_FOR", "organisation", "issue"),
        also=("eigenaren",),
    ),
    _link_table("agenda", "agenda", (_GROUP, _ISSUE), Link("ADDRESSES", "group", "issue")),
    _link_table(
        "in_domain",
        "in_domein",
        (replace(_ISSUE, required=False), _GROUP_OR_NONE, _DOMAIN),
        Link("IN_DOMAIN", "issue", "domain"),
        Link("IN_DOMAIN", "group", "domain"),
        also=("domeinindeling",),
    ),
    _link_table(
        "portfolios", "portefeuilles", (_ORGANISATION, _DOMAIN), Link("HAS_PORTFOLIO", "organisation", "domain")
    ),
    _link_table(
        "involvement",
        "betrokkenheid",
        (fields.reference("activity", "activiteit", "activity"), _ORGANISATION),
        Link("INVOLVES", "activity", "organisation"),
    ),
    _link_table(
        "relations",
        "relaties",
        (
            fields.reference("from", "van", "issue", many=False),
            fields.reference("to", "naar", "issue"),
            *RELATIONS["RELATES_TO"].fields,
        ),
        Link("RELATES_TO", "from", "to"),
        also=("samenhang",),
    ),
    _link_table(
        "positions",
        "standpunten",
        (_ORGANISATION, _ISSUE, fields.STANCE, fields.PERIOD, fields.REASON),
        Link("TAKES_POSITION", "organisation", "issue"),
    ),
    _link_table(
        "characteristics",
        "kenmerken",
        (_GROUP, fields.reference("aspect", "kenmerk", "aspect", many=False), *RELATIONS["CHARACTERISED_BY"].fields),
        Link("CHARACTERISED_BY", "group", "aspect"),
    ),
    _link_table(
        "succession",
        "opvolging",
        (
            fields.reference("from", "van", "organisation"),
            fields.reference("to", "naar", "organisation", required=False),
            fields.DATE,
            fields.SUCCESSION_EVENT,
        ),
        Link("SUCCEEDED_BY", "from", "to"),
    ),
    _link_table(
        "who_is_who",
        "wie_is_wie",
        (
            fields.DECISION,
            fields.reference("from", "van", "organisation", many=False, required=False),
            Field(
                "text",
                Text("tekst", "text"),
                Text(
                    "In plaats van een organisatie: hoe een tekst haar noemt",
                    "Instead of an organisation: what a text calls it",
                ),
            ),
            fields.reference("to", "naar", "organisation", many=False),
            fields.REASON,
            fields.DECIDED_BY,
            fields.DATE,
        ),
        Link("SAME_AS", "from", "to", ("decision", "same")),
        Link("DIFFERENT_FROM", "from", "to", ("decision", "different")),
        what=Text("Welke organisaties één zijn en welke niet", "Which organisations are one, and which are not"),
        reader_headings=REVIEW_HEADINGS,
    ),
    _node_table(
        "story",
        "verhaal",
        "step",
        "stappen",
        "steps",
        name=fields.TITLE,
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

TABLES: dict[str, Table] = {table.id: table for table in _DECLARED}
