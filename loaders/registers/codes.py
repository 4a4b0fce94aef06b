"""What is said of problems in a register: its readers cannot mend it, so what is wrong is told and left out."""

from __future__ import annotations

from opgavenkaart.graph.text import Text
from opgavenkaart.loaders.problems.table_codes import Code

_TELL = Text("Meld het de beheerder van het register.", "Tell the keeper of the register.")
_COMPLETE = Text(
    "Laad het volledige register, of eerst het register waar dit in staat.",
    "Load the complete register, or first the register that has it.",
)

REGISTER_CODES: dict[str, Code] = {
    code.id: code
    for code in (
        Code(
            "duplicate_id",
            "warning",
            Text('"{value}" staat er vaker in; {first} telt.', '"{value}" is in it more than once; {first} counts.'),
            _TELL,
            unused=True,
        ),
        Code(
            "missing_value",
            "warning",
            Text("{what} ontbreekt; dit is overgeslagen.", "there is no {what}; this is passed over."),
            _TELL,
            unused=True,
        ),
        Code(
            "bad_date",
            "warning",
            Text('"{value}" is geen datum; zij is weggelaten.', '"{value}" is not a date; it is left out.'),
            _TELL,
            unused=True,
        ),
        Code(
            "dates_reversed",
            "warning",
            Text(
                'het einde "{value}" van {body} ligt niet na het begin "{start}"; het begin is weggelaten.',
                'the end "{value}" of {body} is not after the start "{start}"; the start is left out.',
            ),
            _TELL,
            unused=True,
        ),
        Code(
            "unknown_reference",
            "warning",
            Text(
                '"{value}" staat niet in dit register en niet in de graaf; wat erover gezegd wordt, is weggelaten.',
                '"{value}" is neither in this register nor in the graph; what is said of it is left out.',
            ),
            _COMPLETE,
            unused=True,
        ),
        Code(
            "by_code",
            "warning",
            Text(
                '"{value}" staat niet in dit register en niet in de graaf; hij gaat hier onder zijn code.',
                '"{value}" is neither in this register nor in the graph; it goes by its code here.',
            ),
            _COMPLETE,
        ),
        Code(
            "cycle",
            "warning",
            Text("dit is een kring: {circle}; hij is weggelaten.", "this is a circle: {circle}; it is left out."),
            _TELL,
            unused=True,
        ),
        Code(
            "other_version",
            "warning",
            Text(
                "dit is versie {value} van de export; hier is 2.6 bekend.",
                "this is version {value} of the export; the one known here is 2.6.",
            ),
            Text("Kijk na wat ervan geladen is.", "Look through what was loaded of it."),
        ),
        Code(
            "unknown_kind",
            "warning",
            Text(
                "deze soorten van het register kent de opgavenkaart niet; {done}: {types}.",
                "these types of the register have no kind here; {done}: {types}.",
            ),
            Text(
                "Kies met --kinds wat u nodig hebt, of geef een organisatie zelf een soort in een tabel.",
                "Choose what you need with --kinds, or give an organisation its kind in a table of your own.",
            ),
        ),
        Code(
            "nothing_kept",
            "error",
            Text("van dit register blijft niets over.", "nothing of this register is left."),
            Text(
                "Kies met --kinds soorten die erin staan. --only-linked kijkt naar gegevens die eerder geladen zijn: "
                "haal het register er zo nodig uit met unload, en laad het na die gegevens.",
                "Choose with --kinds what is in it. --only-linked looks at data that were loaded earlier: if need be, "
                "unload the register and load it after them.",
            ),
        ),
    )
}
