"""Where a fuzzer starts from: a small, sound file of every shape that a reader knows, by the name of a target."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.loaders import handed_in
from tests.loaders.registers import samples as registers

OWNED = "issue;organisatie;rol;bron;geldig_van\r\nMantelzorg;VWS;uitvoerend;Nota;2021-01\r\n"
MAPPED = OWNED  # what a mapping is applied to
ISSUES = {"issues": [["name", "kind", "valid_from"], ["Wonen", "kans", 2021], ["Zorg", 2.5, "x"]]}
KEYS = "keys.csv"  # of which a mapping is proposed
ENCODINGS = ("cp437", "cp850", "mac_roman", "cp1252", "utf-8")
DAYS = "".join(
    f"x{at};{day};9999-12-31;www.x.nl\r\n"
    for at, day in enumerate(
        ("Q3 2021", "medio 2021", "mrt-21", "2021/05/03", "week 5 2021", "heden", "-", "1 mei '21")
    )
)
IN_BOOK = {  # a target that is a part of a workbook: the target that is the whole
    "xl/worksheets/sheet1.xml": "book.xlsx",
    "xl/workbook.xml": "book.xlsx",
    "xl/styles.xml": "book.xlsx",
    "content.xml": "book.ods",
}


def _made(make: Callable[..., Path], *of: object) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        return make(Path(folder) / "file", *of).read_bytes()


def _part(name: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "file"
        book.write_bytes(SEEDS[IN_BOOK[name]][0])
        return handed_in.parts_of(book)[name]


_NODES = (
    registers.about(),
    registers.ministry("mnre1", "Ministerie van A", "A", begindatum="2010-10-14"),
    registers.version("mnre1_2017", "mnre1", "Ministerie van B", "B", "2017-10-25", "2017-10-26T00:00:00"),
    registers.event("x", "Fusie", "2017-10-26T00:00:00", "reden", invalidated="mnre1", generated="mnre2"),
)
SEEDS: dict[str, list[bytes]] = {
    "ownership.csv": [
        OWNED.encode(),
        OWNED.replace(";", ",").encode("utf-16"),
        b'sep=;\r\nnaam;notitie\r\n"A ""B""\r\nC";\xe9\r\n',
        b"id,name,official_id,valid_from,valid_to\rvws,Volksgezondheid,mnre1025,2010,\r",
    ],
    "register.xml": [
        _made(registers.export, registers.body(1, "A", more=registers.inside(registers.body(2, "B")), tooi="x/mnre1")),
        _made(registers.value_list, *_NODES[:2]),
    ],
    "register.json": [_made(registers.jsonld, *_NODES)],
    "network.graphml": [
        b"""<graphml><key id="t" for="all" attr.name="type"><default>opgave</default></key>
<graph edgedefault="undirected"><node id="a"><data key="t">Ministerie</data><data key="label">VWS</data></node>
<node id="b"><graph><node id="c"/></graph></node><hyperedge/>
<edge id="e" source="a" target="b" directed="true"><data key="t">leads</data></edge></graph></graphml>"""
    ],
    "network.gexf": [
        b"""<gexf version="1.3"><graph defaultedgetype="directed"><attributes class="node"><attribute id="0"
title="kind" type="string"><default>issue</default></attribute></attributes><nodes><node id="a" label="A"><attvalues>
<attvalue for="0" value="group"/></attvalues><spells><spell start="2020"/></spells></node><node id="b" label="B"/>
</nodes><edges><edge id="0" source="a" target="b" type="mutual" label="ADDRESSES"/></edges></graph></gexf>"""
    ],
    "network.gml": [
        b"""graph [ directed 1 multigraph 1 comment "x&amp;y"
node [ id 1 label "VWS" kind "organisation" graphics [ x 1.5 ] ] node [ id 2 label "Wonen" kind "issue" ]
edge [ source 1 target 2 key 0 relation "RESPONSIBLE_FOR" score -1.5 ] ]""",
        b"""# x
