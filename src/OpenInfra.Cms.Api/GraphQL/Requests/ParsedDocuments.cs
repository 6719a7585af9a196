using GraphQL;
using GraphQL.Execution;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;
using Microsoft.Extensions.Caching.Memory;

namespace OpenInfra.Cms.Api.GraphQL.Requests;

/// <summary>Parses and validates each document once. Bounded by the length of what it keeps, since anybody can send anything.</summary>
internal sealed class ParsedDocuments : IDisposable
{
    // The nesting was checked before, and a level of it is no more than a few nodes.
    private readonly GraphQLDocumentBuilder _parser = new() { MaxDepth = Limits.MaxNesting * 8 };
    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = 1_000_000, TrackStatistics = true });

    /// <summary>How long the documents are that are kept, together.</summary>
    public long Length => _known.GetCurrentStatistics()!.CurrentEstimatedSize!.Value;

    /// <summary>The document, from its text.</summary>
    /// <exception cref="ExecutionError">It is no document, or breaks the limits.</exception>
    public ParsedDocument Get(string text)
    {
        if (_known.TryGetValue(text, out ParsedDocument? known)) return known!;
        Limits.Check(text);
        var document = Parse(text);
        Fragments.Check(document);
        return _known.Set(text, new ParsedDocument(document), new MemoryCacheEntryOptions { Size = text.Length + 1 });
    }

    public void Dispose() => _known.Dispose();

    private GraphQLDocument Parse(string text)
    {
        try
        {
            return _parser.Build(text);
        }
        catch (GraphQLMaxDepthExceededException)
        {
            throw Refused.Of("DOCUMENT_TOO_DEEP", "The document is nested too deep.");
        }
    }
}

/// <summary>A document, and whether it has passed the rules that don't depend on variables.</summary>
internal sealed class ParsedDocument(GraphQLDocument document)
{
    public GraphQLDocument Document => document;

    public bool IsValid { get; set; }
}
