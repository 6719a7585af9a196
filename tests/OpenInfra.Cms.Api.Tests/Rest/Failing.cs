using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using OpenInfra.Cms.Api.Tests.Hosting;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Rest;

public sealed class Failing(Failing.Logged cms) : IClassFixture<Failing.Logged>
{
    [Theory]
    [InlineData("application/json")]
    [InlineData("*/*")]
    public async Task A_fault_of_the_service_is_logged_and_a_bare_problem_that_tells_nothing_of_its_inside(string accept)
    {
        await using (var connection = new NpgsqlConnection(cms.ConnectionString))
        {
            await connection.OpenAsync(Cancel);
            await using var drop = new NpgsqlCommand("drop table if exists cms.mt_doc_author", connection);
            await drop.ExecuteNonQueryAsync(Cancel);
        }
        cms.Errors.Clear();

        var problem = await cms.Http.ProblemAsync(HttpStatusCode.InternalServerError, "/api/authors", accept: accept);

        Assert.Equal(["type", "title", "status", "detail", "traceId"], problem.Names);
        Assert.DoesNotContain("mt_doc_author", problem.GetRawText(), StringComparison.Ordinal);
        Assert.Contains(cms.Errors, error => error.Contains("mt_doc_author", StringComparison.Ordinal));
    }

    /// <summary>A service whose log is kept.</summary>
    public sealed class Logged(TestDatabases databases) : CmsHost(databases), ILoggerProvider, ILogger
    {
        public ConcurrentBag<string> Errors { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) Errors.Add($"{exception}");
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(this));
        }
    }
}
