"""Who is who on made-up bodies: 10,000 names as people write them, sought among 7,208 organisations.

`python -m tests.bench.match FILE` makes them, once; with `ours` or `all` the names are then sought, by our blocks
or as the obvious script would: every name beside every other with rapidfuzz, whose best 3 are kept.
"""

import json
import random
import string
import sys
from pathlib import Path

ORGANISATIONS, NAMES = 7_208, 10_000
FORMS = ("Gemeente", "Stichting", "Gemeenschappelijke regeling", "Directie", "Afdeling", "Commissie", "")
PARTS = (
    *("water", "land", "hoeve", "dijk", "meer", "oost", "brug", "zand", "kamp", "ster", "wijk", "berg", "veld"),
    *("bos", "linde", "molen", "haven", "kerk", "duin", "heide", "poort", "zorg", "bouw", "jeugd", "werk"),
    *("sport", "natuur", "milieu", "bestuur", "toezicht", "beleid", "kennis", "advies", "veilig", "samen", "onder"),
)


def main(file: Path, how: str = "") -> None:
    """Make the file, or seek."""
    if not how:
        file.write_text(json.dumps(made(random.Random(6))), encoding="utf-8")
        return
    known, texts = json.loads(file.read_text(encoding="utf-8"))
    if how == "ours":
        from opgavenkaart.graph.graph import Graph, Node
        from opgavenkaart.graph.model import RELATIONS
        from opgavenkaart.queries.matching.propose import proposals
        from opgavenkaart.queries.matching.records import records, text_record

        nodes = {str(at): Node("organisation", str(at), name, datasets=("bench",)) for at, name in enumerate(known)}
        graph = Graph({"organisation": nodes, "name": {}}, dict.fromkeys(RELATIONS, ()))
        proposals([text_record(text) for text in texts], records(graph))
    else:
        from rapidfuzz import fuzz, process, utils

        for text in texts:
            process.extract(
                text, known, scorer=fuzz.token_sort_ratio, processor=utils.default_process, score_cutoff=88, limit=3
            )


def made(chance: random.Random) -> tuple[list[str], list[str]]:
    """Names of bodies, of which many words are common, and the same as people write them."""
    known: dict[str, None] = {}
    while len(known) < ORGANISATIONS:
        words = ["".join(chance.choices(PARTS, k=2)).capitalize() for _ in range(chance.randint(1, 3))]
        known[" ".join((chance.choice(FORMS), *words)).strip()] = None
    names = list(known)
    return names, [_written(chance.choice(names), chance) for _ in range(NAMES)]


def _written(name: str, chance: random.Random) -> str:
    how = chance.randrange(4)
    words = name.split()
    if how == 1:
        chance.shuffle(words)
        return " ".join(words)
    if how == 2:
        return " ".join(words[1:]) or name
    for _ in range(how // 3 * chance.randint(1, 2)):
        at = chance.randrange(len(name))
        name = name[:at] + chance.choice(string.ascii_lowercase) + name[at + chance.randint(0, 1) :]
    return name


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
