"""What a picture states, held against the page: one of the command, or what the page saves, of the same state."""

import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from typing import Any

from opgavenkaart.viz.style.links import LINKS

SVG = "{http://www.w3.org/2000/svg}"
NAME = "Opgavenkaart"
AS_OF = {"nl": "Peildatum ", "en": "As of "}
LINES = "opgavenkaart.labels().flatMap((each) => each.lines)"
PARTS = "#how", "#message", "#colophon", "#which_day", "#brand"
TO_CLICK = re.compile(r" \((?:klik|click)\)$")


def plain(text: str) -> str:
    """Without what wrapping and the direction of writing add."""
    return re.sub(r"[\s\u2066-\u2069…]+", "", text)


def false_in_picture(text: str | bytes, page: Any, *, drawn: bool = True) -> list[str]:
    """What the picture leaves out of the page's statements or has beside them; `drawn` by the command, not the page."""
    root, shown = ET.fromstring(text), page.evaluate("opgavenkaart.shown()")
    lines = ["".join(each.itertext()) for each in root.iter(f"{SVG}text")]
    whole = plain("".join(lines))
    how, message, footer, day, brand = (page.text_content(part) or "" for part in PARTS)
    boxes = [words for box in shown["boxes"] for words in (box["heading"], box["note"]) if words]
    legend = [TO_CLICK.sub("", entry["text"]) for entry in shown["legend"]]
    stated = [shown["title"], *boxes, *legend, *([AS_OF[shown["lang"]] + day] if shown["day"] else [])]
    false = [f"not in the picture: “{each}”" for each in stated if plain(each) not in whole]
    labels = Counter(map(plain, page.evaluate(LINES)))
    if missing := labels - Counter(map(plain, lines)):
        false.append(f"labels not in the picture: {sorted(missing)}")
    known = [plain(each) for each in (*stated, *labels, how, message, footer, brand, NAME)]
    beside = (line for line in map(plain, lines) if not any(line in each for each in known))
    own = "|".join((*map(re.escape, map(plain, stated[-1:])), "Standvan", "Asof", "ennog", r"and\d"))
    false += [f"only in the picture: “{line}”" for line in beside if not re.match(own, line)]
    return [*false, *(_lines(root, shown) if drawn else ())]


def _lines(root: ET.Element, shown: Any) -> Iterator[str]:
    """As many lines of each pattern as the page has."""
    own = Counter(tuple(LINKS[line["role"]].style.dash) for line in shown["lines"])
    paths = [path for path in root.iter(f"{SVG}path") if path.get("fill") == "none"]
    found = Counter(tuple(int(part) for part in (path.get("stroke-dasharray") or "").split()) for path in paths)
    if own != found:
        yield f"lines by their dashes: {found}, on the page {own}"
    gaps = sum(path.get("stroke-dasharray") == "4 3" and path.get("fill") != "none" for path in root.iter(f"{SVG}path"))
    marked = sum(mark["gap"] for mark in shown["marks"]) + any(mark["gap"] for mark in shown["marks"])
    if gaps != marked:
        yield f"{gaps} gaps, on the page {marked} with that of the legend"


TAKEN = """() => new Promise((done) => {
  const { createObjectURL } = URL, { click } = HTMLAnchorElement.prototype;
  HTMLAnchorElement.prototype.click = () => {}; // no download: test_save.py has those
  URL.createObjectURL = (blob) => (done(blob.text()), "");
  if (document.querySelector("#take").hidden) document.querySelector("#to_take").click();
  document.querySelector("[data-take=take_svg]").click();
  Object.assign(URL, { createObjectURL });
  HTMLAnchorElement.prototype.click = click;
})"""


def saved(page: Any) -> bytes:
    """The drawing that the page saves now."""
    return str(page.evaluate(TAKEN)).encode()
