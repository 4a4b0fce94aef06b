"""What catalogues and lawyers look for is there, and says the same as the package."""

import tomllib

import pytest

from tests.paths import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
VERSION = PROJECT["version"]


@pytest.mark.parametrize("line", ['publiccodeYmlVersion: "0.7"', "    - NL", f'softwareVersion: "{VERSION}"'])
def test_publiccode_names_the_version_and_the_country(line):
    assert line in (ROOT / "publiccode.yml").read_text("utf-8").splitlines()


def test_the_citation_names_the_version_of_the_package():
    assert f"version: {VERSION}" in (ROOT / "CITATION.cff").read_text("utf-8").splitlines()


@pytest.mark.parametrize("name", ["publiccode.yml", "CITATION.cff", "SECURITY.md", "GOVERNANCE.md"])
def test_no_address_is_made_up(name):
    assert "example.org" not in (ROOT / name).read_text("utf-8")


def test_each_licence_that_is_used_is_there_in_full():
    used = tomllib.loads((ROOT / "REUSE.toml").read_text("utf-8"))["annotations"]
    words = {word.strip("()") for part in used for word in part["SPDX-License-Identifier"].split()} - {"AND", "OR"}
    assert words == {file.stem for file in (ROOT / "LICENSES").iterdir()}
    assert (ROOT / "LICENSES" / "EUPL-1.2.txt").read_bytes() == (ROOT / "LICENSE").read_bytes()


def test_the_licences_of_what_the_page_brings_along_are_in_the_package():
    named = {file.name for pattern in PROJECT["license-files"] for file in ROOT.glob(pattern)}
    assert named == {"LICENSE", *(f"vis-network.LICENSE{end}" for end in ("-MIT", "-APACHE-2.0", "S-OF-PARTS"))}
