using System.Diagnostics;
using Marten;
using Npgsql;
using OpenInfra.Cms.Importing;
using OpenInfra.Cms.Model;
using OpenInfra.Cms.Storage;

namespace OpenInfra.Cms.Benchmarks;

/// <summary>
/// How fast documents come in: a folder, or 5,000 made-up posts of 4 KB, into a new database, then again unchanged; beside it,
/// in the same rounds, what it takes `cat` to read the same files and Markdig to render them. Medians of the rounds are printed.
/// </summary>
internal sealed class ImportSpeed
{
    private const int Posts = 5_000, PostBytes = 4_096, Rounds = 3;

    private readonly string _folder = Directory.CreateTempSubdirectory("cms-import-speed-").FullName;
    private readonly Dictionary<string, List<TimeSpan>> _times = [];

    public static async Task RunAsync(string? path)
    {
        var speed = new ImportSpeed();
        try
        {
            await speed.MeasureAsync(path);
        }
        finally
        {
            Directory.Delete(speed._folder, recursive: true);
        }
    }

    private async Task MeasureAsync(string? path)
    {
        var (warmUp, site) = (Path.Combine(_folder, "warm-up"), path ?? Path.Combine(_folder, "site"));
        GeneratedSite.Write(warmUp, 200, PostBytes);
        if (path is null) GeneratedSite.Write(site, Posts, PostBytes);
        await using var database = await ContentDatabase.OpenAsync(null, Path.Combine(_folder, "data"), CancellationToken.None);
        await RoundAsync(database.ConnectionString, warmUp, 0);
        _times.Clear();
        var files = 0;
        for (var round = 1; round <= Rounds; round++) files = await RoundAsync(database.ConnectionString, site, round);
        Print(files);
    }

    private async Task<int> RoundAsync(string server, string site, int round)
    {
        await using (var session = NpgsqlDataSource.Create(server))
        await using (var create = session.CreateCommand($"create database speed_{round}")) await create.ExecuteNonQueryAsync();
        var own = new NpgsqlConnectionStringBuilder(server) { Database = $"speed_{round}" }.ConnectionString;
        await using var store = await Scratch.StoreAsync(own);

        var first = await TimeAsync("first import", () => ImportAsync(store, site));
        var again = await TimeAsync("unchanged import", () => ImportAsync(store, site));
        if (again.Events > 0 || again.Imported > 0) throw new InvalidOperationException($"The second import wrote {again.Events} events.");
        var files = first.Files.Select(file => Path.Combine(site, file.Path)).ToList();
        await TimeAsync("cat", () => CatAsync(files));
        await TimeAsync("bare Markdig", () => Task.FromResult(files.Sum(file => Markdig.Markdown.ToHtml(File.ReadAllText(file)).Length)));
        return files.Count;
    }

    private static Task<ImportReport> ImportAsync(DocumentStore store, string site) =>
        new Importer(store, ContentModel.Types).ImportAsync(site, new() { Source = "site" }, null, CancellationToken.None);

    private static async Task<int> CatAsync(List<string> files)
    {
        var start = new ProcessStartInfo("xargs", ["-0", "cat"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var cat = Process.Start(start)!;
        var output = cat.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        await using (var input = cat.StandardInput) await input.WriteAsync(string.Join('\0', files));
        await output;
        await cat.WaitForExitAsync();
        return cat.ExitCode == 0 ? cat.ExitCode : throw new InvalidOperationException("cat could not read the files.");
    }

    private async Task<T> TimeAsync<T>(string what, Func<Task<T>> work)
    {
        var clock = Stopwatch.StartNew();
        var result = await work();
        if (!_times.TryGetValue(what, out var times)) _times[what] = times = [];
        times.Add(clock.Elapsed);
        return result;
    }

    private void Print(int files)
    {
        TimeSpan Median(string what) => _times[what].Order().ElementAt(Rounds / 2);
        Console.WriteLine($"{files:N0} files, median of {Rounds} rounds; peak memory {Process.GetCurrentProcess().PeakWorkingSet64 / 1024 / 1024} MB");
        Console.WriteLine($"{"",-18}{"time",9}{"files/s",10}{"of cat",9}{"of Markdig",12}");
        foreach (var what in _times.Keys)
        {
            var time = Median(what);
            Console.WriteLine($"{what,-18}{time.TotalSeconds,8:0.000}s{files / time.TotalSeconds,10:N0}{Median("cat") / time,9:0.000}{Median("bare Markdig") / time,12:0.000}");
        }
    }
}
