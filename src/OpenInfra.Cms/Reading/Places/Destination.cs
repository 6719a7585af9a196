namespace OpenInfra.Cms.Reading.Places;

/// <summary>What a path of the site leads to.</summary>
public abstract record Destination
{
    private Destination() { }

    /// <summary>The entry that the site shows there.</summary>
    public sealed record Found(View Entry) : Destination;

    /// <summary>The entry that it once showed has another path now.</summary>
    /// <param name="From">The path that was asked for.</param>
    /// <param name="To">The path that it has now.</param>
    public sealed record Moved(string From, string To) : Destination;

    /// <summary>The entry that it once showed is not shown any more.</summary>
    public sealed record Gone(string Path) : Destination;
}
