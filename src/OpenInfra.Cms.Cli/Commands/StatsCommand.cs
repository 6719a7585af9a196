using System.CommandLine;
using System.Text.Json;
using OpenInfra.Cms.Model;
using OpenInfra.Cms.Reading;
using Spectre.Console;
using Status = OpenInfra.Cms.Content.Status;

namespace OpenInfra.Cms.Cli.Commands;

/// <summary>`cms stats`</summary>
internal static class StatsCommand
{
    private static readonly Option<bool> _json = new("--json") { Description = "Print JSON." };

    public static Command Create()
    {
        var command = new Command("stats", "Tells how many entries, events and texts there are.") { _json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        await using var session = await Session.OpenAsync(cancel);
        await using var query = session.Store.QuerySession();
        var stats = await query.StatsAsync(ContentModel.Types, cancel);
        if (parsed.GetValue(_json)) Console.WriteLine(JsonSerializer.Serialize(stats, Wire.Json));
        else Print(stats);
        return ExitCode.Done;
    }

    private static void Print(Stats stats)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("");
        foreach (var status in Enum.GetNames<Status>()) table.AddColumn(new TableColumn(status).RightAligned());
        foreach (var (type, counts) in stats.Entries)
            table.AddRow([type, .. Enum.GetValues<Status>().Select(status => $"{counts[status]:N0}")]);
        AnsiConsole.Write(table);
        AnsiConsole.WriteLine($"{stats.Events:N0} events, {stats.Texts:N0} texts");
    }
}
