using System.Text.Json;
using Marten;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Importing.Planning;

namespace OpenInfra.Cms.Importing.Applying;

/// <summary>
/// Compares what the source wants with what is there, entry by entry. What was edited here is never overwritten: an unchanged
/// source leaves it alone, a changed one is a conflict.
/// </summary>
internal sealed class Deciding(
    IQuerySession session, ImportOptions options, Known known, IReadOnlyList<PlannedEntry> planned, Notebook notebook,
    CancellationToken cancel)
    : IContentTypeVisitor<Task<List<Decision>>>
{
    private readonly DateTimeOffset _now = DateTimeOffset.UtcNow.ToMicroseconds();

    public async Task<List<Decision>> Visit<T>(ContentType<T> type) where T : class, IContent<T>
    {
        var mine = planned.Where(entry => entry.Type == type).ToList();
        var changed = mine.Where(entry => known.HashOf(entry.Id) != entry.Hash).Select(entry => entry.Id).ToArray();
        var stored = changed is [] ? [] : (await session.LoadManyAsync<Entry<T>>(cancel, changed)).ToDictionary(entry => entry.Id);
        return [.. mine.Select(entry => known.HashOf(entry.Id) == entry.Hash
            ? new Decision<T>(entry, ImportOutcome.Unchanged, null, null, [])
            : Decide(type, entry, stored.GetValueOrDefault(entry.Id)))];
    }

    private Decision<T> Decide<T>(ContentType<T> type, PlannedEntry entry, Entry<T>? before) where T : class, IContent<T>
    {
        var content = entry.Content.Deserialize<T>(Wire.Json)!;
        if (Drafting.Check(type, entry.Slug, entry.Path, content) is { Count: > 0 } problems)
            return new(entry, ImportOutcome.Failed, string.Join(" ", problems.Select(problem => $"{problem.Pointer}: {problem.Detail}")),
                before, []);
        var wanted = new Side<T>(entry.Slug, entry.Path, content);
        var isDraft = entry.IsDraft || !KeepsRules(type, entry, content);
        if (before is null) return new(entry, ImportOutcome.Imported, null, null, [.. Start(wanted, isDraft, entry)]);

        if (entry.IsMention && (before.Source?.Name != options.Source || before.IsEditedHere))
            return new(entry, ImportOutcome.Unchanged, null, before, []);
        var events = Changes(before, wanted, isDraft, entry).ToList();
        if (events is [] || (before.IsEditedHere && !known.HasChanged(entry))) return new(entry, ImportOutcome.Unchanged, null, before, []);
        if (before.IsEditedHere && !options.Theirs)
            return new(entry, ImportOutcome.Conflict, Difference.Describe(before, wanted), before, []);
        if (before.Source is { Name: var other } && other != options.Source)
            notebook.Warn(entry.Files[0], 1,
                $"{entry.Id} came from the source \"{other}\", which says otherwise; what this one says is taken.");
        return new(entry, ImportOutcome.Revised, null, before, events);
    }

    private IEnumerable<EntryEvent> Start<T>(Side<T> wanted, bool isDraft, PlannedEntry entry) where T : class
    {
        yield return Revised(wanted, isDraft ? entry.PublishedAt : null);
        if (!isDraft) yield return new Published<T>(entry.PublishedAt ?? _now) { Source = options.Source };
    }

    private IEnumerable<EntryEvent> Changes<T>(Entry<T> before, Side<T> wanted, bool isDraft, PlannedEntry entry)
        where T : class, IContent<T>
    {
        var isRevised = Difference.Of(before.Draft, wanted).Any()
            || (isDraft && entry.PublishedAt is { } date && date != before.PublishedAt);
        var at = entry.PublishedAt ?? before.PublishedAt ?? _now;
        if (before.Status == Status.Archived) yield return new Restored<T> { Source = options.Source };
        if (isDraft && before.Published is not null) yield return new Unpublished<T> { Source = options.Source };
        if (isRevised) yield return Revised(wanted, isDraft ? entry.PublishedAt : null);
        if (!isDraft && (before.Published is null || before.PublishedAt != at || isRevised
            || Difference.Of(before.Published, wanted).Any()))
            yield return new Published<T>(at) { Source = options.Source };
    }

    private Revised<T> Revised<T>(Side<T> side, DateTimeOffset? date) where T : class =>
        new(side.Slug, side.Path, side.Content) { Source = options.Source, Date = date };

    private bool KeepsRules<T>(ContentType<T> type, PlannedEntry entry, T content) where T : class, IContent<T>
    {
        var problems = type.Check(content);
        foreach (var problem in problems) notebook.Warn(entry.Files[0], 1, $"{entry.Id} stays a draft: {problem.Detail}");
        return problems.Count == 0;
    }
}
