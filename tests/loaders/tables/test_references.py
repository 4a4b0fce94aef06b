"""What references mean, within a data set and towards those before it."""

import pytest

from opgavenkaart.graph.edition import Reference
from opgavenkaart.graph.identity.lookup import Names
from opgavenkaart.loaders.load import check, read
from opgavenkaart.loaders.problems.problem import format_problem, total
from opgavenkaart.loaders.request import LoadRequest
from opgavenkaart.loaders.tables.reference_targets import things_of
from tests.loaders.handed_in import edition, folder, told

MINISTRIES = [
    ["id", "name", "abbreviation", "official_id"],
    ["vws", "Ministerie van Volksgezondheid", "VWS", "mnre1025"],
    ["jenv", "Ministerie van Justitie", "JenV", "mnre1058"],
]


def owners(path, *earlier):
    return [(c.to_id, c.from_id) for c in edition(path, *earlier).claims]


def ownership(*organisations):
    rows = [["zorg", organisation, "owner"] for organisation in organisations]
    return {"issues": [["name"], ["Zorg"]], "ownership": [["issue", "organisation", "role"], *rows]}


def test_a_reference_is_an_id_a_code_an_abbreviation_or_a_name(tmp_path):
    uri = "https://identifier.overheid.nl/tooi/id/ministerie/mnre1025"
    for i, written in enumerate(("vws", "VWS ", "mnre1025", uri, "ministerie van volksgezondheid")):
        path = folder(tmp_path / str(i), {"ministries": MINISTRIES, **ownership(written)})
        assert owners(path) == [("zorg", "vws")]
    assert owners(folder(tmp_path / "j", {"ministries": MINISTRIES, **ownership("J&V")})) == [("zorg", "jenv")]


def test_an_exact_id_is_never_ambiguous_within_its_data_set(tmp_path):
    organisations = [["id", "name"], ["vws", "Het ene"], ["VWS", "Het andere"]]
    path = folder(tmp_path / "d", {"organisations": organisations, **ownership("vws", "VWS")})
    assert owners(path) == [("zorg", "vws"), ("zorg", "VWS")]


@pytest.mark.parametrize("kind", ["organisations", "issues"])
def test_of_things_alike_the_one_spelled_just_so_is_meant(tmp_path, kind):
    alike = {kind: [["id", "name"], ["a-b", "De Raad"], ["ab", "de raad"], ["c", "De raad "], ["d", "DE RAAD"]]}
    first = edition(folder(tmp_path / "a", alike))
    names, word = Names(things_of([first])), kind.removesuffix("s")
    assert names.find(word, "ab") == {"ab"}
    assert names.find(word, "a-b") == {"a-b"}
    assert names.find(word, "De Raad") == {"a-b"}
    assert names.find(word, "A-B") == {"a-b", "ab"}
    assert names.find(word, "De RAAD") == {"a-b", "ab", "c", "d"}


def test_in_a_reference_too_and_in_any_order(tmp_path):
    alike = [["id", "name"], ["a-b", "Het ene"], ["ab", "Het andere"]]
    rows = (alike, [alike[0], *alike[:0:-1]])
    second = folder(tmp_path / "b", ownership("a-b", "ab"))
    for at, organisations in enumerate(rows):
        first = edition(folder(tmp_path / f"a{at}", {"organisations": organisations}))
        assert owners(second, first) == [("zorg", "a-b"), ("zorg", "ab")]
    unsure = check([tmp_path / f"a{at}", folder(tmp_path / "c", ownership("A-B"))])
    assert "ambiguous_reference" in [problem.code.id for problem in unsure]


def test_a_reference_to_an_earlier_data_set_is_put_on_record_once(tmp_path):
    first = edition(folder(tmp_path / "a", {"ministries": MINISTRIES}))
    second = folder(tmp_path / "b", ownership("VWS", "VWS;J&V"))
    assert owners(second, first) == [("zorg", "vws"), ("zorg", "jenv")]
    assert edition(second, first).references == (
        Reference("organisation", "VWS", "vws"),
        Reference("organisation", "J&V", "jenv"),
    )


def test_own_things_come_before_those_of_earlier_data_sets(tmp_path):
    first = edition(folder(tmp_path / "a", {"ministries": MINISTRIES}))
    own = {"organisations": [["id", "name"], ["other", "VWS"]], **ownership("VWS")}
    second = folder(tmp_path / "b", own)
    assert owners(second, first) == [("zorg", "other")]
    assert edition(second, first).references == ()


def test_earlier_data_sets_are_asked_only_if_needed(tmp_path):
    def nobody() -> Names:
        raise AssertionError("asked")

    tables = {
        "ministries": [["id", "name", "abbreviation"], ["jenv", "Justitie en Veiligheid", "JenV"]],
        "issues": [["id", "name"], ["zorg", "Zorg"]],
        "ownership": [["issue", "organisation", "role"], ["zorg", "J&V", "accountable"]],
    }
    assert len(read(LoadRequest(folder(tmp_path / "d", tables))).build(nobody).claims) == 1


