"""What is asked of the loaders: a data set, what it is called, and what is wanted of it."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from pathlib import Path

from opgavenkaart.graph.text import clean
from opgavenkaart.loaders.files.find import Frames, name_of
from opgavenkaart.loaders.files.sheet import Progress, no_progress
from opgavenkaart.loaders.problems.problem import Place
from opgavenkaart.loaders.registers.select import EVERYTHING, Choice


@dataclass(frozen=True)
class LoadRequest:
    """One data set to read.

    `path` is a folder, a file, or DataFrames by the names of their tables. `choice` is what is wanted of a register;
    `mapping` the TOML file that says what of tables of other people becomes which of ours. `without` are rows by sheet,
    numbered from 1, that are passed over as if they were empty.
    """

    path: Path | str | Frames
    name: str = ""
    progress: Progress | None = None
    choice: Choice = EVERYTHING
    mapping: Path | str = ""
    without: Mapping[Place, Set[int]] = field(default_factory=dict)

    @property
    def dataset(self) -> str:
        """What the data set is called: as asked for, else as its folder or file; DataFrames are called "data"."""
        return clean(self.name) or ("data" if isinstance(self.path, Mapping) else name_of(Path(self.path)))

    @property
    def origin(self) -> str:
        """Where it came from, as it was written; "" of DataFrames."""
        return "" if isinstance(self.path, Mapping) else clean(str(Path(self.path)))

    @property
    def report(self) -> Progress:
        """What is called with the share that was read."""
        return self.progress or no_progress
