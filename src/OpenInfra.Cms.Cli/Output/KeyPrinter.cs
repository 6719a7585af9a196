using OpenInfra.Cms.Access;
using Spectre.Console;

namespace OpenInfra.Cms.Cli.Output;

/// <summary>Prints keys. A token alone is on the output, so that a script can take it; the words about it are beside.</summary>
internal static class KeyPrinter
{
    public static void PrintIssued(KeyInfo key)
    {
        Console.Error.WriteLine($"The key of {key.Name} ({key.Id}): {key.Describe()}. Its token is shown this once:");
        Console.WriteLine(key.Token);
        if (key.FormerUntil is { } until) Console.Error.WriteLine($"The token before is good until {until:u}.");
    }

    public static void PrintRevoked(KeyInfo key) => Console.WriteLine($"The key of {key.Name} ({key.Id}) is revoked.");

    public static void Print(IReadOnlyList<KeyInfo> keys, DateTime now)
    {
        if (keys is [])
        {
            Console.WriteLine("There are no keys: cms keys make NAME --scope admin makes one.");
            return;
        }
        var table = new Table().Border(TableBorder.Simple).AddColumns("id", "name", "scopes", "types", "made", "last used", "state");
        foreach (var key in keys)
            table.AddRow([.. Cells(key, now).Select(text => new Text(text))]);
        AnsiConsole.Write(table);
    }

    private static IEnumerable<string> Cells(KeyInfo key, DateTime now) =>
    [
        key.Id, key.Name, string.Join(", ", key.Scopes.Select(scope => scope.Name)), key.Types is [] ? "all" : string.Join(", ", key.Types),
        $"{key.CreatedAt:u}", $"{key.LastUsedAt:u}", StateOf(key, now),
    ];

    private static string StateOf(KeyInfo key, DateTime now) => key switch
    {
        { RevokedAt: { } at } => $"revoked {at:u}",
        { ExpiresAt: { } end } when end <= now => $"expired {end:u}",
        { ExpiresAt: { } end } => $"good until {end:u}",
        _ => "good",
    };
}
