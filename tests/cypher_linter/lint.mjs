// Statements as a JSON list on stdin; on stdout, as a JSON list, what is wrong with each under CYPHER 5 and CYPHER 25.
// Usage: node lint.mjs FOLDER, in which node_modules is. A parameter is not there before a query is run: that is fine.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { isNotParamError, lintCypherQuery } = createRequire(`${process.argv[2]}/`)('@neo4j-cypher/language-support');

const problems = [];
for (const statement of JSON.parse(readFileSync(0, 'utf8'))) {
  for (const language of ['CYPHER 5', 'CYPHER 25']) {
    for (const { message } of lintCypherQuery(`${language} ${statement}`, {}).diagnostics.filter(isNotParamError)) {
      problems.push({ statement, language, message });
    }
  }
}
process.stdout.write(JSON.stringify(problems));
