"""No password leaves the place where it was given, and none is ever printed."""

import threading
import warnings
from contextlib import suppress
from pathlib import Path

import pytest

from opgavenkaart.errors import GraphUnavailable
from opgavenkaart.graph.store.address import SETTINGS, UNENCRYPTED, DotenvUsed, address_of, shown
from opgavenkaart.graph.store.open import open_graph

SECRET = "wachtwoord-van-het-werk"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder where somebody works, with settings in its `.env` and in the environment."""
    monkeypatch.chdir(tmp_path)
    for name in (*SETTINGS, UNENCRYPTED):  # another test may have started a server
        monkeypatch.delenv(name, raising=False)

    def settings(dotenv: str = "", **environment: str) -> None:
        Path(".env").write_text(dotenv, encoding="utf-8")
        for name, value in environment.items():
            monkeypatch.setenv(name, value)

    return settings


def test_a_password_of_the_environment_does_not_go_to_an_address_of_a_dotenv(folder):
    for name in ("OPGAVENKAART_GRAPH", "NEO4J_URI"):
        word = "OPGAVENKAART_GRAPH=neo4j\n" if name == "NEO4J_URI" else ""
        folder(f"{word}{name}=bolt://127.0.0.1:47687", NEO4J_USERNAME="me", NEO4J_PASSWORD=SECRET)
        with pytest.raises(GraphUnavailable, match=r"from .*\.env, the password is not") as refused:
            address_of()
        assert SECRET not in refused.value.nl + refused.value.en


def test_nothing_of_it_reaches_the_server_of_a_stranger(folder):
    import socket

    received = bytearray()
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen() -> None:
            with suppress(OSError):
                connection, _ = server.accept()
                received.extend(connection.recv(1000))

        threading.Thread(target=listen, daemon=True).start()
        folder(
            f"OPGAVENKAART_GRAPH=bolt://127.0.0.1:{server.getsockname()[1]}",
            NEO4J_USERNAME="me",
            NEO4J_PASSWORD=SECRET,
        )
        with pytest.raises(GraphUnavailable):
            open_graph()
    assert received == b""


def test_what_stands_in_one_place_goes_together(folder):
    dotenv = "NEO4J_URI=neo4j+s://x.databases.neo4j.io\nNEO4J_USERNAME=neo4j\nNEO4J_PASSWORD=theirs\nNEO4J_DATABASE=d"
    folder(dotenv)
    found = address_of("neo4j")
    assert (found.username, found.password, found.database) == ("neo4j", "theirs", "d")
    assert address_of("neo4j+s://x.databases.neo4j.io") == found
    assert address_of("bolt://localhost").password == ""
    folder(dotenv, NEO4J_USERNAME="me", NEO4J_PASSWORD=SECRET)
    assert address_of("bolt://localhost:7687").password == SECRET
    assert address_of("neo4j").password == "theirs"


def test_a_dotenv_that_is_used_is_named_aloud(folder):
    folder("OPGAVENKAART_GRAPH=other.db\nNEO4J_PASSWORD=theirs")
    with pytest.warns(DotenvUsed, match=r"Settings from .*\.env: OPGAVENKAART_GRAPH\.") as warned:
        open_graph().close()
    assert SECRET not in str(warned[0].message)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        open_graph("mine.db").close()


@pytest.mark.parametrize(
    "host", ["neo4j.example.nl", "192.168.1.7", "[fe80::1]", "localhost.example.nl", "127.0.0.1.nl"]
)
@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_password_does_not_go_to_another_computer_as_plain_text(folder, scheme, host):
    folder(NEO4J_USERNAME="me", NEO4J_PASSWORD=SECRET)
    with pytest.raises(GraphUnavailable, match=r"another computer.*\+s://") as refused:
        address_of(f"{scheme}://{host}:7687")
    assert SECRET not in str(refused.value)
    assert address_of(f"{scheme}+s://{host}").password == SECRET
    folder(OPGAVENKAART_UNENCRYPTED=host.strip("[]"))
    assert address_of(f"{scheme}://{host}:7687").password == SECRET


def test_this_computer_and_a_server_without_a_password_need_no_encryption(folder):
    assert address_of("bolt://neo4j.example.nl").username == ""
    folder(NEO4J_USERNAME="me", NEO4J_PASSWORD=SECRET)
    for host in ("localhost", "LOCALHOST", "127.0.0.1", "127.0.1.1", "[::1]"):
        assert address_of(f"bolt://{host}:7687").password == SECRET


SCHEMES = (
    "bolt://",
    "neo4j://",
    "bolt+s://",
    "BOLT://",
    "http://",
    "neo4j+x://",
    "bolt:/",
    "bolt:",
    "neo4j:",
    "https:",
)
PASSWORDS = (
    SECRET,
    f"a/{SECRET}",
    f"#{SECRET}",
    f"a?{SECRET}",
    f"12/{SECRET}",
    f"[{SECRET}",
    f"%3A{SECRET}",
    f"@{SECRET}",
)
FORMS = (
    *(f"{scheme}neo4j:{password}@host" for scheme in SCHEMES for password in PASSWORDS),
    *(f"{scheme}{SECRET}@host:7687/x" for scheme in SCHEMES),
    *(f"{scheme}host?password={SECRET}" for scheme in SCHEMES),
    *(f"{scheme}host#{SECRET}" for scheme in SCHEMES),
    *(f"{scheme}neo4j:{SECRET}" for scheme in SCHEMES),
    *(f"neo4j:{password}@host" for password in PASSWORDS),
    f"neo4j%3A{SECRET}://@host",
    f"me:{SECRET}@host:7687",
    f"bolt://host\n:{SECRET}@",
)


@pytest.mark.parametrize("form", FORMS)
def test_a_password_in_an_address_is_refused_and_never_printed(folder, tmp_path, form):
    folder("", NEO4J_URI=form)
    for given in (form, "neo4j"):
        with pytest.raises(GraphUnavailable, match="not an address of a graph") as refused:
            open_graph(given)
        assert SECRET not in refused.value.nl + refused.value.en
        assert SECRET not in f"{refused.value.__cause__}{refused.value.__context__}"
    assert [path.name for path in tmp_path.iterdir()] == [".env"]


@pytest.mark.parametrize(
    "address", ["bolt://localhost:7687", "http://localhost:7474", "map.db", r"C:\me@work\map.db", "a@b.db"]
)
def test_what_holds_no_password_is_printed_as_it_is(address):
    assert shown(address) == address


def test_files_keep_their_names(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("me@work.db", "map@2021.db", r"C:\map.db", "C:map@x.db"):
        assert address_of(name).text == name
        assert not address_of(name).is_server
