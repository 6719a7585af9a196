using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Importing;
using OpenInfra.Cms.Model;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Importing;

/// <summary>A small site in a folder of its own, imported into a database of its own.</summary>
internal sealed class Site : IAsyncDisposable
{
    private Site(string connectionString) => Store = TestDatabases.StoreOf(connectionString);

    public string Folder { get; } = Directory.CreateTempSubdirectory("cms-site-").FullName;

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

    public Task<ImportReport> ImportAsync(bool theirs = false, bool dryRun = false, string source = "site") =>
        new Importer(Store, ContentModel.Types).ImportAsync(Folder, new() { Source = source, Theirs = theirs, DryRun = dryRun }, null, Cancel);

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

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
