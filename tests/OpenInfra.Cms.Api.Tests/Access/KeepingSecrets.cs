using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using OpenInfra.Cms.Access;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Api.Tests.Rest;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Access;

public sealed class KeepingSecrets(KeepingSecrets.Talkative cms) : IClassFixture<KeepingSecrets.Talkative>
{
    [Fact]
    public async Task No_secret_reaches_the_log_whatever_its_level_or_the_database()
    {
        var admin = await cms.Store.KeyAsync("root", [Scope.Admin]);
        using var http = cms.Sending(admin.Token.Reveal());
        var wish = new StringContent("""{ "name": "made", "scopes": ["content:read"] }""", null, "application/json");
        using var made = await http.PostAsync("/api/keys", wish, Cancel);
        var key = JsonElement.Parse(await made.Content.ReadAsStringAsync(Cancel));
        using var rotated = await http.PostAsync($"/api/keys/{key.Text("id")}/rotation", null, Cancel);
        var rotation = JsonElement.Parse(await rotated.Content.ReadAsStringAsync(Cancel));
        var unknown = KeyToken.New();
        foreach (var token in new[] { key.Text("token"), rotation.Text("token"), unknown.Reveal(), unknown.Reveal()[..^1], "Bearer" })
        {
            using var other = cms.Sending(token);
            using var answer = await other.GetAsync("/api/posts?perspective=draft", Cancel);
            using var graph = await other.PostAsJsonAsync("/graphql", new { query = "{ posts { totalCount } }" }, Cancel);
        }

        string[] tokens = [admin.Token.Reveal(), key.Text("token"), rotation.Text("token"), unknown.Reveal()];
        var secrets = tokens.Select(token => token[15..58]).ToList();
        Assert.Contains(cms.Lines, line => line.Contains("A bad credential", StringComparison.Ordinal));
        Assert.All(secrets, secret => Assert.DoesNotContain(cms.Lines, line => line.Contains(secret, StringComparison.Ordinal)));
        var stored = await StoredAsync();
        Assert.Contains("root", stored, StringComparison.Ordinal);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, stored, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_printed_of_a_token_or_a_key_holds_no_secret()
    {
        var issued = await cms.Store.KeyAsync("printed", [Scope.Read]);
        var secret = issued.Token.Reveal()[15..58];
        foreach (var printed in new object[] { issued, issued.Token, issued.Key, KeyInfo.Of(issued) })
            Assert.DoesNotContain(secret, $"{printed}", StringComparison.Ordinal);
    }

    private async Task<string> StoredAsync()
    {
        await using var connection = new NpgsqlConnection(cms.ConnectionString);
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand("select string_agg(data::text, ' ') from cms.mt_doc_key", connection);
        return (string)(await command.ExecuteScalarAsync(Cancel))!;
    }

    /// <summary>A service that logs all that it can.</summary>
    public sealed class Talkative(TestDatabases databases) : CmsHost(databases), ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull
        {
            Lines.Enqueue($"{state}");
            return null;
        }

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Logging:LogLevel:Default", "Trace").UseSetting("Logging:LogLevel:Microsoft.AspNetCore", "Trace")
                .UseSetting("Logging:LogLevel:Marten", "Trace").UseSetting("Logging:LogLevel:Npgsql", "Trace");
            builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(this));
        }
    }
}
