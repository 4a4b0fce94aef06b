"""Numbers as the spreadsheet program shows them, where their format says more than the number: 0072, 1.10 and 80%.

Format: ECMA-376 part 1, 18.8.30 and 18.8.31, of which what stands for amounts and days (`#,##0.00`) is left alone.
"""

import re
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple
from xml.etree.ElementTree import Element

from opgavenkaart.loaders.files.workbook.xml_parts import local

_TOKEN = re.compile(r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<zero>0)|\[\$-[^\]]*\]|_.|(?P<plain>[-+ ():])')
_DECIMAL = re.compile(r"(?P<whole>0|#,##0)(?:\.(?P<decimals>0{1,10}))?(?P<percent>%?)")
_BUILT_IN = {"2": "0.00", "9": "0%", "10": "0.00%"}
MAX_DECIMAL = 10**15  # larger numbers have no decimals that a spreadsheet keeps
Part = str | None  # a literal text, or None where a digit stands


class NumberStyle(NamedTuple):
    """How numbers are shown: as a code of these parts, else with so many decimals, or as a percentage."""

    parts: Sequence[Part] = ()
    decimals: int = 0
    percent: bool = False


Styles = Mapping[str, NumberStyle]  # by the number of a style


def telling_styles(styles: Element) -> Styles:
    """The styles of a workbook by which a number shows as more than it is, if any."""
    codes = {e.get("numFmtId"): e.get("formatCode", "") for e in styles.iter() if local(e.tag) == "numFmt"}
    of_id = {id: style for id, code in (_BUILT_IN | codes).items() if (style := style_of(code))}
    cells = next((e for e in styles if local(e.tag) == "cellXfs"), ())
    numbered = ((str(number), of_id.get(style.get("numFmtId"))) for number, style in enumerate(cells))
    return {number: style for number, style in numbered if style}


def style_of(code: str) -> NumberStyle | None:
    """What a format adds to a number; None where that is nothing.

    >>> style_of("0.00"), style_of("0%"), style_of("#,##0.00"), style_of("0")
    (NumberStyle(parts=(), decimals=2, percent=False), NumberStyle(parts=(), decimals=0, percent=True), None, None)
    """
    found = _DECIMAL.fullmatch(code.partition(";")[0])
    if found and (found["percent"] or (found["decimals"] and found["whole"] == "0")):
        return NumberStyle((), len(found["decimals"] or ""), bool(found["percent"]))
    parts = parts_of(code)
    return NumberStyle(parts) if parts else None


def parts_of(code: str) -> Sequence[Part]:
    """A format as digits and the texts between them; nothing unless it makes a code of a number.

    >>> parts_of('"mnre"0000;@'), parts_of("#,##0.00"), parts_of("0")
    (['mnre', None, None, None, None], [], [])
    """
    parts: list[Part] = []
    at = 0
    while at < len(code) and code[at] != ";":  # after which stands the format of negative numbers
        token = _TOKEN.match(code, at)
        if not token:
            return []
        at = token.end()
        if token["zero"]:
            parts.append(None)
        elif literal := token["quoted"] or token["escaped"] or token["plain"]:
            parts.append(literal)
    zeros = parts.count(None)
    named = bool(parts and parts[0] and any(map(str.isalpha, parts[0])))  # before the number: "mnre", not " jaar"
    return parts if zeros > 1 or (zeros and named) else []


def displayed(number: str, style: NumberStyle) -> str:
    """A number as it is shown; "" for what stands for itself: a code of one that is not whole, or negative.

    >>> displayed("72", NumberStyle(parts_of("0000"))), displayed("1234.0", NumberStyle(parts_of('"A"00-0')))
    ('0072', 'A123-4')
    >>> displayed("7.5", NumberStyle(parts_of("00"))), displayed("1.1", NumberStyle((), 2))
    ('', '1.10')
    >>> displayed("0.075", NumberStyle((), 1, True))
    '7.5%'
    """
    parts = style.parts
    try:
        value = float(number)
    except ValueError:
        return ""
    if not parts:
        return _with_decimals(value, style) if abs(value) < MAX_DECIMAL else ""
    if value < 0 or not value.is_integer():
        return ""
    digits = list(str(int(value)).zfill(parts.count(None)))
    more = len(digits) - parts.count(None)  # digits beyond the zeros stand with the first
    shown = []
    for part in parts:
        if part is not None:
            shown.append(part)
        else:
            shown += digits[: more + 1]
            digits, more = digits[more + 1 :], 0
    return "".join(shown)


def _with_decimals(value: float, style: NumberStyle) -> str:
    """Rounded as the spreadsheet program does: of its 15 digits, halves away from zero."""
    exact = Decimal(f"{value:.15g}").scaleb(2 if style.percent else 0)
    shown = exact.quantize(Decimal(1).scaleb(-style.decimals), ROUND_HALF_UP)
    return f"{shown or abs(shown):f}{'%' * style.percent}"
