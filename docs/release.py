"""Puts beside the wheel what a public body asks for: the list of parts (CycloneDX) and how accessible the map is.

python docs/release.py dist
"""

import json
import re
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
LOCKED = re.compile(r"(?m)^([A-Za-z0-9._-]+)==([^ \\\n]+)(?: ; ([^\\\n]+?))? *\\?$")


def main(dist: Path) -> None:
    """Write both files into the folder that has the wheel."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    bill = json.dumps(bill_of_materials(version), indent=2, ensure_ascii=False) + "\n"
    (dist / f"opgavenkaart-{version}.cdx.json").write_text(bill, "utf-8")
    (dist / "accessibility.md").write_text((ROOT / "docs" / "accessibility.md").read_text("utf-8"), "utf-8")
    print(*sorted(file.name for file in dist.iterdir()), sep="\n")


def bill_of_materials(version: str) -> dict[str, Any]:
    """What the lock installs and what the page brings along, as CycloneDX 1.6."""
    vendored = json.loads((ROOT / "viz" / "assets" / "vendor" / "vis-network.json").read_text("utf-8"))
    scripts = {vendored["name"]: vendored["version"], **vendored["parts"]}
    scripts.pop("esbuild")  # joined the scripts, and is not in them
    engine = json.loads((ROOT / "app" / "studio" / "parts.json").read_text("utf-8"))
    scripts |= {item["name"]: item["version"] for item in engine if item["from"] == "npm"}
    components = [python_part(*found) for found in LOCKED.findall((ROOT / "requirements.lock").read_text("utf-8"))]
    components += [part("npm", name, number) for name, number in scripts.items()]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "application", "bom-ref": "opgavenkaart", **_own(version)}},
        "components": components,
    }


def _own(version: str) -> dict[str, Any]:
    return {"name": "opgavenkaart", "version": version, "licenses": [{"license": {"id": "EUPL-1.2"}}]}


def python_part(name: str, version: str, marker: str) -> dict[str, Any]:
    """A locked package; `marker` says on which Python or system it is installed, if not on all."""
    found = part("pypi", name, version)
    if marker:
        found["properties"] = [{"name": "opgavenkaart:only-where", "value": marker}]
    try:
        licence = metadata(name).json.get("license_expression")
    except PackageNotFoundError:  # it belongs to another system
        licence = None
    return found | ({"licenses": [{"expression": licence}]} if licence else {})


def part(registry: str, name: str, version: str) -> dict[str, Any]:
    """A library by its package URL."""
    url = f"pkg:{registry}/{name.replace('@', '%40')}@{version}"
    return {"type": "library", "bom-ref": url, "name": name, "version": version, "purl": url}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
