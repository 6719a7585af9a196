using Marten;
using OpenInfra.Cms.Api.Rest.Answers;
using OpenInfra.Cms.Api.Rest.Bodies;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Editing.Merging;
using OpenInfra.Cms.Histories;
using OpenInfra.Cms.Reading;

namespace OpenInfra.Cms.Api.Rest.Writes;

/// <summary>One change of one entry, from the request to the answer: what all routes that change something share.</summary>
internal sealed class Change<T>(Resource resource, HttpContext http, IDocumentSession session) where T : class, IContent<T>
{
    private readonly CancellationToken _cancel = http.RequestAborted;

    /// <summary>The body, where it is JSON: problems are given the lines of it.</summary>
    public ReadOnlyMemory<byte> Json { get; init; }

    /// <summary>How many lines of the request are before it.</summary>
    public int LinesBefore { get; init; }

    /// <summary>Which part of a request with several it is; empty for the whole.</summary>
    public string Part { get; init; } = "";

    /// <summary>Makes a new entry.</summary>
    public Task<IResult> CreateAsync(ReadOnlyMemory<byte> body, Func<Task<Outcome<Entry<T>>>> create) =>
        OnceAsync(body, "", isNew: true, async () => (await create()).Then(entry => new Rewritten<T>(entry, null)));

    /// <summary>Changes an entry, by the version whose draft the sender has seen.</summary>
    public Task<IResult> ApplyAsync(string slug, ReadOnlyMemory<byte> body, Func<Entry<T>, int, Task<Outcome<Entry<T>>>> change) =>
        RewriteAsync(slug, body, async (entry, seen) => seen is { } version
            ? (await change(entry, version)).Then(after => new Rewritten<T>(after, null))
            : new Refusal.Stale());

    /// <summary>Changes an entry, by the version whose draft the sender has seen; null where they saw what is published.</summary>
    public async Task<IResult> RewriteAsync(string slug, ReadOnlyMemory<byte> body, Func<Entry<T>, int?, Task<Outcome<Rewritten<T>>>> change)
    {
        if (Precondition.Of(http.Request) is not { } seen) return Problems.PreconditionRequired();
        return await OnceAsync(body, slug, isNew: false, async () =>
        {
            if (await session.BySlugAsync<T>(slug, _cancel) is not { } entry) return new Refusal.NotFound();
            if (seen.IsOfOthers(entry.Id, slug)) return new Refusal.Stale { Remedy = Remedy.Find };
            var version = seen.VersionOf(entry.Id, slug, entry.Version);
            return await session.ExplainedAsync(await change(entry, version), entry.Id, version, _cancel);
        });
    }

    private async Task<IResult> OnceAsync(ReadOnlyMemory<byte> body, string slug, bool isNew, Func<Task<Outcome<Rewritten<T>>>> change)
    {
        if (Idempotency.ProblemOf(http.Request) is { } problem) return Problems.BadRequest(problem);
        var once = Idempotency.Of(http, body.Span, Part);
        if (once is not null && await FirstAnswerAsync(once, isNew) is { } first) return first;
        if (once is not null) session.Promise(once.Receipt);
        return await session.CompleteAsync(await change(), _cancel) switch
        {
            Outcome<Rewritten<T>>.Done(var (entry, merged)) => await AnswerAsync(entry, new(merged, session.Warnings), isNew),
            // The same request may have been done meanwhile, which is what kept this one from it.
            Outcome<Rewritten<T>>.Refused(var why) => (once is null ? null : await FirstAnswerAsync(once, isNew)) ?? why.ToAnswer(resource.Type, slug, Json.Span, LinesBefore),
            _ => throw new InvalidOperationException("An outcome is either done or refused."),
        };
    }

    private async Task<IResult?> FirstAnswerAsync(Idempotency once, bool isNew)
    {
        if (await session.ReceiptAsync(once.Receipt.Id, _cancel) is not { } receipt) return null;
        if (receipt.Fingerprint != once.Receipt.Fingerprint) return Problems.KeyInUse();
        return await session.EntryAtAsync<T>(receipt.Entry, receipt.Version, _cancel) is { } entry
            ? await AnswerAsync(entry, new(receipt.Merged, receipt.Warnings), isNew)
            : throw new InvalidOperationException($"{receipt.Entry} has no version {receipt.Version}.");
    }

    private async Task<IResult> AnswerAsync(Entry<T> entry, Remarks remarks, bool isNew)
    {
        var view = entry.AsDraft();
        var loaded = await Loaded.OfAsync(session, view, Perspective.Draft, _cancel);
        var body = JsonBody.Of(json => resource.Writer.Write(json, view, withTexts: true, [], loaded, remarks));
        return new WrittenAnswer(body, DraftTag.Of(entry))
        {
            Location = isNew ? $"{resource.Path}/{Uri.EscapeDataString(view.Slug)}" : null,
            IsMerged = remarks.Merged is not null,
        };
    }
}
