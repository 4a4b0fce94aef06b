"""A first mapping of other people's tables, to be read and mended by whoever knows them; or why none is needed."""

from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import as_file
from importlib.resources import files as resources
from pathlib import Path

from opgavenkaart.graph.edition import Edition
from opgavenkaart.graph.identity.lookup import LookupEntry, Names
from opgavenkaart.graph.model import KINDS
from opgavenkaart.graph.text import Lang, Text, clean, join, match_key
from opgavenkaart.loaders.cleaning.clean import clean_sheet
from opgavenkaart.loaders.exchange.format import edges
from opgavenkaart.loaders.exchange.formats import NETWORK_READERS, read_sheets
from opgavenkaart.loaders.files.detect import start_of
from opgavenkaart.loaders.files.find import holds_tables, name_of, visible_files
from opgavenkaart.loaders.files.sheet import Progress, Sheet, no_progress, shares_of
from opgavenkaart.loaders.load import detect
from opgavenkaart.loaders.load import read as load_of
from opgavenkaart.loaders.mapping.codes import NO_MAPPING_NEEDED, NOTHING_TO_MAP
from opgavenkaart.loaders.mapping.model import TO_CHOOSE, Toml
from opgavenkaart.loaders.mapping.source_sheet import Foreign
from opgavenkaart.loaders.problems.problem import DataProblems, Problem, shortened
from opgavenkaart.loaders.request import LoadRequest
from opgavenkaart.loaders.suggest.column_profile import ColumnProfile, profiles
from opgavenkaart.loaders.suggest.draft.links import NO_ROLE
from opgavenkaart.loaders.suggest.draft.model import MAX_EXAMPLE_LENGTH, Draft, text_of
from opgavenkaart.loaders.suggest.draft.networks import network_drafts
from opgavenkaart.loaders.suggest.draft.tables import drafts
from opgavenkaart.loaders.suggest.keys import DescribedThings, DraftSheet
from opgavenkaart.loaders.suggest.known_layouts import known_tables
from opgavenkaart.loaders.suggest.trial_load import tried
from opgavenkaart.loaders.tables.recognise import BESIDE, recognise
from opgavenkaart.loaders.tables.reference_targets import things_of

