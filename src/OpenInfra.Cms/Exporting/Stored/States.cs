using System.Text.Json;
using System.Text.Json.Nodes;
using Marten;
using OpenInfra.Cms.Exporting.Comparing;

namespace OpenInfra.Cms.Exporting.Stored;

/// <summary>Loads entries of one type as what they are to be in an export.</summary>
internal sealed class States(
    IQuerySession session, IReadOnlyList<string> ids, ExportOptions options,
    IReadOnlyDictionary<string, DateTimeOffset> imported, CancellationToken cancel)
    : IContentTypeVisitor<Task<List<Wanted>>>
{
    public async Task<List<Wanted>> Visit<T>(ContentType<T> type) where T : class, IContent<T>
    {
        var wanted = new List<Wanted>();
        foreach (var batch in ids.Where(type.Owns).Chunk(Originals.BatchSize))
            wanted.AddRange((await session.LoadManyAsync<Entry<T>>(cancel, batch)).Select(entry => Of(entry, options, imported))
                .OfType<Wanted>());
        return wanted;
    }

    /// <summary>What an entry is to be; null where it is left out.</summary>
    public static Wanted? Of<T>(Entry<T> entry, ExportOptions options, IReadOnlyDictionary<string, DateTimeOffset> imported)
        where T : class, IContent<T>
    {
        if (entry.Status == Status.Archived || (options.Published && entry.Published is null)) return null;
        var side = options.Published ? entry.Published! : entry.Draft;
        // An import dates what has no date by itself; that is no date of the document.
        var isDated = entry.Status == Status.Published && entry.PublishedAt is { } at && imported.GetValueOrDefault(entry.Id) != at;
        return new()
        {
            Type = T.Definition,
            Id = entry.Id,
            Slug = side.Slug,
            Path = side.Path,
            Content = (JsonObject)JsonSerializer.SerializeToNode(side.Content, Wire.Stored)!,
            IsHidden = entry.Status != Status.Published,
            Date = isDated ? entry.PublishedAt : null,
        };
    }
}
