"""Do the README's commands work when typed one after another in a fresh copy of the project?

Every block fenced with ```sh is run, unless the line above it says why not: <!-- not run: needs Docker -->
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"(?ms)(?:^<!-- not run: (?P<why>[^\n]+?) -->\n+)?^```sh\n(?P<commands>.*?)^```$")


def main() -> None:
    script = "".join(steps((ROOT / "README.md").read_text("utf-8")))
    with tempfile.TemporaryDirectory(prefix="opgavenkaart-readme-") as folder:
        copy = Path(folder, "opgavenkaart")
        fresh_copy(copy)
        typed = Path(folder, "commands.sh")
        typed.write_text(script, "utf-8")
        shell = ["bash", "-eo", "pipefail", str(typed)]
        sys.exit(subprocess.run(shell, cwd=copy, env=a_users_environment()).returncode)


def steps(readme: str) -> Iterator[str]:
    """One shell script, as a reader has one terminal; each block says where it stands."""
    for block in BLOCK.finditer(readme):
        line = readme.count("\n", 0, block.start("commands"))
        title = f"== README.md, line {line}" + (f": not run: {block['why']}" if block["why"] else "")
        yield f"echo {shlex.quote(title)}\n"
        if not block["why"]:
            yield f"set -x\n{block['commands']}{{ set +x; }} 2>/dev/null\n"


def fresh_copy(to: Path) -> None:
    """What git has or would add, so that a change is tried before it is committed."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).exists():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, to / name, follow_symlinks=False)


def a_users_environment() -> dict[str, str]:
    ours = ("OPGAVENKAART_", "NEO4J_", "MAKE", "MFLAGS", "PYTHONPATH", "VIRTUAL_ENV")
    return {k: v for k, v in os.environ.items() if not k.startswith(ours)}


if __name__ == "__main__":
    main()
