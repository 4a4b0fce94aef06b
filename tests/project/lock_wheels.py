"""Does every locked package have a wheel for Windows, macOS and Linux on each Python that we support, or is it pure?

A package without one would be built on the user's computer, which a managed laptop has no compiler for.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PLATFORMS = ("x86_64-pc-windows-msvc", "aarch64-apple-darwin", "x86_64-apple-darwin", "x86_64-manylinux_2_28")


def main() -> None:
    lacking = [
        f"{platform}, Python {python}: {complaint}"
        for python in pythons()
        for platform in PLATFORMS
        if (complaint := without_wheel(platform, python))
    ]
    if lacking:
        sys.exit("requirements.lock has packages without a wheel:\n" + "\n".join(lacking))
    print(f"every locked package has a wheel for {', '.join(PLATFORMS)} on Python {', '.join(pythons())}")


def pythons() -> list[str]:
    """The versions that the classifiers of pyproject.toml name."""
    return re.findall(r'"Programming Language :: Python :: (3\.\d+)"', (ROOT / "pyproject.toml").read_text("utf-8"))


def without_wheel(platform: str, python: str) -> str:
    """What the installer says where it would have to build a package for this platform; else nothing."""
    with tempfile.TemporaryDirectory() as target:
        command = [sys.executable, "-m", "uv", "pip", "install", "--dry-run", "--no-deps", "--require-hashes"]
        command += ["--only-binary", ":all:", "--python-platform", platform, "--python-version", python]
        command += ["--target", target, "-r", str(ROOT / "requirements.lock")]
        done = subprocess.run(command, capture_output=True, text=True)
    return "" if done.returncode == 0 else " ".join(done.stderr.split())


if __name__ == "__main__":
    main()
