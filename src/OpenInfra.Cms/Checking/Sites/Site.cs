using Marten;

namespace OpenInfra.Cms.Checking.Sites;

/// <summary>All that links and references may lead to.</summary>
internal sealed class Site
{
    private readonly IReadOnlyDictionary<string, IndexedEntry> _entries;
    private readonly IReadOnlyList<string> _routes;
    private readonly HashSet<string> _lists;
    private readonly Assets? _assets;

    private Site(IReadOnlyList<ContentType> types, IReadOnlyList<IndexedEntry> entries, SitePaths paths, CheckOptions options)
    {
        _lists = [.. types.Select(type => Links.SitePath.Canonical(type.PathOf("")))];
        _entries = entries.ToDictionary(entry => entry.Id);
        _routes = options.Routes;
        _assets = options.Assets is { } folder ? new(folder) : null;
        Entries = [.. entries.Where(entry => entry.Status != Status.Archived)];
        Paths = paths;
        Hosts = new(Entries.Select(entry => entry.Url), options.Hosts);
    }

    /// <summary>The entries that are in use, by id.</summary>
    public IReadOnlyList<IndexedEntry> Entries { get; }

    public SitePaths Paths { get; }

    public SiteHosts Hosts { get; }

    public bool ChecksAssets => _assets is not null;

    public static async Task<Site> ReadAsync(
        IQuerySession session, IReadOnlyList<ContentType> types, CheckOptions options, CancellationToken cancel)
    {
        var entries = await session.IndexAsync(types, cancel);
        return new(types, entries, new(entries, await session.RedirectsAsync(cancel)), options);
    }

    /// <summary>The entry with this id, also an archived one.</summary>
    public IndexedEntry? Find(string id) => _entries.GetValueOrDefault(id);

    public IReadOnlyList<string> TextsOf(string id) => Find(id)?.Texts ?? [];

    public bool HasAsset(string path) => _assets?.Has(path) == true;

    /// <summary>
    /// Whether the front end serves a path without an entry: its home page and its lists of each type ("/blog") it always does.
    /// </summary>
    public bool IsRoute(string path) => path == "/" || _lists.Contains(path) || _routes.Any(route => Serves(route, path))
        || _assets?.HasPage(path) == true;

    private static bool Serves(string route, string path) => route.EndsWith("/*", StringComparison.Ordinal)
        ? path.StartsWith(route[..^1], StringComparison.Ordinal) : path == Links.SitePath.Canonical(route);
}
