using Marten;

namespace OpenInfra.Cms.Editing;

/// <summary>Says what content refers to that isn't there.</summary>
public static class MissingEntries
{
    extension(IQuerySession session)
    {
        /// <summary>The outcome; where content was refused with all that is wrong, so that an editor need not send again to learn it.</summary>
        public async Task<Outcome<T>> CompleteAsync<T>(Outcome<T> outcome, CancellationToken cancel) =>
            outcome is Outcome<T>.Refused(Refusal.Invalid { Unchecked: { Count: > 0 } references } invalid)
                ? new Refusal.Invalid([.. invalid.Problems, .. await session.MissingAsync(references.Where(invalid.IsOpen), cancel)])
                : outcome;

        /// <summary>A problem for each reference to what the database hasn't, in one statement.</summary>
        internal async Task<IReadOnlyList<Problem>> MissingAsync(IEnumerable<Reference> references, CancellationToken cancel)
        {
            Reference[] asked = [.. references];
            var found = await session.ExistingAsync(asked.Select(reference => reference.Id), cancel);
            return [.. asked.Where(reference => !IsThere(reference, found)).Select(ProblemOf)];
        }
    }

    private static Problem ProblemOf(Reference reference) =>
        new(reference.Pointer, $"There is no {reference.Target.Name} with the id \"{reference.Id}\".{AdviceOn(reference)}");

    private static bool IsThere(Reference reference, IReadOnlySet<string> found) =>
        reference.Target.Owns(reference.Id) && found.Contains(reference.Id);

    private static string AdviceOn(Reference reference) =>
        reference.Target.Owns(reference.Id) ? "" : $" Its id would begin with \"{reference.Target.IdOf("")}\".";
}
