using Marten;
using OpenInfra.Cms.Model;
using OpenInfra.Cms.Storage;

namespace OpenInfra.Cms.Cli;

/// <summary>The store that a command works on, migrated, closed when the command ends.</summary>
internal sealed class Session(ContentDatabase database, DocumentStore store) : IAsyncDisposable
{
    /// <summary>The setting that names a database; empty where the private one is to be used.</summary>
    public static string? ConnectionString => Environment.GetEnvironmentVariable(DatabaseComplaint.Setting);

    public IDocumentStore Store => store;

    /// <summary>Opens the database that ConnectionStrings__Cms names, or the private one below CMS_DATA.</summary>
    public static async Task<Session> OpenAsync(CancellationToken cancel)
    {
        var database = await ContentDatabase.OpenAsync(
            ConnectionString, Environment.GetEnvironmentVariable("CMS_DATA"), cancel);
        var store = DocumentStore.For(options => StoreSchema.Configure(options, database.ConnectionString, ContentModel.Types));
        var session = new Session(database, store);
        try
        {
            foreach (var lack in await store.MigrateAsync(ContentModel.Types, cancel)) Console.Error.WriteLine(lack);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        await database.DisposeAsync();
    }
}
