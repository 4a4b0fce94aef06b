"""Makes the reference pages from the code, as a site in a folder that needs no server and no network.

    python docs/generate.py build/docs

The declarations are the source: what stands on a page cannot differ from what the program does.
"""

import html
import inspect
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import typer
from markdown_it import MarkdownIt

import opgavenkaart as kaart
from opgavenkaart.cli import app
from opgavenkaart.graph.model import KINDS, RELATIONS, TABLES
from opgavenkaart.graph.text import Text
from opgavenkaart.loaders.exchange.format import READ
from opgavenkaart.loaders.exchange.formats import FORMATS
from opgavenkaart.loaders.problems.problem import CODES
from opgavenkaart.queries import QUESTIONS

DOCS = Path(__file__).resolve().parent
STYLE = """body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:72rem;padding:1rem;color:#222}
nav a{margin-right:1rem}table{border-collapse:collapse;display:block;overflow-x:auto}
td,th{border:1px solid #ccc;padding:.3rem .5rem;text-align:left;vertical-align:top}
pre{background:#f4f4f4;padding:.7rem;overflow-x:auto}a{color:#154273}"""
FLOW = (
    ("Tables, registers, files of other tools", "loaders"),
    ("An edition: nodes and claims, each with its source", "graph/store"),
    ("SQLite file or Neo4j", "graph/identity, as_of"),
    ("A graph on a day, records merged", "queries"),
    ("Answers: findings with evidence", "viz, app"),
    ("Map, picture, table, terminal", ""),
)


def main(out: Path) -> None:
    """Write all pages, and refuse a link that leads nowhere."""
    pages = {
        "index": index(),
        "flow": flow(),
        "tables": tables(),
        "vocabulary": vocabulary(),
        "problems": problems(),
        "questions": questions(),
        "commands": commands(),
        "formats": formats(),
        "python": python_api(),
        "mappings": (DOCS / "mappings.md").read_text("utf-8"),
    }
    out.mkdir(parents=True, exist_ok=True)
    written = {name: page(name, text, pages) for name, text in pages.items()}
    if broken := list(broken_links(written)):
        sys.exit("links that lead nowhere:\n" + "\n".join(broken))
    for name, text in written.items():
        (out / f"{name}.html").write_text(text, "utf-8")
    print(f"{len(written)} pages in {out}: open {out / 'index.html'}")


def page(name: str, text: str, pages: Iterable[str]) -> str:
    """A page of HTML, with the way to all others above it."""
    body = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    body = re.sub(r"<h([23])>(.*?)</h\1>", _with_anchor, body)
    links = " ".join(f'<a href="{other}.html">{other}</a>' for other in pages)
    return (
        f'<!doctype html>\n<html lang="en"><meta charset="utf-8"><title>Opgavenkaart: {name}</title>'
        f"<style>{STYLE}</style><nav>{links}</nav><main>{body}</main></html>\n"
    )


def _with_anchor(heading: re.Match[str]) -> str:
    level, inner = heading.groups()
    return f'<h{level} id="{re.sub(r"<[^>]*>", "", inner)}">{inner}</h{level}>'


def broken_links(pages: Mapping[str, str]) -> Iterable[str]:
    """Links of a page to a page, or a place on one, that is not there."""
    for name, text in pages.items():
        for link in re.findall(r'href="([^"]+)"', text):
            target, _, place = html.unescape(link).partition("#")
            there = pages.get(target.removesuffix(".html") or name)
            if "://" not in target and (there is None or (place and f'id="{html.escape(place)}"' not in there)):
                yield f"{name}: {link}"


