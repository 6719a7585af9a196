namespace OpenInfra.Cms.Editing;

/// <summary>What an editor hands in: content, and where it is to be found.</summary>
public sealed record Draft<T>(string Slug, string Path, T Content) where T : class, IContent<T>
{
    /// <summary>The date that readers are to see; null keeps the one that it has, or is the moment of its publication.</summary>
    public DateTimeOffset? Date { get; init; }
}
