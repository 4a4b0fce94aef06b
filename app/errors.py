"""Errors that a user can cause: each says what happened, where, and what to do."""


class OpgavenkaartError(Exception):
    """Base of all errors whose message is meant for the user; the command line prints it without a traceback.

    The message is Dutch and English, or a `Text`, or one text for both; `str(error)` is English.
    """

    def __init__(self, message: str | tuple[str, str], en: str = "") -> None:
        self.nl, self.en = (message, en or message) if isinstance(message, str) else message
        super().__init__(self.en)

    def in_(self, lang: str) -> str:
        """The message in one language."""
        return self.nl if lang == "nl" else self.en


class GraphUnavailable(OpgavenkaartError):
    """The graph cannot be opened, read or written: missing, locked, damaged, too new, not permitted."""


class GraphInUse(OpgavenkaartError):
    """Removing or replacing this data set would leave another one pointing at nothing."""


class UnknownWord(OpgavenkaartError):
    """A question, view, option or reference that does not exist; the message names the nearest one."""
