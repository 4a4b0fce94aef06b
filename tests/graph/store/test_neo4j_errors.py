"""What a Neo4j server reports is a sentence in Dutch and in English, whether or not there is a server to test with."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from neo4j.exceptions import ClientError, ConfigurationError, IncompleteCommit, Neo4jError, ServiceUnavailable

from opgavenkaart.errors import GraphUnavailable
from opgavenkaart.graph.store.neo4j import errors
from opgavenkaart.graph.store.neo4j import store as engine
from opgavenkaart.graph.store.neo4j.errors import ERROR_SENTENCES, sentence_of
from opgavenkaart.graph.store.open import open_graph


@pytest.mark.parametrize("code", ERROR_SENTENCES)
def test_each_error_of_the_server_has_both_languages_and_no_gap(code):
    error = Neo4jError._hydrate_neo4j(code=f"Neo.TransientError.General.{code}", message="x")
    sentence = sentence_of(error, "reader", None, writing=False)
    assert sentence
    assert sentence.nl != sentence.en
    assert "{" not in sentence.nl + sentence.en


def test_what_the_driver_reports_is_in_both():
    for error, dutch in (
        (ServiceUnavailable("refused {1}."), "antwoordt niet (refused {1}). Er is niets gewijzigd."),
        (ConfigurationError("no port"), "is geen adres van een Neo4j-server (no port)."),
        (IncompleteCommit(), "viel aan het eind weg"),
    ):
        sentence = sentence_of(error, "", None, writing=True)
        assert sentence
        assert sentence.nl.startswith(dutch)
        assert sentence.nl != sentence.en
    assert sentence_of(ClientError("a mistake in a query"), "", None, writing=False) is None


def test_a_server_that_does_not_answer_is_reported_in_dutch():
    with pytest.raises(GraphUnavailable) as refused:
        open_graph("bolt://localhost:1")
    assert "antwoordt niet" in refused.value.nl
    assert "does not answer" in refused.value.en


CERTIFICATE = Path(__file__).parent / "self_signed.pem"  # of nobody, with its key; until 2126


@contextmanager
def listening(serve: Callable[[socket.socket], object]) -> Iterator[int]:
    """A port of this computer, on which `serve` has what comes in."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def accept() -> None:
            with suppress(OSError):
                while True:
                    connection, _ = server.accept()
                    with connection, suppress(OSError):
                        serve(connection)

        threading.Thread(target=accept, daemon=True).start()
        yield server.getsockname()[1]
        server.shutdown(socket.SHUT_RDWR)


def tls(connection: socket.socket) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    context.wrap_socket(connection, server_side=True).recv(100)


def web_server(connection: socket.socket) -> None:
    connection.recv(100)
    connection.sendall(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")


def silent(connection: socket.socket) -> None:
    connection.settimeout(5)
    while connection.recv(100):
        pass


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
@pytest.mark.parametrize(
    ("serve", "secure", "words"),
    [
        (tls, "+s", "does not trust (self-signed certificate)"),
        (tls, "", "broke the connection at once"),
        (web_server, "+s", "gives no encrypted connection"),
        (web_server, "", "is a web server"),
        (silent, "+ssc", "does not answer within 1 seconds"),
        (silent, "", "does not answer within 1 seconds"),
    ],
)
def test_why_there_is_no_connection_is_in_the_sentence(monkeypatch, scheme, serve, secure, words):
    monkeypatch.setattr(engine, "CONNECTION_TIMEOUT", 1)
    monkeypatch.setattr(errors, "CONNECTION_TIMEOUT", 1)
    with listening(serve) as port, pytest.raises(GraphUnavailable) as refused:
        open_graph(f"{scheme}{secure}://localhost:{port}")
    assert words in refused.value.en
    assert "resolved to" not in refused.value.en
