// The audit of GraphQL over HTTP by graphql-http: says what fails, what it warns of, and how much it looked at.
import { auditServer } from 'graphql-http';

const results = await auditServer({ url: `${process.env.CMS_URL}/graphql` });
const bad = results.filter((result) => result.status !== 'ok');
for (const { status, id, name, reason } of bad) console.error(`${status} ${id} ${name}: ${reason}`);
console.log(`${results.length} audits, ${bad.length} of them not ok`);
process.exitCode = bad.length === 0 && results.length > 0 ? 0 : 1;
