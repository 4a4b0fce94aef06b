"""Does a quote stand in a text?"""

import pytest

from opgavenkaart.errors import UnknownWord
from opgavenkaart.queries.evidence.quote_search import Written
from opgavenkaart.queries.evidence.text_files import read_texts

TEXT = """Kop

• De opgave is groot: “zelfvoorzienendheid”
  in de wijk, zowel als kans als als
\tzwakte — en dat is ﬁjn…
1) belangen-
en koepelorganisaties, de VWS-
inzet en maat\u00ad
schappelijke orga\u2010
nisaties;
2. foto\u2019s van cafe\u0301s  in   IJsland
"""


@pytest.mark.parametrize(
    ("quote", "line"),
    [
        ("De opgave is groot", 3),
        ('groot: "zelfvoorzienendheid" in de wijk', 3),
        ("zowel als kans als als zwakte", 4),
        ("zwakte - en dat is fijn...", 5),
        ("belangen- en koepelorganisaties", 6),
        ("de VWS-inzet", 7),
        ("maatschappelijke organisaties", 8),
        ("organisaties; foto's van cafés in Ĳsland", 9),
        ("2. foto's", 11),
        ("• De opgave", 3),
        ("De opgave is … in de wijk (...) foto's", 3),
    ],
)
def test_how_a_page_breaks_and_types_its_words_does_not_count(quote, line):
    assert Written(TEXT).find(quote) == (line, True)


@pytest.mark.parametrize("quote", ["De opgave groot", "in de wijk … De opgave", "kleine", "…", "“”", ""])
def test_words_count(quote):
    assert Written(TEXT).find(quote) is None


def test_capitals_count_first_and_then_not():
    assert Written("DE OPGAVE\nDe opgave").find("De opgave") == (2, True)
    assert Written("DE OPGAVE").find("De opgave") == (1, False)


def test_what_fills_a_line_counts_before_what_is_part_of_one():
    text = Written("Doel: gezamenlijke inzet\n\n- Periode\n- Doel\n- Doel")
    assert text.find("Doel") == (4, True)
    assert text.find("Doel: gezamenlijke") == (1, True)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_are_those_that_an_editor_counts(newline):
    assert Written(newline.join(("a\f", "", "b\u2028", "c"))).find("c") == (4, True)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_text_may_be_in_any_of_the_usual_encodings(tmp_path, encoding):
    (tmp_path / "a.TXT").write_bytes("Eén café’s".encode(encoding))
    assert read_texts(str(tmp_path)).texts["a.TXT"].find("Eén café's") == (1, True)


def test_a_folder_without_text_says_so(tmp_path):
    with pytest.raises(UnknownWord, match="has no text file"):
        read_texts(str(tmp_path))
