"""What the studio does, as functions of plain values: the page has no other way to the tool, and tests call the same.

The work is one folder: the graph, and the files as they were handed in. Nothing is kept elsewhere.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from opgavenkaart.errors import OpgavenkaartError, UnknownWord
from opgavenkaart.graph.store.base import Store
from opgavenkaart.graph.store.open import open_filled, open_graph
from opgavenkaart.graph.text import Lang, Text
from opgavenkaart.loaders.load import copies, met_later, read
from opgavenkaart.loaders.problems.problem import DataProblems, Problem, format_problem
from opgavenkaart.loaders.request import LoadRequest
from opgavenkaart.output.load_summary import load_summary
from opgavenkaart.output.map_day import on_day
from opgavenkaart.output.terminal import change_summary
from opgavenkaart.studio.problem_sheets import problem_sheets

Plain = dict[str, Any]
SHIPPED = ("programme", "enrichment")  # that load one after the other as the example
_NOTHING = Text(
    "Er is nog niets geladen. Sleep een werkmap hierheen, of begin met het voorbeeld.",
    "Nothing is loaded yet. Drop a workbook here, or begin with the example.",
)
_NO_FILE = Text('Er is geen bestand "{name}" aangeboden.', 'No file "{name}" was handed in.')
_NOT_A_GRAPH = Text(
    "Dit bestand is geen bewaard werk van Opgavenkaart, of van een nieuwere versie. Het huidige werk is gebleven.",
    "This file is no saved work of Opgavenkaart, or of a newer version. The present work was kept.",
)


class Workbench:
    """The work in a folder. Every function raises OpgavenkaartError, with words for people, where it cannot do it."""

    def __init__(self, folder: Path | str) -> None:
        self.folder = Path(folder)
        self.files = self.folder / "files"
        self.graph = self.folder / "graph.opgavenkaart"
        self.files.mkdir(parents=True, exist_ok=True)

    def put(self, name: str, content: bytes) -> str:
        """Keep a file as it was handed in; the name that it has from now on, without folders."""
        own = name.replace("\\", "/").rpartition("/")[2] or "data"
        (self.files / own).write_bytes(content)
        return own

    def load(self, names: Sequence[str], lang: Lang, mappings: Mapping[str, str] | None = None) -> Plain:
        """Load files one after the other; of each what became of it. Mappings are TOML, by the name of the file."""
        return {"files": [self._load(name, lang, (mappings or {}).get(name, "")) for name in names], **self.state()}

    def _load(self, name: str, lang: Lang, mapping: str = "") -> Plain:
        path = self.path_of(name)
        if mapping:
            (self.files / f"{name}.mapping.toml").write_text(mapping, "utf-8")
        request = LoadRequest(path, mapping=self.files / f"{name}.mapping.toml" if mapping else "")
        with open_graph(str(self.graph)) as store:
            return self._loaded(store, name, request, path, lang)

    def _loaded(self, store: Store, name: str, request: LoadRequest, path: Path, lang: Lang) -> Plain:
        source, summary = read(request), ""
        try:
            changes = store.load(source.name, source.build)
            problems = [*source.problems, *copies(source, store), *met_later(source, store)]
            source.problems = problems
            summary = change_summary(changes, lang) + load_summary(source, lang)
        except DataProblems as error:
            problems = [*error.problems]
        return {
            "file": name,
            "dataset": source.name,
            "loaded": bool(summary),
            "summary": summary,
            "problems": [_problem(problem, lang) for problem in problems],
            "sheets": problem_sheets(path, problems, lang),
        }

    def example(self, lang: Lang) -> Plain:
        """Load the shipped programme."""
        from importlib.resources import as_file, files

        done = []
        for name in SHIPPED:
            with as_file(files("opgavenkaart.data") / name) as folder, open_graph(str(self.graph)) as store:
                done.append(self._loaded(store, name, LoadRequest(folder), folder, lang))
        return {"files": done, **self.state()}

    def state(self) -> Plain:
        """The data sets that are loaded, in their order."""
        if not self.graph.exists():
            return {"datasets": []}
        with open_graph(str(self.graph)) as store:
            return {"datasets": [of._asdict() for of in store.datasets()]}

    def unload(self, dataset: str, lang: Lang) -> Plain:
        """Take a data set out."""
        with open_graph(str(self.graph), create=False) as store:
            return {"summary": change_summary(store.unload(dataset), lang)} | {
                "datasets": [of._asdict() for of in store.datasets()]
            }

    def draw(self, lang: Lang, as_of: str = "") -> str:
        """The map as one HTML file, as the command `map` makes it."""
        from opgavenkaart import viz

        with self.filled() as store:
            whole = store.read(viz.READS)
        shown, spec, _ = on_day(whole, as_of, viz.PageSpec(lang=lang))
        return viz.draw(shown, spec)

    def suggest(self, name: str, lang: Lang) -> Plain:
        """A first mapping of a file that is not ours, as TOML; or why there is none."""
        from opgavenkaart.graph.identity.lookup import Names
        from opgavenkaart.loaders.suggest.suggest import shipped_things, suggest

        things = []
        if self.graph.exists():
            with open_graph(str(self.graph)) as store:
                things = list(store.lookup_entries([dataset.name for dataset in store.datasets()]))
        try:
            path = self.path_of(name)
            text = suggest(path, Names(things), Names((*things, *shipped_things())), lang).replace(str(path), name)
        except DataProblems as error:
            return {"mapping": "", "problems": [_problem(problem, lang) for problem in error.problems]}
        return {"mapping": text, "problems": []}

    def template(self, lang: Lang, example: bool = False) -> bytes:
        """A workbook to fill in; filled with the shipped programme where that is wanted."""
        from opgavenkaart.loaders.export import workbook

        return workbook.example(lang) if example else workbook.template(lang)

    def export(self, format: str, lang: Lang, dataset: str = "") -> bytes:
        """A data set as a workbook, or the graph in the format of another tool that is one file."""
        from opgavenkaart.loaders.export import other_tools, workbook

        with self.filled() as store:
            if format == other_tools.WORKBOOK:
                return workbook.export(store, dataset, lang)[1]
            content = other_tools.export(store, format, dataset, lang).content
        if not isinstance(content, bytes):
            raise UnknownWord(f"{format} is een map, geen bestand.", f"{format} is a folder, not a file.")
        return content

    def match(self, lang: Lang, by: str = "") -> bytes:
        """The workbook in which a person says which records are one organisation; it loads as any other."""
        from opgavenkaart.output import match_review_xlsx
        from opgavenkaart.queries.matching import propose
        from opgavenkaart.queries.matching.records import READS

        with self.filled() as store:
            order = [each.name for each in store.datasets()]
            found = propose.review(store.records(READS), order)
        return match_review_xlsx.workbook(found, lang, by)

    def save(self) -> bytes:
        """The work as one file, which the command line opens too."""
        self.filled().close()
        return self.graph.read_bytes()

    def open(self, content: bytes) -> Plain:
        """Go on with work that was saved; what was here before is replaced, and kept where this is no such file."""
        new = self.folder / "opened.opgavenkaart"
        new.write_bytes(content)
        try:
            with open_filled(str(new)) as store:
                store.read()
        except OpgavenkaartError:
            new.unlink()
            raise OpgavenkaartError(_NOT_A_GRAPH) from None
        new.replace(self.graph)
        return self.state()

    def forget(self) -> Plain:
        """Remove all that was handed in and made."""
        for path in [*self.files.iterdir(), *self.folder.glob("*.opgavenkaart*")]:
            path.unlink()
        return self.state()

    def filled(self) -> Store:
        """The graph, to be closed by whoever asks for it."""
        if not self.state()["datasets"]:
            raise OpgavenkaartError(_NOTHING)
        return open_graph(str(self.graph))

    def path_of(self, name: str) -> Path:
        """A file as it was handed in."""
        path = self.files / name
        if not path.is_file() or path.parent != self.files:
            raise UnknownWord(_NO_FILE.format(name=name))
        return path


def export_formats() -> list[tuple[str, str]]:
    """The formats of other tools that are one file, each with the ending of its name."""
    from opgavenkaart.loaders.exchange.format import WRITTEN
    from opgavenkaart.loaders.exchange.formats import FORMATS

    return [(id, FORMATS[id].suffix) for id in WRITTEN if FORMATS[id].suffix]


def _problem(problem: Problem, lang: Lang) -> Plain:
    return problem.as_dict(lang) | {"line": format_problem(problem, lang)}
