using System.CommandLine;
using System.Text.Json;
using Marten;
using OpenInfra.Cms.Access;
using OpenInfra.Cms.Cli.Output;
using OpenInfra.Cms.Model;

namespace OpenInfra.Cms.Cli.Commands;

/// <summary>`cms keys ...`</summary>
internal static class KeysCommand
{
    private static readonly Option<bool> _json = new("--json") { Description = "Print JSON." };
    private static readonly Argument<string> _name = new("NAME") { Description = "Whose key it is; events tell by it who did something." };
    private static readonly Argument<string> _key = new("KEY") { Description = "The id or the name of a key." };
    private static readonly Option<string[]> _scopes = new("--scope")
    {
        Description = $"What it allows, several times or joined by commas: {string.Join(", ", Scopes.Names)}.",
        Required = true,
    };
    private static readonly Option<string[]> _types = new("--type")
    {
        Description = $"The types that it is good for; all without: {string.Join(", ", ContentModel.Types.Select(type => type.Name))}.",
    };
    private static readonly Option<DateTimeOffset?> _expires = new("--expires")
    {
        Description = "When it ends by itself: 2027-01-31 or 2027-01-31T12:00Z.",
    };
    private static readonly Option<int> _overlap = new("--overlap")
    {
        Description = "For how many minutes the secret before is good beside the new one.",
    };

    public static Command Create() => new("keys", "Makes, lists, rotates and revokes the keys of editors and programs.")
    {
        Running(new("make", "Makes a key and prints its token, this once.") { _name, _scopes, _types, _expires, _json }, MakeAsync),
        Running(new("list", "Lists all keys, without their secrets.") { _json }, ListAsync),
        Running(new("rotate", "Gives a key a new secret and prints its new token, this once.") { _key, _overlap, _json }, RotateAsync),
        Running(new("revoke", "Ends a key at once and for ever.") { _key, _json }, RevokeAsync),
        Running(new("end-previews", "Ends all preview links made so far."), EndPreviewsAsync),
    };

    private static Command Running(Command command, Func<ParseResult, IDocumentSession, CancellationToken, Task<int>> run)
    {
        command.SetAction(async (parsed, cancel) =>
        {
            await using var session = await Session.OpenAsync(cancel);
            await using var changes = session.Store.LightweightSession();
            changes.LastModifiedBy = $"cli:{Environment.UserName}";
            return await run(parsed, changes, cancel);
        });
        return command;
    }

    private static async Task<int> MakeAsync(ParseResult parsed, IDocumentSession session, CancellationToken cancel)
    {
        var request = new KeyRequest
        {
            Name = parsed.GetValue(_name)!,
            Scopes = Split(parsed.GetValue(_scopes)),
            Types = Split(parsed.GetValue(_types)),
            ExpiresAt = parsed.GetValue(_expires),
        };
        var made = await session.MakeKeyAsync(request, ContentModel.Types, DateTimeOffset.UtcNow, cancel);
        return Report(parsed, made, KeyPrinter.PrintIssued);
    }

    private static async Task<int> ListAsync(ParseResult parsed, IDocumentSession session, CancellationToken cancel)
    {
        KeyInfo[] keys = [.. (await session.KeysAsync(cancel)).Select(KeyInfo.Of)];
        if (parsed.GetValue(_json)) Console.WriteLine(JsonSerializer.Serialize(new { Items = keys }, Wire.Json));
        else KeyPrinter.Print(keys, DateTime.UtcNow);
        return ExitCode.Done;
    }

    private static async Task<int> RotateAsync(ParseResult parsed, IDocumentSession session, CancellationToken cancel) =>
        Report(parsed, await ChangeAsync(parsed, session, id => session.RotateKeyAsync(
            id, TimeSpan.FromMinutes(parsed.GetValue(_overlap)), DateTimeOffset.UtcNow, cancel), cancel), KeyPrinter.PrintIssued);

    private static async Task<int> RevokeAsync(ParseResult parsed, IDocumentSession session, CancellationToken cancel) =>
        Report(parsed, await ChangeAsync(
            parsed, session, id => session.RevokeKeyAsync(id, DateTimeOffset.UtcNow, cancel), cancel), KeyPrinter.PrintRevoked);

    private static async Task<int> EndPreviewsAsync(ParseResult parsed, IDocumentSession session, CancellationToken cancel)
    {
        await session.EndPreviewsAsync(cancel);
        Console.WriteLine("All previews made so far have ended.");
        return ExitCode.Done;
    }

    private static async Task<Outcome<T>> ChangeAsync<T>(
        ParseResult parsed, IDocumentSession session, Func<string, Task<Outcome<T>>> change, CancellationToken cancel) =>
        await session.FindKeyAsync(parsed.GetValue(_key)!, cancel) is { } key ? await change(key.Id) : new Refusal.NotFound();

    private static int Report<T>(ParseResult parsed, Outcome<T> outcome, Action<KeyInfo> print)
    {
        if (outcome is not Outcome<T>.Done(var value))
        {
            Console.Error.WriteLine(WhyNot(((Outcome<T>.Refused)outcome).Why, parsed));
            return ExitCode.Incomplete;
        }
        var key = value is IssuedKey issued ? KeyInfo.Of(issued) : KeyInfo.Of((ApiKey)(object)value!);
        if (parsed.GetValue(_json)) Console.WriteLine(JsonSerializer.Serialize(key, Wire.Json));
        else print(key);
        return ExitCode.Done;
    }

    private static string WhyNot(Refusal why, ParseResult parsed) => why switch
    {
        Refusal.NotFound => $"There is no key with the id or name \"{parsed.GetValue(_key)}\"; cms keys list tells which there are.",
        Refusal.Conflict(var problem) => problem.Detail,
        Refusal.Invalid(var problems) => string.Join('\n', problems.Select(problem => $"{problem.Pointer[1..]}: {problem.Detail}")),
        _ => throw new InvalidOperationException($"Keys know no {why}."),
    };

    private static string[] Split(string[]? given) =>
        [.. (given ?? []).SelectMany(one => one.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
}
