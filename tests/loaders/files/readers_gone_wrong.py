"""Readers that a hostile file has made do what no reader should, for a child process to be given."""

import os
import time
from pathlib import Path

from opgavenkaart.loaders.files.sheet import Progress, Sheet


def takes_memory(_path: Path, _progress: Progress) -> list[str]:
    return [str(len(bytearray(8_000_000_000)))]


def takes_time(path: Path, _progress: Progress) -> list[str]:
    path.with_suffix(".pid").write_text(str(os.getpid()), "utf-8")
    time.sleep(60)
    return []


def breaks_down(_path: Path, _progress: Progress) -> list[str]:
    os.abort()


def has_a_fault(_path: Path, _progress: Progress) -> list[Sheet]:
    raise ZeroDivisionError("a fault of ours")


def environment(_path: Path, _progress: Progress) -> list[str]:
    return list(os.environ)


def process(_path: Path, progress: Progress) -> list[str]:
    progress(0.5)
    progress(1)
    return [str(os.getpid()), "é\udc80\n"]
