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
/// How fast documents go out: 5,000 posts of 4 KB into a new folder, into the folder that has them already, and with 500 of them
/// edited; beside it, `cp -r` of the same files, and their import.
/// </summary>
internal static class ExportSpeed
{
    private const int Posts = 5_000, PostBytes = 4_096, Edited = 500;

    public static Task RunAsync() => Scratch.WithStoreAsync(async (store, folder) =>
    {
        var (site, target) = (Path.Combine(folder, "site"), Path.Combine(folder, "out"));
        GeneratedSite.Write(site, Posts, PostBytes);
        var import = await Scratch.TimeAsync(() =>
            new Importer(store, ContentModel.Types).ImportAsync(site, new() { Source = "site" }, null, CancellationToken.None));

        var export = await Scratch.TimeAsync(() => ExportAsync(store, target, edited: 0));
        var copy = await Scratch.TimeAsync(() => CopyAsync(site, Path.Combine(folder, "copy")));
        var again = await Scratch.TimeAsync(() => ExportAsync(store, target, edited: 0));
        await EditAsync(store);
        var edited = await Scratch.TimeAsync(() => ExportAsync(store, target, Edited));

        Console.WriteLine($"export      {export.TotalSeconds,6:0.00} s  {Posts / export.TotalSeconds,8:N0} documents/s");
        Print("cp -r", copy, export);
        Print("import", import, export);
        Print("again", again, export);
        Print($"{Edited} edited", edited, export);
    });

    private static void Print(string what, TimeSpan time, TimeSpan export) => Console.WriteLine(
        $"{what,-11} {time.TotalSeconds,6:0.00} s  {Posts / time.TotalSeconds,8:N0} documents/s  export takes {export / time:0.00} times as long");

    private static async Task EditAsync(DocumentStore store)
    {
        await using var session = store.LightweightSession();
        var edits = new Edits(session);
        foreach (var post in await session.Query<Entry<Post>>().OrderBy(post => post.Id).Take(Edited).ToListAsync())
            edits.Append(post, post.Id, new Revised<Post>(post.Draft.Slug, post.Draft.Path, post.Draft.Content with { Title = "Edited" }));
        await edits.CommitAsync(null, CancellationToken.None);
    }

    private static async Task ExportAsync(DocumentStore store, string folder, int edited)
    {
        var report = await new Exporter(store, ContentModel.Types).ExportAsync(folder, new(), CancellationToken.None);
        if (!report.IsClean || (report.Written, report.Edited) != (Posts, edited)) throw new InvalidOperationException($"{report}");
    }

    private static async Task CopyAsync(string from, string to)
    {
        using var copy = Process.Start("cp", ["-r", from, to]);
        await copy.WaitForExitAsync();
        if (copy.ExitCode != 0) throw new InvalidOperationException("cp failed.");
    }
}
