namespace OpenInfra.Cms.Checking;

/// <summary>What is to be checked, and what is known of the site beside its content.</summary>
public sealed record CheckOptions
{
    /// <summary>Only entries that came from this source are checked; null for all. They may refer to any.</summary>
    public string? Source { get; init; }

    /// <summary>The folder that has the site's files, itself or in "static" or "public"; null where files aren't checked.</summary>
    public string? Assets { get; init; }

    /// <summary>Hosts of the site beside those that the entries' own URLs name.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Paths that the front end serves without an entry; "/a/*" stands for all below "/a".</summary>
    public IReadOnlyList<string> Routes { get; init; } = [];
}
