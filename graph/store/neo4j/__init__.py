"""The shared store: a Neo4j database."""
