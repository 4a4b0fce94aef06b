"""Colours of Okabe and Ito (2008), which the colour-blind can tell apart."""

from __future__ import annotations

BLUE, SKY, GREEN, YELLOW = "#0072B2", "#56B4E9", "#009E73", "#F0E442"
ORANGE, VERMILION, PURPLE, BLACK, GREY = "#E69F00", "#D55E00", "#CC79A7", "#1A1A1A", "#767676"