def grid(headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """A table in Markdown."""
    lines = [headings, ["---"] * len(headings), *rows]
    return "".join("| " + " | ".join(_cell(value) for value in line) + " |\n" for line in lines) + "\n"


def _cell(value: object) -> str:
    return re.sub(r"\s+", " ", str(value)).replace("|", r"\|").replace("<", "&lt;").replace("*", r"\*").strip()


def both(text: Text) -> str:
    return text.en if text.en == text.nl else f"{text.en} / {text.nl}"


def index() -> str:
    return (
        "# Opgavenkaart: reference\n\n"
        + (kaart.__doc__ or "").split("\n")[0]
        + (
            "\n\nThese pages are made from the code of version "
            f"{kaart.__version__}. English stands first, Dutch behind it. [How data flows](flow.html) is the start.\n"
        )
    )


def flow() -> str:
    """A drawing of boxes and what leads from one to the next, and the same in words."""
    boxes = []
    for at, (what, by) in enumerate(FLOW):
        y = 10 + 80 * at
        boxes.append(
            f'<rect x="10" y="{y}" width="420" height="40" rx="6" fill="#eef3f9" stroke="#154273"/>'
            f'<text x="220" y="{y + 25}" text-anchor="middle">{what}</text>'
        )
        if by:
            boxes.append(f'<path d="M220 {y + 40}v36m-5-7 5 7 5-7" fill="none" stroke="#154273"/>')
            boxes.append(f'<text x="235" y="{y + 64}">{by}</text>')
    drawing = f'<svg role="img" aria-label="How data flows" viewBox="0 0 440 {80 * len(FLOW)}" width="440">'
    words = "\n".join(f"{n}. {what}" + (f" (then: `{by}`)" if by else "") for n, (what, by) in enumerate(FLOW, 1))
    return f"# How data flows\n\n{drawing}{''.join(boxes)}</svg>\n\n{words}\n"


def tables() -> str:
    parts = ["# Tables\n"]
    for table in TABLES.values():
        parts.append(f"## {table.id}\n\n{both(table.text)}: {both(table.what)}\n\n")
        columns = (
            (both(c.text), "yes" if c.required else "", both(c.what), ", ".join(both(v.text) for v in c.values))
            for c in table.columns
        )
        parts.append(grid(("column", "required", "what", "values"), columns))
    return "\n".join(parts)


def vocabulary() -> str:
    kinds = grid(("kind", "name", "what"), ((k.id, both(k.text), both(k.what)) for k in KINDS.values()))
    ends = ((r.id, ", ".join(f"{a} → {b}" for a, b in r.ends)) for r in RELATIONS.values())
    return f"# Vocabulary\n\n## Kinds of node\n\n{kinds}\n## Relations\n\n{grid(('relation', 'joins'), ends)}"


def problems() -> str:
    parts = ["# Problems\n\nAn error keeps a data set from being loaded, a warning does not.\n"]
    import_module("opgavenkaart.loaders.load")  # with every family of codes
    for family, codes in sorted(CODES.items()):
        rows = ((c.id, c.severity, both(c.message), both(c.hint)) for c in codes)
        parts.append(f"## {family}\n\n" + grid(("code", "severity", "message", "how to mend it"), rows))
    return "\n".join(parts)


def questions() -> str:
    parts = ["# Questions\n"]
    for question in QUESTIONS.values():
        columns = ((c, question.finding.heading(c).nl) for c in question.finding.columns())
        parts.append(f"## {question.id}\n\n{both(question.text)}\n\n")
        if question.options:
            parts.append(grid(("option", "what"), ((f"`{o.usage}`", both(o.what)) for o in question.options)))
        parts.append(grid(("column", "in Dutch"), columns))
    return "\n".join(parts)


def commands() -> str:
    root: Any = typer.main.get_command(app)
    parts = ["# Commands\n"]
    for name, command in _commands(root, ""):
        options = ((" ".join(p.opts), getattr(p, "help", "") or "") for p in command.params)
        parts.append(f"## {name}\n\n{command.help or ''}\n\n" + grid(("argument", "what"), options))
    return "\n".join(parts)


def _commands(group: Any, before: str) -> Iterable[tuple[str, Any]]:
    for name, command in group.commands.items():
        yield before + name, command
        if hasattr(command, "commands"):
            yield from _commands(command, f"{before}{name} ")


def formats() -> str:
    rows = (
        (id, f.suffix, both(f.what), "yes" if id in READ else "", "yes" if f.write else "", both(f.cannot))
        for id, f in FORMATS.items()
    )
    return "# Formats of other tools\n\n" + grid(("format", "file", "what", "read", "written", "cannot hold"), rows)


def python_api() -> str:
    """Each public name, with its signature and what its docstring says."""
    parts = ["# Python\n\n`import opgavenkaart as kaart`; a question is called as a function.\n"]
    for name in kaart.__all__:
        value = getattr(kaart, name)
        if name in QUESTIONS:
            parts.append(f"## {name}\n\n[{both(QUESTIONS[name].text)}](questions.html#{name})\n")
        elif callable(value):
            parts.append(f"## {name}\n\n```python\n{name}{_signature(value)}\n```\n\n{_docs(value)}\n{_methods(value)}")
    return "\n".join(parts)


def _methods(value: object) -> str:
    if not inspect.isclass(value):
        return ""
    rows = [
        (f"`{name}`", (inspect.getdoc(member) or "").split("\n\n")[0])
        for name, member in vars(value).items()
        if not name.startswith("_") and (callable(member) or isinstance(member, property))
    ]
    return grid(("member", "what"), rows) if rows else ""


def _docs(value: object) -> str:
    return "```text\n" + (inspect.getdoc(value) or "") + "\n```\n"


def _signature(value: Any) -> str:
    try:
        return str(inspect.signature(value))
    except (TypeError, ValueError):
        return ""


if __name__ == "__main__":
    main(Path(sys.argv[1]))
