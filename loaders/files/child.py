"""A large or old file of strangers is read by a child process with limits, so that it cannot take the computer.

The child hands back plain JSON. It gets no passwords, and ends when its parent does.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from threading import Thread, Timer
from time import monotonic
from traceback import format_exc
from typing import Any, NoReturn, TypeVar, get_type_hints

from opgavenkaart.graph.text import Text
from opgavenkaart.loaders.files.detect import FileStart
from opgavenkaart.loaders.files.plain_form import PlainForm, form_of
from opgavenkaart.loaders.files.sheet import Progress, UnreadableFile

MAX_MEMORY = 4_000_000_000  # bytes of a child, where the system keeps to that: Linux does
MAX_SECONDS = 600
MAX_RESULT = 2_000_000_000  # bytes of what a child hands back
MIN_STEP = 0.01  # of progress, between two reports
_SECRET = ("NEO4J_", "OPGAVENKAART_")  # how settings are called that a child has no need of
_INTERRUPTED = (-signal.SIGINT, 0xC000013A)  # how a child ends by Ctrl+C, on Windows the latter
_LESS = Text(
    "Maak er kleinere bestanden van, of bewaar het opnieuw; vertrouw een onbekend bestand niet.",
    "Make smaller files of it, or save it anew; do not trust a file that you do not know.",
)
_TOO_LONG = Text(
    f"het lezen duurt langer dan {MAX_SECONDS // 60} minuten",
    f"reading it takes more than {MAX_SECONDS // 60} minutes",
)
_TOO_MUCH = Text(
    f"het lezen vraagt meer dan {MAX_MEMORY // 1_000_000_000} GB geheugen, of het bestand laat het lezen vastlopen",
    f"reading it takes more than {MAX_MEMORY // 1_000_000_000} GB of memory, or the file makes the reading break down",
)
Result = TypeVar("Result")


def read_with_limits(reader: Callable[[Path, Progress], Result], start: FileStart, progress: Progress) -> Result:
    """What a reader makes of a file. Raises what the reader does, and UnreadableFile where it meets a limit.

    `reader` is a function of a module. It is run here where a file is small, and where there are no processes, such as
    in a browser.
    """
    if start.is_small or sys.platform == "emscripten":
        return reader(start.path, progress)
    try:
        child = subprocess.Popen(
            [sys.executable, "-P", "-m", __name__, reader.__module__, reader.__qualname__, str(start.path.absolute())],
            stdin=subprocess.PIPE,  # ends when this process does
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )
    except OSError:  # no more processes are to be had
        return reader(start.path, progress)
    result: Result = _result_of(child, form_of(get_type_hints(reader)["return"]), progress)
    return result


def _environment() -> dict[str, str]:
    """That of this process without its secrets; modules are found where this process finds them."""
    rest = {name: value for name, value in os.environ.items() if not name.upper().startswith(_SECRET)}
    return {**rest, "PYTHONPATH": os.pathsep.join(path or str(Path.cwd()) for path in sys.path)}


def _result_of(child: "subprocess.Popen[bytes]", form: PlainForm, progress: Progress) -> Any:
    began = monotonic()
    timer = Timer(MAX_SECONDS, child.kill)
    timer.daemon = True
    timer.start()
    try:
        with child:
            assert child.stdout
            while line := child.stdout.readline(MAX_RESULT):
                message = json.loads(line) if line.endswith(b"\n") else None
                if not isinstance(message, float):
                    break
                progress(message)
            else:
                message = None
            child.kill()
    except BaseException:  # Ctrl+C among them
        child.kill()
        raise
    finally:
        timer.cancel()
    if message is None:
        if child.returncode in _INTERRUPTED:
            raise KeyboardInterrupt
        raise UnreadableFile(_TOO_LONG if monotonic() >= began + MAX_SECONDS else _TOO_MUCH, _LESS)
    if "unreadable" in message:
        raise UnreadableFile(*(Text(*words) for words in message["unreadable"]))
    if "failed" in message:  # a fault of ours
        raise RuntimeError(message["failed"])
    return form.decode(message["result"])


def _child(module: str, name: str, path: str) -> NoReturn:
    """Read, within limits, and hand back progress, then the result or why there is none: a line each."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # ends at once, also while it is in a library
    _limit()
    Thread(target=_end_with_parent, daemon=True).start()
    reported = 0.0

    def progress(share: float) -> None:
        nonlocal reported
        if share >= reported + MIN_STEP:
            reported = share
            _send(float(share))

    try:
        reader = getattr(import_module(module), name)
        result = reader(Path(path), progress)
        _send({"result": form_of(get_type_hints(reader)["return"]).encode(result)})
    except UnreadableFile as error:
        _send({"unreadable": (error.reason, error.remedy)})
    except MemoryError:
        os._exit(1)
    except Exception:  # noqa: BLE001 - a fault of ours, which is raised where it is seen
        _send({"failed": format_exc()})
    os._exit(0)  # without taking all that was read apart


def _limit() -> None:
    with suppress(ImportError, ValueError, OSError):  # Windows has none
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (MAX_SECONDS, MAX_SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))


def _end_with_parent() -> NoReturn:
    os.read(0, 1)
    os._exit(1)


def _send(message: object) -> None:
    text = json.dumps(message, ensure_ascii=False, check_circular=False)
    sys.stdout.buffer.write(text.encode("utf-8", "surrogatepass"))
    sys.stdout.buffer.write(b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    import gc

    gc.disable()
    _child(*sys.argv[1:])
