using System.CommandLine;
using OpenInfra.Cms.Exporting;
using OpenInfra.Cms.Model;

namespace OpenInfra.Cms.Cli.Commands;

/// <summary>`cms export PATH`</summary>
internal static class ExportCommand
{
    private static readonly Argument<string> _path = new("PATH") { Description = "The folder to write to; made where it is missing." };
    private static readonly Option<string?> _source = new("--source")
    {
        Description = "Export the files of this source; without it of all, each in a folder of its name where there are several.",
    };
    private static readonly Option<bool> _published =
        new("--published") { Description = "Export what readers see; what is not published is left out." };
    private static readonly Option<string?> _type =
        new("--type") { Description = "Export only files with entries of this type, such as post." };
    private static readonly Option<DateTimeOffset?> _since = new("--since")
    {
        Description = "Export only files with entries that changed since, such as 2026-01-31 or 2026-01-31T12:00Z.",
    };
    private static readonly Option<bool> _git =
        new("--git") { Description = "Make a git repository of the folder, with a commit for each revision." };
    private static readonly Option<bool> _force =
        new("--force") { Description = "Write into a folder that holds other files, over those in the way." };

    public static Command Create()
    {
        var command = new Command("export",
            "Writes every entry back to the document that it came from. What was not edited is written to the byte.")
        {
            _path, _source, _published, _type, _since, _git, _force,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        await using var session = await Session.OpenAsync(cancel);
        var options = new ExportOptions
        {
            Source = parsed.GetValue(_source),
            Published = parsed.GetValue(_published),
            Type = parsed.GetValue(_type),
            Since = parsed.GetValue(_since),
            Git = parsed.GetValue(_git),
            Force = parsed.GetValue(_force),
        };
        try
        {
            var report = await new Exporter(session.Store, ContentModel.Types).ExportAsync(parsed.GetValue(_path)!, options, cancel);
            Print(report, options.Git);
            return report.IsClean ? ExitCode.Done : ExitCode.Incomplete;
        }
        catch (Exception error) when (error is ExportException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(error.Message);
            return ExitCode.Usage;
        }
    }

    private static void Print(ExportReport report, bool isGit)
    {
        foreach (var reason in report.Refused) Console.Error.WriteLine($"error: {reason}");
        foreach (var one in report.Untold)
            Console.Error.WriteLine($"warning: {one.Entry}: no document can tell its {string.Join(", ", one.Fields)}; "
                + "an import of this export will not bring that back.");
        Console.WriteLine(
            $"wrote {report.Written}: edited {report.Edited}, new {report.Added}; left out {report.LeftOut}, refused {report.Refused.Count}"
            + (isGit ? $"; commits {report.Commits}" : ""));
    }
}
