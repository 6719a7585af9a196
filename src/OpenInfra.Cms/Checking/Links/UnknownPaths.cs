using OpenInfra.Cms.Checking.Sites;

namespace OpenInfra.Cms.Checking.Links;

/// <summary>The paths that links lead to and nothing stands at: some of them the front end may well serve.</summary>
internal sealed class UnknownPaths
{
    private readonly HashSet<string> _paths = [];

    public void Add(string path) => _paths.Add(path);

    /// <summary>The routes that may be meant: folders with several of the paths and without any entry.</summary>
    public IReadOnlyList<string> LikelyRoutes(SitePaths site) =>
    [
        .. _paths.Where(path => path.IndexOf('/', 1) > 0).GroupBy(path => path[..path.IndexOf('/', 1)])
            .Where(below => below.Count() > 1 && site.Find(below.Key) is null && !site.IsFolder(below.Key))
            .Select(below => $"{below.Key}/*").Order(StringComparer.Ordinal),
    ];
}
