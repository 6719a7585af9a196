using System.Collections.Frozen;
using GraphQL;
using OpenInfra.Cms.Api.GraphQL.Limiting;
using OpenInfra.Cms.Api.Hosting;

namespace OpenInfra.Cms.Api.GraphQL.Documents;

/// <summary>The documents that an operator gives to the service, so that clients name them by an id instead of sending them.</summary>
internal sealed class RegisteredDocuments
{
    private readonly FrozenDictionary<string, string> _texts;

    private RegisteredDocuments(IEnumerable<(string Id, string Text)> documents, Limits limits)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        using var parsed = new ParsedDocuments(limits);
        foreach (var (id, text) in documents)
        {
            Check(id, text, parsed);
            if (texts.TryGetValue(id, out var other) && other != text)
                throw new SettingException($"GraphQL:Documents has two documents with the id \"{id}\".");
            texts[id] = texts[ParsedDocuments.HashOf(text)] = text;
        }
        _texts = texts.ToFrozenDictionary();
    }

    /// <summary>The documents of a file or folder; none without a path.</summary>
    /// <exception cref="SettingException">They can't be read, or are no documents.</exception>
    public static RegisteredDocuments Read(string? path, Limits limits)
    {
        try
        {
            return new(path is null ? [] : DocumentFiles.Read(path), limits);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SettingException($"GraphQL:Documents can't be read: {error.Message}");
        }
    }

    /// <summary>The text of the document with this id, or with this SHA-256; null where there is none.</summary>
    public string? Find(string id) => _texts.GetValueOrDefault(id);

    /// <summary>Whether this is the text of one of them.</summary>
    public bool Has(string text) => _texts.ContainsKey(ParsedDocuments.HashOf(text));

    // Now, not when the first client asks for it.
    private static void Check(string id, string text, ParsedDocuments parsed)
    {
        try
        {
            parsed.Get(text);
        }
        catch (ExecutionError error)
        {
            throw new SettingException($"GraphQL:Documents: the document \"{id}\" can't be answered: {error.Message}");
        }
    }
}
