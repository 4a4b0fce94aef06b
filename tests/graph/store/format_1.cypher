// A graph of Opgavenkaart, for an empty Neo4j 5.26 or newer:
//   cypher-shell -f graph.cypher
// or paste it into Neo4j Browser. Then: opgavenkaart ask gaps --graph neo4j://localhost

CREATE CONSTRAINT opgavenkaart_opgavenkaart_id IF NOT EXISTS FOR (n:Opgavenkaart) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT opgavenkaart_dataset_name IF NOT EXISTS FOR (n:DataSet) REQUIRE n.name IS UNIQUE;
CREATE CONSTRAINT opgavenkaart_organisation_id IF NOT EXISTS FOR (n:Organisation) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT opgavenkaart_group_id IF NOT EXISTS FOR (n:Group) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT opgavenkaart_issue_id IF NOT EXISTS FOR (n:Issue) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT opgavenkaart_domain_id IF NOT EXISTS FOR (n:Domain) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT opgavenkaart_activity_id IF NOT EXISTS FOR (n:Activity) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT opgavenkaart_product_id IF NOT EXISTS FOR (n:Product) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT opgavenkaart_aspect_id IF NOT EXISTS FOR (n:Aspect) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT opgavenkaart_document_id IF NOT EXISTS FOR (n:Document) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT opgavenkaart_name_id IF NOT EXISTS FOR (n:Name) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT opgavenkaart_step_id IF NOT EXISTS FOR (n:Step) REQUIRE n.id IS UNIQUE;
UNWIND [{id: 'graph', version: 1}] AS row MERGE (n:Opgavenkaart {id: row.id}) SET n += row;
UNWIND [{name: 'a', position: 1, origin: '/home/anna/opgaven/a', loaded_at: '2026-11-30T15:45:52+00:00', nodes: 2, claims: 1, references: '[]'}, {name: 'b', position: 2, origin: 'C:\\Users\\anna\\b.xlsx', loaded_at: '2026-11-30T15:45:52+00:00', nodes: 2, claims: 0, references: '[]'}] AS row MERGE (n:DataSet {name: row.name}) SET n += row;
UNWIND [{id: 'bzk', name: 'BZK', kind: 'ministry', abbreviation: 'BZK', valid_to: '2030', datasets: ['a', 'b'], descriptions: '{"a": ["BZK", "ministry", "BZK", "", "", {"official_id": "mnre1034", "note": "x"}], "b": ["Binnenlandse Zaken", "", "", "", "2030", {}]}', official_id: 'mnre1034', note: 'x'}] AS row MERGE (n:Organisation {id: row.id}) SET n += row;
UNWIND [{id: 'wonen', name: 'Wonen', datasets: ['b']}] AS row MERGE (n:Domain {id: row.id}) SET n += row;
UNWIND [{id: 'wonen', name: 'Wonen', kind: 'challenge;change', valid_from: '2020', datasets: ['a']}] AS row MERGE (n:Issue {id: row.id}) SET n += row;
UNWIND [['bzk', 'wonen', {key: '705faa0a6db179bddde35d44', role: 'accountable', source: 'nota', quote: 'De minister …', dataset: 'a'}]] AS row MATCH (a:Organisation {id: row[0]}) MATCH (b:Issue {id: row[1]}) MERGE (a)-[r:RESPONSIBLE_FOR {key: row[2].key}]->(b) SET r += row[2];
