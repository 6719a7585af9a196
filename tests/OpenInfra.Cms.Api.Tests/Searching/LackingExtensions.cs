using Npgsql;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Model;
using OpenInfra.Cms.Model.Posts;
using OpenInfra.Cms.Reading.Searching;
using OpenInfra.Cms.Storage;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Searching;

public sealed class LackingExtensions(TestDatabases databases)
{
    [Fact]
    public async Task Who_may_not_create_them_is_told_and_searches_without_and_with_them_as_soon_as_they_are_there()
    {
        var (mighty, plain) = await DatabaseOfPlainUserAsync();
        await using var store = TestDatabases.StoreOf(plain);

        Assert.Collection(await store.MigrateAsync(ContentModel.Types, Cancel),
            lack => Assert.Matches("accents only as they are written.*lacks the extension unaccent.*create extension unaccent;", lack),
            lack => Assert.Matches("no suggestions for misspelt words.*lacks the extension pg_trgm.*create extension pg_trgm;", lack));
        await store.PublishedAsync("menu", new Post { Title = "Jalapeños and more" });
        Assert.Equal((1, 0, null), await FoundAsync(store, "Jalapeños", "jalapenos", "jalapneos"));

        await ExecuteAsync(mighty, "create extension unaccent; create extension pg_trgm");
        Assert.Empty(await store.MigrateAsync(ContentModel.Types, Cancel));
        Assert.Equal((1, 1, "jalapenos"), await FoundAsync(store, "Jalapeños", "jalapenos", "jalapneos"));
    }

    private static async Task<(long, long, string?)> FoundAsync(Marten.DocumentStore store, string one, string other, string misspelt)
    {
        await using var session = store.QuerySession();
        return (await session.CountAsync(await SearchOf(one), Cancel), await session.CountAsync(await SearchOf(other), Cancel),
            await session.SuggestionAsync(await SearchOf(misspelt), Cancel));

        async Task<Search> SearchOf(string query)
        {
            Assert.Null(SearchText.Read(query, out var text));
            return await session.UnderstandAsync(text!, null, Cancel);
        }
    }

    // As in a hosted database: a schema of one's own, and nothing more.
    private async Task<(string Mighty, string Plain)> DatabaseOfPlainUserAsync()
    {
        var (some, name) = (await databases.NewAsync(), $"plain_{Guid.NewGuid():n}");
        await ExecuteAsync(some, $"create role {name} login password 'plain'");
        await ExecuteAsync(some, $"create database {name}");
        var mighty = new NpgsqlConnectionStringBuilder(some) { Database = name };
        await ExecuteAsync(mighty.ConnectionString, $"create schema cms authorization {name}");
        return (mighty.ConnectionString, new NpgsqlConnectionStringBuilder(some) { Database = name, Username = name, Password = "plain" }.ConnectionString);
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