graph [ node
[ id 1 note "Eerste

 ] tweede &#233;" ] ]""",
    ],
    "network.json": [
        b"""{"directed": true, "multigraph": true, "nodes": [{"id": 1, "kind": "issue", "name": "A", "tags": ["a"]},
{"id": "b", "kind": "group"}], "links": [{"source": "b", "target": 1, "key": 0, "relation": "ADDRESSES"}]}""",
        b"""{"elements": [{"_id": "e1", "attributes": {"label": "VWS", "element type": "ministerie"}}, {"_id": "e2",
"attributes": {"label": "LT", "element type": "Werkgroep"}}], "connections": [{"_id": "c", "from": "e1", "to": "e2",
"direction": "mutual", "attributes": {"connection type": "trekt"}}], "loops": [{"_id": "l"}]}""",
        b"""{"elements": [{"data": {"id": "a", "kind": "issue"}}, {"data": {"source": "a", "target": "a"}}]}""",
        b"""{"nodes": [{"key": "a", "attributes": {"kind": "issue"}}], "edges": [{"source": "a", "target": "a"}]}""",
        b"""{"nodes": {"a": {"id": "a"}}, "edges": {"e": {"node1_id": "a", "node2_id": "a"}}}""",
        b"""{"nodes": [{"id": "a"}], "edges": [{"from": "a", "to": {"id": "a"}, "arrows": {"from": 1}}]}""",
    ],
    "issues.csv": [  # days as people write them, cells that are no rows, names that are alike
        f"naam;geldig_van;geldig_tot;url\r\n{DAYS}".encode(),
        "naam;besluit\nBudget (+);ja\nBudget (-);nee\n> 5 jaar;\nBud\u200bget\u2011a;ja\nTotaal;2".encode("utf-16"),
    ],
    "encodings.csv": ["naam;kind\r\nCoördinatie één\r\nënquête;kans".encode(c) for c in ENCODINGS],
    KEYS: [
        b"Paragraaf;Nummer;Maatregel;Toelichting\r\n2.1;1;A;x\r\n2.2;1;A;y\r\n2.2;2;B;z\r\n",
        b"Organisatie;Rol;Maatregel\nVWS;uitvoerend;A\nBZK;uitvoerend;A\n",
        b"Maatregel;Eigenaar\nA;VWS, BZK en SZW\nB;Min. van BZK\nC;Volksgezondheid, Welzijn en Sport\nD;X/EZ",
    ],
    "edges.csv": [b"from,to,relation\r\nVWS,issue:Wonen,RESPONSIBLE_FOR:accountable\r\nWonen,Zorg,valt onder,x\r\n"],
    "mapping.toml": [
        b"""[[document]]
id = "d"
title = "Nota"
[[table]]
makes = "ownership"
file = "*.csv"
heading = 1
where = { rol = ["uitvoerend"] }
skip = { issue = ["Totaal"] }
fill_down = ["organisatie"]
distinct = true
[table.columns]
issue = { text = "{issue} {rol}", after = "x", before = "y" }
organisation = { column = "organisatie", split = ";" }
role = { column = "rol", values = { uitvoerend = "informed" }, rest = "tell" }
source = { fixed = "d" }
valid_from = { column = "geldig_van", last_day = true }
""",
        b"""[[table]]
makes = "organisations"
[table.columns]
name = { column = "organisatie", split = ";", values = { "A en B" = ["A", "B"], "*" = "C" } }
abbreviation = { column = "organisatie", split = ";", values = { "A en B" = ["", "b"], "*" = "" } }
decision = { column = "rol", values = { uitvoerend = "ja", "*" = "nee" } }
""",
    ],
    "book.xlsx": [_made(handed_in.xlsx, ISSUES)],
    "book.ods": [_made(handed_in.ods, ISSUES)],
}
SEEDS |= {name: [_part(name)] for name in IN_BOOK}
