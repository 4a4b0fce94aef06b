"""Several data sets describe one thing: the one that was loaded first is shown, and what others say is kept."""

from opgavenkaart.graph.graph import Node, merged


def described(dataset, name="n", **fields):
    own = {key: fields.pop(key, "") for key in ("type", "abbreviation", "valid_from", "valid_to")}
    return Node("issue", "x", name, **own, props=fields, datasets=(dataset,))


def test_the_first_data_set_that_fills_a_field_is_shown():
    one = described("one", "Water", type="challenge", horizon="2030")
    two = described("two", "Lucht", type="change", abbreviation="L", valid_from="2021", horizon="2040", note="n")
    node = merged([one, two])
    assert (node.name, node.type, node.abbreviation, node.valid_from) == ("Water", "challenge", "L", "2021")
    assert node.props == {"horizon": "2030", "note": "n"}
    assert node.datasets == ("one", "two")
    assert node.described == (one, two)
    other = merged([two, one])
    assert (other.name, other.type, other.props["horizon"]) == ("Lucht", "change", "2040")


def test_a_name_that_is_only_the_id_gives_way_to_any_other():
    assert merged([described("one", "x"), described("two", "Lucht"), described("three", "Water")]).name == "Lucht"
    assert merged([described("one", "x"), described("two", "x")]).name == "x"


def test_one_description_is_the_node():
    one = described("one")
    assert merged([one]) is one
