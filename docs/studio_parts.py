"""Fetch what the studio is made of, as `app/studio/parts.json` has locked it: `python docs/studio_parts.py FOLDER`."""

import subprocess
import sys
from pathlib import Path

from opgavenkaart.errors import OpgavenkaartError
from opgavenkaart.studio.parts import PYTHON, Part, locked


def fetch(part: Part, folder: Path) -> None:
    """Have a part in the folder, if it is not there already, and see that it is the one that was locked."""
    try:
        part.content(folder)
        return
    except OpgavenkaartError:
        (folder / part.file).unlink(missing_ok=True)
    if part.registry == "npm":
        command = ["npm", "pack", "--silent", f"{part.name}@{part.version}", "--pack-destination", str(folder)]
    else:
        platform = part.file.removesuffix(".whl").rpartition("-")[2]
        of = ["--python-version", PYTHON, "--implementation", "cp", "--abi", f"cp{PYTHON.replace('.', '')}"]
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:", *of]
        command += ["--platform", platform, "--dest", str(folder), f"{part.name}=={part.version}"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    part.content(folder)


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    for needed in locked():
        fetch(needed, target)
