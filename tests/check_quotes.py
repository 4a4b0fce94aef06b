"""Look up every quote of a data set in the documents it cites: `python -m tests.check_quotes DATASET DOCUMENTS`.

DOCUMENTS is a folder of text files; a quote must stand in one of them word for word, once white space is
collapsed and typographic quotation marks are made plain. Exits 1 where one does not.
"""

import csv
import sys
from pathlib import Path

PLAIN = str.maketrans("‘’“”–—", "''\"\"--")


def plain(text: str) -> str:
    """A text as it is compared."""
    return " ".join(text.translate(PLAIN).split())


def main(dataset: str, documents: str) -> int:
    """Print the quotes that stand nowhere, and how many were looked up."""
    texts = {path.name: plain(path.read_text(encoding="utf-8")) for path in sorted(Path(documents).glob("*.txt"))}
    found: dict[str, int] = dict.fromkeys(texts, 0)
    missing = 0
    for table in sorted(Path(dataset).glob("*.csv")):
        with table.open(encoding="utf-8-sig", newline="") as lines:
            for number, row in enumerate(csv.DictReader(lines), 2):
                if not (quote := plain(row.get("quote") or "")):
                    continue
                where = next((name for name, text in texts.items() if quote in text), None)
                if where:
                    found[where] += 1
                else:
                    missing += 1
                    print(f"{table.name}, row {number}: not found: {row['quote']}")
    for name, count in found.items():
        print(f"{name}: {count} quotes found")
    print(f"not found: {missing}")
    return bool(missing)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
