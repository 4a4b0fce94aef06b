"""Numbers as the spreadsheet program shows them, where their format adds zeros or letters: codes such as 0072.

Format: ECMA-376 part 1, 18.8.31, of which what stands for other numbers (`#,##0.00`, percentages, days) is left alone.
"""

import re
from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element

from opgavenkaart.loaders.files.workbook.xml_parts import local

_TOKEN = re.compile(r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<zero>0)|\[\$-[^\]]*\]|_.|(?P<plain>[-+ ():])')
Part = str | None  # a literal text, or None where a digit stands
Styles = Mapping[str, Sequence[Part]]  # by the number of a style


def code_styles(styles: Element) -> Styles:
    """The styles of a workbook whose formats make codes of numbers, if any."""
    codes = {e.get("numFmtId"): parts_of(e.get("formatCode", "")) for e in styles.iter() if local(e.tag) == "numFmt"}
    cells = next((e for e in styles if local(e.tag) == "cellXfs"), ())
    numbered = ((str(number), codes.get(style.get("numFmtId"), ())) for number, style in enumerate(cells))
    return {number: parts for number, parts in numbered if parts}


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


def displayed(number: str, parts: Sequence[Part]) -> str:
    """A number in a format; "" for one that is not whole, or negative.

    >>> displayed("72", parts_of("0000")), displayed("1234.0", parts_of('"A"00-0')), displayed("7.5", parts_of("00"))
    ('0072', 'A123-4', '')
    """
    try:
        value = float(number)
    except ValueError:
        return ""
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
