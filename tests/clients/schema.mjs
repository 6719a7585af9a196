// Begins anew: fetches the schema's text, checks that it is one, and keeps it for Relay's compiler, which also wants a file for documents.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { buildSchema, validateSchema } from 'graphql';

const sdl = await (await fetch(`${process.env.CMS_URL}/graphql/schema.graphql`)).text();
const errors = validateSchema(buildSchema(sdl));
if (errors.length > 0) throw new AggregateError(errors, errors.join('\n'));

const folders = ['dist', 'src/generated', 'src/relay/generated'];
for (const folder of folders) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
}
await writeFile('src/generated/schema.graphql', sdl);
await writeFile('src/relay/generated/persisted.json', '{}');
