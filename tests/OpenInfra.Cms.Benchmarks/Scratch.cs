using System.Diagnostics;
using Marten;
using OpenInfra.Cms.Model;
using OpenInfra.Cms.Storage;

namespace OpenInfra.Cms.Benchmarks;

/// <summary>What every benchmark begins with: a folder and a database server of its own, which are gone when it ends.</summary>
internal static class Scratch
{
    /// <summary>Does the work on a new server; the folder beside its data is for files.</summary>
    public static async Task WithDatabaseAsync(Func<ContentDatabase, string, Task> work)
    {
        var folder = Directory.CreateTempSubdirectory("cms-speed-").FullName;
        try
        {
            await using var database = await ContentDatabase.OpenAsync(null, Path.Combine(folder, "data"), CancellationToken.None);
            await work(database, folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The same with a store whose schema is there.</summary>
    public static Task WithStoreAsync(Func<DocumentStore, string, Task> work) => WithDatabaseAsync(async (database, folder) =>
    {
        await using var store = await StoreAsync(database.ConnectionString);
        await work(store, folder);
    });

    /// <summary>A store on a database, with its schema.</summary>
    public static async Task<DocumentStore> StoreAsync(string connectionString)
    {
        var store = DocumentStore.For(options => StoreSchema.Configure(options, connectionString, ContentModel.Types));
        await store.MigrateAsync(ContentModel.Types, CancellationToken.None);
        return store;
    }

    /// <summary>How long some work takes.</summary>
    public static async Task<TimeSpan> TimeAsync(Func<Task> work)
    {
        var clock = Stopwatch.StartNew();
        await work();
        return clock.Elapsed;
    }
}
