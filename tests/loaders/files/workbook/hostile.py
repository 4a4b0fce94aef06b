"""Workbooks that would fill the memory, read in a process of its own."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

MOST = 600  # megabytes; each of these would take thousands
READ = """
import re, sys
from opgavenkaart.loaders.load import check
from pathlib import Path
codes = [p.code.id for p in check([Path(sys.argv[1])])]
peak = re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())  # ru_maxrss has that of who started it
print(codes, int(peak[1]) // 1024)
"""


def zipped(path: Path, parts: Mapping[str, bytes]) -> Path:
    with ZipFile(path, "w", ZIP_DEFLATED) as book:
        for name, data in parts.items():
            book.writestr(name, data)
    return path


def read(path: Path) -> tuple[str, int]:
    """The problems, and the most memory in megabytes, of a process of its own, which may end or grow."""
    done = subprocess.run([sys.executable, "-c", READ, str(path)], capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stderr[-500:]
    codes, megabytes = done.stdout.rsplit(maxsplit=1)
    return codes, int(megabytes)


def refused(path: Path, most: int = MOST) -> None:
    codes, megabytes = read(path)
    assert (codes, megabytes < most) == ("['unreadable']", True), (codes, megabytes)
