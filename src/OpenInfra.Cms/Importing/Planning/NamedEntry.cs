namespace OpenInfra.Cms.Importing.Planning;

/// <summary>An entry that documents refer to by name, with all that the source tells of it.</summary>
internal sealed class NamedEntry(ContentType type, string slug, string name)
{
    public ContentType Type { get; } = type;

    /// <summary>The slug that it began with, which is the key of its id.</summary>
    public string Slug { get; } = slug;

    /// <summary>What it was called first.</summary>
    public string Name { get; } = name;

    public string Id => Type.IdOf(Slug);

    /// <summary>What the documents tell, in the order of their paths; none for an entry that is only in the database.</summary>
    public List<Candidate> Candidates { get; } = [];

    /// <summary>Whether the plan writes it.</summary>
    public bool IsPlanned => Candidates.Count > 0;

    /// <summary>Whether it is archived unless the plan writes it.</summary>
    public bool IsLeaving { get; init; }

    /// <summary>Whether others can refer to it.</summary>
    public bool IsThere => IsPlanned || !IsLeaving;

    /// <summary>Where the source names it first; null where it doesn't.</summary>
    public (string Path, int Line)? Mention { get; set; }
}
