"""The studio: the whole tool in one page that needs no network, no installation and no terminal."""
