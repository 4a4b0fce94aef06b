"""A made-up export of the Register van Overheidsorganisaties, and the pass over it that any reader must make.

    python -m tests.bench.register FILE [--megabytes 40]     writes one
    python -m tests.bench.register FILE --pass               reads one with ElementTree.iterparse, keeping nothing

Its bodies are as large as those of the real export (some 7 kB, most of it addresses, contacts and grounds in law), are
nested as deep, and as many have codes, ends and versions.
"""

import argparse
import random
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

SEED = 2026
NAMESPACE = "https://organisaties.overheid.nl/static/schema/oo/export/2.6.9"
TYPES = ("Ministerie", "Gemeente", "Waterschap", "Agentschap", "Zelfstandig bestuursorgaan", "Adviescollege")
WORDS = ("raad", "beheer", "toezicht", "water", "zorg", "jeugd", "economie", "milieu", "onderwijs", "archief", "kust")


class Export:
    """The bodies of an export, the same for the same size."""

    def __init__(self) -> None:
        self._random = random.Random(SEED)
        self._number = 0

    def text(self, size: int) -> Iterator[str]:
        """The export, piece by piece, of some size in bytes."""
        yield '<?xml version="1.0" encoding="UTF-8"?>\n'
        yield f'<p:overheidsorganisaties xmlns:p="{NAMESPACE}" p:timestamp="2026-05-16T03:00:00">\n<p:organisaties>\n'
        written = 0
        while written < size * 0.8:
            body = self._body("organisatie", nested=self._random.choice((0, 0, 0, 1, 6)))
            written += len(body)
            yield body
        yield "</p:organisaties>\n<p:gemeenschappelijkeRegelingen>\n"
        while written < size:
            body = self._body("regeling", nested=0)
            written += len(body)
            yield body
        yield "</p:gemeenschappelijkeRegelingen>\n</p:overheidsorganisaties>\n"

    def _body(self, tag: str, nested: int, type: str = "") -> str:
        self._number += 1
        number, name = self._number, f"{' '.join(self._random.sample(WORDS, 3)).capitalize()} {self._number}"
        tooi = f' p:resourceIdentifierTOOI="https://identifier.overheid.nl/tooi/id/oorg/oorg{number:05}"'
        regeling = tag == "regeling"
        titled = f"<p:titel>{name}</p:titel>" if regeling else f"<p:naam>{name}</p:naam>"
        type = "Gemeenschappelijke regeling" if regeling else type or self._random.choice(TYPES)
        version = f'<p:nextVersion p:systeemId="{number + 1}">versie</p:nextVersion>' if regeling and number % 2 else ""
        start = "datumInwerkingtreding" if regeling else "startDatum"
        inside = "".join(self._body("organisatie", nested - 3, "Organisatieonderdeel") for _ in range(nested))
        return (
            f'<p:{tag} p:systeemId="{number}"{tooi if number % 5 == 0 else ""}>{titled}'
            f"<p:afkorting>B{number}</p:afkorting><p:types><p:type>{type}</p:type></p:types>\n"
            f"{self._rest()}<p:{start}>{1990 + number % 30}-01-01</p:{start}>\n"
            f"{f'<p:organisaties>{inside}</p:organisaties>' if inside else ''}"
            f'<p:identificatiecodes><p:resourceIdentifier p:naam="systeemId">{number}</p:resourceIdentifier>'
            f'<p:resourceIdentifier p:naam="OIN">{number:020}</p:resourceIdentifier></p:identificatiecodes>\n'
            f"{version}</p:{tag}>\n"
        )

    def _rest(self) -> str:
        """What a body has beside what is read of it."""
        address = (
            "<p:adres><p:adresType>Bezoekadres</p:adresType><p:openbareRuimte>Dorpsstraat</p:openbareRuimte>"
            f"<p:huisnummer>{self._random.randrange(300)}</p:huisnummer><p:postcode>1234 AB</p:postcode>"
            "<p:woonplaats>Utrecht</p:woonplaats><p:provincie>Utrecht</p:provincie></p:adres>\n"
        )
        contact = (
            "<p:telefoonnummer><p:nummer>14 030</p:nummer><p:label>algemeen</p:label></p:telefoonnummer>\n"
            "<p:telefoonnummer><p:nummer>14 031</p:nummer><p:label>pers</p:label></p:telefoonnummer>\n"
        )
        ground = (
            '<p:classificatie p:type="Woo" p:url="https://example.org/woo"><p:wettelijkeGrondslagen>'
            "<p:wettelijkeGrondslag><p:opschrift>Wet open overheid</p:opschrift><p:referentie>"
            "https://wetten.overheid.nl/BWBR0045754</p:referentie></p:wettelijkeGrondslag>"
            "</p:wettelijkeGrondslagen></p:classificatie>\n"
        )
        words = escape(" ".join(self._random.choices(WORDS, k=90)))
        return (
            f"<p:adressen>{address * 4}</p:adressen><p:contact><p:telefoonnummers>{contact * 4}</p:telefoonnummers>"
            f"</p:contact><p:classificaties>{ground * 8}</p:classificaties><p:organisatieBeschrijving>"
            f"<p:beschrijvingText>{words}</p:beschrijvingText></p:organisatieBeschrijving>\n"
        )


def main(file: Path, megabytes: float, only_pass: bool) -> None:
    """Write an export, or pass over it."""
    if only_pass:
        for _, element in ElementTree.iterparse(file):
            element.clear()
        return
    with file.open("w", encoding="utf-8") as out:
        out.writelines(Export().text(int(megabytes * 1e6)))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("file", type=Path)
    parser.add_argument("--megabytes", type=float, default=40)
    parser.add_argument("--pass", dest="only_pass", action="store_true")
    given = parser.parse_args()
    main(given.file, given.megabytes, given.only_pass)
