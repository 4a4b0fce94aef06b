"""The middle of the whole map where issues are grouped by a field: a box for each value, and one for the groups."""

from collections import defaultdict

from opgavenkaart.graph.text import Text, same
from opgavenkaart.viz.answers import Answers
from opgavenkaart.viz.issue_fields import FIELDS
from opgavenkaart.viz.scene.layout import Entry
from opgavenkaart.viz.scene.picture import BoxLook, named
from opgavenkaart.viz.views.columns.issue_boxes import Section, issue_entry

GROUPS = Text("Werkgroepen", "Groups")
SEVERAL = Text("Meer dan één {field}", "More than one {field}")
NONE = Text("Zonder {field}", "Without {field}")


def sections_by_field(answers: Answers) -> list[Section]:
    """The groups, to which lines go; then a box a value; what has several values; and what has none."""
    field = FIELDS[answers.group_by](answers)
    within: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
    for issue in answers.sorted("issue"):
        within[field.of.get(f"issue:{issue.id}", ())].append(issue_entry(answers, issue))

    def box(heading: Text, entries: list[Entry], heads: tuple[str, ...] = (), look: BoxLook = "plain") -> Section:
        facts = tuple(fact for entry in entries for fact in field.facts.get(entry.thing) or records[entry.thing])
        return Section(heading, same(f" ({len(entries)})"), heads, tuple(entries), facts, look)

    records = {f"{kind}:{node.id}": (node,) for kind in ("group", "issue") for node in answers.sorted(kind)}
    groups = [Entry("group", named(group), f"group:{group.id}") for group in answers.sorted("group")]
    none = within.pop((), [])
    of_value = {value: within.pop((value,), []) for value in field.values}
    several = [entry for entries in within.values() for entry in entries]
    found = [box(GROUPS, groups)]
    found += [
        box(name, of_value[value], (value,)) if field.id == "domain" else box(name.capital(), of_value[value])
        for value, name in field.values.items()
    ]
    found.append(box(SEVERAL.format(field=field.text), several, look="shared"))
    found.append(box(NONE.format(field=field.text), none))
    return [section for section in found if section.entries]
