"""What can be wrong with a network: elements and connections that are no kind or relation of the vocabulary."""

from __future__ import annotations

from opgavenkaart.graph.text import Text
from opgavenkaart.loaders.problems.table_codes import Code

_MAP = Text(
    "Of zeg met een mapping wat wat is{sheets}: opgavenkaart suggest {file} --out mapping.toml maakt een eerste.",
    "Or say what is what with a mapping{sheets}: opgavenkaart suggest {file} --out mapping.toml makes a first one.",
)

EXCHANGE_CODES: dict[str, Code] = {
    code.id: code
    for code in (
        Code(
            "unknown_kind",
            "error",
            Text(
                "van {count} elementen is niet te zien wat voor soort het is ({values}).",
                "of {count} elements it cannot be told what kind they are ({values}).",
            ),
            Text(
                f"Geef elk element een kenmerk “kind” of “type”: {{kinds}}. {_MAP.nl}",
                f"Give each element an attribute “kind” or “type”: {{kinds}}. {_MAP.en}",
            ),
        ),
        Code(
            "unknown_relation",
            "error",
            Text(
                "van {count} verbindingen is niet te zien wat ze betekenen ({values}).",
                "of {count} connections it cannot be told what they mean ({values}).",
            ),
            Text(
                f"Geef elke verbinding een kenmerk “relation” of “type”: {{relations}}. {_MAP.nl}",
                f"Give each connection an attribute “relation” or “type”: {{relations}}. {_MAP.en}",
            ),
        ),
        Code(
            "wrong_ends",
            "error",
            Text(
                "“{value}” kan niet van {start} naar {end} lopen.",
                "“{value}” cannot lead from {start} to {end}.",
            ),
            Text("Het verbindt {ends}. Kies een andere relatie.", "It joins {ends}. Choose another relation."),
        ),
        Code(
            "unknown_element",
            "error",
            Text(
                'deze verbinding loopt naar "{value}", en zo heet geen element in dit bestand.',
                'this connection leads to "{value}", and no element in this file is called so.',
            ),
            Text("Voeg het element toe, of verbeter de id.", "Add the element, or correct the id."),
        ),
        Code(
            "same_name",
            "warning",
            Text(
                "{count} elementen heten net als een ander van dezelfde soort ({names}); elk bleef iets eigens, met de "
                "id uit het bestand erachter.",
                "{count} elements are called like another of the same kind ({names}); each stayed a thing of its own, "
                "with its id of the file behind it.",
            ),
            Text(
                "Zijn ze hetzelfde, maak er in het bestand dan één element van.",
                "If they are the same, make one element of them in the file.",
            ),
        ),
        Code(
            "unknown_ends",
            "error",
            Text(
                "de meeste einden van deze verbindingen zijn onbekend ({count}: {values}).",
                "most ends of these connections are unknown ({count}: {values}).",
            ),
            Text(
                "Een lijst van verbindingen noemt geen soorten en namen: zij verbindt wat er al is. Laad eerst de "
                "dataset die ze beschrijft, of laat er een mapping voor maken: opgavenkaart suggest {file} "
                "--out mapping.toml.",
                "A list of connections tells no kinds and names: it joins what is there already. Load the data set "
                "that describes them first, or have a mapping made: opgavenkaart suggest {file} --out mapping.toml.",
            ),
        ),
        Code(
            "which_kind",
            "error",
            Text('"{value}" kan hier van alles zijn: {kinds}.', '"{value}" may be several things here: {kinds}.'),
            Text("Zet de soort ervoor: {example}", "Write its kind before it: {example}"),
        ),
        Code(
            "undirected",
            "warning",
            Text(
                "{count} verbindingen hebben geen richting; ze zijn gelezen zoals ze er staan, van eerst naar laatst.",
                "{count} connections have no direction; they were read as they stand, from first to last.",
            ),
            Text("Geef ze een richting als dat niet klopt.", "Give them a direction if that is wrong."),
        ),
        Code(
            "unused_attribute",
            "warning",
            Text(
                'het kenmerk "{value}" ({count} keer) wordt niet gebruikt.',
                'the attribute "{value}" ({count} times) is not used.',
            ),
            Text("{nearest}Met een mapping kunt u zeggen wat het is.", "{nearest}A mapping can say what it is."),
            unused=True,
        ),
        Code(
            "left_out",
            "warning",
            Text("hier blijft buiten: {what}.", "left out of this: {what}."),
            Text("Daar heeft de opgavenkaart geen plaats voor.", "There is no place for it here."),
            unused=True,
        ),
    )
}
