"""The words of merged editions: the sheets of conflicts and removals, and the summary."""

from opgavenkaart.graph.text import Text

NUMBER = Text("nummer", "number")
TABLE, ROW, COLUMN = Text("blad", "sheet"), Text("rij", "row"), Text("kolom", "column")
WHOLE_ROW = Text("(hele rij)", "(whole row)")
ROW_REMOVED = Text("(rij verwijderd)", "(row removed)")
BY, WHAT, VALUE = Text("verwijderd door", "removed by"), Text("wat", "what"), Text("wat er stond", "what it held")
CELL = Text("(cel)", "(cell)")
FOUND_IN, FOUND = Text("blad", "sheet"), Text("tekst", "text")
ONE_OF = Text("Kies uit de lijst, of laat de cel leeg.", "Choose from the list, or leave the cell empty.")
