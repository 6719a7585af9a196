/** Where the service answers GraphQL. */
export const url = `${process.env['CMS_URL'] ?? 'http://localhost:5080'}/graphql`;
