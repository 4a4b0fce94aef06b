"""A plain list of edges: who, with whom, and by what."""

import csv
import io
from pathlib import Path

from opgavenkaart.graph.text import Text, clean, match_key
from opgavenkaart.loaders.exchange.from_graph import Outgoing
from opgavenkaart.loaders.exchange.network import Connection, Network
from opgavenkaart.loaders.exchange.vocabulary import RELATION, ROLE
from opgavenkaart.loaders.files.csv_file import delimiter_of, read_csv
from opgavenkaart.loaders.files.detect import HEADINGS, FileStart
from opgavenkaart.loaders.files.encodings import decoded
from opgavenkaart.loaders.files.sheet import Progress, UnreadableFile
from opgavenkaart.loaders.tables.recognise import TABLE_BY_KEY

SUFFIX = ".csv"
WHAT = Text("Een lijst van verbindingen: van, naar, waarmee", "A list of edges: from, to, by what")
CANNOT = Text(
    "al wat de dingen zelf aangaat (namen, soorten, data) en dingen zonder verbinding; van een verbinding de bron, "
    "het citaat, de data, de score en de waarde. Zo'n lijst laadt alleen waar de dingen al bekend zijn",
    "all about the things themselves (names, kinds, dates) and things without a connection; of a connection its "
    "source, quote, dates, score and value. Such a list loads only where the things are known already",
)
STARTS, ENDS = ("from", "source", "van", "start"), ("to", "target", "naar", "end", "doel")


def write(going: Outgoing) -> bytes:
    """A CSV file of three columns in UTF-8. Ends are written "kind:id", a role behind its relation."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(("from", "to", RELATION))
    rows = (
        (link.start, link.end, ":".join(filter(None, map(link.attributes.get, (RELATION, ROLE)))))
        for link in going.network.connections
    )
    writer.writerows(dict.fromkeys(rows))
    return out.getvalue().encode()


def detect(start: FileStart) -> bool:
    """Whether a CSV file is a list of edges: its first two headings say from and to, and its name is no table's."""
    if start.suffix not in (".csv", ".tsv") or match_key(start.path.stem) in TABLE_BY_KEY:
        return False
    try:
        text = decoded(start.begin[:HEADINGS].rpartition(b"\n")[0]).text
    except UnreadableFile:
        return False
    first = next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text)), [])
    keys = [match_key(title.strip()) for title in first]
    return len(keys) >= 2 and keys[0] in STARTS and keys[1] in ENDS


def read(path: Path, progress: Progress) -> Network:
    """The network, whose ends are references: "kind:text", or of the kind that the relation joins."""
    sheet = read_csv(path, progress)
    for problem in sheet.problems:
        reason = Text(*(text.rstrip(".") for text in problem.message))
        where = Text("regel {row}: {reason}", "line {row}: {reason}").format(row=str(problem.row or 0), reason=reason)
        raise UnreadableFile(where, problem.hint)
    titles = [clean(title.strip()) for title in sheet.cells[0]]
    links = []
    for at, cells in enumerate(sheet.cells[1:], 2):
        if any(map(str.strip, cells)):
            start, end, *rest = (clean(cell.strip()) for cell in (*cells, "", ""))
            attributes = {title: text for title, text in zip(titles[2:], rest, strict=False) if title and text}
            links.append(Connection(start, end, attributes, at=at))
    return Network([], links, "row", bare=True)
