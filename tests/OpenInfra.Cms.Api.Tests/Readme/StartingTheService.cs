using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OpenInfra.Cms.Access;
using OpenInfra.Cms.Api.Tests.Hosting;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Readme;

public sealed partial class StartingTheService
{
    [Fact]
    public async Task One_command_brings_up_the_database_the_seeds_and_the_service_and_SIGTERM_ends_them_cleanly()
    {
        using var shell = new Shell();
        using var up = shell.Start($"exec {Repository.Folder("cms")} up --urls http://127.0.0.1:0");
        try
        {
            var (url, printed) = await ReadyAsync(up);
            Assert.Single(printed, line => KeyToken.Parse(line.Trim()) is not null);
            using var http = new HttpClient { BaseAddress = new(url) };
            var posts = await http.GetFromJsonAsync<JsonObject>("/api/posts", Cancel);
            Assert.Equal(4, posts!["items"]!.AsArray().Count);
        }
        finally
        {
            Process.Start("kill", ["-TERM", $"{up.Id}"]).WaitForExit();
        }
        await up.WaitForExitAsync(Cancel);
        Assert.Equal(0, up.ExitCode);
        Assert.False(File.Exists(Path.Combine(shell.Folder, ".data", "postgres", "postmaster.pid")), "PostgreSQL was left running.");
    }

    private static async Task<(string Url, IReadOnlyList<string> Printed)> ReadyAsync(Process up)
    {
        var errors = up.StandardError.ReadToEndAsync(Cancel);
        var printed = new List<string>();
        while (await up.StandardOutput.ReadLineAsync(Cancel) is { } line)
        {
            printed.Add(line);
            if (Url.Match(line) is { Success: true } match) return (match.Value, printed);
        }
        throw new InvalidOperationException($"The service did not start:\n{string.Join('\n', printed)}\n{await errors}");
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Url { get; }
}
