using CsCheck;
using Marten;
using Microsoft.Extensions.Time.Testing;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Model.Posts;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Histories;

/// <summary>What may happen to an entry, in any order; what is refused where it makes no sense does not happen.</summary>
public sealed class RandomLife(IDocumentStore store, FakeTimeProvider time, string slug)
{
    private readonly List<(DateTimeOffset At, Entry<Post> Entry)> _states = [];
    private Entry<Post> _now = null!;

    public static Gen<Step[]> Steps => Gen.Enum<Step>().Array[1, 25];

    public enum Step
    {
        Revise,
        Rename,
        Date,
        Publish,
        ReviseAndPublish,
        Withdraw,
        Schedule,
        PublishDue,
        Archive,
        Restore,
        Import,
        ImportAndPublish,
        Prune,
    }

    /// <summary>The entry after each thing that happened, and when that was.</summary>
    public IReadOnlyList<(DateTimeOffset At, Entry<Post> Entry)> States => _states;

    /// <summary>Lives through all of it, a minute a step.</summary>
    public async Task<RandomLife> LiveAsync(Step[] steps)
    {
        await DoAsync(session => session.CreateAsync(Draft(0), Cancel));
        foreach (var (number, step) in steps.Index())
        {
            time.Advance(TimeSpan.FromMinutes(1));
            await DoAsync(session => DoAsync(session, step, number + 1));
        }
        return this;
    }

    private async Task DoAsync(Func<IDocumentSession, Task<Outcome<Entry<Post>>>> change)
    {
        await using var session = store.LightweightSession();
        if (await change(session) is not Outcome<Entry<Post>>.Done(var entry) || entry.Version == (_now?.Version ?? 0)) return;
        _now = entry;
        _states.Add((session.Now, entry));
    }

    private Task<Outcome<Entry<Post>>> DoAsync(IDocumentSession session, Step step, int number) => step switch
    {
        Step.Revise => session.ReviseAsync(_now.Id, _now.Version, Draft(number), Cancel),
        Step.Rename => session.ReviseAsync(_now.Id, _now.Version, Draft(number, $"{slug}-{number}"), Cancel),
        Step.Date => session.ReviseAsync(_now.Id, _now.Version, Draft(number) with { Date = session.Now.AddYears(-number) }, Cancel),
        Step.Publish => session.PublishAsync<Post>(_now.Id, _now.Version, number % 2 == 0 ? session.Now.AddDays(-1) : null, Cancel),
        Step.ReviseAndPublish => session.ReviseAsync(_now.Id, _now.Version, Draft(number), Cancel, publish: true),
        Step.Withdraw => session.WithdrawAsync<Post>(_now.Id, _now.Version, Cancel),
        Step.Schedule => session.ScheduleAsync<Post>(_now.Id, _now.Version, session.Now.AddSeconds(90), Cancel),
        Step.PublishDue => session.PublishDueAsync<Post>(_now.Id, Cancel),
        Step.Archive => session.ArchiveAsync<Post>(_now.Id, _now.Version, [], Cancel),
        Step.Restore => session.RestoreAsync<Post>(_now.Id, _now.Version, Cancel),
        Step.Import when _now.Status != Status.Archived => AppendAsync(session, Imported(number)),
        Step.ImportAndPublish when _now.Status != Status.Archived =>
            AppendAsync(session, Imported(number), new Published<Post>(session.Now) { Source = "site" }),
        Step.Prune when _now.Status != Status.Archived => AppendAsync(session, new Archived<Post> { Source = "site" }),
        _ => Task.FromResult<Outcome<Entry<Post>>>(_now),
    };

    private async Task<Outcome<Entry<Post>>> AppendAsync(IDocumentSession session, params EntryEvent[] events)
    {
        var edits = new Edits(session);
        var after = edits.Append(_now, _now.Id, events);
        return await edits.CommitAsync(null, Cancel) is { } refusal ? refusal : after;
    }

    private Revised<Post> Imported(int number) => new(slug, $"/blog/{slug}", Content(number)) { Source = "site" };

    private Draft<Post> Draft(int number) => Draft(number, slug);

    private static Draft<Post> Draft(int number, string slug) => new(slug, $"/blog/{slug}", Content(number));

    private static Post Content(int number) =>
        new() { Title = $"Title {number}", Body = Markdown.Of($"Text {number / 2}"), Tags = [$"{number / 3}"] };
}
