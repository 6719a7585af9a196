using OpenInfra.Cms.Editing.Merging;
using OpenInfra.Cms.Reading;

namespace OpenInfra.Cms.Api.GraphQL.Mutations;

/// <summary>What came of a mutation.</summary>
/// <param name="Entry">The entry as it is now, for its editors; null where nothing was done.</param>
/// <param name="Problems">Why nothing was done: refusals, or the problems of the input one by one.</param>
/// <param name="Merged">What was merged; null for nothing.</param>
internal sealed record Written(View? Entry, IReadOnlyList<object> Problems, Merged? Merged = null)
{
    /// <summary>What the client sent to tell its mutations apart.</summary>
    public string? ClientMutationId { get; init; }

    public static Written Of<T>(Outcome<Entry<T>> outcome) where T : class, IContent<T> =>
        Of(outcome.Then(entry => new Rewritten<T>(entry, null)));

    public static Written Of<T>(Outcome<Rewritten<T>> outcome) where T : class, IContent<T> => outcome switch
    {
        Outcome<Rewritten<T>>.Done(var (entry, merged)) => new(entry.AsDraft(), [], merged),
        Outcome<Rewritten<T>>.Refused(Refusal.Invalid(var problems)) => new(null, problems),
        Outcome<Rewritten<T>>.Refused(Refusal.Unreadable(var problem)) => new(null, [problem]),
        Outcome<Rewritten<T>>.Refused(var why) => new(null, [why]),
        _ => throw new InvalidOperationException("An outcome is either done or refused."),
    };
}
