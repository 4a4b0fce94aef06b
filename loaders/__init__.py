"""From the tables, registers and documents that people have to editions for the graph."""
