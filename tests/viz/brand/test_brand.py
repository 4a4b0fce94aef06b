"""Can a map have the logo and the colour of whoever shows it, and still be read and run nothing?"""

import base64
import hashlib
import re
import struct
import zlib

import pytest

from opgavenkaart.errors import OpgavenkaartError, UnknownWord
from opgavenkaart.viz import PageSpec, brand, draw
from opgavenkaart.viz.brand.logo import MOST, logo
from opgavenkaart.viz.style.colours import DARK_PAGE, LIGHT_PAGE, contrast
from opgavenkaart.viz.svg.png_crop import START, _chunk, cropped
from tests.viz.worlds import stated

HEADER = struct.pack(">IIBBBBB", 30, 20, 8, 2, 0, 0, 0)
POINTS = (b"\0" + bytes(3 * 30)) * 20


def png(points: bytes, header: bytes = HEADER) -> bytes:
    return START + _chunk(b"IHDR", header) + _chunk(b"IDAT", points) + _chunk(b"IEND", b"")


PNG = png(zlib.compress(POINTS))
TABLES = "ffdb0043 00" + "10" * 64
JPEG = bytes.fromhex(f"ffd8 {TABLES} ffc0000b080014001e01011100 ffda0008010100003f00 7f ffd9")
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="30px" height="20"><title>x</title></svg>'


@pytest.fixture
def file(tmp_path):
    def write(content, name="logo.txt"):
        (tmp_path / name).write_bytes(content)
        return str(tmp_path / name)

    return write


@pytest.mark.parametrize(
    ("content", "type_"), [(PNG, "image/png"), (JPEG, "image/jpeg"), (SVG, "image/svg+xml")], ids=["png", "jpeg", "svg"]
)
def test_a_logo_is_known_by_what_is_in_it(file, content, type_):
    found = logo(file(content))
    assert (found.type, found.width, found.height) == (type_, 30, 20)
    assert base64.b64decode(found.address.removeprefix(f"data:{type_};base64,")) == content


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a",
        b"<html xmlns='http://www.w3.org/1999/xhtml'><svg/></html>",
        b"<svg><rect/></svg>",
        SVG[:-1],
        PNG[:-1],
        PNG.replace(HEADER[:4], bytes(4)),
        JPEG[:20],
        JPEG.replace(bytes.fromhex(TABLES), b""),
        JPEG.replace(bytes.fromhex("ffda0008010100003f007f"), b""),
        JPEG.replace(bytes.fromhex("ffc0000b08"), bytes.fromhex("ffc0000c08")),
        png(b""),
        png(b"no picture"),
        png(zlib.compress(POINTS[:-1])),
        png(zlib.compress(POINTS + b"x")),
        PNG.replace(zlib.compress(POINTS), zlib.compress(POINTS)[:-1] + b"x"),
        png(zlib.compress(POINTS), HEADER[:8] + bytes([8, 3, 0, 0, 0])),
        png(zlib.compress(bytes(60_000)), struct.pack(">IIBBBBB", 200_000, 200_000, 8, 6, 0, 0, 0)),
        b"\x89PNG\r\n\x1a\n<script>alert(1)</script>",
    ],
)
def test_what_is_no_whole_image_is_refused(file, content):
    with pytest.raises(OpgavenkaartError, match=r"logo\.png is no image .* Take a PNG, JPEG or SVG file\."):
        logo(file(content, "logo.png"))


def test_a_picture_that_is_stored_by_passes_or_by_bits_is_whole(file):
    """8 by 8 points by Adam7: seven passes, and a byte before each of their rows."""
    by_passes = png(zlib.compress(bytes(2 + 2 + 3 + 6 + 10 + 20 + 36)), struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 1))
    by_bits = png(zlib.compress(bytes(3 * 20)), struct.pack(">IIBBBBB", 9, 20, 1, 0, 0, 0, 0))
    assert [(logo(file(made)).width, logo(file(made)).height) for made in (by_passes, by_bits)] == [(8, 8), (9, 20)]


def test_a_logo_that_is_too_large_or_not_there_is_refused(file, tmp_path):
    with pytest.raises(OpgavenkaartError, match="is 500 kB; a logo is 500 kB at most"):
        logo(file(SVG + b" " * MOST))
    with pytest.raises(OpgavenkaartError, match="cannot be read: No such file"):
        logo(str(tmp_path / "none.png"))


