"""Which body of a register is which organisation of the data sets before it."""

from collections import Counter
from collections.abc import Iterable

from opgavenkaart.graph.edition import Reference
from opgavenkaart.graph.identity.lookup import Names
from opgavenkaart.graph.text import match_key, slug
from opgavenkaart.loaders.registers.model import Body, Ref, plain

KIND = "organisation"


class Identity:
    """Finds the organisation that a body is, and keeps what was looked for: the edition depends on it.

    A code decides. Where there is none to compare, the full name does, if only one body and one organisation bear
    it; an abbreviation does so only where the organisation has no other full name. `linked` are the bodies that
    an organisation is called after, be it the same or not.
    """

    def __init__(self, names: Names, bodies: Iterable[Body]) -> None:
        self._names = names
        of = list(bodies)
        self._bearers = Counter(plain(body.name) for body in of)
        self._short = Counter(match_key(short) for body in of for short in body.abbreviations)
        self.looked_for: dict[Reference, None] = {}
        self.linked: set[str] = set()  # by their first code

    def there(self, codes: Ref) -> str:
        """The organisation that has one of these codes; none: empty."""
        return next((found for code in codes if (found := self._find(code))), "")

    def of(self, body: Body) -> str:
        """The id under which a body goes: that of an organisation that is there, else one of its own."""
        found = self.there(body.codes) or self._by_name(body)
        if found:
            self.linked.add(body.code)
        return found or slug(body.code)

    def _by_name(self, body: Body) -> str:
        name = plain(body.name)
        if self._bearers[name] == 1:
            for text in dict.fromkeys((body.name, f"Ministerie van {body.name}" if "ministry" in body.kind else "")):
                found = self._find(text) if text else ""
                if found and self._same(found, body, {name}):
                    return found
        for short in body.abbreviations:
            key = match_key(short)
            found = self._find(short) if self._short[key] == 1 else ""
            if found and not self._other_code(found, body):
                self.linked.add(body.code)
                if self._same(found, body, {name, key}):
                    return found
        return ""

    def _same(self, id: str, body: Body, keys: set[str]) -> bool:
        """Whether every description of an organisation has one of these names, and none a code of another body."""
        described = self._names.organisation(id)
        return not self._other_code(id, body) and all(plain(thing.name) in keys for thing in described)

    def _other_code(self, id: str, body: Body) -> bool:
        schemes = {_scheme(code) for code in body.codes}
        return any(t.official_id and _scheme(t.official_id) in schemes for t in self._names.organisation(id))

    def _find(self, text: str) -> str:
        found = self._names.find(KIND, text)
        if len(found) > 1:
            return ""
        id = next(iter(found), "")
        self.looked_for[Reference(KIND, text, id)] = None
        return id


def _scheme(code: str) -> str:
    return "roo" if code.startswith("roo:") else "tooi"
