"""One day of the view through time, as a picture by itself has it: what is there then, under the names of then."""

from dataclasses import replace

from opgavenkaart.graph.text import Text, join
from opgavenkaart.viz.scene.picture import Picture

OF_DAY = Text("Stand van {day}: ", "As of {day}: ")


def one_day(picture: Picture, asked: str) -> Picture:
    """The picture of the last stop that is not after this ISO day, and of the first where all are after it."""
    day = max((each for each in picture.days if each.day <= asked), key=lambda each: each.day, default=picture.days[0])
    marks = []
    for at in day.marks:
        mark = picture.marks[at]
        holds = [mark.holds[place] for place in day.held[at]] if at in day.held else mark.holds
        label = day.names.get(at, mark.label)
        marks.append(replace(mark, label=label, gap=day.gaps.get(at, ()), holds=tuple(holds)))
    return replace(
        picture,
        how=join(OF_DAY.format(day=day.text), join(*day.changes, between=" ")),
        marks=tuple(marks),
        lines=tuple(picture.lines[at] for at in day.lines),
        boxes=tuple(picture.boxes[at] for at in day.boxes),
        days=(),
        as_of=day.text,
        sources=day.sources,
    )
