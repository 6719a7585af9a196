using Marten;
using OpenInfra.Cms.Checking.Links;
using OpenInfra.Cms.Checking.Names;
using OpenInfra.Cms.Checking.Places;
using OpenInfra.Cms.Checking.Sites;
using OpenInfra.Cms.Rendering;

namespace OpenInfra.Cms.Checking;

/// <summary>Looks through the content of a database for what readers would stumble over. Writes nothing.</summary>
public sealed class Checker(IDocumentStore store, IReadOnlyList<ContentType> types)
{
    /// <summary>Checks all entries, or those of one source.</summary>
    /// <exception cref="FileNotFoundException">There is no such source, or no such folder of assets.</exception>
    public async Task<CheckReport> CheckAsync(CheckOptions options, CancellationToken cancel)
    {
        await using var session = store.QuerySession();
        var site = await Site.ReadAsync(session, types, options, cancel);
        var files = await SiteFiles.ReadAsync(session, options.Source, cancel);
        var locating = new Locating(session, files);
        var (findings, unknown) = (new HashSet<Finding>(), new UnknownPaths());
        foreach (var type in types)
        {
            await foreach (var batch in type.Accept(new Batches(session, cancel)).WithCancellation(cancel))
                findings.UnionWith(await locating.LocateAsync(await CheckAsync(session, site, files, batch, unknown, cancel), cancel));
        }
        foreach (var chunk in new NameRules(site, files.Covers).Check(types).Chunk(Batches.Size))
            findings.UnionWith(await locating.LocateAsync(chunk, cancel));
        // What is of one kind on one line stays in the order in which it was found, which is that of the text.
        var ordered = findings.OrderBy(finding => finding.Path, StringComparer.Ordinal).ThenBy(finding => finding.Line)
            .ThenBy(finding => finding.Kind, StringComparer.Ordinal);
        return new([.. ordered], site.Hosts.All, options.Assets, unknown.LikelyRoutes(site.Paths));
    }

    private static async Task<List<Suspicion>> CheckAsync(
        IQuerySession session, Site site, SiteFiles files, IReadOnlyList<CheckedEntry> batch, UnknownPaths unknown,
        CancellationToken cancel)
    {
        var covered = batch.Where(entry => files.Covers(entry.Id)).ToList();
        var hashes = covered.SelectMany(entry => entry.Sides.SelectMany(side => TextsOf(entry.Type, side.Content)));
        var texts = await session.TextsAsync(hashes, cancel);
        var (found, anchors) = (new List<Suspicion>(), new List<Anchor>());
        var rules = new EntryRules(site, files, texts, found, anchors, unknown);
        foreach (var entry in covered) rules.Check(entry);
        found.AddRange(await AnchorRules.CheckAsync(session, anchors, texts, cancel));
        return found;
    }

    internal static IReadOnlyList<string> TextsOf(ContentType type, object content) =>
    [
        .. type.Fields.Where(field => field.Kind == FieldKind.Markdown).SelectMany(field => field.ValuesOf(content))
            .Cast<Markdown>().Select(text => text.Hash).Where(hash => hash.Length > 0),
    ];
}
