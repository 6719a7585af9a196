using System.Diagnostics;
using Marten;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Exporting;
using OpenInfra.Cms.Importing;
using OpenInfra.Cms.Model;
using OpenInfra.Cms.Model.Posts;

namespace OpenInfra.Cms.Benchmarks;

/// <summary>
/// How fast revisions become commits: 1,000 posts, each revised three times; beside it, what git itself takes to store the same
/// commits, and an export of the last state without them.
/// </summary>
internal static class HistorySpeed
{
    private const int Posts = 1_000, PostBytes = 4_096, Revisions = 3;

    public static Task RunAsync() => Scratch.WithStoreAsync(async (store, folder) =>
    {
        GeneratedSite.Write(Path.Combine(folder, "site"), Posts, PostBytes);
        await new Importer(store, ContentModel.Types).ImportAsync(
            Path.Combine(folder, "site"), new() { Source = "site" }, null, CancellationToken.None);
        for (var revision = 1; revision <= Revisions; revision++) await ReviseAllAsync(store, revision);

        var plain = await Scratch.TimeAsync(() => ExportAsync(store, Path.Combine(folder, "plain"), git: false));
        var history = await Scratch.TimeAsync(() => ExportAsync(store, Path.Combine(folder, "history"), git: true));
        var again = await Scratch.TimeAsync(() => ExportAsync(store, Path.Combine(folder, "history"), git: true));
        var git = await Scratch.TimeAsync(
            () => ShellAsync(folder, "git init -q copy && git -C history fast-export HEAD | git -C copy fast-import --quiet"));

        var commits = Posts * Revisions;
        Console.WriteLine($"--git      {history.TotalSeconds,7:0.00} s  {commits / history.TotalSeconds,8:N0} revisions/s");
        Print("again", again, history);
        Print("git alone", git, history);
        Print("plain", plain, history);
    });

    private static void Print(string what, TimeSpan time, TimeSpan history) =>
        Console.WriteLine($"{what,-10} {time.TotalSeconds,7:0.00} s  --git takes {history / time:0.0} times as long");

    private static async Task ReviseAllAsync(DocumentStore store, int revision)
    {
        await using var session = store.LightweightSession();
        var posts = await session.Query<Entry<Post>>().ToListAsync();
        var edits = new Edits(session);
        foreach (var post in posts)
            edits.Append(post, post.Id, new Revised<Post>(post.Draft.Slug, post.Draft.Path, Edited(post.Draft.Content, revision)));
        await edits.CommitAsync(null, CancellationToken.None);
    }

    private static Post Edited(Post post, int revision) => revision switch
    {
        1 => post with { Title = $"{post.Title}, revised" },
        2 => post with { Tags = ["revised", "twice"] },
        _ => post with { Body = Markdown.Of($"{post.Title}\n\nAll of it is new.\n") },
    };

    private static async Task ExportAsync(DocumentStore store, string folder, bool git)
    {
        var report = await new Exporter(store, ContentModel.Types).ExportAsync(folder, new() { Git = git }, CancellationToken.None);
        if (!report.IsClean || report.Edited != Posts) throw new InvalidOperationException($"{report}");
    }

    private static async Task ShellAsync(string folder, string command)
    {
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", command]) { WorkingDirectory = folder })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{command} ended with {process.ExitCode}.");
    }
}