def test_a_former_name_is_found_last(tmp_path):
    names = [["organisation", "name", "abbreviation"], ["VWS", "Ministerie van WVC", "WVC"], ["vws", "Oud", "JenV"]]
    path = folder(tmp_path / "d", {"ministries": MINISTRIES, "namen": names, **ownership("WVC", "JenV")})
    assert [c[1:6] for c in edition(path).claims if c.relation == "RESPONSIBLE_FOR"] == [
        ("organisation", "vws", "issue", "zorg", "accountable"),
        ("organisation", "jenv", "issue", "zorg", "accountable"),
    ]
    assert [n.id for n in edition(path).nodes if n.kind == "name"] == ["vws-ministerie-van-wvc", "vws-oud"]


def test_a_former_name_given_to_a_thing_of_an_earlier_data_set_finds_it(tmp_path):
    first = edition(folder(tmp_path / "a", {"ministries": MINISTRIES}))
    names = [["organisation", "name"], ["VWS", "WVC"]]
    second = edition(folder(tmp_path / "b", {"namen": names, **ownership("WVC")}), first)
    assert {(c.relation, c.from_id) for c in second.claims} == {("HAS_NAME", "vws"), ("RESPONSIBLE_FOR", "vws")}
    assert second.references == (Reference("organisation", "VWS", "vws"),)
    third = folder(tmp_path / "c", ownership("wvc"))
    assert owners(third, first, second) == [("zorg", "vws")]


def test_an_unknown_reference_comes_with_the_nearest(tmp_path):
    path = folder(tmp_path / "d", {"ministries": MINISTRIES, **ownership("VSW")})
    (problem,) = told(path, "unknown_reference")
    assert format_problem(problem, "en") == (
        'ownership.csv, row 2, column "organisation": unknown organisation "VSW". Did you mean "VWS"? '
        "Correct the cell or add a row to ministries, planning_bureaus, umbrella_organisations or organisations."
    )
    assert format_problem(problem, "nl") == (
        'ownership.csv, rij 2, kolom "organisation": organisatie "VSW" is onbekend. Bedoelt u "VWS"? '
        "Verbeter de cel of voeg een rij toe aan ministeries, planbureaus, koepels of organisaties."
    )


def test_the_nearest_may_be_in_an_earlier_data_set_and_is_shown_with_its_name(tmp_path):
    first = edition(folder(tmp_path / "a", {"organisations": [["id", "name"], ["m1", "Ministerie van Zaken"]]}))
    parsed = read(LoadRequest(folder(tmp_path / "b", ownership("Minsterie van zaken"))))
    problem = next(p for p in parsed.examine(lambda: Names(things_of([first]))).problems if p.severity == "error")
    assert problem.hint.en.startswith('Did you mean "Ministerie van Zaken" (m1)?')


def test_an_ambiguous_reference_comes_with_the_candidates(tmp_path):
    organisations = [["id", "name", "abbreviation"], ["a", "Alfa", "AB"], ["b", "Ander Bureau", "A.B."]]
    path = folder(tmp_path / "d", {"organisations": organisations, **ownership("ab")})
    (problem,) = told(path, "ambiguous_reference")
    assert (problem.row, problem.column, problem.value) == (2, "organisation", "ab")
    assert problem.hint.en == 'Write the id of the one meant: "a" (AB) or "b" (A.B.).'


def test_nothing_is_said_of_references_to_a_table_that_could_not_be_read(tmp_path):
    path = folder(tmp_path / "d", ownership("VWS"))
    (path / "ministries.csv").write_bytes(b"\xff\xfea")
    (path / "issues.csv").write_text("id,nm\nx,Zorg\n")
    assert [p.code.id for p in told(path) if p.severity == "error"] == ["missing_column", "unreadable"]


def test_many_unknown_references_among_many_names_are_told_quickly(tmp_path):
    organisations = [["name"], *([f"Gemeente Voorbeeld {i}"] for i in range(5000))]
    path = folder(tmp_path / "d", {"organisations": organisations, **ownership(*(f"Gemente {i}" for i in range(3000)))})
    found = told(path, "unknown_reference")
    assert total(found) == 3000
    assert all("Did you mean" in p.hint.en for p in found[:10])


def test_data_sets_are_checked_together_in_their_order(tmp_path):
    first, second = folder(tmp_path / "a", {"ministries": MINISTRIES}), folder(tmp_path / "b", ownership("VWS"))
    assert [p.code.id for p in check([first, second])] == ["no_source"]
    assert [p.code.id for p in check([second, first])] == ["unknown_reference", "no_source"]
