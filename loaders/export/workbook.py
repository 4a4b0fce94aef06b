"""A template, the shipped programme, or a data set of a graph as a workbook that was seen to load as the same again."""

from collections.abc import Callable, Iterator, Sequence
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory

from opgavenkaart.errors import UnknownWord
from opgavenkaart.graph.edition import Edition
from opgavenkaart.graph.graph import Claim, Node
from opgavenkaart.graph.identity.lookup import Names
from opgavenkaart.graph.model import KINDS
from opgavenkaart.graph.store.base import Store
from opgavenkaart.graph.text import Lang
from opgavenkaart.loaders.files.workbook.write import DoesNotFit
from opgavenkaart.loaders.load import read
from opgavenkaart.loaders.problems.problem import Problem, format_problem, shortened
from opgavenkaart.loaders.request import LoadRequest
from opgavenkaart.loaders.template.rows import rows_of
from opgavenkaart.loaders.template.workbook import ROOM, workbook

MAX_NAMED = 3  # things that a message names


def template(lang: Lang) -> bytes:
    """A workbook to fill in."""
    return workbook({}, lang)


def example(lang: Lang, name: str = "programme") -> bytes:
    """A workbook to fill in that holds a shipped data set, to be changed."""
    with as_file(files("opgavenkaart.data") / name) as folder:
        edition = read(LoadRequest(folder)).build(no_names)
    return _written(edition, no_names, lang)


def export(store: Store, dataset: str = "", lang: Lang = "en", room: int = ROOM) -> tuple[Edition, bytes]:
    """A data set of a graph, and the workbook that it loads from. Without a name, the only one there is.

    Raises UnknownWord where there are several or none of that name, and DoesNotFit where a workbook cannot hold it.
    """
    order = [known.name for known in store.datasets()]
    edition = store.edition(dataset or _only(order, store.address))
    earlier = order[: order.index(edition.name)]
    return edition, _written(edition, lambda: Names(store.lookup_entries(earlier)), lang, room)


def no_names() -> Names:
    """What there is before the first data set."""
    return Names(())


def _only(names: list[str], address: str) -> str:
    if len(names) == 1:
        return names[0]
    if not names:
        raise UnknownWord(
            f"Er staat nog geen gegevensset in {address}. Laad er eerst een: opgavenkaart load MAP",
            f"There is no data set in {address} yet. Load one first: opgavenkaart load FOLDER",
        )
    several = ", ".join(names)
    raise UnknownWord(
        f"In {address} staan meer gegevenssets. Kies er een met --dataset: {several}.",
        f"{address} holds several data sets. Choose one with --dataset: {several}.",
    )


def _written(edition: Edition, earlier: Callable[[], Names], lang: Lang, room: int = ROOM) -> bytes:
    """The workbook of an edition, once it was read back and found to say the same. Raises DoesNotFit."""
    content = workbook(rows_of(edition, earlier), lang, room)
    errors, others = lost(content, "workbook.xlsx", edition, earlier)
    if missing := [format_problem(problem, "en") for problem in errors] or others:
        more = f"; and {len(missing) - MAX_NAMED} more" if len(missing) > MAX_NAMED else ""
        raise DoesNotFit(
            f'Data set "{edition.name}" says what a workbook cannot hold as it is: '
            f"{'; '.join(missing[:MAX_NAMED])}{more}. Nothing was written. "
            "Change it where the data set came from, load that again and export once more."
        )
    return content


def lost(
    content: bytes, name: str, edition: Edition, earlier: Callable[[], Names]
) -> tuple[list[Problem], Sequence[str]]:
    """The errors that loading a file of a data set would give, and what would be otherwise: found by reading it."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_bytes(content)
        again, problems = read(LoadRequest(file, edition.name)).examine(earlier)
    return [problem for problem in problems if problem.severity == "error"], list(_differences(edition, again))


def _differences(edition: Edition, again: Edition) -> Iterator[str]:
    """What would come back otherwise, or not at all; or would be stated though the data set does not."""
    nodes = {(node.kind, node.id): node for node in again.nodes}
    for node in edition.nodes:
        there = nodes.pop((node.kind, node.id), None)
        if there != node:
            yield _thing(node) + _difference(node, there)
    yield from (f"{_thing(node)}, which it does not describe" for node in nodes.values())
    claims = {claim.key for claim in edition.claims}
    come = {claim.key: claim for claim in again.claims}
    alike: dict[tuple[str, ...], Claim] = {claim[:6]: claim for key, claim in come.items() if key not in claims}
    for claim in edition.claims:
        if claim.key not in come:
            yield _joined(claim) + _difference(claim, alike.pop(claim[:6], None))
    yield from (f"{_joined(claim)}, which it does not say" for claim in alike.values())


def _thing(node: Node) -> str:
    return f'{KINDS[node.kind].text.en} "{shortened(node.id)}"'


def _joined(claim: Claim) -> str:
    return f'claim "{shortened(claim.from_id)}" {claim.relation} "{shortened(claim.to_id)}"'


def _difference(one: Node | Claim, other: Node | Claim | None) -> str:
    """Which of the fields would be another."""
    if other is None:
        return " (no row of any table says so)"
    mine, theirs = ({**item._asdict(), **item.props} for item in (one, other))
    fields = [name for name in (*mine, *theirs) if name != "props" and mine.get(name) != theirs.get(name)]
    values = (f"{name} {shortened(str(mine.get(name, '')))!r}" for name in dict.fromkeys(fields))
    return f" ({', '.join(values)})"
