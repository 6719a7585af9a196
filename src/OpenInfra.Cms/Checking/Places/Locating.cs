using Marten;
using OpenInfra.Cms.Checking.Sites;

namespace OpenInfra.Cms.Checking.Places;

/// <summary>Gives suspicions their files and lines, many at once.</summary>
internal sealed class Locating(IQuerySession session, SiteFiles files)
{
    /// <summary>The findings, in one statement for the files of all.</summary>
    public async Task<IReadOnlyList<Finding>> LocateAsync(IReadOnlyCollection<Suspicion> suspicions, CancellationToken cancel)
    {
        var origins = suspicions.Where(suspicion => suspicion.Spot is not Spot.Whole)
            .Select(suspicion => suspicion.Entry).Distinct().SelectMany(files.Of).Distinct().ToList();
        var bytes = await session.BytesAsync(origins.Select(origin => origin.Hash), cancel);
        var read = origins.Where(origin => bytes.ContainsKey(origin.Hash))
            .ToDictionary(origin => origin, origin => new Lazy<ImportedFile>(() => new(origin.Path, bytes[origin.Hash])));
        return [.. suspicions.Select(suspicion => Locate(suspicion, read))];
    }

    private Finding Locate(Suspicion suspicion, Dictionary<FileOrigin, Lazy<ImportedFile>> read)
    {
        var origins = files.Of(suspicion.Entry);
        var places = origins.Where(read.ContainsKey).Select(origin => (origin.Path, Line: LineIn(read[origin].Value, suspicion.Spot)));
        var place = places.FirstOrDefault(place => place.Line is not null);
        var (path, line) = place.Line is { } found ? (place.Path, found) : Fallback(suspicion, origins);
        return new(suspicion.Kind, FindingKind.SeverityOf(suspicion.Kind), suspicion.Entry, path, line, suspicion.Message);
    }

    // A text that no file has was written here, so that the line is one of the text.
    private static (string Path, int Line) Fallback(Suspicion suspicion, IReadOnlyList<FileOrigin> origins) => suspicion.Spot switch
    {
        Spot.InText text => (suspicion.EntryPath, text.Line),
        _ => (origins is [var first, ..] ? first.Path : suspicion.EntryPath, 1),
    };

    private static int? LineIn(ImportedFile file, Spot spot) => spot switch
    {
        Spot.InText text => file.LineOf(text),
        Spot.Value value => file.LineOf(value),
        _ => null,
    };
}
