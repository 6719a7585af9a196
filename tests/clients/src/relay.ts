import assert from 'node:assert/strict';
import { commitLocalUpdate, ConnectionHandler, Environment, fetchQuery, Network, RecordSource, Store } from 'relay-runtime';
import page, { type postsPageQuery } from './relay/generated/postsPageQuery.graphql.js';
import query, { type postsQuery } from './relay/generated/postsQuery.graphql.js';
import { url } from './service.js';

/** Sends no text at all: the compiler has written the documents to a file, which is registered with the service. */
const network = Network.create(async ({ id, name }, variables) => {
  const body = JSON.stringify({ documentId: id, operationName: name, variables });
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return answer.json();
});
const environment = new Environment({ network, store: new Store(new RecordSource()) });

/** The titles in the store's connection, however many pages they came in. */
function titlesOf(category: string): unknown[] {
  let titles: unknown[] = [];
  commitLocalUpdate(environment, (store) => {
    const connection = ConnectionHandler.getConnection(store.get(category)!, 'category_posts');
    titles = connection?.getLinkedRecords('edges')?.map((edge) => edge?.getLinkedRecord('node')?.getValue('title')) ?? [];
  });
  return titles;
}

const answer = await fetchQuery<postsQuery>(environment, query, { slug: 'news-and-announcements' }).toPromise();
const category = answer?.category;
assert.ok(category);
assert.equal(titlesOf(category.id).length, 1);

await fetchQuery<postsPageQuery>(environment, page, { id: category.id, count: 100 }).toPromise();
const titles = titlesOf(category.id);
assert.ok(titles.length > 1 && titles.every((title) => typeof title === 'string'), titles.join());

console.log(`Relay read ${titles.length} posts of ${category.label}.`);
