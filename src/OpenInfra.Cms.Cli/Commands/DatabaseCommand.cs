using System.CommandLine;

namespace OpenInfra.Cms.Cli.Commands;

/// <summary>`cms db ...`</summary>
internal static class DatabaseCommand
{
    public static Command Create()
    {
        var migrate = new Command("migrate", "Brings the database to the schema of this version.");
        migrate.SetAction(MigrateAsync);
        return new Command("db", "Looks after the database.") { migrate };
    }

    private static async Task<int> MigrateAsync(ParseResult parsed, CancellationToken cancel)
    {
        await using var session = await Session.OpenAsync(cancel);
        Console.WriteLine("The database has the schema of this version.");
        return ExitCode.Done;
    }
}
