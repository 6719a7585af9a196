namespace OpenInfra.Cms.Importing;

/// <summary>How an import is to go.</summary>
public sealed record ImportOptions
{
    /// <summary>The identity of the source: what was imported under this name before is known again.</summary>
    public required string Source { get; init; }

    /// <summary>Who, by the events, does what the import does.</summary>
    public string By => $"import:{Source}";

    /// <summary>Whether the source wins where it has changed and the entry was edited here too.</summary>
    public bool Theirs { get; init; }

    /// <summary>Whether entries that are gone from the source are archived.</summary>
    public bool Prune { get; init; }

    /// <summary>Whether only the plan is made and nothing is written.</summary>
    public bool DryRun { get; init; }
}

/// <summary>How far an import is: <paramref name="Done"/> of <paramref name="Total"/> files read or entries written.</summary>
public sealed record ImportProgress(string Phase, int Done, int Total);
