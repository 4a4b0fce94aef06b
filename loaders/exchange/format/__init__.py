"""One file per format of another tool, called as the format, which declares it as `FORMAT`; and its line here.

Help names the formats without importing them.
"""

READ_AND_WRITTEN = ("graphml", "gexf", "cytoscape", "kumu", "kumu-xlsx", "node-link", "edges")
WRITTEN = (*READ_AND_WRITTEN, "cypher", "neo4j-admin", "jsonld")
READ = (*READ_AND_WRITTEN, "gml")
