namespace OpenInfra.Cms.Checking;

/// <summary>A finding of which the file and line are still to be found.</summary>
internal sealed record Suspicion(string Kind, string Entry, string EntryPath, Spot Spot, string Message);

/// <summary>What of an entry is wrong, as far as the entry itself knows.</summary>
internal abstract record Spot
{
    private Spot() { }

    /// <summary>All of it.</summary>
    public sealed record Whole : Spot;

    /// <summary>A line of one of its texts.</summary>
    public sealed record InText(string Source, int Line) : Spot;

    /// <summary>A value, as its source may have written it; the first one that is found counts.</summary>
    public sealed record Value(params IReadOnlyList<string> Texts) : Spot;
}
