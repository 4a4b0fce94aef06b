"""Random programmes, made from the vocabulary: what a few data sets might say, and what nobody would expect."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, product
from operator import attrgetter

from hypothesis import strategies as st

from opgavenkaart.graph.edition import Edition, Reference
from opgavenkaart.graph.graph import EVERYTHING, Claim, Node
from opgavenkaart.graph.identity.lookup import LookupEntry, Names
from opgavenkaart.graph.model import EVIDENCE_FIELDS, IDENTITY, KINDS, NODE_FIELDS, NOTE, RELATIONS, SUBJECTS, TABLES
from opgavenkaart.graph.model.schema import Field, Relation
from tests.contract.programme import Programme

Known = tuple[str, str]  # the kind and id of a thing

SETS = ("first", "second", "third")
SCOPES = (*3 * [EVERYTHING.kinds], ("organisation", "name"), ("issue",), ())  # whole, one-sided, empty
MANY = ("organisation", "group", "issue", "domain")  # what questions compare, so several of it
FIRST = ("document", *(kind for kind in KINDS if kind != "document"))  # what others name as their source
IDS = {kind: (*"abcd"[: 4 if kind in MANY else 2], "ĳ'\"`$\\") for kind in KINDS}

WORDS = ("Zorg", "zorg", "Één loket", "J&V", "Wonen")  # few, so that several things bear one name
HOSTILE = (
    *("'", '"', "`", "\\", "%s", "{name}", "$id", "null", "[]", "a;b", "=1+1", "=cmd|' /C calc'!A0", "\n\t-"),
    *("</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "&amp;"),
    *("}) DETACH DELETE n //", "' OR 1=1 --", "'); DROP TABLE node; --"),
    *(
        "😀",
        "👩‍👩‍👧",
        "e\u0301e\u0301n",
        "één",
        "ĲS",
        "IJs",
        "ĳs",
        "\u200bonzichtbaar",
        "de zorg\u202eregroz",
        "שלום",
        "\ufffd",
    ),
    "heel lang " * 500,
)
TEXTS = (
    st.sampled_from(WORDS)
    | st.sampled_from(HOSTILE)
    | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)
)
DAYS = ("2019", "2020-10", "2020-12-31", "2021", "2021-01-18", "2024-07", "2024-07-02")
PERIODS = st.just(("", "")) | st.sampled_from(
    [(start, end) for start, end in product(("", *DAYS), repeat=2) if not end or start < end]
)
MAYBE = st.sampled_from((False, True))  # not booleans: these shrink with all that hangs on them
SELDOM = st.sampled_from((False, False, False, True))
RARELY = st.sampled_from((*7 * [False], True))
FEW = 2  # claims of who is who: most programmes have none
MOST = 12  # claims of one relation in one data set; a third of it on average


@cache
def _values(field: Field) -> st.SearchStrategy[str]:
    """What a cell of this field may hold once it is read; what a reference may mean depends on the data set."""
    if field.type == "choice":
        ids = [value.id for value in field.values]
        one = st.sampled_from(ids)
        if not field.many:
            return one
        return st.sets(one, min_size=1, max_size=2).map(lambda chosen: ";".join(id for id in ids if id in chosen))
    fixed = {"date": DAYS, "score": ("0", "1", "-1", "2", "-2", "3", "-3"), "url": ("https://x.nl/?a='b'&c=<d>",)}
    return st.sampled_from(fixed[field.type]) if field.type in fixed else TEXTS


@cache
def _types(kind: str) -> st.SearchStrategy[str]:
    """Those of the tables that make one sort (ministries …) are as frequent as all together."""
    if not (field := KINDS[kind].subkinds):
        return st.just("")
    preset = [dict(t.preset)["kind"] for t in TABLES.values() if t.kind == kind and t.preset]
    return st.just("") | st.sampled_from(preset or [""]) | _values(field)


def _some(draw: st.DrawFn, fields: Iterable[Field], known: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Some of the fields filled in, and every one that is required; `known` is what references may mean, by kind."""
    told: dict[str, str] = {}
    for field in fields:
        if field.required or draw(SELDOM):
            values = st.sampled_from(["", *known[field.to]]) if field.type == "reference" else _values(field)
            if value := draw(values):
                told[field.id] = value
    return told


@st.composite
def _node(draw: st.DrawFn, kind: str, dataset: str, known: Mapping[str, Sequence[str]]) -> Node:
    id = draw(st.sampled_from(IDS[kind]))
    own = [f for f in (*KINDS[kind].fields, *NODE_FIELDS) if f.id not in (*Node._fields, "kind")]
    abbreviated = any(field.id == "abbreviation" for field in KINDS[kind].fields)
    return Node(
        kind,
        id,
        draw(TEXTS).strip() or WORDS[0],
        draw(_types(kind)),
        draw(st.sampled_from(("", id.upper(), "J&V"))) if abbreviated else "",
        *draw(PERIODS),
        _some(draw, own, known) if draw(MAYBE) else {},
        (dataset,),
    )


@cache
def roles(relation: str) -> tuple[str, ...]:
    """The roles that its claims may carry; some roles of a table make a relation of their own (LEADS …)."""
    if not (field := RELATIONS[relation].role):
        return ("",)
    links = [link for table in TABLES.values() if field in table.columns for link in table.links]
    elsewhere = {link.when[1] for link in links if link.when}
    return tuple(value.id for value in field.values if value.id not in elsewhere)


