using OpenInfra.Cms.Access;
using OpenInfra.Cms.Api.Tests.Hosting;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Serving;

public sealed class GettingIn(TestDatabases databases)
{
    [Fact]
    public async Task The_first_start_prints_a_key_once_and_it_opens_everything()
    {
        using var shell = new Shell { Variables = { ["ConnectionStrings__Cms"] = await databases.NewAsync() } };
        var (first, keys) = await PrintedAsync(shell, "--FirstKey=print", async http =>
        {
            using var answer = await http.GetAsync("/api/keys", Cancel);
            return await answer.Content.ReadAsStringAsync(Cancel);
        });
        var (second, _) = await PrintedAsync(shell, "--FirstKey=print", _ => Task.FromResult(""));

        Assert.Contains("first key", first, StringComparison.Ordinal);
        Assert.Contains("\"scopes\":[\"admin\"]", keys, StringComparison.Ordinal);
        Assert.DoesNotContain(KeyToken.Prefix, second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_key_the_start_says_how_to_make_one()
    {
        using var shell = new Shell { Variables = { ["ConnectionStrings__Cms"] = await databases.NewAsync() } };
        var (printed, _) = await PrintedAsync(shell, "", _ => Task.FromResult(""));
        Assert.Equal("There is no key yet, so nobody can edit: ./cms keys make NAME --scope admin makes one.\n", printed);
    }

    // What stands before the line that says where it listens, and what a client with the printed key gets.
    private static async Task<(string Printed, string Answer)> PrintedAsync(
        Shell shell, string arguments, Func<HttpClient, Task<string>> ask)
    {
        using var service = shell.Start($"{Service.Command} --urls http://127.0.0.1:0 {arguments}");
        var (printed, line) = ("", await service.StandardOutput.ReadLineAsync(Cancel));
        for (; line?.Contains("is ready", StringComparison.Ordinal) == false; line = await service.StandardOutput.ReadLineAsync(Cancel))
            printed += $"{line}\n";
        var url = line!.Split(' ').First(word => word.StartsWith("http", StringComparison.Ordinal));
        using var http = new HttpClient { BaseAddress = new(url) };
        if (printed.Split('\n').FirstOrDefault(one => KeyToken.Parse(one.Trim()) is not null) is { } token)
            http.DefaultRequestHeaders.Authorization = new("Bearer", token.Trim());
        var answer = await ask(http);
        Service.Signal("TERM", service.Id);
        await service.WaitForExitAsync(Cancel);
        return (printed, answer);
    }
}
