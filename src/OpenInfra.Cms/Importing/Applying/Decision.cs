using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Importing.Planning;

namespace OpenInfra.Cms.Importing.Applying;

/// <summary>What is to be done with a planned entry.</summary>
internal abstract class Decision(PlannedEntry planned, ImportOutcome outcome, string? reason)
{
    /// <summary>The entry, without its content: what is to be written of that is in the events.</summary>
    public PlannedEntry Planned { get; } = planned with { Content = [] };

    public ImportOutcome Outcome { get; } = outcome;

    /// <summary>Why it fails or is in conflict; null otherwise.</summary>
    public string? Reason { get; } = reason;

    /// <summary>How many events it would append.</summary>
    public abstract int Events { get; }

    /// <summary>Appends the events.</summary>
    public abstract void Append(Edits edits);
}

/// <summary>What is to be done with an entry of a known type.</summary>
internal sealed class Decision<T>(PlannedEntry planned, ImportOutcome outcome, string? reason, Entry<T>? before,
    IReadOnlyList<EntryEvent> happens)
    : Decision(planned, outcome, reason) where T : class, IContent<T>
{
    public override int Events => happens.Count;

    public override void Append(Edits edits) => edits.Append(before, Planned.Id, happens);
}
