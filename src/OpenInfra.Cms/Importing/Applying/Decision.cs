using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Importing.Planning;

namespace OpenInfra.Cms.Importing.Applying;

/// <summary>What is to be done with a planned entry.</summary>
internal abstract record Decision(PlannedEntry Planned, ImportOutcome Outcome, string? Reason)
{
    /// <summary>How many events it would append.</summary>
    public abstract int Events { get; }

    /// <summary>Appends the events.</summary>
    public abstract void Append(Edits edits);
}

/// <summary>What is to be done with an entry of a known type.</summary>
internal sealed record Decision<T>(PlannedEntry Planned, ImportOutcome Outcome, string? Reason, Entry<T>? Before, IReadOnlyList<EntryEvent> Happens)
    : Decision(Planned, Outcome, Reason) where T : class, IContent<T>
{
    public override int Events => Happens.Count;

    public override void Append(Edits edits) => edits.Append(Before, Planned.Id, Happens);
}
