"""Renew the vendored vis-network: `python docs/renew.py 10.1.5` (needs npm, and writes in viz/assets/vendor).

npm's own page-ready file is made for browsers of ten years ago: half of it imitates what browsers now have, and
it puts styles into the page for buttons that this page does not use. This joins the same modules as published
for browsers of today, which is half the size and starts in a fifth of the time.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

VENDOR = Path(__file__).parents[1] / "viz" / "assets" / "vendor"
PARTS = {  # what vis-network needs, and what joins it, to the letter
    "vis-data": "8.0.6",
    "vis-util": "6.0.3",
    "@egjs/hammerjs": "2.0.17",
    "component-emitter": "2.0.0",
    "keycharm": "0.4.0",
    "uuid": "14.0.3",
    "svgcanvas": "2.6.0",
    "esbuild": "0.28.2",
}
USED = """
export { Network } from "vis-network/esnext";
export { DataSet } from "vis-data/esnext";
export { Context } from "svgcanvas";
"""
JOIN = ("--bundle", "--minify", "--format=iife", "--global-name=vis", "--target=es2022", "--legal-comments=inline")
LICENCES = ("LICENSE-MIT", "LICENSE-APACHE-2.0")
NOTICES = {
    "@egjs/hammerjs": "LICENSE.md",
    "component-emitter": "license",
    "keycharm": "LICENSE-MIT",
    "uuid": "LICENSE.md",
    "svgcanvas": "LICENSE",
}


def renew(version: str) -> None:
    """Fetch these versions from npm, join what the page uses, and keep the licences beside it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wanted = {"vis-network": version} | PARTS
        (folder / "package.json").write_text('{"private": true}', "utf-8")
        (folder / "used.js").write_text(USED, "utf-8")
        packages = [f"{part}@{exact}" for part, exact in wanted.items()]
        subprocess.run(["npm", "install", "--silent", "--save-exact", *packages], cwd=folder, check=True)
        join = ["npx", "esbuild", "used.js", *JOIN, "--outfile=joined.js", f"--banner:js={banner(version)}"]
        subprocess.run([*join, "--log-level=warning"], cwd=folder, check=True)
        write("vis-network.min.js", (folder / "joined.js").read_text("utf-8"))
        parts = folder / "node_modules"
        for licence in LICENCES:
            write(f"vis-network.{licence}", (parts / "vis-network" / licence).read_text("utf-8"))
        notices = (f"{part}\n\n{(parts / part / file).read_text('utf-8').strip()}\n" for part, file in NOTICES.items())
        write("vis-network.LICENSES-OF-PARTS", f"\n{'-' * 80}\n\n".join(notices))
    write("vis-network.json", json.dumps({"name": "vis-network", "version": version, "parts": PARTS}, indent=1) + "\n")


def banner(version: str) -> str:
    """The first line: what this is, and that it is not npm's own file."""
    return f"/* vis-network @version {version}: its modules for browsers of today, joined by renew.py */"


def write(name: str, text: str) -> None:
    """Beside this file, with the same line ends everywhere."""
    (VENDOR / name).write_text(text.replace("\r\n", "\n"), "utf-8", newline="\n")


if __name__ == "__main__":
    renew(sys.argv[1])
