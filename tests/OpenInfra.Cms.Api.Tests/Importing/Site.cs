using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Importing;
using OpenInfra.Cms.Model;
using OpenInfra.Cms.Rendering;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Importing;

/// <summary>A small site in a folder of its own, imported into a database of its own.</summary>
internal sealed class Site : IAsyncDisposable
{
    private Site(string connectionString) => (ConnectionString, Store) = (connectionString, TestDatabases.StoreOf(connectionString));

    public string ConnectionString { get; }

    public string Database => new Npgsql.NpgsqlConnectionStringBuilder(ConnectionString).Database!;

    public string Folder { get; } = TempFolder.New("cms-site");

    public Marten.DocumentStore Store { get; }

    public static async Task<Site> NewAsync(TestDatabases databases, params (string Path, string Text)[] files)
    {
        var site = new Site(await databases.NewAsync());
        foreach (var (path, text) in files) site.Write(path, text);
        return site;
    }

    public void Write(string path, string text) => Write(path, System.Text.Encoding.UTF8.GetBytes(text));

    public void Write(string path, byte[] bytes)
    {
        var file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, bytes);
    }

    public void Delete(string path) => File.Delete(Path.Combine(Folder, path));

    public void Move(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Folder, to))!);
        File.Move(Path.Combine(Folder, from), Path.Combine(Folder, to));
    }

    public void Clear()
    {
        foreach (var folder in Directory.EnumerateDirectories(Folder)) Directory.Delete(folder, recursive: true);
    }

    public Task<ImportReport> ImportAsync(
        bool theirs = false, bool dryRun = false, string source = "site", string below = "", bool prune = false) =>
        new Importer(Store, ContentModel.Types).ImportAsync(
            Path.Combine(Folder, below), new() { Source = source, Theirs = theirs, DryRun = dryRun, Prune = prune }, null, Cancel);

    /// <summary>Changes the draft of an entry as an editor does.</summary>
    public async Task<Entry<T>> ReviseAsync<T>(string id, Func<T, T> change) where T : class, IContent<T>
    {
        var entry = (await LoadAsync<T>(id))!;
        await using var session = Store.LightweightSession();
        return Done(await session.ReviseAsync(id, entry.Version, new Draft<T>(entry.Draft.Slug, entry.Draft.Path, change(entry.Draft.Content)), Cancel));
    }

    /// <summary>Imports a site of one file, which must not fail, and loads the entry; what was warned is in the report.</summary>
    public static async Task<(Entry<T> Entry, ImportReport Report)> OneAsync<T>(TestDatabases databases, string id, string path, string text)
        where T : class, IContent<T>
    {
        await using var site = await NewAsync(databases, (path, text));
        var report = await site.ImportAsync();
        var file = Assert.Single(report.Files);
        Assert.True(file.Outcome == ImportOutcome.Imported, $"{file.Outcome}: {file.Reason}");
        return (await site.LoadAsync<T>(id) ?? throw new InvalidOperationException($"There is no {id}, but {string.Join(", ", file.Entries)}"), report);
    }

    /// <summary>Imports, with nothing failed, and loads one entry.</summary>
    public async Task<Entry<T>> ImportedAsync<T>(string id) where T : class, IContent<T>
    {
        var report = await ImportAsync();
        Assert.DoesNotContain(report.Files, file => file.Outcome == ImportOutcome.Failed);
        return await LoadAsync<T>(id) ?? throw new InvalidOperationException(
            $"There is no {id}, but {string.Join(", ", report.Files.SelectMany(file => file.Entries))}; warnings: {string.Join("; ", report.Warnings)}");
    }

    public async Task<Entry<T>?> LoadAsync<T>(string id) where T : class
    {
        await using var session = Store.QuerySession();
        return await session.LoadAsync<Entry<T>>(id, Cancel);
    }

    public async Task<string?> TextAsync(Markdown text)
    {
        await using var session = Store.QuerySession();
        return text.Hash.Length == 0 ? "" : (await session.TextsAsync([text.Hash], Cancel)).GetValueOrDefault(text.Hash)?.Source;
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
