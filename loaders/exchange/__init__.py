"""Networks in the formats of other tools, in and out: Kumu, Gephi, networkx, Neo4j, linked data."""
