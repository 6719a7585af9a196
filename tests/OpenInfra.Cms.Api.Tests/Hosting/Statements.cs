using System.Diagnostics;

namespace OpenInfra.Cms.Api.Tests.Hosting;

/// <summary>Counts the statements that this process sends to one database.</summary>
internal sealed class Statements : IDisposable
{
    private readonly ActivityListener _listener;
    private readonly System.Collections.Concurrent.ConcurrentQueue<string> _texts = [];

    public Statements(string database)
    {
        _listener = new()
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.TagObjects.Any(tag => tag.Value is string text && text == database)) _texts.Enqueue($"{activity.GetTagItem("db.query.text")}");
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>What was sent, in order.</summary>
    public IReadOnlyCollection<string> Texts => _texts;

    public int Count => _texts.Count;

    public void Dispose() => _listener.Dispose();
}
