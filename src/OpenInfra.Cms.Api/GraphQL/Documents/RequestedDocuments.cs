using GraphQL;
using GraphQL.Transport;
using GraphQLParser.AST;
using OpenInfra.Cms.Api.GraphQL.Requests;

namespace OpenInfra.Cms.Api.GraphQL.Documents;

/// <summary>
/// Finds the document that a request means: by its text, by an id ("documentId", of the GraphQL over HTTP specification), or by its hash
/// in Apollo's form (extensions.persistedQuery), which a client sends with the text once and then alone.
/// </summary>
internal sealed class RequestedDocuments(ParsedDocuments parsed, RegisteredDocuments registered, GraphQLSettings settings)
{
    private const string Prefix = "sha256:", Apollo = "persistedQuery";

    /// <summary>The document of a request.</summary>
    /// <exception cref="ExecutionError">There is none, or it may not be answered.</exception>
    public ParsedDocument Of(GraphQLRequest request)
    {
        var id = IdIn(request);
        if (request.Query is not { Length: > 0 } text)
            return Find(id!) ?? throw NotFound(byHash: id == HashIn(request.Extensions));
        if (id is not null && !IsIdOf(id, text))
            throw Refused.Of("DOCUMENT_ID_MISMATCH", "The request's id belongs to another document than the one that it sends.");
        if (settings.DocumentsOnly && !registered.Has(text))
            throw Refused.Of("DOCUMENT_NOT_REGISTERED", "This service answers only the documents that are registered with it.");
        return parsed.Get(text);
    }

    /// <summary>Whether a request may mean an operation of a kind.</summary>
    public bool Has(GraphQLRequest request, OperationType kind)
    {
        try
        {
            return Of(request).Has(kind, request.OperationName);
        }
        catch (ExecutionError)
        {
            // What is wrong with it is said by whoever answers it.
            return false;
        }
    }

    /// <summary>Whether a request names its document in a way that this understands.</summary>
    public static bool IsNamedBy(GraphQLRequest request) => IdIn(request) is not null;

    private static string? IdIn(GraphQLRequest request) =>
        request.DocumentId is { Length: > 0 } id ? id : HashIn(request.Extensions);

    private ParsedDocument? Find(string id) => registered.Find(Bare(id)) is { } text ? parsed.Get(text)
        : settings.DocumentsOnly ? null
        : parsed.Find(Bare(id));

    private bool IsIdOf(string id, string text) => ParsedDocuments.HashOf(text) == Bare(id) || registered.Find(id) == text;

    private static string Bare(string id) => id.StartsWith(Prefix, StringComparison.Ordinal) ? id[Prefix.Length..] : id;

    private static string? HashIn(Inputs? extensions) =>
        extensions?.GetValueOrDefault(Apollo) is IDictionary<string, object?> query
            ? query.TryGetValue("sha256Hash", out var hash) ? hash as string : null
            : null;

    // Apollo's clients know these words, and then send the text with the hash.
    private static ExecutionError NotFound(bool byHash) => byHash
        ? Refused.Of("PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound")
        : Refused.Of("DOCUMENT_NOT_FOUND", "No document is known by this id. Register it, or send its text, with its SHA-256, once.");
}
