"""Where a fuzzer starts from: a small, sound file of every shape that a reader knows."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.loaders import registers

OWNED = "issue;organisatie;rol;bron;geldig_van\r\nMantelzorg;VWS;uitvoerend;Nota;2021-01\r\n"


def _made(make: Callable[..., Path], *of: object) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        return make(Path(folder) / "file", *of).read_bytes()


_NODES = (
    registers.about(),
    registers.ministry("mnre1", "Ministerie van A", "A", begindatum="2010-10-14"),
    registers.version("mnre1_2017", "mnre1", "Ministerie van B", "B", "2017-10-25", "2017-10-26T00:00:00"),
    registers.event("x", "Fusie", "2017-10-26T00:00:00", "reden", invalidated="mnre1", generated="mnre2"),
)
SEEDS: dict[str, list[bytes]] = {
    ".csv": [
        OWNED.encode(),
        OWNED.replace(";", ",").encode("utf-16"),
        b'sep=;\r\nnaam;notitie\r\n"A ""B""\r\nC";\xe9\r\n',
        b"id,name,official_id,valid_from,valid_to\rvws,Volksgezondheid,mnre1025,2010,\r",
    ],
    ".xml": [
        _made(registers.export, registers.body(1, "A", more=registers.inside(registers.body(2, "B")), tooi="x/mnre1")),
        _made(registers.value_list, *_NODES[:2]),
    ],
    ".json": [_made(registers.jsonld, *_NODES)],
}
