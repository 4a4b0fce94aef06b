"""Does the wheel hold everything, and does it do the main job in another folder?"""

import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LEFT_OUT = {"__pycache__", ".DS_Store"}
MAIN_JOB = """
opgavenkaart --version
opgavenkaart example programme
opgavenkaart load programme
opgavenkaart ask owners --format csv --out owners.csv
opgavenkaart map --out map.html
"""


def main() -> None:
    wheel = build(ROOT / "dist")
    complete(wheel)
    with tempfile.TemporaryDirectory(prefix="opgavenkaart-wheel-") as elsewhere:
        works(wheel, Path(elsewhere))


def build(out: Path) -> Path:
    """By way of the source archive, so that this is proved complete as well."""
    shutil.rmtree(out, ignore_errors=True)
    run([sys.executable, "-m", "build", "--quiet", "--no-isolation", "--outdir", str(out)], ROOT)
    (wheel,) = out.glob("*.whl")
    return wheel


def complete(wheel: Path) -> None:
    """A package missing from the list in pyproject.toml vanishes from the wheel without a word."""
    expected = {
        str(Path("opgavenkaart", *([] if package == "app" else [package]), file.relative_to(folder)))
        for package in ("app", "data", "graph", "loaders", "queries", "viz")
        for folder in [ROOT / package]
        for file in folder.rglob("*")
        if file.is_file() and not LEFT_OUT & set(file.parts)
    }
    with zipfile.ZipFile(wheel) as archive:
        missing = expected - set(archive.namelist())
    if missing:
        files = ", ".join(sorted(missing))
        sys.exit(f"{wheel.name} lacks {files}. Mend [tool.setuptools] in pyproject.toml.")
    print(f"{wheel.name} holds all {len(expected)} files", flush=True)


def works(wheel: Path, elsewhere: Path) -> None:
    """A venv with the locked versions and the wheel, and nothing of this tree."""
    run([sys.executable, "-m", "venv", "venv"], elsewhere)
    bin_folder = elsewhere / "venv" / ("Scripts" if os.name == "nt" else "bin")
    install = [str(bin_folder / "pip"), "--quiet", "--disable-pip-version-check", "install"]
    run([*install, "--no-compile", "--require-hashes", "-r", str(ROOT / "requirements.lock")], elsewhere)
    run([*install, "--no-deps", str(wheel)], elsewhere)
    for command in MAIN_JOB.strip().splitlines():
        name, *rest = command.split()
        run([str(bin_folder / name), *rest], elsewhere)
    for made in ("owners.csv", "map.html"):
        if not (elsewhere / made).stat().st_size:
            sys.exit(f"{made} is empty")


def run(command: list[str], folder: Path) -> None:
    print("+", *command, flush=True)
    ours = ("OPGAVENKAART_", "NEO4J_", "PYTHONPATH")
    theirs = {k: v for k, v in os.environ.items() if not k.startswith(ours)}
    if status := subprocess.run(command, cwd=folder, env=theirs).returncode:
        sys.exit(f"exit {status}: {' '.join(command)}")


if __name__ == "__main__":
    main()
