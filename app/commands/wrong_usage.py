"""What is wrong with a command line that cannot be read, in the user's language: typer's own messages are English."""

from __future__ import annotations

import re
from typing import Any

from opgavenkaart.graph.text import Lang, Text
from opgavenkaart.output import terminal

_DUTCH = (
    (r"No such command '(.*)'\.(?: Did you mean (.*)\?)?", "Er is geen opdracht \\1.", " Bedoelt u \\2?"),
    (r"No such option: (\S+)(?: \(Possible options: (.*)\))?", "Er is geen optie \\1.", " Bedoelt u \\2?"),
    (r"Missing argument '(.*)'\.", "Hier ontbreekt \\1.", ""),
    (r"Missing option '(.*)'\.", "Hier ontbreekt \\1.", ""),
    (r"Missing command\.", "Hier ontbreekt een opdracht.", ""),
    (r"Got unexpected extra argument\(s\) \((.*)\)", "Hier staat te veel: \\1.", ""),
    (r"Option '(.*)' requires an argument\.", "Achter \\1 hoort nog een woord.", ""),
    (r"Option '(.*)' does not take a value\.", "Achter \\1 hoort geen waarde.", ""),
)  # of typer: what it says, what that is in Dutch, and what follows where it found what may be meant


def wrong_usage(error: Any, lang: Lang) -> int:
    """Say what is wrong, how the command is used and where its help is; the exit status."""
    message, context = error.format_message(), error.ctx
    if not message:  # there was no word at all, and the help is on the screen
        return int(error.exit_code)
    terminal.say(message if lang == "en" else in_dutch(message))
    if context:
        terminal.say(context.get_usage())
        help_command = f"{context.command_path} {context.help_option_names[0]}"
        terminal.say(Text(f"Uitleg: {help_command}", f"Help: {help_command}").in_(lang))
    return int(error.exit_code)


def in_dutch(message: str) -> str:
    """A message of typer in Dutch; one that is not known stays as it is."""
    for english, dutch, meant in _DUTCH:
        if found := re.fullmatch(english, message):
            return found.expand(dutch + (meant if found.lastindex == 2 else ""))
    return message
