"""Entity resolution: which records and references are one organisation."""
