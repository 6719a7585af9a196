import assert from 'node:assert/strict';
import createClient from 'openapi-fetch';
import type { components, paths } from './generated/api.js';

// An editor's script: what it sends and gets is known at compile time, and so is what a refusal says.
const client = createClient<paths>({
  baseUrl: process.env['CMS_URL'] ?? 'http://localhost:5080',
  headers: { Authorization: `Bearer ${process.env['CMS_KEY']}` },
});
const asPatch = { 'Content-Type': 'application/merge-patch+json' };
const tagOf = (response: Response) => {
  const tag = response.headers.get('ETag');
  assert.ok(tag, `${response.url} has a tag`);
  return tag;
};
const told = (error: unknown) => JSON.stringify(error);

const draft: components['schemas']['PostInput'] = { title: 'Typed from end to end', body: 'One.\n\nTwo.', extra: { hero: true } };
const created = await client.POST('/api/posts', { body: draft });
assert.ok(created.data && 'slug' in created.data, told(created.error));
const { slug } = created.data;
const first = tagOf(created.response);

const changed = await client.PATCH('/api/posts/{slug}', {
  params: { path: { slug }, header: { 'If-Match': first } },
  headers: asPatch,
  body: { description: 'What it is about.' },
});
assert.ok(changed.data, told(changed.error));

// Somebody who has not seen that is told what they would have overwritten.
const late = await client.PATCH('/api/posts/{slug}', {
  params: { path: { slug }, header: { 'If-Match': first } },
  headers: asPatch,
  body: { description: 'Something else.' },
});
assert.equal(late.response.status, 412);
const stale = late.error as components['schemas']['StaleProblem'];
assert.deepEqual(stale.differences.map((difference) => difference.pointer), ['/description']);

const published = await client.PUT('/api/posts/{slug}/publication', {
  params: { path: { slug }, header: { 'If-Match': tagOf(changed.response) } },
});
assert.equal(published.response.status, 200, told(published.error));

const list = await client.GET('/api/posts', { params: { query: { first: 1, sort: ['-publishedAt'] } } });
assert.ok(list.data, told(list.error));
assert.deepEqual(list.data.items.map((post) => post.title), [draft.title]);

const compared = await client.GET('/api/posts/{slug}/revisions/{version}', { params: { path: { slug, version: '1..2' } } });
assert.ok(compared.data && 'changes' in compared.data, told(compared.error));
assert.deepEqual(compared.data.changes.map((change) => change.pointer), ['/description']);

console.log(`openapi-fetch wrote ${created.data.path}.`);
