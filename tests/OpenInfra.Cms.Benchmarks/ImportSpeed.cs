using System.Diagnostics;
using Marten;
using OpenInfra.Cms.Importing;
using OpenInfra.Cms.Model;
using OpenInfra.Cms.Storage;

namespace OpenInfra.Cms.Benchmarks;

/// <summary>
/// How fast documents come in: 5,000 posts of 4 KB into a new database, then again unchanged; beside it, what it takes to only
/// read the same files, and to only render them with Markdig.
/// </summary>
internal static class ImportSpeed
{
    private const int Posts = 5_000, PostBytes = 4_096;

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("cms-import-speed-").FullName;
        try
        {
            var site = Path.Combine(folder, "site");
            GeneratedSite.Write(site, Posts, PostBytes);
            await using var database = await ContentDatabase.OpenAsync(null, Path.Combine(folder, "data"), CancellationToken.None);
            await using var store = DocumentStore.For(options => StoreSchema.Configure(options, database.ConnectionString, ContentModel.Types));
            await store.MigrateAsync(ContentModel.Types, CancellationToken.None);

            var first = await TimeAsync(() => ImportAsync(store, site, Posts));
            var peak = Process.GetCurrentProcess().PeakWorkingSet64;
            var unchanged = await TimeAsync(() => ImportAsync(store, site, 0));
            var reading = await TimeAsync(() => ForEachFile(site, _ => { }));
            var rendering = await TimeAsync(() => ForEachFile(site, text => Markdig.Markdown.ToHtml(text)));

            Console.WriteLine($"import     {first.TotalSeconds,6:0.00} s  {Posts / first.TotalSeconds,8:N0} documents/s  peak {peak / 1024 / 1024} MB");
            Print("unchanged", unchanged, first);
            Print("read only", reading, first);
            Print("Markdig", rendering, first);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Print(string what, TimeSpan time, TimeSpan import) =>
        Console.WriteLine($"{what,-10} {time.TotalSeconds,6:0.00} s  {Posts / time.TotalSeconds,8:N0} documents/s  import takes {import / time:0.0} times as long");

    private static async Task ImportAsync(DocumentStore store, string site, int expected)
    {
        var report = await new Importer(store, ContentModel.Types).ImportAsync(site, new() { Source = "site" }, null, CancellationToken.None);
        if ((report.Imported, report.Unchanged) != (expected, Posts - expected)) throw new InvalidOperationException(report.ToJson()[..500]);
    }

    private static Task ForEachFile(string site, Action<string> use)
    {
        foreach (var file in Directory.EnumerateFiles(site, "*.md", SearchOption.AllDirectories)) use(File.ReadAllText(file));
        return Task.CompletedTask;
    }

    private static async Task<TimeSpan> TimeAsync(Func<Task> work)
    {
        var clock = Stopwatch.StartNew();
        await work();
        return clock.Elapsed;
    }
}
