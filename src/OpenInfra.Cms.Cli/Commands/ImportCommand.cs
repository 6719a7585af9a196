using System.CommandLine;
using System.CommandLine.Parsing;
using OpenInfra.Cms.Cli.Output;
using OpenInfra.Cms.Importing;
using OpenInfra.Cms.Model;

namespace OpenInfra.Cms.Cli.Commands;

/// <summary>`cms import PATH...`</summary>
internal static class ImportCommand
{
    private static readonly Argument<string[]> _paths = new("PATH") { Description = "Folders or files to import.", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string?> _source = new("--source") { Description = "The identity of the source; the folder's name where it is not given." };
    private static readonly Option<bool> _theirs = new("--theirs") { Description = "Let the source win where it has changed and the entry was edited here too." };
    private static readonly Option<bool> _dryRun = new("--dry-run") { Description = "Print what would be done, and write nothing." };
    private static readonly Option<FileInfo?> _report = new("--report") { Description = "Write a report of every file to this file, as JSON." };

    public static Command Create()
    {
        var command = new Command("import", "Imports Markdown, YAML and JSON documents. Importing what has not changed does nothing.")
        {
            _paths, _source, _theirs, _dryRun, _report,
        };
        command.Validators.Add(Check);
        command.SetAction(RunAsync);
        return command;
    }

    // Before the first of several sources is imported, and before there is a database.
    private static void Check(CommandResult parsed)
    {
        var paths = parsed.GetValue(_paths) ?? [];
        foreach (var path in paths.Where(path => !Path.Exists(path)))
            parsed.AddError(path.StartsWith('-') ? $"There is no option \"{path}\"; cms import --help lists them." : $"There is no file or folder \"{path}\".");
        if (paths.Select(path => SourceOf(path, parsed.GetValue(_source))).GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } same)
            parsed.AddError($"Two sources can't both be named \"{same.Key}\": import them one by one, each with a --source.");
        if (parsed.GetValue(_report) is { Directory.Exists: false } report) parsed.AddError($"There is no folder \"{report.DirectoryName}\" to write the report to.");
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        await using var session = await Session.OpenAsync(cancel);
        var importer = new Importer(session.Store, ContentModel.Types);
        var isDryRun = parsed.GetValue(_dryRun);
        var reports = new List<ImportReport>();
        foreach (var path in parsed.GetValue(_paths)!)
        {
            var options = new ImportOptions { Source = SourceOf(path, parsed.GetValue(_source)), Theirs = parsed.GetValue(_theirs), DryRun = isDryRun };
            var report = await Progress.ShowAsync(progress => importer.ImportAsync(path, options, progress, cancel));
            ReportPrinter.Print(report, isDryRun);
            reports.Add(report);
        }
        if (parsed.GetValue(_report) is { } file) await File.WriteAllTextAsync(file.FullName, ImportReport.Combine(reports).ToJson() + "\n", cancel);
        return reports.All(report => report.IsClean) ? ExitCode.Done : ExitCode.Incomplete;
    }

    private static string SourceOf(string path, string? name) =>
        name ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
}
