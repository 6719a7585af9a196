namespace OpenInfra.Cms.Checking.Links;

/// <summary>What a link, an image or a reference stands in: one side of an entry.</summary>
/// <param name="Entry">The entry's id.</param>
/// <param name="Path">The path of this side.</param>
/// <param name="IsPublished">Whether readers see it: what it leads to must be there for them.</param>
/// <param name="Folders">The folders of the entry's files in their source, from which image paths may be meant.</param>
/// <param name="Texts">The hashes of this side's texts.</param>
internal sealed record Origin(string Entry, string Path, bool IsPublished, IReadOnlyList<string> Folders, IReadOnlyList<string> Texts)
{
    /// <summary>Suspects this side of the entry; where exactly is only looked for now.</summary>
    public Suspicion Suspect(string kind, Func<Spot> spot, string message) => new(kind, Entry, Path, spot(), message);
}

/// <summary>A link to an id, which is fine if one of these texts has it.</summary>
internal sealed record Anchor(IReadOnlyList<string> Texts, string Id, Suspicion IfMissing);
