"""What can be wrong with a register: its readers cannot mend it, so it is reported and left out."""

from opgavenkaart.graph.text import Text
from opgavenkaart.loaders.problems.problem import Code, error, name_codes, omission, warning

_TELL = Text("Meld het de beheerder van het register.", "Tell the keeper of the register.")
_COMPLETE = Text(
    "Laad het volledige register, of eerst het register waar dit in staat.",
    "Load the complete register, or first the register that has it.",
)


def _left_out(nl: str, en: str, hint: Text = _TELL) -> Code:
    return omission(nl, en, *hint)


DUPLICATE_ID = _left_out(
    '"{value}" staat er vaker in; {first} telt.',
    '"{value}" is in it more than once; {first} counts.',
)
MISSING_VALUE = _left_out("{what} ontbreekt; dit is overgeslagen.", "there is no {what}; this is passed over.")
BAD_DATE = _left_out('"{value}" is geen datum; zij is weggelaten.', '"{value}" is not a date; it is left out.')
DATES_REVERSED = _left_out(
    'het einde "{value}" van {body} ligt niet na het begin "{start}"; het begin is weggelaten.',
    'the end "{value}" of {body} is not after the start "{start}"; the start is left out.',
)
UNKNOWN_REFERENCE = _left_out(
    '"{value}" staat niet in dit register en niet in de grafiek; wat erover gezegd wordt, is weggelaten.',
    '"{value}" is neither in this register nor in the graph; what is said of it is left out.',
    _COMPLETE,
)
BY_CODE = warning(
    '"{value}" staat niet in dit register en niet in de grafiek; hij gaat hier onder zijn code.',
    '"{value}" is neither in this register nor in the graph; it goes by its code here.',
    *_COMPLETE,
)
CYCLE = _left_out("dit is een kring: {circle}; hij is weggelaten.", "this is a circle: {circle}; it is left out.")
OTHER_VERSION = warning(
    "dit is versie {value} van de export; hier is 2.6 bekend.",
    "this is version {value} of the export; the one known here is 2.6.",
    "Kijk na wat ervan geladen is.",
    "Look through what was loaded of it.",
)
UNKNOWN_KIND = warning(
    "deze soorten van het register kent de opgavenkaart niet; {done}: {types}.",
    "these types of the register have no kind here; {done}: {types}.",
    "Kies met --kinds wat u nodig hebt, of geef een organisatie zelf een soort in een tabel.",
    "Choose what you need with --kinds, or give an organisation its kind in a table of your own.",
)
NOTHING_KEPT = error(
    "van dit register blijft niets over.",
    "nothing of this register is left.",
    "Kies met --kinds soorten die erin staan. --only-linked kijkt naar gegevens die eerder geladen zijn: haal het "
    "register er zo nodig uit met unload, en laad het na die gegevens.",
    "Choose with --kinds what is in it. --only-linked looks at data that were loaded earlier: if need be, unload the "
    "register and load it after them.",
)
name_codes(globals(), "Registers")
