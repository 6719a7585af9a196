namespace OpenInfra.Cms.Checking.Sites;

/// <summary>What stands at a path, from the best for readers to the worst.</summary>
internal enum Standing
{
    Published,
    Redirect,
    Draft,
    Gone,
}

/// <summary>That an entry has a path, or had it.</summary>
internal sealed record Claim(string Path, string Entry, Standing Standing);

/// <summary>All paths of the site, found in any case of letters.</summary>
internal sealed class SitePaths
{
    private readonly Dictionary<string, List<Claim>> _claims = new(StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<string> _folders = [];

    public SitePaths(IEnumerable<IndexedEntry> entries, IEnumerable<(string Path, string Entry)> redirects)
    {
        var published = new HashSet<string>();
        foreach (var entry in entries.Where(entry => entry.Status != Status.Archived))
        {
            if (entry.Published is { } shown && published.Add(entry.Id)) Add(new(shown.Path, entry.Id, Standing.Published));
            if (entry.Draft.Path != entry.Published?.Path) Add(new(entry.Draft.Path, entry.Id, Standing.Draft));
        }
        foreach (var (path, entry) in redirects) Add(new(path, entry, published.Contains(entry) ? Standing.Redirect : Standing.Gone));
    }

    /// <summary>What stands at a path.</summary>
    public Claim? Find(string path) => Best(path, claim => claim.Path == path);

    /// <summary>What stands at a path that differs in the case of letters only.</summary>
    public Claim? FindInOtherCase(string path) => Best(path, claim => claim.Standing is Standing.Published or Standing.Redirect);

    /// <summary>Whether something is published below a path.</summary>
    public bool IsFolder(string path) => _folders.Contains(path);

    private Claim? Best(string path, Func<Claim, bool> which) =>
        _claims.GetValueOrDefault(path)?.Where(which).MinBy(claim => claim.Standing);

    private void Add(Claim claim)
    {
        var path = Links.SitePath.Canonical(claim.Path);
        if (!_claims.TryGetValue(path, out var claims)) _claims[path] = claims = [];
        claims.Add(claim with { Path = path });
        if (claim.Standing != Standing.Published) return;
        for (var end = path.LastIndexOf('/'); end > 0; end = path.LastIndexOf('/', end - 1)) _folders.Add(path[..end]);
    }
}
