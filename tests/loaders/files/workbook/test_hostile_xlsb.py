"""XLSB is read, and one that would fill the memory is refused."""

from pathlib import Path

import pytest

from tests.loaders.files.workbook.hostile import refused, zipped
from tests.loaders.handed_in import edition, told

pytestmark = pytest.mark.slow


def record(kind: int, data: bytes = b"") -> bytes:
    """A record of XLSB: its kind and size of seven bits a byte, and its bytes ([MS-XLSB] 2.1.4)."""
    head = b""
    for number in (kind, len(data)):
        while number > 0x7F:
            head, number = head + bytes([number & 0x7F | 0x80]), number >> 7
        head += bytes([number])
    return head + data


def wide(text: str) -> bytes:
    return len(text).to_bytes(4, "little") + text.encode("utf-16-le")


def numbers(*all_of: int) -> bytes:
    return b"".join(number.to_bytes(4, "little") for number in all_of)


def xlsb(path: Path, cells: bytes, text: str = "name") -> Path:
    """A workbook with one sheet, "issues", whose first cell is the one shared text."""
    related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relation = f'<Relationships><Relationship Id="rId1" Type="{related}/{{}}" Target="{{}}"/></Relationships>'
    sheet = record(156, numbers(0, 1) + wide("rId1") + wide("issues"))
    first = record(0, numbers(0) + bytes(13)) + record(7, numbers(0, 0, 0))
    parts = {
        "_rels/.rels": relation.format("officeDocument", "xl/workbook.bin").encode(),
        "xl/_rels/workbook.bin.rels": relation.format("worksheet", "worksheets/sheet1.bin").encode(),
        "xl/workbook.bin": record(131) + record(143) + sheet + record(144) + record(132),
        "xl/sharedStrings.bin": record(159, numbers(1, 1)) + record(19, b"\0" + wide(text)) + record(160),
        "xl/worksheets/sheet1.bin": record(129)
        + record(148, numbers(0, 1, 0, 0))
        + record(145)
        + first
        + cells
        + record(146)
        + record(130),
    }
    return zipped(path, parts)


def test_xlsb_is_read_and_measured_too(tmp_path):
    row = record(0, numbers(1) + bytes(13)) + record(6, numbers(0, 0) + wide("Zorg"))
    assert [(p.code.id, p.severity) for p in told(xlsb(tmp_path / "p.xlsb", row))] == [("unchecked_format", "warning")]
    assert [n.name for n in edition(tmp_path / "p.xlsb").nodes] == ["Zorg"]
    refused(
        xlsb(tmp_path / "p.xlsb", row + record(0, numbers(1_048_575) + bytes(13)) + record(2, numbers(16_383, 0, 0)))
    )
    shared = b"".join(record(0, numbers(n) + bytes(13)) + record(7, numbers(0, 0, 0)) for n in range(2, 100_000))
    refused(xlsb(tmp_path / "p.xlsb", row + shared, "x" * 32_000))
