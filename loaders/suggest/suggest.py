"""A first mapping of other people's tables, to be read and mended by whoever knows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from opgavenkaart.graph.identity.lookup import Names
from opgavenkaart.graph.text import LANGS, Lang, Text, clean
from opgavenkaart.loaders.detect import detect
from opgavenkaart.loaders.exchange.formats import NETWORK_READERS
from opgavenkaart.loaders.exchange.sheets import read_sheets
from opgavenkaart.loaders.files.find import holds_tables, name_of, visible_files
from opgavenkaart.loaders.files.sheet import Progress, Sheet, no_progress, shares_of
from opgavenkaart.loaders.load import read as load_of
from opgavenkaart.loaders.mapping.codes import NOTHING_TO_MAP
from opgavenkaart.loaders.mapping.model import TO_CHOOSE
from opgavenkaart.loaders.mapping.source_sheet import Foreign
from opgavenkaart.loaders.mapping.toml_text import Toml
from opgavenkaart.loaders.problems.problem import DataProblems, Problem, shortened
from opgavenkaart.loaders.request import LoadRequest
from opgavenkaart.loaders.suggest.column_profile import Look, looks
from opgavenkaart.loaders.suggest.draft.entities import entities
from opgavenkaart.loaders.suggest.draft.model import Draft
from opgavenkaart.loaders.suggest.draft.networks import network_drafts
from opgavenkaart.loaders.suggest.draft.tables import drafts
from opgavenkaart.loaders.suggest.keys import DraftSheet
from opgavenkaart.loaders.suggest.known_layouts import known_tables
from opgavenkaart.loaders.suggest.mapping_text import text_of
from opgavenkaart.loaders.suggest.no_mapping_needed import no_mapping_needed, stands_beside
from opgavenkaart.loaders.suggest.trial_load import tried
from opgavenkaart.loaders.suggest.vocabulary import person_of

Unused = list[tuple[str, Text]]

_INTRO = Text(
    "Een eerste mapping voor {name}: lees haar na en verbeter haar. Achter elke regel staat wat er\n"
    "herkend is en hoe zeker dat is. Daarna: opgavenkaart check {name} --mapping DIT_BESTAND\n"
    "{came}",
    "A first mapping of {name}: read it and mend it. Behind each line is what was recognised\n"
    "and how sure that is. Then: opgavenkaart check {name} --mapping THIS_FILE\n"
    "{came}",
)
_CAME = Text(
    "Zo geladen komen er {nodes} zaken en {claims} uitspraken uit; fouten: {errors}.",
    "Loaded so, it gives {nodes} things and {claims} claims; errors: {errors}.",
)
_CHOOSE = Text(
    'KIES EERST wat er staat bij makes = "?": niets in de tabel zegt wat die rijen zijn; tot dan blijven zij weg.',
    'CHOOSE FIRST what to put at makes = "?": nothing in the table says what those rows are; until then they stay out.',
)
_ALL_TO_CHOOSE = Text(
    'KIES EERST wat er staat bij makes = "?": niets in de tabel zegt wat de rijen zijn. Tot dan laadt er niets.',
    'CHOOSE FIRST what to put at makes = "?": nothing in the table says what the rows are. Until then nothing loads.',
)
_LOADS = Text(
    "Elke soort en verbinding is hier een woord van de kaart: zonder mapping laadt het ook, opgavenkaart load {path}",
    "Every kind and connection here is a word of ours: it loads without a mapping too, opgavenkaart load {path}",
)
_NOTHING = Text("er is geen ding in herkend", "no thing was recognised in it")
_PERSONAL = Text("gaat over personen; die horen niet op de kaart", "is about people, who do not belong on the map")
_UNKNOWN = Text("niet herkend", "not recognised")


def suggest(path: Path, there: Names, known: Names, lang: Lang, progress: Progress | None = None) -> str:
    """The text of a mapping for a file or folder. Raises DataProblems where it cannot be read, or nothing is in it.

    `there` is what the graph describes, `known` what else helps to recognise names.
    """
    problems: list[Problem] = []
    shares = shares_of(_files(path), progress or no_progress)
    read = {file: list(read_sheets(file, problems, share)) for file, share in shares.items()}
    if needless := no_mapping_needed(path, read):
        raise DataProblems([*problems, needless])
    notes: list[str] = []
    found, unused = _all(path, read, known, there, notes)
    if not found and not any(problem.severity == "error" for problem in problems):
        problems.append(Problem(NOTHING_TO_MAP, clean(path.name)))
    if not found or any(problem.severity == "error" for problem in problems):
        raise DataProblems(problems)
    document = {"id": name_of(path), "title": name_of(path)}
    if above := " · ".join(dict.fromkeys(filter(None, notes))):
        document["note"] = above
    waiting = [draft for draft in found if draft.makes == TO_CHOOSE]
    ready = [draft for draft in found if draft.makes != TO_CHOOSE]
    came = _came(waiting, ready, tried(path, read, document, ready, there))
    if detect(path).kind in NETWORK_READERS and _loads(path, there):
        came = Text(*(f"{said}\n{loads.format(path=_shown(path))}" for said, loads in zip(came, _LOADS, strict=True)))
    intro = Text(*(_INTRO.in_(of).format(name=clean(str(path)), came=came.in_(of)) for of in LANGS))
    return text_of(document, [*waiting, *ready], unused, lang, intro)


def _came(waiting: Sequence[Draft], ready: Sequence[Draft], outcome: Mapping[str, int]) -> Text:
    """What the draft gives as it is, and what is to be chosen first."""
    if waiting and all(draft.off for draft in ready):
        return _ALL_TO_CHOOSE
    came = Text(*(_CAME.in_(of).format(**outcome) for of in LANGS))
    return Text(*(f"{_CHOOSE.in_(of)}\n{came.in_(of)}" for of in LANGS)) if waiting else came


def _loads(path: Path, there: Names) -> bool:
    """Whether a network says all by itself."""
    edition, problems = load_of(LoadRequest(path)).examine(lambda: there)
    return bool(edition.claims) and not any(problem.severity == "error" for problem in problems)


def _shown(path: Path) -> str:
    return clean(f'"{path}"' if " " in str(path) else str(path))


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return list(filter(holds_tables, visible_files(path)))


def _all(
    path: Path, read: Mapping[Path, Sequence[Sheet]], known: Names, there: Names, notes: list[str]
) -> tuple[list[Draft], Unused]:
    found: list[Draft] = []
    unused: Unused = []
    for file, sheets in read.items():
        where: dict[str, Toml] = {"file": file.name} if path.is_dir() else {}
        network = network_drafts(file, sheets, where) if sheets else None
        if network is not None:
            found += network
            for sheet in sheets:
                unused += _unnamed(looks(Foreign(sheet, range(1))), network)
            continue
        filled = [sheet for sheet in sheets if any(map("".join, sheet.cells)) and not stands_beside(sheet)]
        for sheet in filled:
            says = dict(where)
            if len(filled) > 1 or sheet is not sheets[0]:
                says["sheet"] = sheet.name
            foreign = Foreign.with_headings(sheet, (), ())
            notes.append(foreign.above())
            more = _of_sheet(foreign, says, (sheet.name, file.stem), known, there, unused)
            found += more
            if not more:
                unused.append((sheet.name, _NOTHING))
    return found, unused


def _of_sheet(
    foreign: Foreign, says: dict[str, Toml], about: Sequence[str], known: Names, there: Names, unused: Unused
) -> list[Draft]:
    rows = list(range(foreign.rows.start + 1, foreign.rows.stop + 1))
    if rows:
        says["heading"] = rows[0] if len(rows) == 1 else rows
    every = looks(foreign)
    persons = {person_of(look.heading) for look in every} - {"", None}
    people = [look for look in every if look.personal or look.parts.stem in persons]
    columns = [look for look in every if look not in people]
    sheet = DraftSheet(foreign, columns, about, says, there, known)
    found = known_tables(sheet)
    if not found:
        sheet.things = entities(columns, about, known)
        used = {look.position for thing in sheet.things for look, *_ in thing.columns.values()}
        sheet.rest = [look for look in columns if look.position not in used]
        found = drafts(sheet) if sheet.things else []
    unused += _unnamed(every, found, people)
    return found


def _unnamed(every: Sequence[Look], found: Sequence[Draft], people: Sequence[Look] = ()) -> Unused:
    """The columns that no draft names."""
    named = repr([(draft.says.get("where"), [line.value for line in draft.lines]) for draft in found])
    rest = (look for look in every if repr(look.heading)[1:-1] not in named)
    return [(look.heading, _PERSONAL if look in people else _example(look)) for look in rest]


def _example(look: Look) -> Text:
    shown = shortened(look.example)[:60]
    return Text(f"{_UNKNOWN.nl}, b.v. “{shown}”", f"{_UNKNOWN.en}, e.g. “{shown}”")
