"""Writes all sentences as a table to be read: python -m tests.words, and then build/words.md."""

from collections.abc import Iterable

from tests.paths import ROOT
from tests.words.collect import Sentence, answered, headings, shown, unique, written
from tests.words.programmes import shipped, stated


def main() -> None:
    """One table for the code, and one for each programme."""
    parts = {"code": written(), "headings": headings(stated())}
    for name, graph in (("stated", stated()), *((f"shipped {day}", shipped(day)) for day in ("2021", ""))):
        parts |= {f"{name}: answers": answered(graph), f"{name}: page": shown(graph)}
    out = ROOT / "build" / "words.md"
    out.parent.mkdir(exist_ok=True)
    out.write_text("\n".join(f"# {name}\n\n{_table(of)}" for name, of in parts.items()), "utf-8")
    print(out)


def _table(sentences: Iterable[Sentence]) -> str:
    rows = (" | ".join(words.replace("|", "\\|") for words in sentence) for sentence in unique(sentences))
    return "place | Nederlands | English\n--- | --- | ---\n" + "".join(f"{' '.join(row.split())}\n" for row in rows)


if __name__ == "__main__":
    main()
