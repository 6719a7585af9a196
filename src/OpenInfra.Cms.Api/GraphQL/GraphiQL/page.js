'use strict';

const defaultQuery = `# The newest posts, with their categories.
# Ctrl+Space completes, Ctrl+Enter runs.
query NewestPosts {
  posts(first: 10) {
    totalCount
    nodes {
      title
      path
      publishedAt
      categories {
        label
      }
      body {
        excerpt
      }
    }
  }
}
`;

ReactDOM.createRoot(document.getElementById('graphiql')).render(
  React.createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({ url: new URL('graphql', location.href).href }),
    defaultQuery,
  }),
);
