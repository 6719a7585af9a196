using System.Security.Cryptography;
using System.Text;
using GraphQL;
using GraphQL.Execution;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;
using Microsoft.Extensions.Caching.Memory;
using OpenInfra.Cms.Api.GraphQL.Limiting;
using OpenInfra.Cms.Api.GraphQL.Requests;

namespace OpenInfra.Cms.Api.GraphQL.Documents;

/// <summary>Parses and validates each document once. Bounded by the length of what it keeps, since anybody can send anything.</summary>
internal sealed class ParsedDocuments(Limits limits) : IDisposable
{
    private const int MostKept = 1_000_000;

    // The nesting was checked before, and a level of it is no more than a few nodes.
    private readonly GraphQLDocumentBuilder _parser = new() { MaxDepth = limits.Nesting * 8 };
    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = MostKept, TrackStatistics = true });

    /// <summary>How long the documents are that are kept, together.</summary>
    public long Length => _known.GetCurrentStatistics()!.CurrentEstimatedSize!.Value;

    /// <summary>A document's SHA-256 in lower-case hexadecimal digits, by which clients may name it.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The document, from its text.</summary>
    /// <exception cref="ExecutionError">It is no document, or breaks the limits.</exception>
    public ParsedDocument Get(string text)
    {
        var hash = HashOf(text);
        if (Find(hash) is { } known) return known;
        SourceCheck.Check(text, limits);
        var document = Parse(text);
        Selections.Check(document, limits);
        return _known.Set(hash, new ParsedDocument(text, document), new MemoryCacheEntryOptions { Size = text.Length + 1 });
    }

    /// <summary>The document with this hash; null where none was parsed lately.</summary>
    public ParsedDocument? Find(string hash) => _known.Get<ParsedDocument>(hash);

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
