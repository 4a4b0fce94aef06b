"""Small registers of our own making, in the shapes in which ROO and TOOI are published."""

import json
from pathlib import Path
from typing import Any

NAMESPACE = "https://organisaties.overheid.nl/static/schema/oo/export/2.6.9"
TOOI = "https://identifier.overheid.nl/tooi"
ONT, PROV = f"{TOOI}/def/ont/", "http://www.w3.org/ns/prov#"


def body(number: object, name: str, type: str = "Ministerie", more: str = "", tooi: str = "", tag: str = "organisatie"):
    """A body of an export, with prefixes; `more` are further elements."""
    code = f' p:resourceIdentifierTOOI="{TOOI}/id/{tooi}"' if tooi else ""
    titled = f"<p:titel>{name}</p:titel>" if tag == "regeling" else f"<p:naam>{name}</p:naam>"
    return f'<p:{tag} p:systeemId="{number}"{code}>{titled}<p:types><p:type>{type}</p:type></p:types>{more}</p:{tag}>\n'


def inside(*bodies: str) -> str:
    """Bodies within a body."""
    return f"<p:organisaties>{''.join(bodies)}</p:organisaties>"


def export(path: Path, *bodies: str, schemes: str = "", space: str = NAMESPACE) -> Path:
    """An export with these bodies, and these joint arrangements."""
    path.write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<p:overheidsorganisaties xmlns:p="{space}" p:timestamp="2026-05-16T03:00:00">\n'
        f"<p:organisaties>\n{''.join(bodies)}</p:organisaties>\n"
        f"<p:gemeenschappelijkeRegelingen>{schemes}</p:gemeenschappelijkeRegelingen>\n</p:overheidsorganisaties>\n",
        encoding="utf-8",
    )
    return path


def ministry(code: str, name: str, short: str, **dates: str) -> dict[str, Any]:
    """A body of TOOI; dates are begindatum, einddatum, generatedAtTime, invalidatedAtTime."""
    return _node(f"{TOOI}/id/ministerie/{code}", ["Ministerie"], name, short, code, dates)


def version(code: str, of: str, name: str, short: str, last: str, until: str) -> dict[str, Any]:
    """What a body was until a moment."""
    dates = {"einddatumHV": last, "invalidatedAtTime": until}
    found = _node(f"{TOOI}/id/ministerie/{code}", ["HistorischeVersie", "Ministerie"], name, short, of, dates)
    return found | {PROV + "specializationOf": [{"@id": f"{TOOI}/id/ministerie/{of}"}]}


def event(code: str, type: str, moment: str, reason: str = "", **changes: str) -> dict[str, Any]:
    """What happened: `invalidated`, `generated` and `used` are codes, separated by spaces."""
    found: dict[str, Any] = {
        "@id": f"{TOOI}/id/wijziging/{code}",
        "@type": [ONT + type],
        ONT + "tijdstipWijziging": [{"@value": moment}],
    }
    for change, codes in changes.items():
        found[PROV + change] = [{"@id": f"{TOOI}/id/ministerie/{of}"} for of in codes.split()]
    return found | ({ONT + "redenWijziging": [{"@value": reason}]} if reason else {})


def about(number: int = 6) -> dict[str, Any]:
    """The list itself."""
    return {
        "@id": f"{TOOI}/set/rwc_ministeries_compleet/{number}",
        "@type": [f"{TOOI}/def/wl/RegisterwaardelijstCompleet"],
        ONT + "titel": [{"@value": "Register ministeries compleet"}],
        ONT + "zichtdatum": [{"@value": "2026-02-24"}],
        f"{TOOI}/def/wl/volgnummer": [{"@value": number}],
    }


def jsonld(path: Path, *nodes: dict[str, Any]) -> Path:
    """A list as expanded JSON-LD."""
    path.write_text(json.dumps(nodes, indent=1), encoding="utf-8")
    return path


def value_list(path: Path, *nodes: dict[str, Any]) -> Path:
    """The same as the XML of a value list, which has no events."""
    statements = {node["@id"]: _statements(node) for node in nodes}
    values = "".join(
        f"<waarde><code>{id}</code><metadata>{said}</metadata></waarde>\n"
        for id, said in statements.items()
        if "/id/ministerie/" in id
    )
    own = "".join(said for id, said in statements.items() if "/set/" in id)
    path.write_text(
        f'<?xml version="1.0"?>\n<waardelijst name="m"><metadata>{own}</metadata>\n'
        f"<waarden>{values}</waarden></waardelijst>",
        encoding="utf-8",
    )
    return path


def _statements(node: dict[str, Any]) -> str:
    said = [("http://purl.org/dc/terms/identifier", node["@id"])] if "/set/" in node["@id"] else []
    said += [
        (key, value.get("@value") or value.get("@id"))
        for key, values in node.items()
        if not key.startswith("@") and "specializationOf" not in key
        for value in values
    ]
    return "".join(f"<statement><key>{key}</key><value>{value}</value></statement>" for key, value in said)


def _node(id: str, types: list[str], name: str, short: str, code: str, dates: dict[str, str]) -> dict[str, Any]:
    return {
        "@id": id,
        "@type": [ONT + type for type in types],
        ONT + "officieleNaamInclSoort": [{"@value": name}],
        ONT + "afkorting": [{"@value": short}],
        ONT + "organisatiecode": [{"@value": code}],
        **{(PROV if key.endswith("Time") else ONT) + key: [{"@value": text}] for key, text in dates.items()},
    }
