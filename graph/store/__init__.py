"""Where a graph is kept: the port, SQLite and Neo4j."""
