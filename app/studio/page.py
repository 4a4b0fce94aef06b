"""The studio as the text of one HTML file: Python, this package and the page, which may load nothing else."""

import base64
import gzip
import json
from importlib.metadata import metadata
from importlib.resources import files
from pathlib import Path

from opgavenkaart.graph.text import Lang
from opgavenkaart.studio import site
from opgavenkaart.studio.parts import locked, npm_files, wheel_files
from opgavenkaart.studio.words import WORDS
from opgavenkaart.studio.workbench import export_formats
from opgavenkaart.viz.page import html as map_page

SCRIPTS = ("start", "engine", "elements", "files", "problems", "map", "questions", "keep", "tabs", "begin")  # in order
_HERE = files("opgavenkaart.studio")
ENGINE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")


def page(folder: Path, lang: Lang) -> str:
    """The studio, which opens in this language, of the parts that are in this folder.

    Raises OpgavenkaartError where one is not there, or is not the one that was locked.
    """
    from jinja2 import Environment

    parts = locked()
    pyodide, calamine = parts
    engine = npm_files(pyodide, folder)
    content = {name: engine[name] for name in ENGINE}
    content["python_stdlib.zip"] = engine["python_stdlib.zip"]
    content["site.zip"] = site.archive(wheel_files(calamine, folder))
    lock = {"info": json.loads(engine["pyodide-lock.json"])["info"], "packages": {}}
    script, style = _script(), (_HERE / "assets" / "studio.css").read_text("utf-8")
    words = {name: {"nl": text.nl, "en": text.en} for name, text in WORDS.items()}
    template = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)
    return template.from_string((_HERE / "assets" / "studio.html").read_text("utf-8")).render(
        lang=lang,
        policy=_policy(script, style),
        style=style,
        words={name: text.in_(lang) for name, text in WORDS.items()},
        parts=[*(f"{part.name} {part.version} ({part.licence})" for part in parts), *map(_licence, site.PLAIN)],
        data=map_page.as_json({"words": words, "lock": json.dumps(lock), "formats": export_formats()}),
        worker=(_HERE / "assets" / "worker.js").read_text("utf-8"),
        script=script,
        packed={name: base64.b64encode(gzip.compress(of, 9, mtime=0)).decode() for name, of in content.items()},
    )


def _policy(script: str, style: str) -> str:
    """What may run: this page's script and style and the map's, by their hashes, and what they make themselves."""
    scripts, styles = (
        " ".join(map(map_page.policy_hash, texts))
        for texts in ((script, *map_page.scripts()), (style, map_page.style()))
    )
    return (
        f"default-src 'none'; script-src {scripts} blob: 'wasm-unsafe-eval'; style-src {styles}; worker-src blob:; "
        "frame-src blob:; img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def _script() -> str:
    parts = ((_HERE / "assets" / f"{name}.js").read_text("utf-8") for name in SCRIPTS)
    return '(function () {\n"use strict";\n' + "\n".join(parts) + "})();\n"


def _licence(name: str) -> str:
    known = metadata(name)
    field = next(field for field in ("License-Expression", "License", "Classifier") if field in known)
    licence = known[field].partition("\n")[0].rpartition(" :: ")[2]
    return f"{known['Name']} {known['Version']} ({licence})"
