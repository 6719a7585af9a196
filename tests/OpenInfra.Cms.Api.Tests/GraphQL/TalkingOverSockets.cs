using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using OpenInfra.Cms.Access;
using OpenInfra.Cms.Api.Tests.Access;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Model.Posts;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.GraphQL;

/// <summary>The protocol graphql-transport-ws, message by message.</summary>
public sealed class TalkingOverSockets(CmsHost cms) : IClassFixture<CmsHost>
{
    private const string Protocol = "graphql-transport-ws", Init = """{"type":"connection_init"}""", Ack = """{"type":"connection_ack"}""";

    [Fact]
    public async Task A_subscription_is_told_of_changes_until_its_client_completes_it()
    {
        using var socket = await BegunAsync();
        await SayAsync(socket, """{"type":"subscribe","id":"1","payload":{"query":"subscription { changes(types: [POST]) { id } }"}}""");
        await PublishUntilToldAsync(socket, "1", "a");
        await SayAsync(socket, """{"type":"complete","id":"1"}""");
        await AskAsync(socket);
        await SayAsync(socket, """{"type":"subscribe","id":"2","payload":{"query":"subscription { changes(types: [POST]) { id } }"}}""");
        await PublishUntilToldAsync(socket, "2", "b");
    }

    [Fact]
    public async Task A_query_is_one_result_and_then_complete()
    {
        using var socket = await BegunAsync();
        await SayAsync(socket, """{"type":"subscribe","id":"q","payload":{"query":"{ __typename }"}}""");

        var next = await HearAsync(socket);
        Assert.Equal(("next", "q", "Query"), ((string?)next!["type"], (string?)next["id"], (string?)next["payload"]!["data"]!["__typename"]));
        Assert.Equal("""{"type":"complete","id":"q"}""", (await HearAsync(socket))!.ToJsonString());
    }

    [Theory]
    [InlineData("""{"query":"{ nonsense }"}""", "FIELDS_ON_CORRECT_TYPE")]
    [InlineData("""{"query":"{"}""", "SYNTAX_ERROR")]
    [InlineData("{}", "BAD_REQUEST")]
    public async Task What_cannot_be_answered_is_an_error_and_the_id_is_free_again(string payload, string code)
    {
        using var socket = await BegunAsync();
        for (var again = 0; again < 2; again++)
        {
            await SayAsync(socket, $$"""{"type":"subscribe","id":"1","payload":{{payload}}}""");
            var error = await HearAsync(socket);
            Assert.Equal(("error", "1", code), ((string?)error!["type"], (string?)error["id"], (string?)error["payload"]![0]!["extensions"]!["code"]));
        }
    }

    [Theory]
    [InlineData(4400, "Invalid", "nonsense")]
    [InlineData(4400, "no type", "{}")]
    [InlineData(4400, "no such type", """{"type":"start"}""")]
    [InlineData(4400, "no id", Init, """{"type":"subscribe","payload":{"query":"{ __typename }"}}""")]
    [InlineData(4400, "no payload", Init, """{"type":"subscribe","id":"1"}""")]
    [InlineData(4401, "before it has begun", """{"type":"subscribe","id":"1","payload":{"query":"{ __typename }"}}""")]
    [InlineData(4429, "beginning twice", Init, Init)]
    [InlineData(4409, "an id twice", Init, """{"type":"subscribe","id":"1","payload":{"query":"subscription { changes { id } }"}}""", """{"type":"subscribe","id":"1","payload":{"query":"{ __typename }"}}""")]
    public async Task A_client_that_breaks_the_rules_is_told_and_left(int code, string what, params string[] messages)
    {
        using var socket = await OpenAsync(cms.Http);
        foreach (var message in messages) await SayAsync(socket, message);
        while (await HearAsync(socket) is not null) { }

        Assert.True(code == (int?)socket.CloseStatus, $"{what}: {socket.CloseStatus}");
    }

    [Fact]
    public async Task A_message_has_a_greatest_size()
    {
        using var socket = await OpenAsync(cms.Http);
        await SayAsync(socket, $$$"""{"type":"connection_init","payload":{"x":"{{{new string('x', 300_000)}}}"}}""");

        Assert.Null(await HearAsync(socket));
        Assert.Equal(4400, (int?)socket.CloseStatus);
    }

    [Fact]
    public async Task A_ping_is_answered_before_and_after_the_beginning()
    {
        using var socket = await OpenAsync(cms.Http);
        await AskAsync(socket);
        await SayAsync(socket, Init);
        Assert.Equal(Ack, (await HearAsync(socket))!.ToJsonString());
        await AskAsync(socket);
    }

