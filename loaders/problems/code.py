"""A problem code: how bad the problem is, what is the matter, and how to mend it.

Each family of loaders declares its codes in a `codes.py` of its own; `loaders/problem_codes.py` lists them all.
The words in braces are filled in with the details of the problem; `value` is the cell as it was written.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from opgavenkaart.graph.text import Text

Severity = Literal["error", "warning"]


@dataclass(frozen=True, eq=False)
class Code:
    """One code: an error keeps the data set from being loaded, a warning does not.

    Two codes may have one id: which of them a problem has decides its words.
    `unused`: something of what was handed in was left out.
    """

    id: str
    severity: Severity
    message: Text
    hint: Text
    unused: bool = False


def error(id: str, nl: str, en: str, hint_nl: str, hint_en: str, *, unused: bool = False) -> Code:
    """A code of problems that keep a data set from being loaded."""
    return Code(id, "error", Text(nl, en), Text(hint_nl, hint_en), unused)


def warning(id: str, nl: str, en: str, hint_nl: str, hint_en: str, *, unused: bool = False) -> Code:
    """A code of problems with which a data set is loaded all the same."""
    return Code(id, "warning", Text(nl, en), Text(hint_nl, hint_en), unused)