@st.composite
def _claim(
    draw: st.DrawFn, relation: Relation, pairs: Sequence[tuple[Known, Known]], dataset: str, documents: Sequence[str]
) -> Claim:
    start, end = draw(st.sampled_from(pairs))
    role = relation.role_without_target if start == end else draw(st.sampled_from(roles(relation.id)))
    said = _some(draw, (*EVIDENCE_FIELDS, NOTE), {"document": documents}) if draw(MAYBE) else {}
    evidence = [said.get(field.id, "") for field in EVIDENCE_FIELDS]
    rest = (*draw(PERIODS), said.get("note", ""), dataset, _some(draw, relation.fields, {}))
    return Claim._make((relation.id, *start, *end, role, *evidence, *rest, ()))


def _pairs(relation: Relation, things: Sequence[Known]) -> list[tuple[Known, Known]]:
    """What the relation may join, without circles where it has none, and with itself only where it may end alone."""
    of: dict[str, list[Known]] = defaultdict(list)
    for thing in things:
        of[thing[0]].append(thing)
    every = chain.from_iterable(product(of[start], of[end]) for start, end in relation.ends)
    return [(a, b) for a, b in every if (a < b if relation.acyclic else a != b or relation.role_without_target)]


@st.composite
def _bears(draw: st.DrawFn, name: Node, bearers: Sequence[Known], dataset: str) -> Claim:
    """A name is that of one organisation, as long as its row says."""
    bare = Claim("HAS_NAME", *draw(st.sampled_from(bearers)), "name", name.id, dataset=dataset)
    return bare._replace(valid_from=name.valid_from, valid_to=name.valid_to)


def _id(node: Node) -> str:
    return node.id


@st.composite
def editions(draw: st.DrawFn, name: str, earlier: Sequence[Edition] = ()) -> Edition:
    """A data set that speaks of what it describes itself and of what earlier ones describe."""
    scope = draw(st.sampled_from(SCOPES))
    words = dict(_referable(earlier)) if scope else {}
    nodes: list[Node] = []
    claims: list[Claim] = []

    def known(*kinds: str) -> list[Known]:
        return list(dict.fromkeys(t for t in (*words, *((n.kind, n.id) for n in nodes)) if t[0] in kinds))

    for kind in sorted(scope, key=FIRST.index):
        documents, bearers = [id for _, id in known("document")], known("organisation")
        if kind != "name" or bearers:
            meant = {"document": documents, "": [f"{of}:{id}" for of, id in known(*SUBJECTS)]}
            few = st.lists(_node(kind, name, meant), max_size=2 * len(IDS[kind]), unique_by=_id)
            nodes += draw(few)
    claims += [draw(_bears(node, known("organisation"), name)) for node in nodes if node.kind == "name"]
    documents = [id for _, id in known("document")]
    for relation in RELATIONS.values():
        if relation.id in IDENTITY and not draw(RARELY):
            continue
        if relation.id != "HAS_NAME" and (pairs := _pairs(relation, known(*KINDS))):
            some = _claim(relation, pairs, name, documents)
            claims += draw(
                st.lists(some, max_size=FEW if relation.id in IDENTITY else MOST, unique_by=attrgetter("key"))
            )
    own = {(node.kind, node.id) for node in nodes}
    used = dict.fromkeys(thing for thing in _spoken_of(nodes, claims) if thing not in own)
    shown = dict.fromkeys(thing for thing in _shown(nodes) if thing not in own)
    references = (
        *(Reference(kind, words[kind, id], id) for kind, id in used),
        *(Reference("", f"{kind}:{words[kind, id]}", f"{kind}:{id}") for kind, id in shown),
    )
    return Edition(name, tuple(nodes), tuple(claims), references, draw(st.sampled_from(("", "C:\\data", "/tmp/é"))))


def _spoken_of(nodes: Iterable[Node], claims: Iterable[Claim]) -> Iterator[Known]:
    for claim in claims:
        yield from (claim[1:3], claim[3:5])
    for source in (*(node.props.get("source") for node in nodes), *(claim.source for claim in claims)):
        if source:
            yield "document", source


def _shown(nodes: Iterable[Node]) -> Iterator[Known]:
    """What the steps of the story show."""
    for node in nodes:
        kind, _, id = node.props.get("about", "").partition(":")
        if id:
            yield kind, id


def _referable(earlier: Iterable[Edition]) -> Iterator[tuple[Known, str]]:
    """What earlier data sets describe, each with words that mean it alone."""
    described = [node for edition in earlier for node in edition.nodes]
    official = [(node, node.props.get("official_id", "")) for node in described]
    names = Names(LookupEntry(node.kind, node.id, node.name, node.abbreviation, code) for node, code in official)
    for node in described:
        for text in (node.abbreviation, node.id):
            if text and names.find(node.kind, text) == {node.id}:
                yield (node.kind, node.id), text
                break


@st.composite
def programmes(draw: st.DrawFn, most: int = len(SETS)) -> Programme:
    """Up to so many data sets, which describe the same things each in its own way."""
    made: list[Edition] = []
    for name in SETS[: draw(st.integers(1, most))]:
        made.append(draw(editions(name, made)))
    return Programme(*made)
