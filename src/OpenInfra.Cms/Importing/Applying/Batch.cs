using Marten;
using Marten.Exceptions;
using Npgsql;
using OpenInfra.Cms.Editing;

namespace OpenInfra.Cms.Importing.Applying;

/// <summary>Decisions that are carried out in one transaction, or not at all.</summary>
internal sealed class Batch : IAsyncDisposable
{
    private readonly IDocumentSession _session;
    private readonly Edits _edits;

    /// <summary>Prepares the events and renders the texts, without a word to the database.</summary>
    public Batch(IDocumentStore store, string by, IReadOnlyList<Decision> decisions)
    {
        Decisions = decisions;
        _session = store.LightweightSession();
        _session.LastModifiedBy = by;
        _edits = new Edits(_session);
        foreach (var decision in decisions) decision.Append(_edits);
    }

    public IReadOnlyList<Decision> Decisions { get; }

    public int Events => _edits.Events;

    /// <summary>Stores it all; null when that is done, or why nothing is.</summary>
    /// <param name="recording">Keeps the files that are done with then.</param>
    /// <param name="isKnown">Ids that count as there, though they may be stored only later.</param>
    /// <param name="cancel">Ends the wait; what was not committed by then is not done.</param>
    public async Task<string?> CommitAsync(Recording recording, Func<string, bool> isKnown, CancellationToken cancel)
    {
        try
        {
            recording.Record(_session, recording.FilesOf([.. Decisions]));
            return await _edits.CommitAsync(isKnown, cancel) is { } refusal ? Describe(refusal) : null;
        }
        catch (PostgresException refused)
        {
            return Describe(refused);
        }
        catch (MartenCommandException error) when (error.InnerException is PostgresException refused)
        {
            return Describe(refused);
        }
    }

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    private static string Describe(Refusal refusal) => refusal switch
    {
        Refusal.Invalid(var problems) => string.Join(" ", problems.Select(problem => $"{problem.Pointer}: {problem.Detail}")),
        Refusal.Conflict(var problem) => $"{problem.Pointer}: {problem.Detail} Give the document another by a key \"slug\" or \"path\".",
        Refusal.Stale => "Somebody edited it during the import; import again.",
        _ => throw new InvalidOperationException($"An import can't be refused by {refusal}."),
    };

    private static string Describe(PostgresException refused) =>
        refused.SqlState == PostgresErrorCodes.UniqueViolation
            && refused.ConstraintName?.EndsWith("_slug", StringComparison.Ordinal) == true
            ? "/slug: Another entry of its type has its slug. Give the document another by a key \"slug\"."
            : $"The database refused it: {refused.MessageText} (SQLSTATE {refused.SqlState}).";
}
