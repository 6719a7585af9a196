using OpenInfra.Cms.Importing.Documents;

namespace OpenInfra.Cms.Importing.Planning;

/// <summary>What became of a source's files when they were imported before.</summary>
internal interface IEarlierImports
{
    /// <summary>The id of the entry that a document is because it has the slug now and began with another; null for none.</summary>
    string? IdAt(SourceDocument document, ContentType type, string slug);

    /// <summary>The hash of what this source said of an entry when it was last imported; null where it never was.</summary>
    string? HashOf(string id);

    /// <summary>The ids of the entries that a document's file had before, or those of a file of the same bytes that is gone.</summary>
    IEnumerable<string> IdsBefore(SourceDocument document);
}