Profiles = Sequence[ColumnProfile]
SHIPPED = ("programme", "enrichment", "rijk")
_INTRO = Text(
    "Een eerste mapping voor {name}: lees haar na en verbeter haar. Achter elke regel staat wat er\n"
    "herkend is en hoe zeker dat is. Daarna: opgavenkaart check {name} --mapping DIT_BESTAND\n"
    "{outcome}",
    "A first mapping of {name}: read it and mend it. Behind each line is what was recognised\n"
    "and how sure that is. Then: opgavenkaart check {name} --mapping THIS_FILE\n"
    "{outcome}",
)
_OUTCOME = Text(
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
_CHOOSE_ROLE = Text(
    "KIES OOK een rol bij “{what}”: dat staat nu als commentaar in dit bestand, en tot dan zegt de kaart er niets van.",
    "CHOOSE A ROLE too for “{what}”: it is a comment in this file now, and until then the map says nothing of it.",
)
_LOADS = Text(
    "Elke soort en verbinding is hier een woord van de kaart: zonder mapping laadt het ook, opgavenkaart load {path}",
    "Every kind and connection here is a word of ours: it loads without a mapping too, opgavenkaart load {path}",
)
_OWN_TABLES = Text(
    "dit zijn al tabellen van de opgavenkaart, met kolommen die zij kent",
    "these are tables of the opgavenkaart already, with columns that it knows",
)
_LOAD_TABLES = Text("Laad ze zo: opgavenkaart load {path}", "Load them as they are: opgavenkaart load {path}")
_OWN_LIST = Text(
    "dit is een lijst van verbindingen van de opgavenkaart zelf; namen van dingen staan er niet in",
    "this is a list of connections of the opgavenkaart itself, which has no names of things",
)
_LOAD_FIRST = Text(
    "Laad eerst de dataset die ze beschrijft en dan deze lijst, of exporteer met --format graphml of xlsx.",
    "Load the data set that describes them first and then this list, or export with --format graphml or xlsx.",
)
_NOTHING = Text("er is geen ding in herkend", "no thing was recognised in it")
_PERSONAL = Text("gaat over personen; die horen niet op de kaart", "is about people, who do not belong on the map")
_DECIDES = Text(
    "zegt welke rijen zijn goedgekeurd: alleen die met ja worden geladen",
    "says which rows were approved: only those with yes are loaded",
)
_UNKNOWN = Text("niet herkend, b.v. “{example}”", "not recognised, e.g. “{example}”")


def shipped_things() -> list[LookupEntry]:
    """The things of the shipped programme: names that are recognised before any graph is made."""
    editions: list[Edition] = []
    for name in SHIPPED:
        with as_file(resources("opgavenkaart.data") / name) as folder:
            editions.append(load_of(LoadRequest(folder)).build(lambda: Names(things_of(editions))))
    return list(things_of(editions))


def suggest(path: Path, there: Names, known: Names, lang: Lang, progress: Progress | None = None) -> str:
    """The text of a mapping for a file or folder. Raises DataProblems where it cannot be read, or nothing is in it.

    `there` is what the graph describes, `known` what else helps to recognise names.
    """
    problems: list[Problem] = []
    files = list(filter(holds_tables, visible_files(path))) if path.is_dir() else [path]
    shares = shares_of(files, progress or no_progress)
    read: dict[Path, list[Sheet]] = {}
    for file, share in shares.items():
        read[file], unread = read_sheets(file, share)
        problems += unread
    if needless := _no_mapping_needed(path, read):
        raise DataProblems([*problems, needless])
    notes: dict[str, None] = {}
    found: list[Draft] = []
    unused: list[tuple[str, Text]] = []
    earlier: list[DescribedThings] = []
    for file, sheets in read.items():
        where: dict[str, Toml] = {"file": file.name} if path.is_dir() else {}
        for more, columns, note in _found(file, sheets, where, there, known, earlier):
            found += more
            unused += columns
            notes[note] = None
    if not found and not _wrong(problems):
        problems.append(Problem(NOTHING_TO_MAP, clean(path.name)))
    if _wrong(problems):
        raise DataProblems(problems)
    document = {"id": name_of(path), "title": name_of(path)}
    if above := " · ".join(filter(None, notes)):
        document["note"] = above
    waiting = [draft for draft in found if draft.makes == TO_CHOOSE]
    ready = [draft for draft in found if draft.makes != TO_CHOOSE]
    outcome = _outcome(waiting, ready, _OUTCOME.format(**tried(path, read, document, ready, there)))
    if detect(path)[0] in NETWORK_READERS and _loads(path, there):
        outcome = join(outcome, _LOADS.format(path=_shown(path)), between="\n")
    intro = _INTRO.format(name=clean(str(path)), outcome=outcome)
    return text_of(document, [*waiting, *ready], unused, lang, intro)


def _outcome(waiting: Sequence[Draft], ready: Sequence[Draft], loaded: Text) -> Text:
    """What is to be chosen first, and what the mapping gives as it stands; `waiting` are drafts of no known table."""
    lines = [] if waiting and all(draft.off for draft in ready) else [loaded]
    if waiting:
        lines.insert(0, _CHOOSE if lines else _ALL_TO_CHOOSE)
    without_role = dict.fromkeys(draft.title for draft in ready if draft.off is NO_ROLE)
    return join(*lines, *(_CHOOSE_ROLE.format(what=what) for what in without_role), between="\n")


def _no_mapping_needed(path: Path, read: Mapping[Path, Sequence[Sheet]]) -> Problem | None:
    """Why tables need no mapping, and what to do instead; None where they do."""
    sheets = [(file, sheet) for file, sheets in read.items() for sheet in sheets]
    ours = [recognise(clean_sheet(sheet)) for _, sheet in sheets if any(map(any, sheet.cells))]
    if any(found for found, _ in ours) and not any(wrong for _, wrong in ours):
        # each is a table whose every heading is known, or a sheet that stands beside one
        what, remedy = _OWN_TABLES, _LOAD_TABLES.format(path=_shown(path))
    elif any(edges.detect(start_of(file)) and _is_own_list(sheet) for file, sheet in sheets):
        what, remedy = _OWN_LIST, _LOAD_FIRST
    else:
        return None
    return Problem(NO_MAPPING_NEEDED, clean(path.name), details={"what": what, "remedy": remedy})


def _shown(path: Path) -> str:
    return clean(f'"{path}"' if " " in str(path) else str(path))


def _is_own_list(sheet: Sheet) -> bool:
    """Whether a list of edges is our own export: every end is written "kind:id", and nothing else says what it is."""
    ends = [cell for row in sheet.cells[1:] for cell in row[:2] if cell.strip()]
    return bool(ends) and all(cell.partition(":")[0] in KINDS and ":" in cell for cell in ends)


def _wrong(problems: Sequence[Problem]) -> bool:
    return any(problem.severity == "error" for problem in problems)


def _loads(path: Path, there: Names) -> bool:
    """Whether a network says all by itself."""
    edition, problems = load_of(LoadRequest(path)).examine(lambda: there)
    return bool(edition.claims) and not _wrong(problems)


def _found(
    file: Path,
    sheets: Sequence[Sheet],
    where: dict[str, Toml],
    there: Names,
    known: Names,
    earlier: list[DescribedThings],
) -> Iterator[tuple[list[Draft], list[tuple[str, Text]], str]]:
    """Of each sheet, or of a network, the drafts, the columns that these do not use, and what stands above it.

    What a sheet describes is added to `earlier`.
    """
    network = network_drafts(file, sheets, where) if sheets else None
    if network is not None:
        every = [profile for sheet in sheets for profile in profiles(Foreign(sheet, range(1)))]
        yield network, list(_unused(every, network)), ""
        return
    filled = [sheet for sheet in sheets if any(map("".join, sheet.cells))]
    filled = [sheet for sheet in filled if not sheet.place.sheet or match_key(sheet.name) not in BESIDE]
    for sheet in filled:
        foreign = Foreign.with_headings(sheet, (), ())
        says = dict(where)
        if len(filled) > 1 or sheet is not sheets[0]:
            says["sheet"] = sheet.name
        if rows := [row + 1 for row in foreign.rows]:
            says["heading"] = rows[0] if len(rows) == 1 else rows
        draft_sheet = DraftSheet(foreign, (sheet.name, file.stem), says, there, known, earlier)
        earlier += filter(None, [draft_sheet.describes()])
        found = known_tables(draft_sheet) or drafts(draft_sheet)
        unused = [*_unused(draft_sheet.every, found, draft_sheet), *([] if found else [(sheet.name, _NOTHING)])]
        yield found, unused, foreign.above()


def _unused(every: Profiles, found: Sequence[Draft], sheet: DraftSheet | None = None) -> Iterator[tuple[str, Text]]:
    """The columns that no draft names, each with the reason."""
    named = repr(
        [(draft.says.get("where"), draft.says.get("across"), [line.value for line in draft.lines]) for draft in found]
    )
    for profile in every:
        if repr(profile.heading)[1:-1] not in named:
            why = _UNKNOWN.format(example=shortened(profile.example)[:MAX_EXAMPLE_LENGTH])
            if sheet and profile.position in sheet.decisions:
                why = _DECIDES
            elif sheet and profile in sheet.people:
                why = _PERSONAL
            yield profile.heading, why
