import assert from 'node:assert/strict';
import { Client, cacheExchange, fetchExchange } from '@urql/core';
import { persistedExchange } from '@urql/exchange-persisted';
import { graphql } from './generated/index.js';
import { MembershipLevel } from './generated/graphql.js';
import { url } from './service.js';

const Members = graphql(`
  query Members($where: OrganizationFilterInput) {
    organizations(first: 100, where: $where, order: [{ name: ASC }]) {
      totalCount
      nodes { name memberships { level since source { title } } }
    }
  }
`);

const methods: string[] = [];
const client = new Client({
  url,
  exchanges: [cacheExchange, persistedExchange({ preferGetForPersistedQueries: true }), fetchExchange],
  fetch: (input, init) => {
    methods.push(init?.method ?? 'GET');
    return fetch(input, init);
  },
});
const where = { memberships: { some: { level: { eq: MembershipLevel.Platinum } } } };
const { data, error } = await client.query(Members, { where }).toPromise();
assert.equal(error, undefined);
assert.ok(data!.organizations.nodes.length > 0);
assert.equal(data!.organizations.nodes.length, data!.organizations.totalCount);
for (const { memberships } of data!.organizations.nodes)
  assert.ok(memberships.some((membership) => membership.level === MembershipLevel.Platinum));
// By the hash alone, and where the service doesn't know it once more with the text.
assert.ok(methods.length <= 2);
methods.length = 0;

const again = await client.query(Members, { where: {} }).toPromise();
assert.ok(again.data!.organizations.totalCount > data!.organizations.totalCount);
assert.deepEqual(methods, ['GET']);

const wrong = await client.query('{ nonsense }', {}).toPromise();
assert.equal(wrong.error?.graphQLErrors[0]?.extensions['code'], 'FIELDS_ON_CORRECT_TYPE');

console.log(`urql read ${data!.organizations.totalCount} organizations.`);
