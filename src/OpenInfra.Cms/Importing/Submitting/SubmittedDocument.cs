using System.Text.Json;
using Marten;
using OpenInfra.Cms.Content.Sources;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Editing.Submissions;
using OpenInfra.Cms.Importing.Documents;
using OpenInfra.Cms.Importing.Planning;

namespace OpenInfra.Cms.Importing.Submitting;

/// <summary>A Markdown document that an editor sends: the entry it is, and those that it names and nobody has made yet.</summary>
internal sealed record SubmittedDocument(PlannedEntry Entry, IReadOnlyList<PlannedEntry> Named, bool HasPlace,
    IReadOnlyList<string> Warnings)
{
    // No document is called so, hence an entry that is has no place of its own.
    private const string NoName = "document-without-a-name";

    /// <summary>What the editor wants, where they say.</summary>
    public Submission<T> Wanted<T>() where T : class, IContent<T> => new(Entry.Content.Deserialize<T>(Wire.Json)!)
    {
        Slug = HasPlace ? Entry.Slug : null,
        Path = HasPlace ? Entry.Path : null,
        PublishedAt = Entry.PublishedAt,
    };

    /// <summary>Reads a document as the importer does, as an entry of one type.</summary>
    /// <param name="session">Where the entries are that it may refer to.</param>
    /// <param name="type">The type of the entry.</param>
    /// <param name="types">All types.</param>
    /// <param name="bytes">The document.</param>
    /// <param name="name">The name of its file; null where it has none.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="SourceException">The front matter can't be read.</exception>
    /// <exception cref="NotTextException">It is no text.</exception>
    public static async Task<SubmittedDocument> ReadAsync(
        IQuerySession session, ContentType type, IReadOnlyList<ContentType> types, byte[] bytes, string? name, CancellationToken cancel)
    {
        var notebook = new Notebook();
        var path = $"{(name is null ? NoName : Path.GetFileNameWithoutExtension(name))}.md";
        var document = SourceDocument.Read(path, bytes, (line, message) => notebook.Warn(path, line, message));
        var values = type.Source.Whole(document.Values as SourceMapping ?? new([], 1, 1), new(null));
        var candidate = new Candidate(type, values, document, IsWhole: true);
        var existing = await session.ExistingAsync(ReferenceResolver.ExplicitIds(candidate), cancel);
        var named = await session.NamedEntriesAsync(types, new HashSet<string>(), cancel);
        var plan = new Planner(named, new NothingEarlier(), notebook).Plan([candidate], existing.Contains);
        var entry = plan.Single(planned => planned.Told.Contains(candidate));
        var known = await session.ExistingAsync(plan.Select(planned => planned.Id), cancel);
        return new(entry, [.. plan.Where(planned => planned != entry && !known.Contains(planned.Id))],
            name is not null || entry.Slug != NoName, [.. notebook.Warnings.Select(warning => $"Line {warning.Line}: {warning.Message}")]);
    }

    private sealed class NothingEarlier : IEarlierImports
    {
        public string? IdAt(SourceDocument document, ContentType type, string slug) => null;

        public string? HashOf(string id) => null;

        public IEnumerable<string> IdsBefore(SourceDocument document) => [];
    }
}
