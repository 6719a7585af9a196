namespace OpenInfra.Cms.Editing;

/// <summary>What an editor hands in: content, and where it is to be found.</summary>
public sealed record Draft<T>(string Slug, string Path, T Content) where T : class, IContent<T>
{
    /// <summary>The date that readers are to see; null for the moment of its publication. What is published keeps the one that it has.</summary>
    public DateTimeOffset? Date { get; init; }
}
