"""One file per format of another tool."""
