"""What somebody means by a reference: an id, an official code, an abbreviation or a name of a thing in the graph."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import NamedTuple

from opgavenkaart.errors import UnknownWord
from opgavenkaart.graph.graph import Graph
from opgavenkaart.graph.identity.lookup import LookupEntry, Names, parse_reference
from opgavenkaart.graph.model import SUBJECTS
from opgavenkaart.graph.text import Text, join, match_key
from opgavenkaart.graph.text.did_you_mean import MIN_NAME_SIMILARITY, did_you_mean


class Ref(NamedTuple):
    """A thing that a question is asked about."""

    kind: str
    id: str


def find(graph: Graph, text: str | Ref, possible: Iterable[str] = ()) -> Ref:
    """The one thing that a reference means; `kind:reference` limits it to a kind.

    Raises UnknownWord where nothing, or more than one thing, is called so.
    """
    if isinstance(text, Ref):
        return text
    stated_kinds, wanted = parse_reference(text)
    kinds = [k for k in (possible or SUBJECTS if stated_kinds == SUBJECTS else stated_kinds) if k in graph.nodes]
    names = Names(_things(graph))
    finders = names.find_as_named, names.find
    found = next(filter(None, ([Ref(k, id) for k in kinds for id in sorted(of(k, wanted))] for of in finders)), [])
    if len(found) == 1:
        return found[0]
    if found:
        several = Text(
            f'"{text}" kan meer dan één ding zijn. Kies uit: ', f'"{text}" may mean several things. Choose one of: '
        )
        raise UnknownWord(join(several, ", ".join(f"{ref.kind}:{ref.id}" for ref in found), "."))
    spellings = {key: Ref(k, id) for k in kinds for key, id in names.spellings(k)}
    close = get_close_matches(match_key(wanted), spellings, 1, MIN_NAME_SIMILARITY)
    hint = did_you_mean(f'"{names.labels[spellings[key]]}"' for key in close)
    none = Text(f'Niets in de grafiek heet "{text}". ', f'Nothing in the graph is called "{text}". ')
    raise UnknownWord(Text(*(words.rstrip() for words in join(none, hint))))


def _things(graph: Graph) -> Iterable[LookupEntry]:
    former: dict[str, list[str]] = {}
    for claim in graph.claims.get("HAS_NAME", ()):
        if name := graph.nodes["name"].get(claim.to_id):
            former.setdefault(claim.from_id, []).extend((name.name, name.abbreviation))
    for kind, nodes in graph.nodes.items():
        for node in nodes.values():
            former_names = tuple(former.get(node.id, ())) if kind == "organisation" else ()
            code = node.props.get("official_id", "")
            ended = bool(node.valid_to)
            yield LookupEntry(kind, node.id, node.name, node.abbreviation, code, former_names, ended=ended)
    for node in graph.nodes.get("organisation", {}).values():
        for record in node.described:  # by the names and the id that each data set gave it
            code = record.props.get("official_id", "")
            yield LookupEntry(node.kind, node.id, record.name, record.abbreviation, code, ids=(record.id,))
