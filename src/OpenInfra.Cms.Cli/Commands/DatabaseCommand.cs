using System.CommandLine;
using OpenInfra.Cms.Model;
using OpenInfra.Cms.Storage;

namespace OpenInfra.Cms.Cli.Commands;

/// <summary>`cms db ...`</summary>
internal static class DatabaseCommand
{
    public static Command Create()
    {
        var migrate = new Command("migrate", "Brings the database to the schema of this version.");
        migrate.SetAction(MigrateAsync);
        var reindex = new Command("reindex", "Makes anew what the search finds; nobody can write or search meanwhile.");
        reindex.SetAction(ReindexAsync);
        return new Command("db", "Looks after the database.") { migrate, reindex };
    }

    private static async Task<int> MigrateAsync(ParseResult parsed, CancellationToken cancel)
    {
        await using var session = await Session.OpenAsync(cancel);
        Console.WriteLine("The database has the schema of this version.");
        return ExitCode.Done;
    }

    private static async Task<int> ReindexAsync(ParseResult parsed, CancellationToken cancel)
    {
        await using var session = await Session.OpenAsync(cancel);
        await session.Store.MakeSearchableAgainAsync(ContentModel.Types, cancel);
        Console.WriteLine("All that is published can be found.");
        return ExitCode.Done;
    }
}
