"""The one door of the page to the tool: a function by its name, arguments as JSON, and JSON or a file back."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from opgavenkaart.errors import OpgavenkaartError
from opgavenkaart.graph.text import Text
from opgavenkaart.studio import asking
from opgavenkaart.studio.workbench import Workbench

_NO_MEMORY = Text("Hiervoor is niet genoeg geheugen. Er is niets gewijzigd.", "There is not enough memory for this.")
_FAULT = Text("Dit is een fout in Opgavenkaart: {what}", "This is a fault in Opgavenkaart: {what}")


def functions(of: Workbench) -> Mapping[str, Callable[..., Any]]:
    """All that the page may call."""
    own = (of.put, of.load, of.example, of.state, of.unload, of.draw, of.suggest, of.template, of.export, of.match)
    return {
        **{function.__name__: function for function in (*own, of.save, of.open, of.forget)},
        "questions": asking.questions,
        "things": lambda lang: asking.things(of, lang),
        "answer": lambda question, options, lang: asking.answer(of, question, options, lang),
        "answer_file": lambda question, options, form, lang: asking.answer_file(of, question, options, form, lang),
        "diff": lambda name, question, lang: asking.diff(of, name, question, lang),
    }


def call(of: Workbench, name: str, arguments: str, content: bytes | None = None) -> tuple[str, bytes | str | None]:
    """What a function gives: as JSON, and apart from it a file or a page, which are too large for JSON.

    Where it cannot be done, the JSON has "error": why, in Dutch and English.
    """
    given = json.loads(arguments)
    if content is not None:
        given["content"] = content
    try:
        found = functions(of)[name](**given)
    except OpgavenkaartError as error:
        return json.dumps({"error": {"nl": error.nl, "en": error.en}}), None
    except MemoryError:
        return json.dumps({"error": _NO_MEMORY._asdict()}), None
    except Exception as error:  # noqa: BLE001 - a fault of ours, which the page shows instead of standing still
        return json.dumps({"error": _FAULT.format(what=f"{type(error).__name__}: {error}")._asdict()}), None
    if isinstance(found, bytes) or name == "draw":
        return "null", found
    return json.dumps(found, ensure_ascii=False), None
