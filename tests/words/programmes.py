"""The programmes of which all is said: the shipped one, and one whose sources state what that leaves open."""

from pathlib import Path
from tempfile import TemporaryDirectory

from opgavenkaart.graph.as_of import as_of, day
from opgavenkaart.graph.graph import Graph
from opgavenkaart.graph.store.sqlite.store import SqliteStore
from opgavenkaart.loaders.load import load
from tests.paths import DATA
from tests.worlds import claim, node, world

_MINISTRIES = {
    "vws": "Volksgezondheid, Welzijn en Sport",
    "ienw": "Infrastructuur en Waterstaat",
    "szw": "Sociale Zaken en Werkgelegenheid",
    "bzk": "Binnenlandse Zaken en Koninkrijksrelaties",
    "ezk": "Economische Zaken en Klimaat",
    "fin": "Financiën",
}
_ISSUES = {
    "lucht": ("Luchtkwaliteit", "challenge"),
    "hitte": ("Hittestress", "challenge"),
    "eenzaam": ("Eenzaamheid", "challenge"),
    "laden": ("Laadpalen", "opportunity"),
    "net": ("Netcongestie", "weakness"),
    "bouw": ("Nieuwbouw", "challenge"),
    "waterpeil": ("Waterpeil", "dilemma"),
    "migratie": ("Arbeidsmigratie", "challenge"),
    "schulden": ("Schulden bij jongeren", "challenge"),
    "bewegen": ("Bewegen in de buurt", "opportunity"),
    "tekort": ("Personeelstekort in de zorg", "challenge"),
    "thuis": ("Thuiswerken", "change"),
    "verloren": ("Vergeten wijken", "white_spot"),
}


def shipped(date: str) -> Graph:
    """The shipped programme on a day, or of all times."""
    with TemporaryDirectory() as folder, SqliteStore(Path(folder) / "graph.db") as store:
        for name in ("programme", "enrichment"):
            load(store, DATA / name)
        graph = store.read()
    return as_of(graph, day(date)) if date else graph


