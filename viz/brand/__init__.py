"""Whose map it is: a logo and an accent colour, where they are given."""

from dataclasses import dataclass

from opgavenkaart.viz.brand.accent import Accent, accent
from opgavenkaart.viz.brand.logo import Logo, logo


@dataclass(frozen=True)
class Brand:
    """What a house style adds to the page and to the picture."""

    logo: Logo | None = None
    accent: Accent | None = None


PLAIN = Brand()


def brand(logo_file: str = "", colour: str = "") -> Brand:
    """The brand with this file as its logo and this colour as its accent; each may be left out."""
    return Brand(logo(logo_file) if logo_file else None, accent(colour) if colour else None)
