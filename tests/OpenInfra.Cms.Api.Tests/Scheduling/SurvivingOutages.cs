using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Content;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Scheduling;

public sealed class SurvivingOutages(SurvivingOutages.Logged cms) : IClassFixture<SurvivingOutages.Logged>
{
    [Fact]
    public async Task While_the_database_is_away_it_says_so_once_and_afterwards_goes_on()
    {
        await cms.Store.ScheduledAsync("waits", cms.In(minutes: 5));
        await LetInAsync(false);
        for (var round = 0; round < 20 || cms.Lines.IsEmpty; round++)
        {
            cms.Time.Advance(TimeSpan.FromMinutes(1));
            await Task.Delay(50, Cancel);
        }
        await LetInAsync(true);

        Assert.Equal(Status.Published, (await cms.Store.SettledAsync("waits", () => cms.Time.Advance(TimeSpan.FromSeconds(1)))).Status);
        while (cms.Lines.Count < 3) await Task.Delay(20, Cancel);
        Assert.Collection(cms.Lines,
            line => Assert.StartsWith("What is scheduled has to wait, because the database can't be reached", line, StringComparison.Ordinal),
            line => Assert.StartsWith("post/waits is published, as scheduled for", line, StringComparison.Ordinal),
            line => Assert.Equal("What is scheduled is published again.", line));
    }

    private async Task LetInAsync(bool open)
    {
        var database = new NpgsqlConnectionStringBuilder(cms.ConnectionString);
        var other = new NpgsqlConnectionStringBuilder(cms.ConnectionString) { Database = "postgres", Pooling = false };
        await using var connection = new NpgsqlConnection(other.ConnectionString);
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(
            $"""
            alter database {database.Database} allow_connections {open};
            select pg_terminate_backend(pid) from pg_stat_activity where datname = '{database.Database}'
            """, connection);
        await command.ExecuteNonQueryAsync(Cancel);
    }

    /// <summary>A host with a clock of the test's, and what it says of schedules.</summary>
    public sealed class Logged(TestDatabases databases) : FakeClock(databases), ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => categoryName.Contains("Scheduler", StringComparison.Ordinal) ? this
            : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception));

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Logging:LogLevel:OpenInfra.Cms.Api.Scheduling", "Information");
            builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(this));
        }
    }
}
