namespace OpenInfra.Cms.Checking.Sites;

/// <summary>The hosts of the site: an address there is a link inside it. "www." makes no difference.</summary>
internal sealed class SiteHosts
{
    // Sites move: all old posts may name the former host. Some name the host of whoever published them first.
    private const int MostUsedToLeast = 10;

    private readonly HashSet<string> _hosts;

    public SiteHosts(IEnumerable<string?> ownUrls, IEnumerable<string> given)
    {
        var used = ownUrls.Select(HostOf).OfType<string>().CountBy(host => host).ToList();
        var most = used.Select(host => host.Value).DefaultIfEmpty().Max();
        var own = used.Where(host => host.Value * MostUsedToLeast >= most).OrderByDescending(host => host.Value).Select(host => host.Key);
        All = [.. own.Concat(given.Select(host => Bare(host.Trim().ToLowerInvariant()))).Distinct()];
        _hosts = [.. All];
    }

    /// <summary>The hosts, those that most entries name first.</summary>
    public IReadOnlyList<string> All { get; }

    public bool Has(string host) => _hosts.Contains(Bare(host.ToLowerInvariant()));

    private static string? HostOf(string? url) =>
        Uri.TryCreate(url?.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? Bare(uri.Host) : null;

    private static string Bare(string host) => host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
}
