'use strict';

// A tab each, for who comes for the first time; what somebody leaves in a tab is found there the next time.
const examples = [
  {
    query: `# The newest posts, with their authors and categories.
# Ctrl+Space completes, Ctrl+Enter runs; the explorer at the left shows all that can be asked for.
query NewestPosts {
  posts(first: 10, order: [{ publishedAt: DESC }]) {
    totalCount
    nodes {
      title
      path
      publishedAt
      authors {
        name
      }
      categories {
        label
      }
      body {
        excerpt
        readingMinutes
      }
    }
  }
}
`,
  },
  {
    query: `# Page by page: give the endCursor as after, until there is no next page.
query PageOfPosts($first: Int!, $after: String) {
  posts(first: $first, after: $after) {
    edges {
      cursor
      node {
        slug
        title
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
`,
    variables: `{ "first": 2 }`,
  },
  {
    query: `# Filters go through relations: the Platinum members of a foundation, and the documents that say so.
query PlatinumMembers($where: OrganizationFilterInput) {
  organizations(first: 100, where: $where, order: [{ name: ASC }]) {
    totalCount
    nodes {
      name
      website
      memberships {
        foundation
        level
        since
        source {
          title
          path
        }
      }
    }
  }
}
`,
    variables: `{ "where": { "memberships": { "some": { "level": { "eq": "PLATINUM" } } } } }`,
  },
  {
    query: `# A page of the site by its path: HTML to show, headings to navigate, and what search engines are told.
query PageAt($path: String!) {
  page(path: $path) {
    title
    body {
      html
      toc {
        level
        text
        id
      }
    }
    seo {
      title
      description
    }
  }
}
`,
    variables: `{ "path": "/join" }`,
  },
  {
    query: `# Tells of each change as it is published. Run it, then publish something.
subscription Changes {
  changes {
    kind
    id
    at
    entry {
      path
      title
    }
  }
}
`,
  },
];

const url = new URL('graphql', location.href).href;
const element = React.createElement(GraphiQL, {
  fetcher: GraphiQL.createFetcher({ url, subscriptionUrl: url.replace(/^http/, 'ws') }),
  plugins: [GraphiQLPluginExplorer.explorerPlugin()],
  defaultTabs: examples,
  defaultEditorToolsVisibility: 'variables',
  // A key belongs in a header, and a header not into the browser's storage.
  shouldPersistHeaders: false,
});
ReactDOM.createRoot(document.getElementById('graphiql')).render(element);
