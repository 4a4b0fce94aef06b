"""Words in the headings of other people: of what kind of thing a column speaks, and what it says of it.

The vocabulary's own words count first; these are what else is seen in workbooks and registers.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from opgavenkaart.graph.model import KINDS, ORGANISATION_KIND, TABLES
from opgavenkaart.graph.model.schema import spellings
from opgavenkaart.graph.text import match_key

FACETS = {  # what a column says of a thing: a field of its table -> words
    "name": "naam name titel title volledige full benaming",
    "id": "id nummer nr number no code sleutel key kenmerk volgnr volgnummer rangnummer",
    "abbreviation": "afkorting afk abbreviation acroniem acronym",
    "description": "omschrijving description toelichting beschrijving uitleg reference",
    "official_id": "tooi roo oin",
    "url": "url website link webadres internetadres hyperlink",
    "valid_from": "van vanaf from start begin begindatum startdatum ingangsdatum inwerkingtreding toetredingsdatum",
    "valid_to": "tot until end eind einde einddatum uitwerkingtreding uittredingsdatum",
    "kind": "type soort kind classification classificatie categorie",
    "role": "rol role raci",
    "note": "opmerking opmerkingen notes note remarks bestandsnaam bestand filename file",
}
KIND_WORDS = {  # a kind -> stems of words
    "organisation": "organisatie organisation organization departement department dep ministerie ministry instelling "
    "body bodies partij zbo agentschap gemeente provincie waterschap school vestiging deelnemer client opdrachtgever "
    "parent buyer eigenaar owner moeder afdeling directie uitvoerder aanbieder",
    "issue": "opgave issue vraagstuk knelpunt maatregel measure probleem problem actiepunt artikel onderdeel doel "
    "uitdaging onderwerp topic besluit advies aanbeveling",
    "domain": "domein domain beleidsterrein beleidsveld thema theme begroting hoofdstuk sector portefeuille "
    "begrotingsstaat",
    "group": "werkgroep groep group overleg programma assignment opdracht team samenwerkingsverband commissie tafel gr",
    "document": "document bron rapport report nota brief publicatie",
    "activity": "activiteit activity actie action",
    "product": "product resultaat deliverable",
}
ROLE_WORDS = {  # a table -> a role in it -> what else than its own words a heading calls it
    "ownership": {
        "accountable": "eindverantwoordelijk eindverantw",
        "responsible": "verantw trekker trekkend coordinerend coordinator uitvoerder lead leading implementing",
        "informed": "geinformeerd",
    },
    "participation": {
        "lead": "trekkend leading",
        "member": "deelnemer deelnemers leden members participant participants deelnemend participating",
        "consulted": "betrokken",
        "agenda_member": "agendaleden",
        "commissioner": "opdrachtgevend",
    },
}
LONG_ENOUGH, NEAR = 6, 88.0  # letters of a word, and its likeness (0 to 100) to a known one that it is taken for
_WORD = re.compile(r"[^\W_]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_FACET_OF = {word: facet for facet, words in FACETS.items() for word in words.split()}
_LONGEST_FIRST = sorted((w for w in _FACET_OF if len(w) > 3), key=len, reverse=True)
_PERSON_WORDS = (  # words of columns about people, who are no part of a map
    "email mail telefoon phone telefoonnummer adres address postcode remuneration contactpersoon medewerker collega "
    "colleague voorzitter chair chief secretary directeur persoon person behandelaar portefeuillehouder dossierhouder "
    "wethouder contact"
)
PERSONS = frozenset(_PERSON_WORDS.split())
# Kinds of organisation whose words may also be used of anything else.
NO_BODIES = {"overig", "other", "anders", "commissie", "citizens", "burgers", "inwoners", "collective", "verzamelnaam"}
SMALL = frozenset(("de", "het", "een", "of", "the", "per", "in", "en", "and", "datum", "date"))


class Heading(NamedTuple):
    """A heading taken apart: the thing that it speaks of ("" is that of the row), and what it says of it."""

    stem: str
    facet: str  # "" is the thing itself


def heading_of(text: str) -> Heading:
    """Which thing, and what of it?

    >>> heading_of("knelpunt_naam"), heading_of("GEMEENTENUMMER")
    (Heading(stem='knelpunt', facet='name'), Heading(stem='gemeente', facet='id'))
    >>> heading_of("Omschrijvng")  # a typing error
    Heading(stem='', facet='description')
    """
    words = [word.casefold() for word in _WORD.findall(_CAMEL.sub(" ", text))]
    words = [word if word in _FACET_OF else _nearest(word, _FACET_OF) or word for word in words]
    facets = [_FACET_OF[word] for word in words if word in _FACET_OF]
    stem = [word for word in words if word not in _FACET_OF and word not in SMALL]
    if not facets and len(stem) == 1:
        for ending in _LONGEST_FIRST:
            if stem[0].endswith(ending) and len(stem[0]) > len(ending) + 2:
                return Heading(_base(stem[0].removesuffix(ending)), _FACET_OF[ending])
    facet = next((facet for facet in facets if facet != "name"), facets[0] if facets else "")
    stem = [word for word in stem if not word.isdigit()]
    return Heading(_base(" ".join(stem)), facet)


def _nearest(word: str, known: Mapping[str, str]) -> str:
    """The known word that a longer one is a typing error of."""
    if len(word) < LONG_ENOUGH:
        return ""
    from rapidfuzz import fuzz, process

    found = process.extractOne(word, (w for w in known if len(w) >= LONG_ENOUGH), scorer=fuzz.ratio, score_cutoff=NEAR)
    return found[0] if found else ""


def _base(stem: str) -> str:
    """A stem without the letter that joins it: begrotings-."""
    return stem.removesuffix("s") if len(stem) > 5 and stem.endswith("ngs") else stem


def person_of(text: str) -> str | None:
    """The words before the one that speaks of a person or of where he is reached; None where no word does.

    >>> person_of("assignment_owner_email"), person_of("Opgave")
    ('assignment owner', None)
    """
    words = [word.casefold() for word in _WORD.findall(_CAMEL.sub(" ", text))]
    at = next((at for at, word in enumerate(words) if word in PERSONS), None)
    return None if at is None else " ".join(words[:at])


def kind_of(text: str) -> tuple[str, float]:
    """The kind that words speak of, and how sure that is, from 0 to 1: ("", 0) where nothing says so."""
    words = [match_key(word) for word in _WORD.findall(_CAMEL.sub(" ", text))][::-1]  # the last says what it is
    for known, sure in ((_OURS, 0.95), (_THEIRS, 0.8)):
        for word in words:
            if word in known:
                return known[word], sure
    for word in words:
        for stem, kind in _KINDS.items():
            if len(stem) > 4 and (word.startswith(stem) or word.endswith(stem)):
                return kind, 0.6
    near = next(filter(None, (_nearest(word, _KINDS) for word in words)), "")
    return (_KINDS[near], 0.5) if near else ("", 0.0)


def role_in(table: str, text: str) -> str:
    """The role in a table of links that a heading names, "" where it names none.

    >>> role_in("ownership", "Eerstverantwoordelijk ministerie"), role_in("ownership", "Eindverantwoordelijke")
    ('responsible', 'accountable')
    >>> role_in("participation", "Trekker"), role_in("ownership", "Ministerie")
    ('lead', '')
    """
    known = _ROLES.get(table, {})
    words = [match_key(word) for word in _WORD.findall(_CAMEL.sub(" ", text))]
    for role in sorted(known, key=len, reverse=True):
        long = len(role) >= LONG_ENOUGH
        if any(word == role or (long and role in word) for word in words):
            return known[role]
    return ""


def _roles(table: str) -> dict[str, str]:
    own = {
        match_key(word): value.id for value in TABLES[table].field("role").values for word in (*value.text, *value.also)
    }
    return own | {word: role for role, words in ROLE_WORDS[table].items() for word in words.split()}


def _ours() -> dict[str, str]:
    found = {}
    for kind in KIND_WORDS:
        of = [table for table in TABLES.values() if table.kind == kind]
        spelled = [word for table in of for word in spellings(table)] + [*KINDS[kind].text, *KINDS[kind].plural]
        found.update({match_key(word): kind for word in spelled})
    bodies = [word for value in ORGANISATION_KIND.values for word in (*value.text, *value.also) if " " not in word]
    found.update({match_key(word): "organisation" for word in bodies if word not in NO_BODIES})
    return found


_OURS = _ours()
_THEIRS = {match_key(word): kind for kind, words in KIND_WORDS.items() for word in words.split()}
_KINDS = _OURS | _THEIRS
_ROLES = {table: _roles(table) for table in ROLE_WORDS}
