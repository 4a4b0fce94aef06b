"""Worlds for pictures: one with every kind of ownership, one that is too large to read."""

import random

from opgavenkaart.graph.graph import Claim, Graph, Node
from opgavenkaart.graph.model import ISSUE_KIND
from tests.worlds import claim, node, world


def stated() -> Graph:
    """Stated, derived, contested and missing owners; an issue that two groups share; a party without a role."""
    return world(
        node("organisation", "bzk", "ministry", "Ministerie van Binnenlandse Zaken", abbreviation="BZK"),
        node("organisation", "szw", "ministry", "Ministerie van Sociale Zaken", abbreviation="SZW"),
        node("organisation", "ocw", "ministry", "Ministerie van Onderwijs", abbreviation="OCW"),
        node("organisation", "vng", "umbrella", "Vereniging van Nederlandse Gemeenten", abbreviation="VNG"),
        node("organisation", "alleen", "agency", "Nergens bij"),
        node("group", "lt1", "", "Nederland na de crisis", abbreviation="LT1"),
        node("group", "lt2", "", "Voorbereid de crisis door", abbreviation="LT2"),
        node("domain", "onderwijs", "", "Onderwijs"),
        node("issue", "thuiswerken", "opportunity", "Thuiswerken"),
        node("issue", "leren", "challenge", "Hybride vormen van leren"),
        node("issue", "buurt", "challenge", "Zelfvoorzienendheid in de wijk"),
        node("issue", "gedeeld", "challenge", "Staat op twee agenda's"),
        node("issue", "niemand", "white_spot", "Van niemand"),
        node("document", "nota", "", "De nota", url="https://example.org/nota"),
        claim("szw", "RESPONSIBLE_FOR", "thuiswerken", "accountable", source="nota", quote="SZW gaat erover"),
        claim("ocw", "HAS_PORTFOLIO", "onderwijs", source="nota"),
        claim("leren", "IN_DOMAIN", "onderwijs", kind="issue", source="nota"),
        claim("bzk", "LEADS", "lt1", source="nota", locator="dia 1", quote="LT1 (minBZK)"),
        claim("vng", "LEADS", "lt2", source="nota"),
        claim("szw", "PARTICIPATES_IN", "lt1", "member", source="nota"),
        claim("vng", "PARTICIPATES_IN", "lt1", "consulted", source="nota"),
        claim("lt1", "ADDRESSES", "buurt", source="nota"),
        claim("lt1", "ADDRESSES", "gedeeld", source="nota"),
        claim("lt2", "ADDRESSES", "gedeeld", source="nota"),
        claim("lt1", "ADDRESSES", "thuiswerken", source="nota"),
        claim("bzk", "TAKES_POSITION", "buurt", "raise", source="nota"),
        claim("vng", "TAKES_POSITION", "buurt", "avoid", source="nota"),
    )


def large(issues: int, organisations: int = 100, groups: int = 20) -> Graph:
    """Many of everything, the same at every run."""
    chance = random.Random(1)
    kinds = ["ministry"] * 15 + ["planning_bureau"] * 3 + ["umbrella"] * 20 + ["municipality"] * 400
    things = [
        node("organisation", f"o{n}", kinds[n % len(kinds)], f"Organisatie nummer {n}") for n in range(organisations)
    ]
    things += [node("group", f"g{n}", "", f"Groep {n}") for n in range(groups)]
    things += [node("issue", f"i{n}", "challenge", f"Opgave nummer {n} met een lange naam") for n in range(issues)]
    claims = [claim(f"o{n % organisations}", "LEADS", f"g{n}") for n in range(groups)]
    claims += [claim(f"g{chance.randrange(groups)}", "ADDRESSES", f"i{n}") for n in range(issues) if n % 7]
    claims += [
        claim(f"o{chance.randrange(min(15, organisations))}", "RESPONSIBLE_FOR", f"i{n}", "accountable")
        for n in range(issues)
        if n % 5
    ]
    claims += [
        claim(f"o{n}", "PARTICIPATES_IN", f"g{chance.randrange(groups)}", "member") for n in range(organisations)
    ]
    return world(*things, *claims)


def in_domains(issues: int, domains: int) -> Graph:
    """Many issues of every kind in a tree of so many domains, a tenth of them in none; the same at every run."""
    chance = random.Random(2)
    kinds = [kind.id for kind in ISSUE_KIND.values]
    ministries = [node("organisation", f"o{n}", "ministry", f"Ministerie {n}") for n in range(15)]
    tree: list[Node | Claim] = [node("domain", f"d{n}", "", f"Domein {n}") for n in range(domains)]
    tree += [claim(f"d{n}", "PART_OF", f"d{n // 4}", kind="domain") for n in range(4, domains)]
    portfolios = [claim(f"o{n % 15}", "HAS_PORTFOLIO", f"d{n}") for n in range(0, domains, 3)]
    things = [node("issue", f"i{n}", chance.choice(kinds), f"Opgave {n} met een naam") for n in range(issues)]
    inside = [
        claim(f"i{n}", "IN_DOMAIN", f"d{chance.randrange(domains)}", kind="issue") for n in range(issues) if n % 10
    ]
    inside += [claim(f"i{n}", "IN_DOMAIN", f"d{n % domains}", kind="issue") for n in range(0, issues, 7)]
    stated = [claim(f"o{n % 15}", "RESPONSIBLE_FOR", f"i{n}", "accountable") for n in range(0, issues, 3)]
    agenda = [claim(f"g{n % 8}", "ADDRESSES", f"i{n}") for n in range(0, issues, 2)]
    groups = [node("group", f"g{n}", "", f"Werkgroep {n}") for n in range(8)]
    return world(*ministries, *tree, *portfolios, *things, *inside, *stated, *groups, *agenda)


