"""Which language to speak: asked for, set in the environment, or that of the computer."""

from __future__ import annotations

import locale
import os

from opgavenkaart.graph.text import Lang


def language(given: str | None = None) -> Lang:
    """`given`, else `OPGAVENKAART_LANG`, else the locale; Dutch where that begins with nl, else English."""
    chosen = given or os.environ.get("OPGAVENKAART_LANG")
    if not chosen:
        unix = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
        chosen = unix or locale.getlocale()[0] or ""  # on Windows: "Dutch_Netherlands"
    return "nl" if chosen.lower().startswith(("nl", "dutch")) else "en"
