import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { ApolloClient, CombinedGraphQLErrors, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { relayStylePagination } from '@apollo/client/utilities';
import { graphql, useFragment } from './generated/index.js';
import { PostCardFragmentDoc, SortEnumType } from './generated/graphql.js';
import { url } from './service.js';

const methods: string[] = [];
const observed: typeof fetch = (input, init) => {
  methods.push(init?.method ?? 'GET');
  return fetch(input, init);
};
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const client = new ApolloClient({
  cache: new InMemoryCache({
    possibleTypes: { Node: ['Post', 'Author'], Entry: ['Post', 'Author'] },
    typePolicies: { Query: { fields: { posts: relayStylePagination(['where', 'order']) } } },
  }),
  link: new PersistedQueryLink({ sha256, useGETForHashedQueries: true }).concat(new HttpLink({ uri: url, fetch: observed })),
});

const PostsPage = graphql(`
  query PostsPage($first: Int!, $after: String, $direction: SortEnumType!) {
    posts(first: $first, after: $after, order: [{ publishedAt: $direction }]) {
      totalCount
      edges { cursor node { id ...PostCard } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

export const PostCard = graphql(`
  fragment PostCard on Post {
    slug
    title
    publishedAt
    extra
    authors { name organization { name } }
    body { html toc { level text } }
  }
`);

// One page after the other: what a page's fields promise holds at compile time, so nothing here asks for null.
const variables = { first: 2, direction: SortEnumType.Desc };
const read = (after: string | null) => client.query({ query: PostsPage, variables: { ...variables, after }, fetchPolicy: 'network-only' });
let page = (await read(null)).data?.posts.pageInfo;
while (page?.hasNextPage) page = (await read(page.endCursor ?? null)).data?.posts.pageInfo;
const data = client.readQuery({ query: PostsPage, variables });
const cards = data!.posts.edges.map((edge) => useFragment(PostCardFragmentDoc, edge.node));
assert.equal(cards.length, data!.posts.totalCount);
assert.equal(new Set(cards.map((card) => card.slug)).size, cards.length);
const dates: string[] = cards.map((card) => card.publishedAt);
assert.deepEqual(dates, dates.toSorted().reverse());
assert.ok(cards.some((card) => card.body.toc.length > 0));

// The second time, the service knows the document by its hash.
methods.length = 0;
await client.query({ query: PostsPage, variables: { ...variables, first: 1 }, fetchPolicy: 'network-only' });
assert.deepEqual(methods, ['GET']);

// An error has a code, whatever its status.
const refused = graphql(`query TooMany { posts(first: 1000) { totalCount } }`);
const error = await client.query({ query: refused }).then(() => undefined, (reason: unknown) => reason);
assert.ok(CombinedGraphQLErrors.is(error), `${error}`);
assert.equal(error.errors[0]?.extensions?.['code'], 'INVALID_PAGE');

console.log(`Apollo Client read ${cards.length} posts.`);