def with_positions(issues: int, parties: int) -> Graph:
    """Many positions on each issue, for and against, during and after or without a period; the same at every run."""
    chance = random.Random(3)
    things = [node("organisation", f"o{n}", "ministry", f"Organisatie {n}") for n in range(parties)]
    things += [node("issue", f"i{n}", "challenge", f"Opgave {n} met een naam") for n in range(issues)]
    taken = [
        claim(
            f"o{chance.randrange(parties)}",
            "TAKES_POSITION",
            f"i{n}",
            chance.choice(("raise", "raise", "avoid")),
            period=chance.choice(("during", "after", "")),
        )
        for n in range(issues)
        for _ in range(chance.randrange(1, 6))
    ]
    return world(*things, *taken)


def related() -> Graph:
    """Issues that help and hinder each other: two conflicts with a table, one without, and two scores for a pair."""
    names = {
        "wonen": "Woningbouw",
        "natuur": "Natuurherstel",
        "boeren": "Toekomst van de landbouw",
        "leren": "Hybride vormen van leren",
        "werken": "Thuiswerken",
        "steden": "Leefbare binnensteden",
    }
    return world(
        node("organisation", "bzk", "ministry", "Ministerie van Binnenlandse Zaken", abbreviation="BZK"),
        node("organisation", "lnv", "ministry", "Ministerie van Landbouw", abbreviation="LNV"),
        node("group", "lt1", "", "Nederland na de crisis", abbreviation="LT1"),
        node("issue", "los", "challenge", "Zonder verband"),
        *(node("issue", id, "challenge", name) for id, name in names.items()),
        claim("bzk", "RESPONSIBLE_FOR", "wonen", "accountable"),
        claim("lnv", "RESPONSIBLE_FOR", "natuur", "accountable"),
        claim("lnv", "RESPONSIBLE_FOR", "boeren", "accountable"),
        claim("lt1", "ADDRESSES", "werken"),
        claim("lt1", "ADDRESSES", "steden"),
        claim("wonen", "RELATES_TO", "natuur", score="-2", reason="dezelfde grond"),
        claim("natuur", "RELATES_TO", "boeren", score="-3"),
        claim("boeren", "RELATES_TO", "wonen", score="-1"),
        claim("werken", "RELATES_TO", "steden", score="-1"),
        claim("werken", "RELATES_TO", "steden", score="2", source="d2"),
        claim("werken", "RELATES_TO", "leren", score="3"),
        claim("leren", "RELATES_TO", "werken", score="1"),
        claim("steden", "RELATES_TO", "leren", score="0"),
    )


MINISTRIES = (
    *(
        "Algemene Zaken",
        "Arbeid en Inkomen",
        "Binnenlandse Zaken",
        "Buitenlandse Zaken",
        "Cultuur en Media",
    ),
    *("Defensie", "Economische Zaken", "Financiën", "Infrastructuur en Vervoer", "Integratie en Migratie"),
    *(
        "Justitie en Recht",
        "Klimaat en Energie",
        "Landbouw en Voedsel",
        "Onderwijs en Wetenschap",
        "Veiligheid en Rampen",
    ),
    *("Volksgezondheid en Sport", "Wonen en Ruimte"),
)
CHAPTERS = (
    *("Bestaanszekerheid", "Bestuur en democratie", "Energie en klimaat", "Gezondheid", "Kennis en kunde"),
    *("Migratie", "Mobiliteit", "Natuur en landbouw", "Openbare financiën", "Ruimte en wonen", "Veiligheid", "Wereld"),
)
VERBS = ("Verlagen van", "Versterken van", "Onderzoek naar", "Wet over", "Fonds voor", "Afbouwen van", "Proef met")
MATTERS = (
    *("de wachttijden in de jeugdzorg", "het aantal regels voor ondernemers", "het spoor naar de regio's"),
    *("de lasten van middeninkomens", "de koopkracht van ouderen", "het toezicht op algoritmen", "de waterkwaliteit"),
    *(
        "het tekort aan leraren",
        "de bouw van betaalbare woningen in kleine kernen",
        "de weerbaarheid van vitale sectoren",
    ),
)


def measures(count: int = 700) -> Graph:
    """What a new government means to do: measures in chapters and sections, of one ministry each but for a few."""
    chance = random.Random(7)
    things = [node("organisation", f"m{n}", "ministry", f"Ministerie van {m}") for n, m in enumerate(MINISTRIES)]
    things += [node("domain", f"c{n}", "", chapter) for n, chapter in enumerate(CHAPTERS)]
    sections = [(f"c{n}s{section}", f"c{n}") for n in range(len(CHAPTERS)) for section in range(4)]
    things += [node("domain", id, "", f"{CHAPTERS[int(above[1:])]}, deel {id[-1]}") for id, above in sections]
    claims = [claim(id, "PART_OF", above, kind="domain") for id, above in sections]
    for n in range(count):
        name = f"{chance.choice(VERBS)} {chance.choice(MATTERS)}"
        things.append(node("issue", f"a{n}", "change", f"{name} ({n + 1})"))
        chapter = min(int(chance.expovariate(0.25)), len(CHAPTERS) - 1)
        claims.append(claim(f"a{n}", "IN_DOMAIN", f"c{chapter}s{chance.randrange(4)}", kind="issue"))
        first = (chapter * 5 + min(int(chance.expovariate(0.5)), 16)) % len(MINISTRIES)
        role = "responsible" if n % 31 == 0 else "accountable"
        owners = [] if n % 40 == 0 else [first, (first + 3) % len(MINISTRIES)] if n % 50 == 0 else [first]
        claims += [claim(f"m{owner}", "RESPONSIBLE_FOR", f"a{n}", role) for owner in owners]
    return world(*things, *claims)
