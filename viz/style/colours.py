"""Colours of the vocabulary, made dark or light enough to be seen on a page (WCAG 2.1, 1.4.3 and 1.4.11)."""

from functools import lru_cache

from opgavenkaart.graph.model import BLACK

LIGHT_PAGE, DARK_PAGE = "#FFFFFF", "#14181D"
# The least contrast with the page of a line and of words, and the most that is sought.
OF_LINES, OF_WORDS, AT_MOST = 3.0, 4.5, 12.0


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue, 0 to 255, of "#RRGGBB"."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    shares = (channel / 255 for channel in channels(colour))
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@lru_cache(maxsize=256)
def seen_on(page: str, colour: str, least: float = OF_LINES) -> str:
    """The colour, moved towards black or white by as little as it takes to be seen on this page.

    What stands out on a light page stands out as much on a dark one.
    """
    least = min(max(contrast(colour, LIGHT_PAGE), least), AT_MOST)
    towards = (0, 0, 0) if _luminance(page) > 0.5 else (255, 255, 255)
    for step in range(21):
        share = step / 20
        mixed = [round(own + (end - own) * share) for own, end in zip(channels(colour), towards, strict=True)]
        result = "#{:02X}{:02X}{:02X}".format(*mixed)
        if contrast(result, page) >= least:
            return result
    return result


def ink_on(colour: str) -> str:
    """Black or white, whichever can be read on this colour."""
    return max((BLACK, LIGHT_PAGE), key=lambda ink: contrast(ink, colour))