    [Fact]
    public async Task When_the_service_stops_clients_are_told_to_come_back()
    {
        await using var host = new CmsHost(cms.Databases);
        await host.InitializeAsync();
        using var socket = await OpenAsync(host.Http);
        await SayAsync(socket, Init);
        await HearAsync(socket);

        var stopping = host.DisposeAsync();
        Assert.Null(await HearAsync(socket));
        Assert.Equal(1012, (int?)socket.CloseStatus);
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, Cancel);
        await stopping;
    }

    [Fact]
    public async Task A_key_in_the_first_message_opens_the_drafts_where_its_scopes_do()
    {
        var reader = (await cms.Store.KeyAsync("reader", [Scope.Read])).Token.Reveal();
        using var socket = await OpenAsync(cms.Http, "?perspective=draft");
        await SayAsync(socket, $$$"""{"type":"connection_init","payload":{"Authorization":"Bearer {{{reader}}}"}}""");
        Assert.Equal(Ack, (await HearAsync(socket))!.ToJsonString());
        await SayAsync(socket, """{"type":"subscribe","id":"1","payload":{"query":"subscription { changes(types: [POST]) { kind entry { status } } }"}}""");
        var told = HearAsync(socket);
        for (var i = 0; !told.IsCompleted; i++) await cms.Store.DraftAsync($"drafted-{i}", new Post { Title = "A" });

        Assert.Equal("""{"kind":"ADDED","entry":{"status":"DRAFT"}}""", (await told)!["payload"]!["data"]!["changes"]!.ToJsonString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("Bearer cms_nonsense")]
    [InlineData("nonsense")]
    public async Task Without_a_good_key_there_are_no_drafts(string authorization)
    {
        using var socket = await OpenAsync(cms.Http, "?perspective=draft");
        await SayAsync(socket, $$$"""{"type":"connection_init","payload":{"authorization":"{{{authorization}}}"}}""");

        Assert.Null(await HearAsync(socket));
        Assert.Equal(4403, (int?)socket.CloseStatus);
    }

    [Theory]
    [InlineData("graphql-ws", null)]
    [InlineData(Protocol, "https://elsewhere.example")]
    [InlineData(Protocol, "null")]
    public async Task Neither_another_protocol_nor_a_page_of_another_origin_gets_a_socket(string protocol, string? origin)
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol(protocol);
        if (origin is not null) socket.Options.SetRequestHeader("Origin", origin);

        var error = await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(UrlOf(cms.Http), Cancel));
        Assert.Contains("'400'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_this_origin_gets_one()
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol(Protocol);
        socket.Options.SetRequestHeader("Origin", $"http://{cms.Http.BaseAddress!.Authority}");
        await socket.ConnectAsync(UrlOf(cms.Http), Cancel);
        await AskAsync(socket);
    }

    private async Task<WebSocket> BegunAsync()
    {
        var socket = await OpenAsync(cms.Http);
        await SayAsync(socket, Init);
        Assert.Equal(Ack, (await HearAsync(socket))!.ToJsonString());
        return socket;
    }

    // The protocol doesn't say when a subscription is open, so one change is not enough.
    private async Task PublishUntilToldAsync(WebSocket socket, string id, string name)
    {
        var told = HearAsync(socket);
        for (var i = 0; !told.IsCompleted; i++) await cms.Store.PublishedAsync($"socket-{name}-{i}", new Post { Title = "A" });
        Assert.Equal(("next", id), ((string?)(await told)!["type"], (string?)(await told)!["id"]));
    }

    // Messages are heard in turn: what was sent before has had its effect.
    private static async Task AskAsync(WebSocket socket)
    {
        await SayAsync(socket, """{"type":"ping"}""");
        while ((string?)(await HearAsync(socket))!["type"] != "pong") { }
    }

    private static Uri UrlOf(HttpClient http, string query = "") => new($"ws://{http.BaseAddress!.Authority}/graphql{query}");

    private static async Task<WebSocket> OpenAsync(HttpClient http, string query = "")
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol(Protocol);
        await socket.ConnectAsync(UrlOf(http, query), Cancel);
        return socket;
    }

    private static Task SayAsync(WebSocket socket, string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, Cancel);

    private static async Task<JsonNode?> HearAsync(WebSocket socket)
    {
        var (message, buffer) = (new MemoryStream(), new byte[4096]);
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer, Cancel);
            if (part.MessageType == WebSocketMessageType.Close) return null;
            message.Write(buffer, 0, part.Count);
            if (part.EndOfMessage) return JsonNode.Parse(message.ToArray());
        }
    }
}
