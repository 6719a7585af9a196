using System.Text.Json;
using OpenInfra.Cms.Access;
using OpenInfra.Cms.Api.Tests.Hosting;

namespace OpenInfra.Cms.Api.Tests.Cli;

public sealed class KeysCommand(TestDatabases databases)
{
    [Fact]
    public async Task A_key_is_made_rotated_listed_and_revoked()
    {
        var database = await databases.NewAsync();
        var made = await Tool.RunAsync(
            database, "keys", "make", "Ann", "--scope", "content:read,content:write", "--type", "post", "--expires", "2099-01-31");
        var rotated = await Tool.RunAsync(database, "keys", "rotate", "Ann", "--overlap", "5", "--json");
        var list = await Tool.RunAsync(database, "keys", "list");
        var revoked = await Tool.RunAsync(database, "keys", "revoke", "Ann");
        var json = await Tool.RunAsync(database, "keys", "list", "--json");

        Assert.Equal((0, 0, 0, 0, 0), (made.ExitCode, rotated.ExitCode, list.ExitCode, revoked.ExitCode, json.ExitCode));
        Assert.Contains("content:read, content:write for post, until 2099-01-3", made.Errors, StringComparison.Ordinal);
        Assert.NotNull(KeyToken.Parse(made.Output.TrimEnd('\n')));
        var rotation = JsonElement.Parse(rotated.Output);
        Assert.NotNull(KeyToken.Parse(rotation.GetProperty("token").GetString()!));
        Assert.Contains("Ann", list.Output, StringComparison.Ordinal);
        Assert.Equal($"The key of Ann ({rotation.GetProperty("id").GetString()}) is revoked.\n", revoked.Output);
        var key = Assert.Single(JsonElement.Parse(json.Output).GetProperty("items").EnumerateArray());
        Assert.Equal($"cli:{Environment.UserName}", key.GetProperty("revokedBy").GetString());
        Assert.Equal(["content:read", "content:write"], key.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()));
        Assert.DoesNotContain("hash", json.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(1, "scopes/0: There is no \"write\" here. There are content:read, content:write,", "make", "x", "--scope", "write")]
    [InlineData(1, "types/0: There is no \"posts\" here.", "make", "x", "--scope", "content:read", "--type", "posts")]
    [InlineData(1, "There is no key with the id or name \"x\"", "revoke", "x")]
    [InlineData(1, "There is no key with the id or name \"x\"", "rotate", "x")]
    [InlineData(2, "--scope", "make", "x")]
    public async Task What_can_not_be_done_is_said(int code, string words, params string[] arguments)
    {
        var run = await Tool.RunAsync(await databases.NewAsync(), ["keys", .. arguments]);
        Assert.Equal((code, ""), (run.ExitCode, run.Output));
        Assert.Contains(words, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_are_no_keys_the_list_says_how_to_make_one()
    {
        var run = await Tool.RunAsync(await databases.NewAsync(), "keys", "list");
        Assert.Equal((0, "There are no keys: cms keys make NAME --scope admin makes one.\n"), (run.ExitCode, run.Output));
    }
}
