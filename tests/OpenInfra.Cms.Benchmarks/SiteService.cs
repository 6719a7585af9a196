using System.Net.Http.Json;
using Marten;
using Npgsql;
using OpenInfra.Cms.Model;
using OpenInfra.Cms.Model.Posts;
using OpenInfra.Cms.Reading;
using OpenInfra.Cms.Reading.Faceting;
using OpenInfra.Cms.Reading.Searching;
using OpenInfra.Cms.Storage;

namespace OpenInfra.Cms.Benchmarks;

/// <summary>The service on a database of its own that is filled with made-up posts.</summary>
internal sealed class SiteService : IAsyncDisposable
{
    private readonly string _connectionString;
    private readonly int _posts;
    private readonly ServiceProcess _service;

    private SiteService(string connectionString, int posts, ServiceProcess service)
    {
        (_connectionString, _posts, _service) = (connectionString, posts, service);
        Http = new() { BaseAddress = service.Url };
    }

    /// <summary>Asks over HTTP.</summary>
    public HttpClient Http { get; }

    /// <summary>The database, in Npgsql's form.</summary>
    public string ConnectionString => _connectionString;

    public static async Task<SiteService> StartAsync(ContentDatabase database, int posts, bool withTexts = false)
    {
        var name = $"with_{posts}";
        await using (var server = NpgsqlDataSource.Create(database.ConnectionString)) await server.CreateCommand($"create database {name}").ExecuteNonQueryAsync();
        var connectionString = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Database = name }.ConnectionString;
        await using var store = await Scratch.StoreAsync(connectionString);
        await GeneratedPosts.WriteAsync(store, posts, withTexts);
        return new(connectionString, posts, await ServiceProcess.StartAsync(connectionString));
    }

    /// <summary>The bytes of the answer, which must be one without errors.</summary>
    public Task<byte[]> AskAsync(ListQuery query) => AskAsync(query.ToGraphQL(Middle));

    public async Task<byte[]> AskAsync(object request)
    {
        using var response = await Http.PostAsJsonAsync("/graphql", request);
        var answer = await response.Content.ReadAsByteArrayAsync();
        return response.IsSuccessStatusCode && !answer.AsSpan().StartsWith("{\"errors\""u8) ? answer
            : throw new InvalidOperationException(System.Text.Encoding.UTF8.GetString(answer));
    }

    /// <summary>How the database finds the rows of a list: the plan's lines that name tables and indexes.</summary>
    public async Task<IReadOnlyList<string>> PlanAsync(ListQuery query)
    {
        await using var store = StoreOf(_connectionString);
        await using var session = store.QuerySession();
        var request = await session.ResolvedAsync(query.ToRequest(Middle), CancellationToken.None);
        var statement = new Statement();
        statement.Add(query.Facets
            ? FacetSql.Of(statement, new(Post.Definition, request, null), [""], [.. Facet.AllOf(Post.Definition).Where(facet => facet.By is not Period.Month).Select(facet => new FacetRequest(facet, 10))])
            : Listing.Select(statement, Post.Definition, request, null, ""));
        return await PlanAsync(session, statement);
    }

    /// <summary>How the database finds what a search finds, or counts it.</summary>
    public async Task<IReadOnlyList<string>> PlanAsync(SearchText text, bool counts)
    {
        await using var store = StoreOf(_connectionString);
        await using var session = store.QuerySession();
        var search = await session.UnderstandAsync(text, null, CancellationToken.None);
        var statement = new Statement();
        statement.Add(counts ? SearchSql.Facets(statement, search, SearchFacet.AllOf(ContentModel.Types)) : SearchSql.Hits(statement, search, 20, null));
        return await PlanAsync(session, statement);
    }

    public ValueTask DisposeAsync()
    {
        Http.Dispose();
        return _service.DisposeAsync();
    }

    private Cursor Middle => new("-publishedAt", [Scalar.MomentOf(GeneratedPosts.DateOf(_posts / 2))], Post.Definition.IdOf($"post-{_posts / 2}"));

    private static async Task<IReadOnlyList<string>> PlanAsync(IQuerySession session, Statement statement)
    {
        await using var command = statement.ToCommand();
        command.CommandText = $"explain (analyze, costs off, timing off, summary on) {command.CommandText}";
        await using var reader = await session.ExecuteReaderAsync(command);
        var lines = new List<string>();
        while (await reader.ReadAsync()) lines.Add(reader.GetString(0).Trim());
        return [.. lines.Where(line => line.Contains("Scan", StringComparison.Ordinal) || line.Contains("Time", StringComparison.Ordinal))];
    }

    private static DocumentStore StoreOf(string connectionString) =>
        DocumentStore.For(options => StoreSchema.Configure(options, connectionString, ContentModel.Types));
}
