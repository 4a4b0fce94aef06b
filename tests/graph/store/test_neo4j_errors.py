"""What a Neo4j server reports is a sentence in Dutch and in English, whether or not there is a server to test with."""

import pytest
from neo4j.exceptions import ClientError, ConfigurationError, IncompleteCommit, Neo4jError, ServiceUnavailable

from opgavenkaart.errors import GraphUnavailable
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
