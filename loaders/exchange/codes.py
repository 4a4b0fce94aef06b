"""What can be wrong with a network: elements and connections that are no kind or relation of the vocabulary."""

from opgavenkaart.graph.text import Text
from opgavenkaart.loaders.problems.problem import error, name_codes, omission, warning

_MAP = Text(
    "Of zeg met een mapping wat wat is{sheets}: opgavenkaart suggest {file} --out mapping.toml maakt een eerste.",
    "Or say what is what with a mapping{sheets}: opgavenkaart suggest {file} --out mapping.toml makes a first one.",
)

UNKNOWN_KIND = error(
    "van {count} elementen is de soort niet te zien ({values}).",
    "the kind of {count} elements is unknown ({values}).",
    f"Geef elk element een kenmerk “kind” of “type”: {{kinds}}. {_MAP.nl}",
    f"Give each element an attribute “kind” or “type”: {{kinds}}. {_MAP.en}",
)
UNKNOWN_RELATION = error(
    "van {count} verbindingen is de betekenis niet te zien ({values}).",
    "the meaning of {count} connections is unknown ({values}).",
    f"Geef elke verbinding een kenmerk “relation” of “type”: {{relations}}. {_MAP.nl}",
    f"Give each connection an attribute “relation” or “type”: {{relations}}. {_MAP.en}",
)
WRONG_ENDS = error(
    "“{value}” kan niet van {start} naar {end} lopen.",
    "“{value}” cannot lead from {start} to {end}.",
    "Het verbindt {ends}. Kies een andere relatie.",
    "It joins {ends}. Choose another relation.",
)
UNKNOWN_ELEMENT = error(
    'deze verbinding loopt naar "{value}", en zo heet geen element in dit bestand.',
    'this connection leads to "{value}", and no element in this file is called so.',
    "Voeg het element toe, of verbeter de id.",
    "Add the element, or correct the id.",
)
SAME_NAME = warning(
    "{count} elementen heten net als een ander van dezelfde soort ({names}); elk bleef iets eigens, met de id uit het "
    "bestand erachter.",
    "{count} elements are called like another of the same kind ({names}); each stayed a thing of its own, with its id "
    "of the file behind it.",
    "Zijn ze hetzelfde, maak er in het bestand dan één element van.",
    "If they are the same, make one element of them in the file.",
)
UNKNOWN_ENDS = error(
    "de meeste einden van deze verbindingen zijn onbekend ({count}: {values}).",
    "most ends of these connections are unknown ({count}: {values}).",
    "Een lijst van verbindingen noemt geen soorten en namen: zij verbindt wat er al is. Laad eerst de dataset die ze "
    "beschrijft, of laat er een mapping voor maken: opgavenkaart suggest {file} --out mapping.toml.",
    "A list of connections has no kinds and names: it joins what is there already. Load the data set that describes "
    "them first, or have a mapping made: opgavenkaart suggest {file} --out mapping.toml.",
)
WHICH_KIND = error(
    '"{value}" kan hier van alles zijn: {kinds}.',
    '"{value}" may be several things here: {kinds}.',
    "Zet de soort ervoor: {example}",
    "Write its kind before it: {example}",
)
IDS_OR_PLACES = warning(
    "de getallen in de verbindingen (zoals {value}) kunnen id's zijn en plaatsen in de lijst, geteld vanaf 0; ze zijn "
    "gelezen als id's.",
    "the numbers in the connections (such as {value}) may be ids and places in the list, counted from 0; they were "
    "read as ids.",
    "Kijk of de verbindingen kloppen. Zo niet, schrijf dan in elke verbinding de id van het element in plaats van zijn "
    "plaats.",
    "See whether the connections are right. If not, write in each the id of the element instead of its place.",
)
READ_AS_PLACES = warning(
    "de verbindingen noemen getallen (zoals {value}) die niet alle id's zijn; ze zijn gelezen als plaatsen in de lijst "
    "van elementen, geteld vanaf 0.",
    "the connections name numbers (such as {value}) that are not all ids; they were read as places in the list of "
    "elements, counted from 0.",
    "Kijk of de verbindingen kloppen. Zo niet, schrijf dan in elke verbinding de id van het element.",
    "See whether the connections are right. If not, write the id of the element in each.",
)
UNDIRECTED = warning(
    "{count} verbindingen hebben geen richting; ze zijn gelezen zoals ze er staan, van eerst naar laatst.",
    "{count} connections have no direction; they were read as they stand, from first to last.",
    "Geef ze een richting als dat niet klopt.",
    "Give them a direction if that is wrong.",
)
UNUSED_ATTRIBUTE = omission(
    'het kenmerk "{value}" ({count} keer) wordt niet gebruikt.',
    'the attribute "{value}" ({count} times) is not used.',
    "{nearest}Met een mapping kunt u zeggen wat het is.",
    "{nearest}A mapping can say what it is.",
)
LEFT_OUT = omission(
    "hier blijft buiten: {what}.",
    "left out of this: {what}.",
    "Daar heeft de opgavenkaart geen plaats voor.",
    "There is no place for it here.",
)
name_codes(globals(), "Formats of other tools")
