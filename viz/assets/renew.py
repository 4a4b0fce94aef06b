"""Renew the vendored vis-network: `python viz/assets/renew.py 10.1.5` (needs npm, and writes beside itself)."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
KEPT = {
    "package/standalone/umd/vis-network.min.js": "vis-network.min.js",
    "package/LICENSE-MIT": "vis-network.LICENSE-MIT",
    "package/LICENSE-APACHE-2.0": "vis-network.LICENSE-APACHE-2.0",
}
# The library puts its own styles into the page, by calls such as A(".vis-overlay{…}").
STYLE = re.compile(r"""\bA\(("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')\)""")


def renew(version: str) -> None:
    """Fetch this version from npm, keep what ships, and note which styles the page's policy must allow."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", f"vis-network@{version}"], cwd=folder, check=True)
        (archive,) = Path(folder).glob("*.tgz")
        keep(archive, version)


def keep(archive: Path, version: str) -> None:
    """What ships of npm's archive, and the hashes of its styles."""
    with tarfile.open(archive) as package:
        for member, name in KEPT.items():
            content = package.extractfile(member)
            if content is None:
                sys.exit(f"{archive.name} has no {member}. See what the package holds now, and mend KEPT.")
            text = content.read().decode().replace("\r\n", "\n")
            kept = [line for line in text.split("\n") if not line.startswith("//# sourceMappingURL=")]
            (HERE / name).write_text("\n".join(kept), "utf-8", newline="\n")
    found = map(_unquoted, STYLE.findall((HERE / "vis-network.min.js").read_text("utf-8")))
    filled = dict.fromkeys(style for style in found if "{" in style)
    styles = [_hash(style) for style in ("", *filled)]  # each is put in empty, then filled
    facts = {"name": "vis-network", "version": version, "styles": styles}
    (HERE / "vis-network.json").write_text(json.dumps(facts, indent=1) + "\n", "utf-8", newline="\n")


def _unquoted(literal: str) -> str:
    inner = literal[1:-1]
    return re.sub(r"\\(.)", lambda escape: {"n": "\n", "t": "\t"}.get(escape[1], escape[1]), inner)


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


if __name__ == "__main__":
    renew(sys.argv[1])
