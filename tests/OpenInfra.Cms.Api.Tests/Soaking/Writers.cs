using System.Collections.Concurrent;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Api.Tests.Writing;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Model.Posts;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Soaking;

/// <summary>./cms soak writers: half a minute of 32 writers on one entry.</summary>
public sealed class Writers(CmsHost cms) : IClassFixture<CmsHost>
{
    private const int Count = 32;
    private static readonly TimeSpan _duration = TimeSpan.FromSeconds(2 * Length.Factor);

    private readonly ConcurrentDictionary<int, string> _acknowledged = [];
    private int _refused;

    [Fact]
    public async Task What_was_acknowledged_to_many_writers_of_one_entry_is_exactly_its_history()
    {
        var first = await Editor.WithKeyAsync(cms);
        await first.PostAsync("/api/posts", """{"title": "start", "slug": "contended"}""");
        _acknowledged[1] = "start";
        var editors = await Task.WhenAll(Enumerable.Range(0, Count).Select(_ => Editor.WithKeyAsync(cms)));
        using var end = new CancellationTokenSource(_duration);
        await Task.WhenAll(editors.Select((editor, number) => WriteAsync(editor, number, end.Token)));

        await using var session = cms.Store.QuerySession();
        var history = await session.Events.FetchStreamAsync("post/contended", token: Cancel);
        Assert.Equal(Enumerable.Range(1, history.Count), _acknowledged.Keys.Order());
        Assert.All(history, one => Assert.Equal(_acknowledged[(int)one.Version], ((Revised<Post>)one.Data).Content.Title));
        TestContext.Current.SendDiagnosticMessage("{0} writes acknowledged, {1} refused.", _acknowledged.Count, _refused);
    }

    private async Task WriteAsync(Editor editor, int number, CancellationToken end)
    {
        var tag = "\"d1\"";
        for (var turn = 0; !end.IsCancellationRequested; turn++)
        {
            var title = $"{number}-{turn}";
            var answer = await editor.PatchAsync("/api/posts/contended", $$"""{"title": "{{title}}"}""", tag);
            if (answer.Status == 200) Assert.True(_acknowledged.TryAdd((int)answer["version"]!, title), $"{answer.Tag} was given twice.");
            else Assert.True(answer.Status is 412 or 409, $"{answer.Status}: {answer.Body}");
            if (answer.Status != 200) Interlocked.Increment(ref _refused);
            tag = answer.Status == 409 ? tag : answer.Tag ?? (string)answer["etag"]!;
        }
    }
}
