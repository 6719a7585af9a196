import { graphql } from 'relay-runtime';

/** A list that goes on, as usePaginationFragment wants it: Relay's compiler checks the connection and the node. */
export const posts = graphql`
  fragment posts_category on Category
  @argumentDefinitions(count: { type: "Int", defaultValue: 1 }, cursor: { type: "String" })
  @refetchable(queryName: "postsPageQuery") {
    posts(first: $count, after: $cursor) @connection(key: "category_posts") {
      edges { node { id title authors { id name } } }
    }
  }
`;

export const query = graphql`
  query postsQuery($slug: String!) {
    category(slug: $slug) {
      id
      label
      ...posts_category @arguments(count: 1)
    }
  }
`;
