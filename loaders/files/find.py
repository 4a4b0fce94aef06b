"""A data set as it is handed in: a folder of CSV files, one workbook, or one CSV file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from opgavenkaart.graph.text import Text, clean
from opgavenkaart.loaders.exchange.formats import network_reader
from opgavenkaart.loaders.exchange.network import sheets_of
from opgavenkaart.loaders.files.codes import NOT_READ
from opgavenkaart.loaders.files.csv_file import read_csv
from opgavenkaart.loaders.files.detect import is_spreadsheet, is_text, is_workbook
from opgavenkaart.loaders.files.sheet import Progress, Sheet, UnreadableFile, not_opened, shared, told
from opgavenkaart.loaders.files.workbook.read import SUFFIXES as WORKBOOKS
from opgavenkaart.loaders.files.workbook.read import read_workbook
from opgavenkaart.loaders.problems.problem import Problem, shortened
from opgavenkaart.loaders.registers.detect import beginning, root_of

CSV, TEXT = (".csv", ".tsv"), ".txt"


def name_of(path: Path) -> str:
    """The name of the data set in a folder or file: the folder's, or the file's without extension."""
    whole = path.resolve()
    return clean(whole.name if whole.is_dir() else whole.stem) or "data"


def read_tables(path: Path, problems: list[Problem], progress: Progress | None = None) -> Iterator[Sheet]:
    """Every table at a path as rows of text, one at a time; the files that could not be read are problems."""
    more = told(progress)
    try:
        if path.suffix.lower() not in (*CSV, *WORKBOOKS) and (reader := network_reader(path)):
            yield from sheets_of(reader(path, more), clean(path.name))
            return
        for file, share in shared(list(_files(path, problems)), more).items():
            try:
                if is_workbook(file) or (file.suffix.lower() in WORKBOOKS and not is_text(file)):
                    yield from read_workbook(file, share)
                else:
                    yield read_csv(file, share)
            except UnreadableFile as error:
                problems.append(error.problem(clean(file.name)))
    except UnreadableFile as error:
        problems.append(error.problem(clean(str(path))))
    more(1)  # also where a file broke off


def _files(path: Path, problems: list[Problem]) -> Iterator[Path]:
    try:
        if not path.is_dir():
            if path.exists() and path.suffix.lower() not in (*CSV, *WORKBOOKS) and not _known_by_content(path):
                if root := xml_root(path):
                    raise UnreadableFile(
                        Text(
                            f"het is XML, maar geen register of netwerk (het eerste element is {root})",
                            f"it is XML, but no register or network (its first element is {root})",
                        ),
                        Text(
                            "Neem exportOO.xml van het ROO (geen antwoord van de zoekdienst), een lijst van TOOI, of "
                            "GraphML of GEXF.",
                            "Take exportOO.xml of the ROO (no answer of its search service), a list of TOOI, or "
                            "GraphML or GEXF.",
                        ),
                    )
                raise UnreadableFile(
                    Text(
                        "het is geen CSV, XLSX, ODS, register (ROO, TOOI) of netwerk (GraphML, GEXF, GML, JSON)",
                        "it is not CSV, XLSX, ODS, a register (ROO, TOOI) or a network (GraphML, GEXF, GML, JSON)",
                    ),
                    Text("Bewaar het als .xlsx of .csv.", "Save it as .xlsx or .csv."),
                )
            yield path
            return
        inside = sorted(p for p in path.iterdir() if p.is_file() and not p.name.startswith((".", "~$")))
    except OSError as error:
        raise not_opened(error) from error
    tables = [p for p in inside if p.suffix.lower() in CSV]
    problems += [Problem(NOT_READ, clean(p.name)) for p in inside if tables and p.suffix.lower() in WORKBOOKS]
    yield from tables


def _known_by_content(path: Path) -> bool:
    """Whether a file is a workbook under another name, or the text that spreadsheet programs save as .txt."""
    return is_spreadsheet(path) or (path.suffix.lower() == TEXT and is_text(path) and not xml_root(path))


def holds_tables(path: Path) -> bool:
    """Whether a path is where people keep a data set, by its name: a folder, a workbook or a CSV file."""
    return path.is_dir() or path.suffix.lower() in (*CSV, *WORKBOOKS)


def xml_root(path: Path) -> str:
    """The first element of a file that is XML; "" of any other."""
    begin, text = beginning(path)
    return shortened(clean(root_of(begin)[0])) if text.startswith(b"<") else ""
