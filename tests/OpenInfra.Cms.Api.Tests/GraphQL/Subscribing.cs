using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Npgsql;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Model.Categories;
using OpenInfra.Cms.Model.Posts;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.GraphQL;

/// <summary>Subscriptions over Server-Sent Events, as graphql-sse's clients ask for them.</summary>
public sealed class Subscribing(CmsHost cms) : IClassFixture<CmsHost>
{
    private const string Changes = "subscription { changes { kind id type version entry { slug ... on Post { title categories { label } } } } }";

    [Fact]
    public async Task What_is_published_is_told_with_all_that_is_asked_for_and_drafts_are_not()
    {
        await cms.Store.PublishedAsync("told", new Category { Label = "Told" });
        using var events = await OpenAsync("subscription { changes(types: [POST]) { kind id type version entry { slug ... on Post { title categories { label } } } } }");
        await cms.Store.DraftAsync("secret", new Post { Title = "Secret" });
        await cms.Store.PublishedAsync("other", new Category { Label = "Other" });
        await cms.Store.PublishedAsync("news", new Post { Title = "News", Categories = [new("category/told")] });

        Assert.Equal(
            """{"data":{"changes":{"kind":"ADDED","id":"post/news","type":"POST","version":2,"entry":{"slug":"news","title":"News","categories":[{"label":"Told"}]}}}}""",
            await NextAsync(events));
    }

    [Fact]
    public async Task Of_the_entries_whose_ids_are_given_and_no_others()
    {
        using var events = await OpenAsync("subscription { changes(ids: [\"post/wanted\"]) { id } }");
        await cms.Store.PublishedAsync("unwanted", new Post { Title = "Unwanted" });
        await cms.Store.PublishedAsync("wanted", new Post { Title = "Wanted" });

        Assert.Equal("""{"data":{"changes":{"id":"post/wanted"}}}""", await NextAsync(events));
    }

    [Fact]
    public async Task What_readers_no_longer_see_is_told_without_it()
    {
        using var events = await OpenAsync("subscription { changes(ids: [\"post/gone\"]) { kind entry { slug } } }");
        var entry = await cms.Store.PublishedAsync("gone", new Post { Title = "Gone" });
        Assert.Equal("""{"data":{"changes":{"kind":"ADDED","entry":{"slug":"gone"}}}}""", await NextAsync(events));
        await using var session = cms.Store.LightweightSession();
        Done(await session.WithdrawAsync<Post>(entry.Id, entry.Version, Cancel));

        Assert.Equal("""{"data":{"changes":{"kind":"REMOVED","entry":null}}}""", await NextAsync(events));
    }

    [Fact]
    public async Task A_stream_is_an_event_stream_that_nobody_keeps()
    {
        using var events = await OpenAsync(Changes);

        Assert.Equal("text/event-stream; charset=utf-8", $"{events.Answer.Content.Headers.ContentType}");
        Assert.True(events.Answer.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("subscription { changes { nonsense } }", "FIELDS_ON_CORRECT_TYPE")]
    [InlineData("subscription { a: changes { id } b: changes { id } }", "SINGLE_ROOT_FIELD_SUBSCRIPTIONS")]
    [InlineData("{", "SYNTAX_ERROR")]
    public async Task What_cannot_be_answered_is_a_result_too_and_then_complete(string query, string code)
    {
        using var events = await OpenAsync(query);

        Assert.Equal(code, (string?)(await events.NextAsync())!.Value.Data!["errors"]![0]!["extensions"]!["code"]);
        Assert.Equal("complete", (await events.NextAsync())!.Value.Event);
        Assert.Null(await events.NextAsync());
    }

    [Fact]
    public async Task A_query_is_one_result_and_then_complete_also_by_its_url()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query={__typename}") { Headers = { { "Accept", "text/event-stream" } } };
        using var events = await EventReader.OpenAsync(cms.Http, request);

        Assert.Equal("Query", (string?)(await events.NextAsync())!.Value.Data!["data"]!["__typename"]);
        Assert.Equal("complete", (await events.NextAsync())!.Value.Event);
    }

    [Theory]
    [InlineData("application/json", HttpStatusCode.OK)]
    [InlineData("application/graphql-response+json", HttpStatusCode.BadRequest)]
    public async Task Who_takes_one_answer_only_is_told_how_to_subscribe(string accept, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = Changes }), Headers = { { "Accept", accept } } };
        var answer = await cms.Http.SendAsync(request, Cancel);

        Assert.Equal(status, answer.StatusCode);
        Assert.Contains("text/event-stream", (string?)(await answer.Content.ReadFromJsonAsync<JsonNode>(Cancel))!["errors"]![0]!["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_names_events_and_json_gets_events_for_a_subscription_and_json_for_a_query()
    {
        using var events = await OpenAsync(Changes, "application/json, text/event-stream");
        Assert.Equal("text/event-stream", events.Answer.Content.Headers.ContentType!.MediaType);
        using var one = await OpenAsync("{ __typename }", "application/json, text/event-stream");
        Assert.Equal("application/json", one.Answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Who_may_have_missed_changes_is_not_told_that_all_is_complete()
    {
        await using var host = new CmsHost(cms.Databases);
        await host.InitializeAsync();
        using var events = await EventReader.OpenAsync(host.Http, RequestFor(Changes));
        await using (var connection = new NpgsqlConnection(host.ConnectionString))
        {
            await connection.OpenAsync(Cancel);
            await using var kill = new NpgsqlCommand(
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query = 'listen cms_events' and pid <> pg_backend_pid()", connection);
            await kill.ExecuteNonQueryAsync(Cancel);
        }

        await Assert.ThrowsAnyAsync<IOException>(events.NextAsync);
    }

    [Fact]
    public async Task A_service_has_only_so_many_subscriptions_open()
    {
        await using var host = new ConfiguredHost(cms.Databases, new() { ["GraphQL:Limits:Subscriptions"] = "1" });
        await host.InitializeAsync();
        using (var first = await EventReader.OpenAsync(host.Http, RequestFor(Changes)))
        {
            using var second = await EventReader.OpenAsync(host.Http, RequestFor(Changes));
            Assert.Equal("TOO_MANY_SUBSCRIPTIONS", (string?)(await second.NextAsync())!.Value.Data!["errors"]![0]!["extensions"]!["code"]);
        }
        // Who has left makes room, as soon as the service notices.
        for (var error = "TOO_MANY_SUBSCRIPTIONS"; error is not null;)
        {
            using var third = await EventReader.OpenAsync(host.Http, RequestFor(Changes));
            await host.Store.PublishedAsync($"p{Guid.NewGuid():n}", new Post { Title = "P" });
            error = (string?)(await third.NextAsync())!.Value.Data!["errors"]?[0]?["extensions"]?["code"];
        }
    }

    private Task<EventReader> OpenAsync(string query, string accept = "text/event-stream") => EventReader.OpenAsync(cms.Http, RequestFor(query, accept));

    private static HttpRequestMessage RequestFor(string query, string accept = "text/event-stream") =>
        new(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }), Headers = { { "Accept", accept } } };

    private static async Task<string> NextAsync(EventReader events)
    {
        var (name, data) = (await events.NextAsync())!.Value;
        Assert.Equal("next", name);
        return data!.ToJsonString();
    }
}