@pytest.mark.parametrize(
    "active",
    [
        b"<script>x()</script>",
        b'<rect onload="x()"/>',
        b'<a xlink:href="javascript:x()"/>',
        b'<image href="https://example.nl/pixel.png"/>',
        b'<image href="//example.nl/pixel.png"/>',
        b'<use xlink:href="other.svg#a"/>',
        b"<style>@import 'https://example.nl/a.css';</style>",
        b'<rect style="fill: url( https://example.nl/a)"/>',
        b"<foreignObject/>",
        b'<set attributeName="href" to="javascript:x()"/>',
        b"<?xml-stylesheet href='a.css'?>",
    ],
)
def test_a_logo_that_runs_or_fetches_anything_is_refused(file, active):
    start = b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="3" height="2">'
    with pytest.raises(OpgavenkaartError, match="can start a script or fetch something"):
        logo(file(start + active + b"</svg>"))


def test_what_a_drawing_program_writes_is_a_logo(file):
    """A DOCTYPE that names the standard goes; links within the file, images in it and styles stay."""
    body = (
        b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="3" height="2">'
        b'<style>.a { fill: url(#g) }</style><use xlink:href="#g"/><image href="data:image/png;base64,AA=="/></svg>'
    )
    doctype = b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    assert logo(file(b'<?xml version="1.0"?>' + doctype + body)).content == b'<?xml version="1.0"?>' + body
    with pytest.raises(OpgavenkaartError, match="DOCTYPE"):
        logo(file(b'<!DOCTYPE svg [<!ENTITY a "b">]>' + body))


def test_a_size_without_an_end_is_none(file):
    with pytest.raises(OpgavenkaartError, match="no image"):
        logo(file(b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 inf inf"/>'))


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        (b'viewBox="0 0 40 10"', (40, 10)),
        (b'width="100%" viewBox="0,0,40,10"', (40, 10)),
        (b'width="2" height="1" viewBox="0 0 9 9"', (2, 1)),
        (b"", (300, 150)),
    ],
)
def test_the_size_of_an_svg(file, attributes, size):
    found = logo(file(b'<svg xmlns="http://www.w3.org/2000/svg" ' + attributes + b"/>"))
    assert (found.width, found.height) == size
    assert found.within(100, 10)[1] <= 10


@pytest.mark.parametrize("colour", ["#154273", "#fff", "#000", "#FFB612", "#007bc7", "#ca005d"])
def test_an_accent_stays_itself_where_it_can_be_read_and_can_be_read_on_both_pages(colour):
    accent = brand(colour=colour).accent
    assert accent
    full = {"#fff": "#FFFFFF", "#000": "#000000"}.get(colour, colour.upper())
    assert full in (accent.light, accent.dark)
    assert contrast(accent.light, LIGHT_PAGE) >= 4.5
    assert contrast(accent.dark, DARK_PAGE) >= 4.5


def test_an_accent_that_can_be_read_nowhere_gets_the_nearest_that_can():
    with pytest.raises(UnknownWord, match=r"4\.48:1 on the light page and 3\.98:1 on the dark one") as error:
        brand(colour="#777")
    light, dark = re.findall(r"#\w{6}", str(error.value))
    assert contrast(light, LIGHT_PAGE) >= 4.5
    assert contrast(dark, DARK_PAGE) >= 4.5


@pytest.mark.parametrize("colour", ["blue", "#12", "#12345", "154273", "#15427g", "#154273;}", "#154273\n"])
def test_what_is_no_colour_is_refused(colour):
    with pytest.raises(UnknownWord, match="Write the colour as #RGB or #RRGGBB"):
        brand(colour=colour)


def test_the_policy_allows_the_style_of_the_accent_by_its_own_hash():
    html = draw(stated(), PageSpec(brand=brand(colour="#154273")))
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy.count("sha256-") == 4
    (_, style) = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in policy.replace("&#39;", "'")
    assert style.startswith(":root { --accent: #154273; }")


def test_the_logo_and_the_accent_are_on_the_page_in_both_themes(opened, file):
    mine = brand(file(SVG.replace(b"x()", b"parent.document.title = 'ran'; alert(1)")), "#FFB612")
    page = opened("#view=gaps", text=draw(stated(), PageSpec(title="T", brand=mine)), color_scheme="dark")
    assert page.get_attribute("#logo", "alt") == "Logo"
    assert page.evaluate("document.getElementById('logo').naturalWidth") == 30
    assert page.evaluate("document.querySelector('.tools').firstElementChild.id") == "logo"
    accent = "getComputedStyle(document.querySelector('#views [aria-current]')).backgroundColor"
    assert page.evaluate(accent) == "rgb(255, 182, 18)"
    page.click("#theme")
    assert mine.accent
    assert page.evaluate(accent) == "rgb({}, {}, {})".format(*bytes.fromhex(mine.accent.light[1:]))
    assert page.title() != "ran"


def test_a_picture_of_the_wrong_size_is_not_cropped():
    with pytest.raises(OpgavenkaartError, match="30 by 20 instead of 31 by 20"):
        cropped(PNG, 31, 20)