def stated() -> Graph:
    """Six ministries, parties of every kind, four groups and thirteen issues."""
    return world(
        *(
            node("organisation", id, "ministry", f"Ministerie van {name}", abbreviation=id.upper())
            for id, name in _MINISTRIES.items()
        ),
        node("organisation", "vng", "umbrella", "Vereniging van Nederlandse Gemeenten", abbreviation="VNG"),
        node("organisation", "ipo", "umbrella", "Interprovinciaal Overleg", abbreviation="IPO"),
        node("organisation", "planbureaus", "collective", "Planbureaus"),
        node("organisation", "cpb", "planning_bureau", "Centraal Planbureau", abbreviation="CPB"),
        node("organisation", "burgers", "citizens", "Burgers"),
        node("organisation", "stuurgroep", "council", "Stuurgroep"),
        node("organisation", "los", "agency", "Dienst Nergens Bij"),
        node(
            "organisation",
            "ez",
            "ministry",
            "Ministerie van Economische Zaken",
            abbreviation="EZ",
            valid_to="2017-10-26",
        ),
        *(
            node("group", f"wg{n}", "", name, abbreviation=f"WG{n}", date="2020")
            for n, name in enumerate(("Gezond leven", "Water en bodem", "Werk", "Energie", "Slapende groep"), 1)
        ),
        node("domain", "gezondheid", "", "Gezondheid"),
        node("domain", "sport", "", "Sport"),
        node("domain", "water", "", "Water"),
        node("domain", "werk", "", "Werk"),
        *(node("issue", id, kind, name) for id, (name, kind) in _ISSUES.items()),
        node("aspect", "doel", "", "Doel"),
        node("aspect", "periode", "", "Periode"),
        node("activity", "vraag", "discussion_question", "Wat moet er op tafel?"),
        node("activity", "tafel", "table", "Tafel met burgers"),
        node("product", "rapport", "final", "Eindrapport"),
        node("document", "nota", "", "De nota", url="https://example.org/nota", date="2020-01"),
        node("document", "brief", "", "De brief", date="2021-03-01"),
        claim("sport", "PART_OF", "gezondheid", kind="domain", source="nota"),
        claim("cpb", "PART_OF", "planbureaus", kind="organisation", source="nota"),
        claim("ez", "SUCCEEDED_BY", "ezk", "rename", date="2017-10-26", source="nota"),
        claim("vws", "HAS_PORTFOLIO", "gezondheid", source="nota"),
        claim("ienw", "HAS_PORTFOLIO", "water", source="nota"),
        claim("vws", "HAS_PORTFOLIO", "water", source="brief"),
        claim("szw", "HAS_PORTFOLIO", "werk", source="nota"),
        claim("lucht", "IN_DOMAIN", "gezondheid", kind="issue", source="nota"),
        claim("hitte", "IN_DOMAIN", "gezondheid", kind="issue", source="nota"),
        claim("eenzaam", "IN_DOMAIN", "gezondheid", kind="issue", source="nota"),
        claim("bewegen", "IN_DOMAIN", "sport", kind="issue", source="nota"),
        claim("waterpeil", "IN_DOMAIN", "water", kind="issue", source="nota"),
        claim("migratie", "IN_DOMAIN", "werk", kind="issue", source="nota"),
        claim("thuis", "IN_DOMAIN", "werk", kind="issue", source="nota"),
        claim("thuis", "IN_DOMAIN", "gezondheid", kind="issue", source="brief"),
        claim("wg1", "IN_DOMAIN", "gezondheid", kind="group", source="nota"),
        claim("wg3", "IN_DOMAIN", "werk", kind="group", source="nota"),
        claim("vws", "LEADS", "wg1", source="nota", locator="p. 3", quote="VWS trekt"),
        claim("ienw", "LEADS", "wg2", source="nota"),
        claim("szw", "LEADS", "wg3", source="nota"),
        claim("ezk", "LEADS", "wg3", source="brief"),
        claim("ezk", "LEADS", "wg4", source="nota", valid_from="2020-06-01"),
        claim("stuurgroep", "COMMISSIONED", "wg1", source="nota"),
        claim("stuurgroep", "COMMISSIONED", "wg2", source="nota"),
        *(claim("vng", "PARTICIPATES_IN", f"wg{n}", "member", source="nota") for n in range(1, 5)),
        claim("vws", "PARTICIPATES_IN", "wg2", "agenda_member", source="nota"),
        claim("planbureaus", "PARTICIPATES_IN", "wg1", "consulted", source="nota"),
        claim("cpb", "PARTICIPATES_IN", "wg3", "member", source="nota"),
        claim("burgers", "PARTICIPATES_IN", "wg1", "consulted", source="nota"),
        claim("ipo", "PARTICIPATES_IN", "wg2", "secretariat", source="nota"),
        claim("ipo", "PARTICIPATES_IN", "wg4", "member", source="nota"),
        claim("fin", "PARTICIPATES_IN", "wg4", "sponsor", source="nota"),
        claim("bzk", "PARTICIPATES_IN", "wg2", "member", source="nota"),
        claim("ienw", "RESPONSIBLE_FOR", "lucht", "accountable", source="nota", quote="IenW gaat over de lucht"),
        claim("ezk", "RESPONSIBLE_FOR", "hitte", "accountable", source="nota"),
        claim("vws", "RESPONSIBLE_FOR", "eenzaam", "accountable", source="nota"),
        claim("ezk", "RESPONSIBLE_FOR", "net", "accountable", source="nota"),
        claim("ienw", "RESPONSIBLE_FOR", "net", "accountable", source="brief"),
        claim("vng", "RESPONSIBLE_FOR", "bewegen", "responsible", source="nota"),
        claim("ienw", "RESPONSIBLE_FOR", "laden", "accountable", source="nota"),
        claim("ezk", "RESPONSIBLE_FOR", "laden", "responsible", source="nota"),
        claim("bzk", "RESPONSIBLE_FOR", "bouw", "accountable", source="nota"),
        claim("fin", "RESPONSIBLE_FOR", "bouw", "consulted", source="nota"),
        claim("vng", "RESPONSIBLE_FOR", "bouw", "informed", source="nota"),
        *(
            claim("wg1", "ADDRESSES", id, source="nota")
            for id in ("lucht", "hitte", "eenzaam", "bewegen", "tekort", "thuis")
        ),
        *(claim("wg2", "ADDRESSES", id, source="nota") for id in ("waterpeil", "hitte", "bouw")),
        *(claim("wg3", "ADDRESSES", id, source="nota") for id in ("migratie", "schulden", "thuis", "tekort")),
        *(claim("wg4", "ADDRESSES", id, source="nota") for id in ("net", "hitte")),
        claim(
            "szw",
            "TAKES_POSITION",
            "migratie",
            "raise",
            period="during",
            reason="Eerst huisvesting regelen.",
            source="nota",
        ),
        claim("vng", "TAKES_POSITION", "migratie", "avoid", period="after", reason="Lagere rekening.", source="nota"),
        claim("fin", "TAKES_POSITION", "migratie", "raise", source="brief"),
        claim("vng", "TAKES_POSITION", "bouw", "raise", source="nota"),
        claim("burgers", "TAKES_POSITION", "eenzaam", "raise", source="nota"),
        claim("laden", "RELATES_TO", "net", score="-2", reason="Hetzelfde net.", source="nota"),
        claim("bouw", "RELATES_TO", "waterpeil", score="-3", source="nota"),
        claim("bouw", "RELATES_TO", "net", score="-1", source="nota"),
        claim("hitte", "RELATES_TO", "lucht", score="1", source="nota"),
        claim("bewegen", "RELATES_TO", "eenzaam", score="3", source="nota"),
        claim("eenzaam", "RELATES_TO", "bewegen", score="2", source="nota"),
        claim("migratie", "RELATES_TO", "schulden", score="0", source="nota"),
        claim("waterpeil", "RELATES_TO", "hitte", score="-2", source="nota"),
        claim("waterpeil", "RELATES_TO", "hitte", score="1", source="brief"),
        claim("wg1", "CHARACTERISED_BY", "doel", value="gezonder leven", source="nota"),
        claim("wg2", "CHARACTERISED_BY", "doel", value="droge voeten", source="nota"),
        claim("wg3", "CHARACTERISED_BY", "doel", value="gezonder leven", source="brief"),
        claim("wg1", "CHARACTERISED_BY", "periode", value="gelijk", source="nota"),
        claim("wg2", "CHARACTERISED_BY", "periode", value="gelijk", source="nota"),
        claim("wg1", "CARRIES_OUT", "vraag", source="nota"),
        claim("wg1", "CARRIES_OUT", "tafel", source="nota"),
        claim("vraag", "INVOLVES", "vws", source="nota", quote="Wat wilt u op tafel?"),
        claim("tafel", "INVOLVES", "burgers", source="nota"),
        claim("wg1", "DELIVERS", "rapport", source="nota"),
    )
