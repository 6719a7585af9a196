using OpenInfra.Cms.Access;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Editing.Merging;
using OpenInfra.Cms.Editing.Submissions;

namespace OpenInfra.Cms.Api.GraphQL.Mutations;

/// <summary>Changes the entries of one type for resolvers, which know types only as data.</summary>
internal abstract class Changes
{
    /// <summary>What changes a type's entries.</summary>
    /// <param name="type">The type.</param>
    /// <param name="relations">The fields of all types that refer to other entries.</param>
    public static Changes Of(ContentType type, IReadOnlyList<Relation> relations) => type.Accept(new Maker(relations));

    public abstract Task<Written> CreateAsync(Change change);

    public abstract Task<Written> UpdateAsync(Change change);

    public abstract Task<Written> PublishAsync(Change change);

    public abstract Task<Written> ScheduleAsync(Change change);

    public abstract Task<Written> WithdrawAsync(Change change);

    public abstract Task<Written> ArchiveAsync(Change change);

    public abstract Task<Written> RestoreAsync(Change change);

    private sealed class Maker(IReadOnlyList<Relation> relations) : IContentTypeVisitor<Changes>
    {
        public Changes Visit<T>(ContentType<T> type) where T : class, IContent<T> => new ChangesOf<T>(relations);
    }
}

internal sealed class ChangesOf<T>(IReadOnlyList<Relation> relations) : Changes where T : class, IContent<T>
{
    public override async Task<Written> CreateAsync(Change change)
    {
        if (change.Publish) change.Require(Scope.Publish, T.Definition);
        var outcome = await SubmissionReader.Read<T>(change.Given, null)
            .ThenAsync(wanted => change.Session.CreateAsync(wanted, change.Publish, change.Cancel));
        return Written.Of(await change.Session.CompleteAsync(outcome, change.Cancel));
    }

    public override Task<Written> UpdateAsync(Change change)
    {
        if (change.Publish) change.Require(Scope.Publish, T.Definition);
        var rewrite = new Rewrite(change.Given, IsPatch: true) { MayMerge = change.Merge, Publish = change.Publish };
        return SeenAsync(change, () => change.Session.RewriteAsync<T>(change.Id, change.Seen, rewrite, change.Cancel));
    }

    public override Task<Written> PublishAsync(Change change) =>
        AtAsync(change, version => change.Session.PublishAsync<T>(change.Id, version, change.PublishedAt, change.Cancel));

    public override Task<Written> ScheduleAsync(Change change) =>
        AtAsync(change, version => change.Session.ScheduleAsync<T>(change.Id, version, change.At, change.Cancel));

    public override Task<Written> WithdrawAsync(Change change) =>
        AtAsync(change, version => change.Session.WithdrawAsync<T>(change.Id, version, change.Cancel));

    public override async Task<Written> ArchiveAsync(Change change)
    {
        // Readers lose what is published, which is for those to decide who publish.
        if (await change.Session.LoadAsync<Entry<T>>(change.Id, change.Cancel) is { Published: not null })
            change.Require(Scope.Publish, T.Definition);
        return await AtAsync(change, version =>
            change.Session.ArchiveAsync<T>(change.Id, version, change.Force ? [] : relations, change.Cancel));
    }

    public override Task<Written> RestoreAsync(Change change) =>
        AtAsync(change, version => change.Session.RestoreAsync<T>(change.Id, version, change.Cancel));

    private static Task<Written> AtAsync(Change change, Func<int, Task<Outcome<Entry<T>>>> edit) => SeenAsync(change, async () =>
        change.Seen is { } version ? (await edit(version)).Then(entry => new Rewritten<T>(entry, null)) : new Refusal.Stale());

    private static async Task<Written> SeenAsync(Change change, Func<Task<Outcome<Rewritten<T>>>> edit)
    {
        var outcome = await change.Session.CompleteAsync(await edit(), change.Cancel);
        return Written.Of(await change.Session.ExplainedAsync(outcome, change.Id, change.Seen, change.Cancel));
    }
}
